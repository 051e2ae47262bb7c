"""The workbench in a real browser at both sizes: nothing from outside, no errors in the console."""

import pytest
from accessibility import violations

LANGUAGES = pytest.mark.parametrize("lang", ["bg", "en"])


def each(test):
    """At both sizes and in both languages, one with the other: no control asks for both at once."""
    return pytest.mark.parametrize(("size", "lang"), [("desktop", "bg"), ("phone", "en")])(test)


PAGES = (
    "/", "/ask?q=С кого партнира А21 по превенцията?", "/ask?q=xyzzy", "/activities", "/institutions", "/projects",
    "/acts", "/places", "/themes", "/gaps", "/changes", "/actors", "/map", "/queries", "/queries/partners-of",
    "/ontology", "/sparql", "/id/activity/2025/3.1.4", "/id/institution/nkbth", "/id/act/zbth", "/id/programme/2025",
)  # fmt: skip


@each
def test_asking_with_a_suggestion_by_keyboard(visit, size, lang):
    page = visit("/", size, lang)
    typed, whole, named = {
        "bg": ("С кого партнира НКБ", "С кого партнира НКБТХ", "НКБТХ"),
        "en": ("Who partners with NCC", "Who partners with NCCTHB", "National Commission"),
    }[lang]
    page.locator("#q").press_sequentially(typed, delay=10)
    page.locator("#offers li").first.filter(has_text=whole.split()[-1]).wait_for()  # the last letter's offers
    page.keyboard.press("ArrowDown")
    assert page.locator("#q").get_attribute("aria-activedescendant") == "offer-0"
    page.keyboard.press("Enter")
    assert page.locator("#q").input_value().strip() == whole
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.locator("table tbody tr").first.wait_for()
    assert named in page.locator(".reading").inner_text()


@each
def test_asking_with_an_example_and_reading_the_evidence(visit, size, lang):
    page = visit("/", size, lang)
    page.locator(".examples a").first.click()
    proof = page.locator(".proof").first
    proof.wait_for()
    page.locator("[data-open]").click()
    assert proof.get_attribute("open") is not None
    assert proof.locator("mark").count() > 0
    proof.locator("p a").click()
    page.locator(".cell").first.wait_for()
    assert "/id/activity/" in page.url


@each
def test_suggestions_can_be_tapped(visit, size, lang):
    page = visit("/", size, lang)
    page.locator("#q").press_sequentially("who partners with A2", delay=10)
    page.wait_for_load_state("networkidle")  # the last letter's offers are the ones to tap
    page.locator("#offers li", has_text="A21").first.click()
    assert page.locator("#q").input_value().startswith("who partners with A21")
    assert page.locator("#q").evaluate("e => e === document.activeElement")


@each
def test_a_value_and_its_words_light_up_together(visit, size, lang):
    page = visit("/id/activity/2025/2.1.13", size, lang)
    value = page.locator("[data-reading]", has_text={"bg": "Кампания А21", "en": "A21 Campaign"}[lang]).first
    value.focus()
    assert page.locator(".read.lit").all_inner_texts() == ["Фондация кампания А21"]
    page.locator("h1").click()
    assert page.locator(".lit").count() == 0
    page.locator(".read", has_text="Фондация кампания А21").click()
    assert page.locator("li.lit").count() == 1
    if size == "desktop":
        page.locator(".read", has_text="БАСП").hover()
        assert "репродуктив" in page.locator("li.lit").inner_text() or page.locator("li.lit").count() == 1


@each
def test_the_language_is_switched_and_stays(visit, size, lang):
    page = visit("/id/institution/a21", size, lang)
    names = {"bg": "Фондация „Кампания А21“", "en": "A21 Campaign Foundation"}
    other = {"bg": "en", "en": "bg"}[lang]
    for wanted in (other, lang):  # first away from the language of the browser, then back
        page.locator(f'.choice a[lang="{wanted}"]').click()
        assert page.locator("html").get_attribute("lang") == wanted
        assert page.locator("h1").inner_text().startswith(names[wanted])
        page.locator(".brand").click()
        assert page.locator("html").get_attribute("lang") == wanted
        page.goto(page.url.rstrip("/") + "/id/institution/a21")
        assert page.locator("html").get_attribute("lang") == wanted


@each
def test_the_menu_and_the_theme(visit, size, lang):
    page = visit("/", size, lang)
    if size == "phone":
        assert not page.locator("#nav").is_visible()
        page.click("#menu")
    page.locator('#nav a[href="/institutions"]').click()
    page.wait_for_url("**/institutions")  # and its scripts: the old page has a heading and a theme, too
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


@each
def test_the_editor_runs_completes_and_inserts(visit, size, lang):
    page = visit("/sparql", size, lang)
    page.locator("button.main").click()
    page.locator("#result tbody tr").first.wait_for()
    assert page.locator("#result tbody tr").count() == 20
    page.locator("#query").fill("SELECT * { ?a a mrz:LeadPart")
    page.locator("#query").press("Control+ ")
    page.locator("#offers li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#query").input_value().endswith("a mrz:LeadParticipation")
    page.locator("#query").fill("PREFIX sko")
    page.locator("#query").press("Control+ ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#query").input_value() == "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    page.locator("#query").fill("SELECT * { ?s sko")
    page.locator("#query").press("Control+ ")
    page.locator("#offers li").first.click()
    assert page.locator("#query").input_value() == "SELECT * { ?s skos:"
    page.locator("#insert").select_option("kinds")
    assert "SELECT" in page.locator("#query").input_value()
    page.locator("#query").press("Control+Enter")
    page.locator("#result tbody tr").first.wait_for()


