"""The map in a real browser: every control, at both sizes, in both languages, nothing from outside."""

import csv
import io
import json
import struct
from importlib.resources import files

import map_networks
import pytest
from accessibility import violations
from chromium import chromium_path

BOTH = pytest.mark.parametrize("size", ["desktop", "phone"])
LANGUAGES = pytest.mark.parametrize("lang", ["bg", "en"])


def each(test):
    """At both sizes and in both languages, one with the other: no control asks for both at once."""
    return pytest.mark.parametrize(("size", "spoken"), [("desktop", "bg"), ("phone", "en")], indirect=["spoken"])(test)


WORDS = json.loads((files("mrezha.viz") / "static" / "words.json").read_text(encoding="utf-8"))
INK = """
() => {
  const canvas = document.querySelector('#stage canvas'), { width, height } = canvas;
  const points = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  return points.filter((value, i) => i % 4 === 3 && value).length / (width * height);
}
"""
SHOWN = """
() => ({
  nodes: [...mrezha.shown().nodes.values()].map(({ node }) => node.iri.split('/id/')[1]),
  activities: mrezha.shown().activities.size,
  ties: mrezha.shown().ties.map((tie) => (
    { id: tie.id, relation: tie.relation, change: tie.change, count: tie.activities.length }
  )),
})
"""
ACTIVE = """
() => {
  const { id, dataset } = document.activeElement;
  return id || dataset.name || dataset.to || dataset.value || '';
}
"""


def words(page, key):
    """What the map calls a thing, in the language of the page."""
    return WORDS[page.evaluate("document.documentElement.lang")][key]


def label(page, about):
    return about[f"label_{page.evaluate('document.documentElement.lang')}"]


def shown(page):
    return page.evaluate(SHOWN)


def filters(page):
    """On a phone the filters are behind a button."""
    if page.locator("#filters-open").is_visible() and not page.locator("#filters").is_visible():
        page.click("#filters-open")


def done(page):
    if page.locator("#filters-close").is_visible():
        page.click("#filters-close")


def check(page, name):
    filters(page)
    page.locator(f'#filters [data-name="{name}"]').first.click()


def click_mark(page, iri):
    index = page.evaluate("iri => [...mrezha.shown().nodes.values()].find(s => s.node.iri.endsWith(iri)).node.id", iri)
    point = page.evaluate("id => mrezha.point(id)", f"n{index}")
    box = page.locator("#stage").bounding_box()
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    page.wait_for_timeout(100)


def download(page, press):
    with page.expect_download() as caught:
        press()
    path = caught.value.path()
    return caught.value.suggested_filename, path.read_bytes()


