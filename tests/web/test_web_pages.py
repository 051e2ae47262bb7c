"""Pages: what they say, in which form, in which language."""

import csv
import io
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import rdflib
from openpyxl import load_workbook
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from mrezha.ontology.words import fold
from mrezha.queries.catalogue import catalogue
from mrezha.web import app
from mrezha.web.terms import local
from mrezha.web.words import Words

ID = "https://w3id.org/mrezha/id/"
PAGES = (
    "/", "/activities", "/activities?year=2025&section=prevention", "/institutions", "/projects", "/acts", "/places",
    "/themes", "/queries", "/queries/leads", "/queries/kinds", "/map", "/gaps", "/changes", "/actors", "/ontology",
    "/sparql", "/id/activity/2025/2.1.13", "/id/activity/2025/3.1.4", "/id/activity/2020/1.1", "/id/institution/nkbth",
    "/id/collective/npo", "/id/programme/2025", "/id/act/zbth", "/id/place/varna", "/id/project/wise",
    "/id/section/2025/2", "/id/document/programme-2025", "/code/audience/children",
)  # fmt: skip


@pytest.mark.parametrize("lang", ["bg", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_in_both_languages(client, path, lang):
    answer = client.get(path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert answer.text.count("<h1") == 1
    assert "None" not in re.sub(r"<[^>]+>", " ", answer.text)


def test_every_link_of_the_main_pages_leads_somewhere(client):
    pages = ("/", "/activities", "/institutions", "/projects", "/acts", "/gaps", "/changes", "/queries")
    links = {link for path in pages
             for link in re.findall(r'href="(/[^"#]*)', client.get(path).text)}  # fmt: skip
    broken = [link for link in sorted(links) if client.get(link.replace("&amp;", "&")).status_code != 200]
    assert len(links) > 300
    assert broken == []


def test_an_answer_shows_reading_rows_evidence_and_query(client):
    text = client.get("/ask", params={"q": "В кои дейности участва ДАНС?", "lang": "bg"}).text
    assert 'href="/id/activity/2025/2.3.1"' in text
    assert "участие" in text
    assert "<mark>ДАНС</mark>" in text
    assert "PREFIX mrz:" in text


@pytest.mark.parametrize(("lang", "reading", "refusal", "instead"), [
    ("bg", "всеки друг участник", "Това не е въпрос", "Кои дейности"),
    ("en", "every other participant", "This is no question", "Which activities"),
])  # fmt: skip
def test_an_answer_and_a_refusal_are_in_the_language_of_the_page(client, lang, reading, refusal, instead):
    for question in ("Who partners with A21?", "С кого партнира А21?"):
        answer = client.get("/ask", params={"q": question, "lang": lang}).text
        assert reading in answer.split('class="reading"')[1].split("</p>")[0]
    for question in ("xyzzy", "щщщ"):
        refused = client.get("/ask", params={"q": question, "lang": lang}).text
        assert refusal in refused and instead in refused.split('id="why"')[1]


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_an_institution_leads_on_to_the_map_and_to_a_question_that_is_understood(client, bench, lang):
    for iri, about in bench.network.nodes(data=True):
        onward = client.get(local(iri), params={"lang": lang}).text.split('class="onward">')[1].split("</p>")[0]
        place = iri.removeprefix(ID)
        assert f'href="/map.html?lang={lang}#lang={lang}&amp;ego={place}&amp;open=n:{place}"' in onward
        asked = re.findall(r'href="(/ask[^"]+)"', onward)
        assert len(asked) == (not about["collective"])
        assert all(f"&lt;{iri}&gt;" in client.get(f"{link}&lang={lang}").text for link in asked), iri


def test_the_form_of_a_query_speaks_the_language_of_the_page(client):
    for lang, words in (("bg", ("Институция", "Година", "Раздел")), ("en", ("Institution", "Year", "Section"))):
        page = client.get("/queries/partners-of", params={"lang": lang}).text
        assert re.findall(r"<label>([^<]+)<input", page) == list(words)
    names = {parameter.name for ready in catalogue().values() for parameter in ready.parameters}
    assert all(Words("bg").get(f"queries.{name}", "") for name in names)


def test_the_evidence_of_an_answer_holds_the_cell_it_rests_on(client):
    blank = client.get("/ask", params={"q": "Which activities have no deadline?", "lang": "en"}).text
    assert len(re.findall("<dt>(?:<a[^>]*>)?Deadline<", blank)) == 2
    value = client.get("/ask", params={"q": "Какъв е срокът на дейност 2.1.11 от 2025?", "lang": "bg"}).text
    assert "<mark>Декември 2025 г.</mark>" in value


def test_an_answer_can_be_saved_in_each_form(client):
    asked = {"q": "С кого партнира А21 по превенцията?"}
    as_csv = client.get("/ask", params=asked | {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    assert as_csv.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    said = client.get("/ask", params=asked, headers={"Accept": "application/json"}).json()
    assert {"question", "language", "intent", "reading", "answer", "rows", "sparql", "sources"} == set(said)
    book = load_workbook(io.BytesIO(client.get("/ask", params=asked | {"format": "xlsx"}).content))
    lines = client.get("/ask", params=asked | {"format": "md"}).text.splitlines()
    assert len(rows) == len(said["rows"]) == book.active.max_row - 1 == len(lines) - 2


def test_a_refusal_says_why_what_is_near_and_what_can_be_asked(client):
    answer = client.get("/ask", params={"q": "Какво прави Министерството на магията?"})
    assert answer.status_code == 200
    assert answer.text.count('href="/ask?q=') >= 4
    said = client.get("/ask", params={"q": "Какво прави Министерството на магията?", "format": "json"}).json()
    assert said["intent"] == "refused" and said["nearest"]


def test_suggestions_complete_names_words_and_examples(client):
    def offered(typed, lang="bg"):
        return [s["text"].strip() for s in client.get("/suggest", params={"q": typed, "lang": lang}).json()]

    assert "С кого партнира НКБТХ" in offered("С кого партнира НКБ")
    assert any("A21" in s or "А21" in s for s in offered("who partners with A2", "en"))
    assert any(s.startswith("who leads") for s in offered("who lead", "en"))
    assert len(offered("")) >= 3
    ministry = offered("who partners with Ministry of Int", "en")
    assert "who partners with Ministry of Interior" in ministry
    assert "who partners with Ministry of Interior Ministry" not in ministry
    alike = [tuple(map(fold, text.split())) for text in offered("who partners with A2", "en")]
    assert len(alike) == len(set(alike))
    assert all(len(offered(t)) <= 8 for t in ("а", "к", "министерство", "'\"<", "%%", "\\"))


def test_switches_of_measures_and_gaps(client):
    def names(**switches):
        said = client.get("/actors", params={"year": "2025", "format": "csv", "lang": "bg", **switches})
        return {row["label"] for row in csv.DictReader(io.StringIO(said.content.decode("utf-8-sig")))}

    commission, unit = (
        "Национална комисия за борба с трафика на хора",
        "Главна дирекция „Борба с организираната престъпност“",
    )
    assert {commission, unit} <= names()
    assert commission not in names(without_commission="1")
    assert unit not in names(fold="1")
    assert 'name="without_commission" value="1" checked' in client.get("/actors?without_commission=1").text
    assert client.get("/gaps?fold=1&format=csv").content != client.get("/gaps?format=csv").content


def test_pages_name_no_options_of_the_command_line(client):
    for address in ("/actors", "/gaps", "/changes", "/", "/institutions"):
        for lang in ("bg", "en"):
            assert not re.findall(r"[ (]--[a-z]", client.get(address, params={"lang": lang}).text.split("<body")[1])


def test_the_activity_page_ties_each_value_to_its_words(client):
    text = client.get("/id/activity/2025/2.1.13").text
    words = re.findall(r'<span class="read" data-readings="([\d ]+)">([^<]+)</span>', text)
    values = dict(re.findall(r'<li data-reading="(\d+)" tabindex="0">(.*?)</li>', text, re.DOTALL))
    a21 = next(n for n, item in values.items() if "/id/institution/a21" in item)
    assert [w for numbers, w in words if a21 in numbers.split()] == ["Фондация кампания А21"]
    assert {n for numbers, _ in words for n in numbers.split()} == set(values)


def test_every_activity_page_shows_every_reading(client, bench):
    for key, readings in bench.facts.readings.items():
        text = client.get(f"/id/activity/{key}").text
        assert set(map(int, re.findall(r'data-reading="(\d+)"', text))) == set(range(len(readings))), key


def test_rows_of_a_repeated_activity_are_kept_apart(client):
    assert client.get("/id/activity/2025/3.1.4").text.count('<section class="row"') == 3


@pytest.mark.parametrize(("accept", "media"), [
    ("text/turtle", "text/turtle"), ("application/ld+json", "application/ld+json"),
    ("application/rdf+xml", "application/rdf+xml"), ("application/n-triples", "application/n-triples"),
    ("text/turtle;q=0.5, text/html;q=0.4", "text/turtle"), ("*/*", "text/html"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
])  # fmt: skip
def test_a_thing_comes_in_the_form_asked_for(client, accept, media):
    answer = client.get("/id/institution/nkbth", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(media)
    assert "Accept" in answer.headers["vary"]


def test_a_form_that_nobody_has_is_not_acceptable(client):
    assert client.get("/id/institution/nkbth", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(("suffix", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt"), ("rdf", "xml")])
def test_the_rdf_of_an_activity_holds_its_readings_and_their_words(client, suffix, form):
    graph = rdflib.Graph().parse(data=client.get(f"/id/activity/2025/2.1.13.{suffix}").content, format=form)
    activity = rdflib.URIRef(f"{ID}activity/2025/2.1.13")
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    assert (activity, rdflib.RDF.type, None) in graph
    assert "Фондация кампания А21" in map(str, graph.objects(None, exact))
    others = {str(s) for s in graph.subjects() if "/activity/" in str(s)} - {str(activity)}
    assert others == set()


def test_named_graphs_and_the_ontology_can_be_had_whole(client):
    graph = rdflib.Graph().parse(data=client.get("/graph/programme-2020.ttl").content, format="turtle")
    assert len(graph) > 5000
    assert len(rdflib.Graph().parse(data=client.get("/ontology.ttl").content, format="turtle")) > 500


def test_what_is_not_there_is_said_so(client):
    for path in ("/id/activity/2025/99.9", "/id/institution/nobody", "/nothing", "/id/x.ttl", "/queries/none", "/id/"):
        assert client.get(path).status_code == 404, path


def test_lists_are_filtered_and_saved(client, bench):
    rows = client.get("/activities?year=2025&section=prevention&format=json").json()
    assert {r["year"] for r in rows} == {2025} and {r["section"] for r in rows} == {"II"}
    named = client.get("/institutions?format=json").json()
    assert len(named) == len(bench.network)


def test_a_ready_query_takes_names(client):
    text = client.get("/queries/partners-of", params={"institution": "A21", "year": "2025", "run": "1"}).text
    assert "НКБТХ" in text
    wrong = client.get("/queries/partners-of", params={"institution": "Магия } #", "run": "1"})
    assert wrong.status_code == 200 and 'role="alert"' in wrong.text
    assert len(client.get("/queries/partners-of", params={"institution": "A21", "format": "json"}).json()) > 5


def test_the_language_is_kept_and_follows_the_browser(bench):
    from starlette.testclient import TestClient

    from mrezha.web.app import application

    fresh = TestClient(application(bench), base_url="http://127.0.0.1", headers={"Accept": "text/html"})
    assert '<html lang="bg">' in fresh.get("/", headers={"Accept-Language": "bg-BG,bg;q=0.9"}).text
    assert '<html lang="en">' in fresh.get("/", headers={"Accept-Language": "de"}).text
    fresh.get("/?lang=bg")
    assert '<html lang="bg">' in fresh.get("/activities", headers={"Accept-Language": "en"}).text


def test_the_map_is_the_one_of_the_command_line(client):
    answer = client.get("/map.html?year=2020")
    assert answer.status_code == 200 and "vis" in answer.text
    assert "content-disposition" not in answer.headers
    assert client.get("/map.html?year=1999").status_code == 404


def test_a_page_is_made_once_for_many_who_ask_at_the_same_time(bench, monkeypatch):
    made = []

    def slow(_bench, _seen):
        made.append(1)
        time.sleep(0.3)
        return PlainTextResponse("здравей")

    monkeypatch.setattr(app, "_PAGES", (("/slow", slow),))
    monkeypatch.setattr(bench, "close", lambda: None)
    with TestClient(app.application(bench), base_url="http://127.0.0.1") as client, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: client.get("/slow").text, range(6)))
    assert answers == ["здравей"] * 6 and made == [1]