@pytest.mark.parametrize(
    ("query", "form", "start"),
    [
        ("SELECT ?y { ?p mrz:year ?y } LIMIT 1", "csv", "y\r\n"),
        ("CONSTRUCT WHERE { ?p mrz:year 2025 }", "ttl", "@prefix"),
    ],
)
def test_the_answer_of_a_query_can_be_saved(visit, query, form, start):
    page = visit("/sparql", accept_downloads=True)
    page.locator("#query").fill(query)
    page.locator("button.main").click()
    with page.expect_download() as caught:
        page.locator("#files a", has_text=form).click()
    assert caught.value.suggested_filename == f"mrezha-sparql.{form}"
    assert caught.value.path().read_bytes().decode().startswith(start)


def test_a_failed_query_is_told_in_words(chromium, server):
    page = chromium.new_page()  # the browser itself logs the status 400 as an error
    page.goto(f"{server}/sparql")
    page.locator("#query").fill("SELECT * {")
    page.locator("button.main").click()
    page.locator("#status.failed").wait_for()
    assert "not valid SPARQL" in page.locator("#status").inner_text()
    page.close()


@each
def test_the_map_is_drawn_inside_its_page(visit, size, lang):
    page = visit("/map", size, lang)
    frame = page.frame_locator("iframe")
    frame.locator("#status:not(:empty)").wait_for(state="attached")
    assert frame.locator("#stage canvas").count() == 1
    assert frame.locator("html").get_attribute("lang") == lang


@pytest.mark.parametrize(
    ("size", "theme", "lang"), [("desktop", "light", "bg"), ("phone", "dark", "bg"), ("phone", "light", "en")]
)
def test_no_page_is_wider_than_the_screen_and_none_shuts_anybody_out(visit, size, theme, lang):
    page = visit("/", size, lang, color_scheme=theme)
    server = page.url.rstrip("/")
    for path in PAGES:
        page.goto(server + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert violations(page) == [], path


def test_the_first_tab_skips_to_the_content(visit):
    page = visit("/activities")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@LANGUAGES
def test_the_head_of_a_page_is_one_line_at_every_width(visit, lang):
    page = visit("/activities", lang=lang)
    for width in (320, 390, 640, 768, 900, 1024, 1141, 1200, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.locator(".top").bounding_box()["height"] < 60, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


HIDDEN_COLUMNS = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth).length"


@LANGUAGES
def test_no_column_of_a_table_hides_beside_the_screen_of_a_phone(visit, lang):
    page = visit("/", "phone", lang)
    server = page.url.rstrip("/")
    for path in (
        "/ask?q=С кого партнира А21?", "/ask?q=Кои са целевите стойности на дейност 2.1.13?", "/activities",
        "/institutions", "/actors", "/projects", "/themes", "/changes", "/id/institution/nkbth",
        "/queries/leads?run=1", "/queries/institutions?run=1",
    ):  # fmt: skip
        page.goto(server + path)
        assert page.locator(".stacked").count() > 0, path
        assert page.evaluate(HIDDEN_COLUMNS) == 0, path


@LANGUAGES
def test_a_list_is_narrowed_by_its_filters_and_by_typing(visit, lang):
    page = visit("/activities", lang=lang)
    every = page.locator("tbody tr").count()
    page.select_option("[name=year]", "2025")
    page.select_option("[name=section]", "prevention")
    page.locator(".filters button").click()
    page.wait_for_url("**section=prevention**")
    assert 0 < page.locator("tbody tr").count() < every
    assert page.input_value("[name=year]") == "2025"
    page.locator("#nav a[href='/queries']").click()
    page.locator("[data-find]").fill({"bg": "институция", "en": "institution"}[lang])
    page.locator("#queries li:not(:visible)").first.wait_for(state="attached")
    assert page.locator("#queries li:visible").count() > 0


@LANGUAGES
def test_an_institution_opens_on_the_map_with_its_neighbours(visit, lang):
    page = visit("/id/institution/a21", lang=lang)
    page.locator(".onward a").first.click()
    page.locator("#card h2").wait_for()
    assert page.locator("#card h2").inner_text() == page.evaluate(
        "lang => [...mrezha.shown().nodes.values()].find(s => s.node.iri.endsWith('/a21')).node[`label_${lang}`]",
        lang,
    )
    assert page.locator("#ego").is_visible() and page.locator("html").get_attribute("lang") == lang


def test_a_page_on_paper_has_its_content_and_no_controls(visit):
    page = visit("/id/activity/2025/2.1.13", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".cell").first.is_visible()
    assert not any(page.locator(part).first.is_visible() for part in (".top", ".steps", ".save"))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    ink = page.evaluate("getComputedStyle(document.querySelector('.cell')).backgroundColor")
    assert ink in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