def rows_of(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@BOTH
@LANGUAGES
def test_first_view_draws_and_says_everything(visit, networks, size, lang):
    page = visit("real", f"lang={lang}", size)
    real = networks["real"]
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.locator("h1").inner_text() == {"bg": "Карта на институциите", "en": "Map of institutions"}[lang]
    status = page.locator("#status").inner_text()
    assert str(len(real)) in status and str(real.number_of_edges()) in status
    assert page.evaluate(INK) > 0.02
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


NAMELESS = """
() => [...document.querySelectorAll('button, input, select, summary, [role]')]
  .filter(e => e.offsetParent && !e.closest('label') && !e.matches('[role=search], [role=status]'))
  .filter(e => !e.textContent.trim() && !e.getAttribute('aria-label')).map(e => e.outerHTML)
"""


@BOTH
@LANGUAGES
def test_every_control_has_a_name_in_the_language(visit, size, lang):
    page = visit("real", f"lang={lang}&mode=two&compare=2020-2025&open=n:institution/nkbth", size)
    words = " ".join(page.locator("[data-w]").all_text_contents()).lower()
    assert any(letter in words for letter in "жщъя") == (lang == "bg")
    assert page.evaluate(NAMELESS) == []
    assert page.locator("[data-w]:empty").count() == 0


@pytest.mark.parametrize(  # every two of size, language and theme meet
    ("size", "lang", "theme"),
    [("desktop", "bg", "light"), ("desktop", "en", "dark"), ("phone", "bg", "dark"), ("phone", "en", "light")],
)
def test_no_view_shuts_anybody_out(visit, size, lang, theme):
    page = visit("tricky", f"lang={lang}", size, color_scheme=theme)
    for view in (
        "open=n:institution/bad",
        "ego=institution/bad&compare=2020-2025",
        "tab=table&open=e:institution/bad|lead-partner|institution/a21",
        "mode=two&open=a:2025/2.1.1",
    ):
        page.evaluate("hash => { location.hash = hash; }", f"lang={lang}&{view}")
        page.wait_for_timeout(50)
        assert violations(page) == [], view
    page.click("#save summary")
    page.fill("#search", "а21")
    filters(page)
    assert violations(page) == []


@each
def test_language_switch(visit, size):
    page = visit("real", size=size)
    page.click('[data-value="en"]')
    assert (
        page.locator("h1").inner_text() == "Map of institutions" and "Ties" in page.locator("#filters").text_content()
    )
    assert page.get_attribute("#search", "placeholder").startswith("Institution")
    page.click('[data-value="bg"]')
    assert page.evaluate("document.documentElement.lang") == "bg" and page.title() == "Карта на институциите"


@each
def test_legend_hides_and_shows_a_kind(visit, size):
    page = visit("real", size=size)
    check(page, "ministry")
    assert page.get_attribute('[data-name="ministry"]', "aria-pressed") == "false"
    assert "institution/mvr" not in shown(page)["nodes"]
    check(page, "ministry")
    assert "institution/mvr" in shown(page)["nodes"]


@each
def test_ties_by_role(visit, size):
    page = visit("real", size=size)
    assert {tie["relation"] for tie in shown(page)["ties"]} == {"lead-partner", "co-lead", "co-partner", "pays"}
    for relation in ("lead-partner", "co-lead", "co-partner", "pays"):
        check(page, relation)
        assert relation not in {tie["relation"] for tie in shown(page)["ties"]}
        check(page, relation)


def test_kinds_of_ties_look_different(visit):
    page = visit("real")
    styles = page.evaluate("Object.fromEntries(mrezha.lines().map(l => [l.style, [l.arrow, l.bend]]))")
    samples = page.evaluate("[...document.querySelectorAll('#ties svg')].map(s => s.outerHTML)")
    assert len(set(samples)) == 4 and len({str(style) for style in styles.values()}) == 4


@each
def test_search_finds_by_any_name_in_both_scripts(visit, size):
    page = visit("real", size=size)
    page.focus("#search")
    for name in ("А21", "A21", "a21", "Кампания А21", "A21 campaign", "кампания a21", "the a21"):
        page.fill("#search", "")
        page.keyboard.type(name)
        assert page.get_attribute("#search", "aria-expanded") == "true", name
        page.keyboard.press("Enter")
        assert page.locator("#card h2").inner_text() in ("Фондация „Кампания А21“", "A21 Campaign Foundation"), name
        assert page.evaluate("document.activeElement.id") == "card-name", name
        page.keyboard.press("Escape")
        assert page.locator("#card").is_hidden() and page.evaluate("document.activeElement.id") == "search", name


def test_search_by_keyboard(visit):
    page = visit("real")
    page.focus("#search")
    page.keyboard.type("министерство")
    options = page.locator("#found [role=option]")
    assert options.count() >= 8
    first, second = options.nth(0).inner_text(), options.nth(1)
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == second.get_attribute("id")
    assert second.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert first.splitlines()[0] == page.locator("#card h2").inner_text()


def test_search_finds_activities_and_says_when_nothing_fits(visit):
    page = visit("real")
    page.fill("#search", "2.1.11")
    page.locator("#found [role=option]").first.click()
    assert "2.1.11" in page.locator("#card .facts").inner_text()
    page.fill("#search", "щъркел няма")
    assert "Няма такова име" in page.locator("#found").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()


@each
def test_years(visit, networks, size):
    page = visit("real", size=size)
    check(page, "2020")
    keys = page.evaluate("[...mrezha.shown().activities].length")
    assert keys == sum(key.startswith("2025") for key in networks["real"].graph["activities"])
    check(page, "2025")
    assert shown(page)["nodes"] == [] and page.locator("#status").inner_text() == words(page, "status_empty")


@each
def test_sections(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    page.click('[data-do="themes-none"]')
    assert shown(page)["activities"] == 0
    check(page, "prevention")
    wanted = {key for key, about in networks["real"].graph["activities"].items() if about["theme"] == "prevention"}
    assert shown(page)["activities"] == len(wanted)
    page.click('[data-do="themes-all"]')
    assert shown(page)["activities"] == len(networks["real"].graph["activities"])


@each
def test_role(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    for role in ("leads", "partners", "pays"):
        page.select_option("#role", role)
        wanted = {iri.split("/id/")[1] for iri, about in networks["real"].nodes(data=True) if about[role]}
        assert set(shown(page)["nodes"]) == wanted, role


@each
def test_at_least_k_activities(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    page.fill("#least", "4")
    real = networks["real"]
    wanted = {
        iri.split("/id/")[1] for iri, a in real.nodes(data=True) if len({*a["leads"], *a["partners"], *a["pays"]}) >= 4
    }
    assert set(shown(page)["nodes"]) == wanted
    page.fill("#leastTie", "3")
    assert shown(page)["ties"] and all(tie["count"] >= 3 for tie in shown(page)["ties"])
    page.click('[data-do="reset"]')
    assert len(shown(page)["nodes"]) == len(real)
    assert page.input_value("#least") == "1" and page.input_value("#leastTie") == "1"


@each
def test_commission_switch(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    page.locator('#switches [data-name="commission"]').click()
    now, gone = shown(page), {"institution/nkbth", "institution/ankbth"}
    assert not gone & set(now["nodes"]) and "institution/mkbth" in now["nodes"]
    assert words(page, "status_without") in page.locator("#status").text_content()
    drawn, every = now["activities"], len(networks["real"].graph["activities"])
    assert (
        drawn < every and words(page, "status_of").format(n=drawn, of=every) in page.locator("#status").text_content()
    )


@each
def test_folding_units(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    page.locator('#switches [data-name="fold"]').click()
    real, now = networks["real"], shown(page)
    assert set(now["nodes"]) == {iri.split("/id/")[1] for iri, about in real.nodes(data=True) if not about["parent"]}
    family = [
        iri for iri in real if iri.rsplit("/", 1)[1] in ("mtsp", "az", "dbt", "ia-git", "asp", "dsp", "ozd", "stsv")
    ]
    wanted = {key for iri in family for role in ("leads", "partners", "pays") for key in real.nodes[iri][role]}
    size_of = "[...mrezha.shown().nodes.values()].find(s => s.node.iri.endsWith('/mtsp')).all.size"
    assert page.evaluate(size_of) == len(wanted)
    assert not any(tie["id"].split("|")[0] == tie["id"].split("|")[2] for tie in now["ties"])


@each
def test_classes_switch_and_ranking(visit, size):
    page = visit("real", size=size)
    ranks = page.evaluate("[...mrezha.shown().nodes.values()].filter(s => s.node.collective).map(s => s.rank)")
    assert len(ranks) == 6 and set(ranks) == {None}
    assert page.evaluate("mrezha.marks().filter(m => m.hatched).length") == 6
    filters(page)
    page.locator('#switches [data-name="classes"]').click()
    assert not any(node.startswith("collective/") for node in shown(page)["nodes"])


@each
def test_comparing_years(visit, networks, size):
    page = visit("real", size=size)
    filters(page)
    page.select_option("#compare", "2020-2025")
    real = networks["real"]
    base = map_networks.BASE
    for tie in shown(page)["ties"]:
        u, relation, v = tie["id"].split("|")
        pair = (base + u, base + v) if real.has_edge(base + u, base + v, relation) else (base + v, base + u)
        years = {key[:4] for key in real.edges[*pair, relation]["activities"]}
        assert tie["change"] == {("2020", "2025"): "kept", ("2020",): "lost", ("2025",): "new"}[tuple(sorted(years))]
    assert {"kept", "lost", "new"} <= {tie["change"] for tie in shown(page)["ties"]}
    assert set(page.evaluate("mrezha.lines().map(l => l.style)")) == {"kept", "lost", "new"}
    assert page.locator("#changes .key").count() == 3
    assert "2020 → 2025" in page.locator("#status").text_content()


@each
def test_ego_view_with_depth(visit, networks, size):
    page = visit("real", "open=n:institution/a21", size)
    page.click("#card .actions button")
    sizes = []
    for depth in (1, 2, 3):
        page.locator(f'#ego [data-name="depth-{depth}"]').click()
        sizes.append(len(shown(page)["nodes"]))
    a21 = map_networks.BASE + "institution/a21"
    real = networks["real"]
    assert sizes[0] == 1 + len({*real.predecessors(a21), *real.successors(a21)}) and sizes == sorted(sizes)
    page.keyboard.press("Escape")
    page.locator('#ego [data-name="stop"]').click()
    assert len(shown(page)["nodes"]) == len(real) and page.locator("#ego").is_hidden()


@each
def test_click_on_an_institution_opens_its_card(visit, networks, size):
    page = visit("real", "ties=co-partner", size)
    click_mark(page, "/nkbth")
    card = page.locator("#card").inner_text()
    about = networks["real"].nodes[map_networks.BASE + "institution/nkbth"]
    assert label(page, about) in card and f"{words(page, 'leads')} · {len(about['leads'])}" in card
    assert {"bg": "Националната комисия", "en": "National Commission"}[
        page.evaluate("document.documentElement.lang")
    ] in card
    assert page.locator("#card .deed").count() == sum(len(about[role]) for role in ("leads", "partners", "pays"))
    page.locator("#card .deed").first.click()
    assert page.locator("#card .facts").inner_text().startswith("20")
    page.locator('#card [aria-label="Затваряне"], #card [aria-label="Close"]').click()
    assert page.locator("#card").is_hidden()


@each
def test_click_on_a_tie_shows_activities_with_the_words_of_the_source(visit, size):
    page = visit("real", "ego=institution/a21&depth=1&ties=co-partner", size)
    tie = page.evaluate("mrezha.shown().ties[0].id")
    point, box = page.evaluate("id => mrezha.bend(id)", tie), page.locator("#stage").bounding_box()
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    page.wait_for_timeout(100)
    assert page.evaluate("mrezha.state().open") == f"e:{tie}"
    count = page.evaluate("mrezha.shown().ties[0].activities.length")
    assert page.locator("#card .proof").count() == count and page.locator("#card blockquote").count() >= count
    said = page.locator("#card blockquote").first.inner_text()
    assert "programme-20" in said and words(page, "evidence_at").split()[1] in said


def test_hidden_institution_says_so_and_offers_the_way_out(visit):
    page = visit("real", "commission=0&open=n:institution/nkbth")
    assert "Не се вижда" in page.locator("#card").inner_text()
    page.click("#card .note button")
    assert "institution/nkbth" in shown(page)["nodes"]


BELOW = """
() => {
  const stage = document.getElementById('stage').getBoundingClientRect();
  const buttons = [...document.querySelectorAll('.zoom button')].map((button) => button.getBoundingClientRect());
  const hit = ({ x, y, wide, high }) => buttons.filter((button) => (
    stage.left + x - wide / 2 < button.right - 1 && button.left + 1 < stage.left + x + wide / 2
    && stage.top + y < button.bottom - 1 && button.top + 1 < stage.top + y + high));
  return [mrezha.labels().length, mrezha.labels().flatMap(hit).length];
}
"""


def test_no_label_lies_below_the_buttons(visit):
    page = visit("real", size="phone")
    drawn = 0
    for _ in range(6):  # other parts of the map come to lie below them
        page.click('[data-do="zoom-in"]')
        page.wait_for_timeout(50)
        labels, below = page.evaluate(BELOW)
        drawn += labels
        assert below == 0
    assert drawn > 20


@each
def test_table_is_the_twin_of_the_map(visit, size):
    page = visit("real", size=size)
    page.click('[data-value="table"]')
    now = shown(page)
    assert page.locator("#table-nodes tbody tr").count() == len(now["nodes"])
    assert page.locator("#table-edges tbody tr").count() == len(now["ties"])
    assert page.locator("#table-nodes tbody tr").first.inner_text().split()[0] == "1"
    assert words(page, "unranked") in page.locator("#table-nodes tbody tr").last.inner_text()
    page.locator("#table-nodes thead button").nth(1).click()
    assert page.locator("#table-nodes th").nth(1).get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.textContent") == words(page, "name")
    hidden = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length"
    assert page.evaluate(hidden) == 0
    page.locator("#table-edges tbody td.number button").first.click()
    assert page.locator("#card blockquote").count() > 0


@BOTH
@LANGUAGES
def test_csv(visit, size, lang):
    page = visit("real", f"lang={lang}&commission=0", size)
    page.click("#save summary")
    name, data = download(page, lambda: page.click('[data-do="csv-nodes"]'))
    rows = rows_of(data)
    assert (
        name == "mrezha-institutions.csv"
        and len(rows) == 1 + len(shown(page)["nodes"])
        and {len(row) for row in rows} == {8}
    )
    assert rows[0][1] == {"bg": "Име", "en": "Name"}[lang]
    page.click('[data-value="table"]')
    name, data = download(page, lambda: page.click('[data-csv="edges"]'))
    assert name == "mrezha-ties.csv" and len(rows_of(data)) == 1 + len(shown(page)["ties"])


def test_csv_holds_no_formula(visit):
    page = visit("tricky")
    for lang in ("bg", "en"):
        page.click(f'[data-value="{lang}"]')
        page.click("#save summary")
        _, data = download(page, lambda: page.click('[data-do="csv-nodes"]'))
        rows = rows_of(data)
        assert len(rows) == 4
        assert not any(cell[:1] in tuple("=+-@\t\r") for row in rows for cell in row if cell)
        assert any(cell.startswith("'=") for row in rows for cell in row)


@each
def test_svg_and_png(visit, size):
    page = visit("real", size=size)
    page.click("#save summary")
    name, data = download(page, lambda: page.click('[data-do="svg"]'))
    text = data.decode()
    assert (
        name == "mrezha-map.svg"
        and text.startswith("<svg")
        and ("НКБТХ" in text or "National" in text)
        and ("Министерство" in text or "Ministry" in text)
        and "<script" not in text
    )
    assert page.evaluate(
        "text => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null", text
    )
    page.click("#save summary")
    name, data = download(page, lambda: page.click('[data-do="png"]'))
    width, height = struct.unpack(">II", data[16:24])
    assert (
        name == "mrezha-map.png"
        and data.startswith(b"\x89PNG")
        and width >= 1800
        and height > 500
        and len(data) > 50_000
    )


def test_svg_holds_names_as_text(visit):
    page = visit("tricky")
    page.click("#save summary")
    _, data = download(page, lambda: page.click('[data-do="svg"]'))
    assert b"<script" not in data and b"&lt;script&gt;" in data


@each
def test_address_restores_the_view(visit, pages, size):
    page = visit("real", size=size)
    filters(page)
    page.locator('#switches [data-name="fold"]').click()
    check(page, "prevention")
    check(page, "ngo")
    page.select_option("#compare", "2020-2025")
    page.fill("#leastTie", "2")
    done(page)
    page.click('[data-do="zoom-in"]')
    page.click('[data-value="en"]')
    wanted, hash_ = shown(page), page.evaluate("location.hash")
    again = visit("real", hash_[1:], size)
    assert shown(again) == wanted and again.evaluate("mrezha.state()") == page.evaluate("mrezha.state()")
    assert again.locator("h1").inner_text() == "Map of institutions"
    for mark in page.evaluate("mrezha.marks().map(m => m.id)")[:3]:
        a, b = (tab.evaluate("id => mrezha.point(id)", mark) for tab in (page, again))
        assert abs(a["x"] - b["x"]) < 3 and abs(a["y"] - b["y"]) < 3


def test_address_with_nonsense_gives_the_plain_view(visit, networks):
    page = visit("real", "lang=xx&years=1999&kinds=<b>&ego=nobody&depth=99&least=-4&open=n:none&at=a_b_c&mode=three")
    assert len(shown(page)["nodes"]) == len(networks["real"]) and page.evaluate("document.documentElement.lang") == "bg"


def test_changing_the_address_changes_the_view(visit):
    page = visit("real")
    page.evaluate("location.hash = 'commission=0&lang=en'")
    page.locator("html[lang=en]").wait_for()
    assert "institution/nkbth" not in shown(page)["nodes"]


def test_copy_link(visit):
    page = visit("real", "commission=0", permissions=["clipboard-read", "clipboard-write"])
    page.click("#save summary")
    page.click('[data-do="link"]')
    page.locator("#said:not(:empty)").wait_for(state="attached")
    assert "commission=0" in page.evaluate("location.hash") and "at=" in page.evaluate("location.hash")


@each
def test_institutions_and_activities(visit, networks, size):
    page = visit("real", size=size)
    check(page, "two")
    done(page)
    marks = page.evaluate("mrezha.marks().filter(m => m.activity).length")
    assert marks == len(networks["real"].graph["activities"])
    wanted = sum(
        len(set(about[role]))
        for _, about in networks["real"].nodes(data=True)
        for role in ("leads", "partners", "pays")
    )
    assert page.evaluate("mrezha.lines().length") == wanted
    assert set(page.evaluate("mrezha.lines().map(l => l.style)")) == {"leads", "partners", "pays"}
    page.click('[data-value="table"]')
    assert page.locator("#table-edges tbody tr").count() == wanted


def test_every_mark_stays_where_the_layout_put_it(visit):
    page = visit("real")
    before = page.evaluate("mrezha.marks().map(m => [m.id, m.x, m.y])")
    page.locator('#filters [data-name="ministry"]').click()
    page.locator('#filters [data-name="ministry"]').click()
    page.wait_for_timeout(500)
    assert sorted(page.evaluate("mrezha.marks().map(m => [m.id, m.x, m.y])")) == sorted(before)


def test_keys_on_the_map(visit):
    page = visit("real")
    page.focus("#stage")
    start = page.evaluate("mrezha.point('n0')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert page.evaluate("mrezha.point('n0')") != start
    page.keyboard.press("0")
    page.wait_for_timeout(50)
    assert abs(page.evaluate("mrezha.point('n0')")["x"] - start["x"]) < 2
    page.keyboard.press("PageDown")
    assert page.locator("#card h2").inner_text().startswith("Национална комисия")
    page.keyboard.press("PageDown")
    assert not page.locator("#card h2").inner_text().startswith("Национална комисия")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-name"
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_order_of_the_keyboard(visit):
    page = visit("real")
    order = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(page.evaluate(ACTIVE))
    wanted = [
        "stage",
        "table",
        "search",
        "map",
        "bg",
        "one",
        "ministry",
        "compare",
        "prevention",
        "role",
        "least",
        "stage",
    ]
    places, at = [], -1
    for name in wanted:
        at = order.index(name, at + 1)
        places.append(at)
    assert places == sorted(places)


def test_skip_links(visit):
    page = visit("real")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "table" and page.locator("#table-nodes").is_visible()


def test_form_keeps_the_focus_when_it_is_filled_again(visit):
    page = visit("real")
    page.focus('[data-name="ministry"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.name") == "ministry"


def test_changes_are_announced(visit):
    page = visit("real")
    assert page.get_attribute("#status", "aria-live") == "polite"
    before = page.locator("#status").inner_text()
    page.locator('#switches [data-name="commission"]').click()
    assert page.locator("#status").inner_text() != before
    assert page.get_attribute("#stage", "aria-describedby") == "status" and page.get_attribute("#stage", "aria-label")


def test_print_view_has_picture_and_tables(visit):
    page = visit("real", "lang=en")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print svg").first.is_visible() and page.locator("#print tbody tr").count() > 300
    assert page.locator("#filters").is_hidden() and page.locator("header").is_hidden()
    assert len(page.pdf()) > 50_000


def test_dark(visit):
    page = visit("real", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 251, 249)"


@each
def test_names_with_markup_are_text_everywhere(visit, size):
    page = visit("tricky", "open=n:institution/bad", size)
    tie = "e:institution/bad|lead-partner|institution/a21"
    for view in (
        "open=n:institution/bad",
        "lang=en&open=n:institution/sum",
        f"tab=table&open={tie}",
        "mode=two&open=a:2025/2.1.1",
    ):
        page.evaluate("hash => { location.hash = hash; }", view)
        page.wait_for_timeout(80)
        assert page.evaluate("window.hacked") is None and page.locator("img").count() == 0
    page.evaluate("location.hash = 'lang=bg&open=n:institution/bad'")
    page.wait_for_timeout(80)
    assert '<script>window.hacked=1</script> & „Зло“ "x"' in page.locator("#card h2").inner_text()
    page.fill("#search", "удебелено")
    assert page.locator("#found [role=option]").count() == 1


def test_network_of_nobody(visit):
    page = visit("empty")
    assert "Нищо не отговаря" in page.locator("#status").inner_text()
    page.click('[data-value="table"]')
    assert page.locator("#table-nodes tbody tr").count() == 0


@each
def test_a_thousand_ties(visit, size):
    page = visit("large", size=size)
    assert len(page.evaluate("mrezha.lines()")) == 1000
    page.focus("#search")
    page.keyboard.type("институция номер 77")
    page.keyboard.press("Enter")
    assert page.locator("#card h2").inner_text() in ("Институция номер 77", "Institution 77")


PIXELS = "document.querySelector('#stage canvas').toDataURL()"


def test_a_heavy_map_slides_as_a_picture_and_is_drawn_sharp_when_it_rests(visit):
    page = visit("heavy")
    light = visit("large", page.evaluate("location.hash.slice(1)"))
    for tab in (page, light):
        tab.focus("#stage")
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("+")
        tab.wait_for_timeout(600)
    assert page.evaluate(INK) == pytest.approx(light.evaluate(INK), rel=0.05)
    before = page.evaluate(PIXELS)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(50)
    assert page.evaluate(PIXELS) != before
    click_mark(page, "/i0")
    assert page.locator("#card h2").inner_text() == "Институция номер 0"


def test_beyond_many_ties_the_map_opens_on_the_surroundings_of_one(visit):
    page = visit("beyond")
    assert page.evaluate("mrezha.state().ego") == "institution/i0" and page.locator("#ego").is_visible()
    assert 1 < len(shown(page)["nodes"]) < 300
    page.locator('#ego [data-name="stop"]').click()
    assert len(shown(page)["ties"]) == 1000
    again = visit("beyond", page.evaluate("location.hash.slice(1)"))
    assert len(shown(again)["ties"]) == 1000


def test_pointing_at_a_tie_says_what_it_is(visit):
    page = visit("real", "ego=institution/a21&depth=1&ties=co-partner")
    point = page.evaluate("mrezha.bend(mrezha.shown().ties[0].id)")
    box = page.locator("#stage").bounding_box()
    page.mouse.move(box["x"] + point["x"] + 1, box["y"] + point["y"])
    page.locator("#tip").wait_for()
    assert "Дейности:" in page.locator("#tip").inner_text()
    page.mouse.move(box["x"] + 3, box["y"] + box["height"] - 3)
    page.locator("#tip").wait_for(state="hidden")


def test_phone_filters_are_a_sheet(visit):
    page = visit("real", size="phone")
    assert page.locator("#filters").is_hidden()
    page.click("#filters-open")
    assert page.locator("#filters").is_visible() and page.get_attribute("#filters-open", "aria-expanded") == "true"
    assert page.evaluate("document.activeElement.id") == "filters-close"
    page.keyboard.press("Escape")
    assert page.locator("#filters").is_hidden() and page.evaluate("document.activeElement.id") == "filters-open"


def test_missing_browser_is_a_failure_that_says_how(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(pytest.fail.Exception, match="apt-get install -y chromium"):
        chromium_path()
