"""The workbench in this process and behind a port, on the real graph and on one with hostile names; a browser."""

import socket
import threading
import time

import pyoxigraph as ox
import pytest
import uvicorn
from starlette.testclient import TestClient
from web_names import HOSTILE

from mrezha.graph.cache import current_folder
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.web.app import application
from mrezha.web.bench import Workbench
from mrezha.web.pool import Limits

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="session")
def bench(kg):
    made = Workbench(kg, current_folder() / "store", Limits(seconds=2, rows=500, memory=1024**3))
    yield made
    made.close()


@pytest.fixture(scope="session")
def client(bench):
    return TestClient(application(bench), base_url="http://127.0.0.1", headers={"Accept": "text/html"})


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A client of the same graph with markup for the name of A21 and for the words of a span."""
    quads = (current_folder() / "dataset.nq").read_text(encoding="utf-8")
    name = ox.Literal(HOSTILE, language="bg")
    quads = quads.replace('"Фондация „Кампания А21“"@bg', str(name))
    quads = quads.replace('"Ескейп стая на колела (Escapetruck)"', str(ox.Literal(HOSTILE)))
    folder = tmp_path_factory.mktemp("hostile") / "store"
    store = ox.Store(str(folder))
    store.bulk_load(quads.encode(), format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    made = Workbench(KnowledgeGraph(Dataset.open(folder)), folder, Limits(processes=1))
    yield TestClient(application(made), base_url="http://127.0.0.1", headers={"Accept": "text/html"})
    made.close()


@pytest.fixture(scope="session")
def server(bench):
    """The address of the workbench behind a port of this computer."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(application(bench), log_level="error", lifespan="off")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join(10)


@pytest.fixture
def visit(chromium, server):
    """Open a page; at the end no request left this server and the console holds no error."""
    contexts, troubles = [], []

    def outside(route):
        troubles.append(f"request to {route.request.url}")
        route.abort()

    def opened(path="/", size="desktop", lang="bg", **options):
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale={"bg": "bg-BG", "en": "en-GB"}[lang],
            has_touch=size == "phone", **options,
        )  # fmt: skip
        contexts.append(context)
        context.route(lambda address: not address.startswith((server, "data:", "blob:")), outside)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(server + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
