"""Labels that are terms of the ontology lead to what defines them, on every kind of page."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import pyoxigraph as ox
import pytest
from test_web_pages import PAGES

from mrezha.ontology.namespaces import BASE, CODE, MRZ, TERM_FILES, read
from mrezha.queries.catalogue import catalogue
from mrezha.queries.columns import columns
from mrezha.web.words import LANGUAGES

ASKED = (
    "/ask?q=С кого партнира А21 по превенцията?", "/ask?q=Which activities have no deadline?",
    "/ask?q=Какви са индикаторите на дейност 2.1.13 от 2025?", "/ask?q=Колко дейности води МВР?",
    "/queries/deadlines?run=1&year=2020", "/queries/indicators?run=1",
    "/queries/activities-with-units?run=1&institution=МВР", "/code/theme/prevention", "/code/kind/agency",
    "/code/field/deadline", "/code/role/lead",
)  # fmt: skip
HEADS = {"h1", "h2", "h3", "h4", "dt"}
NO_TERMS = {  # heads of columns that only say how the page is laid out: names, counts, measures of ours
    "bg": {"име", "без водеща, ако го няма", "стойност", "2020", "2025"},
    "en": {"name", "left without a lead", "value", "2020", "2025"},
}
SKOS, RDFS = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2000/01/rdf-schema#"
TRIPLES = [t for name in TERM_FILES for t in ox.parse(read(name), format=ox.RdfFormat.TURTLE)]


class Labels(HTMLParser):
    """The labels in the content of a page: the element each stands in, its words, where it leads."""

    def __init__(self, text):
        super().__init__()
        self.found, self._open, self.terms = [], None, []
        self.feed(text[text.index("<main") : text.index("</main>")])

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if self._open is None and (
            tag in HEADS or attrs.get("scope") == "col" or attrs.get("class") in ("kind", "over")
        ):
            self._open = [tag, "", []]
        if tag == "a" and attrs.get("class") == "term":
            self.terms.append(attrs["href"])
            if self._open:
                self._open[2].append(attrs["href"])

    def handle_data(self, data):
        if self._open:
            self._open[1] += data

    def handle_endtag(self, tag):
        if self._open and tag == self._open[0]:
            self.found.append(self._open)
            self._open = None


def names(lang):
    """The label of each term and each entry of a list of ours."""
    said = {f"{RDFS}label", f"{SKOS}prefLabel"}
    return {t.object.value.casefold() for t in TRIPLES
            if t.predicate.value in said and t.object.language == lang
            and isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith((MRZ, CODE))}  # fmt: skip


@pytest.fixture(scope="module")
def pages(client):
    def of(lang):
        return {path: Labels(client.get(path + ("&" if "?" in path else "?") + f"lang={lang}").text)
                for path in (*PAGES, *ASKED) if not path.startswith(("/ontology", "/map"))}  # fmt: skip

    return {lang: of(lang) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_that_a_term_has_leads_to_it(pages, lang):
    known = names(lang)
    plain = [(path, text) for path, page in pages[lang].items() for tag, text, links in page.found
             if not links and not (tag == "h1" and path.startswith(("/id/", "/code/")))  # there it is the thing itself
             and re.sub(r"\s*\d*$", "", text.strip()).casefold() in known]  # fmt: skip
    assert plain == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_head_of_a_column_every_property_and_kind_is_defined(pages, lang):
    plain = [(path, text) for path, page in pages[lang].items() for tag, text, links in page.found
             if tag in ("th", "dt", "h4", "span") and not links
             and text.strip().casefold() not in NO_TERMS[lang]]  # fmt: skip
    assert plain == []


def test_each_kind_of_page_has_links_to_terms(pages):
    without = [path for path, page in pages["en"].items() if not page.terms]
    asking = ["/", "/queries", "/queries/leads", "/queries/kinds", "/sparql"]  # no results stand there yet
    assert without == [*asking, "/ask?q=Колко дейности води МВР?"]  # a bare number


def test_every_such_link_ends_at_a_definition(client, pages):
    links = {link for of in pages.values() for page in of.values() for link in page.terms}
    anchors = set(re.findall(r'<div id="(\w+)"', client.get("/ontology").text))
    assert {link.removeprefix("/ontology#") for link in links if link.startswith("/ontology#")} <= anchors
    lists = {link for link in links if link.startswith("/code/")}
    assert len(lists) > 15
    for link in lists:
        definition = next(t.object.value for t in TRIPLES if t.subject.value == BASE + link[1:]
                          and t.predicate.value == f"{SKOS}definition" and t.object.language == "en")  # fmt: skip
        assert definition in client.get(f"{link}?lang=en").text
    foreign = {link for link in links if not link.startswith("/")}
    assert {link.split("/")[2] for link in foreign} <= {"www.w3.org", "purl.org", "data.europa.eu", "xmlns.com"}


def test_every_term_that_the_words_name_is_in_the_ontology():
    defined = {t.subject.value for t in TRIPLES if t.predicate.value == f"{SKOS}definition"}
    keys = re.findall(r'term = "(\w+):([\w/-]+)"', (files("mrezha.web") / "words.toml").read_text(encoding="utf-8"))
    assert len(keys) > 60
    assert [key for key in keys if {"mrz": MRZ, "code": CODE}[key[0]] + key[1] not in defined] == []


def test_every_column_of_a_ready_query_has_a_heading_and_a_term_that_is_there():
    defined = {t.subject.value for t in TRIPLES if t.predicate.value == f"{SKOS}definition"}
    store = ox.Store()
    for name, query in catalogue().items():
        variables = [v.value for v in store.query(query.text).variables]
        for lang in LANGUAGES:
            for variable, column in zip(variables, columns(variables, lang, name), strict=True):
                assert lang == "en" or re.search("[а-я]", column.heading), f"{name}: {variable}"
                assert column.term is None or column.term in defined, f"{name}: {variable}"
