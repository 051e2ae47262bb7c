"""Made-up networks, their maps as files, and a browser that refuses every request to the outside."""

import map_networks
import pytest

from mrezha.viz.map import map_page

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="session")
def networks():
    return {
        "real": map_networks.realistic(),
        "tricky": map_networks.tricky(),
        "large": map_networks.large(),
        "empty": map_networks.empty(),
    }


@pytest.fixture(scope="session")
def pages(networks, tmp_path_factory):
    """Addresses of the maps, written once."""
    folder = tmp_path_factory.mktemp("maps")
    addresses = {}
    for name, network in networks.items():
        (folder / f"{name}.html").write_text(map_page(network), encoding="utf-8")
        addresses[name] = (folder / f"{name}.html").as_uri()
    large = (folder / "large.html").read_text(encoding="utf-8")  # its thousand ties stand for many more
    for name, limit, low in (("heavy", '"heavy":2000', '"heavy":500'), ("beyond", '"beyond":12000', '"beyond":500')):
        assert limit in large
        (folder / f"{name}.html").write_text(large.replace(limit, low), encoding="utf-8")
        addresses[name] = (folder / f"{name}.html").as_uri()
    return addresses


@pytest.fixture
def spoken(request):
    """The language in which a map is opened where its address says none; else it opens as it was made."""
    return getattr(request, "param", None)


@pytest.fixture
def visit(chromium, pages, spoken):
    """Open a map; at the end no request went out and the console holds no error."""
    contexts, troubles = [], []

    def outside(route):
        troubles.append(f"request to {route.request.url}")
        route.abort()

    def opened(name="real", view="", size="desktop", **options):
        if spoken and "lang=" not in view:
            view = "&".join(part for part in (view, f"lang={spoken}") if part)
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, has_touch=size == "phone", accept_downloads=True, **options
        )
        context.route(lambda address: not address.startswith(("file:", "data:", "blob:")), outside)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(pages[name] + (f"#{view}" if view else ""))
        page.locator("#status:not(:empty)").wait_for(state="attached")
        page.wait_for_timeout(150)
        contexts.append(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
