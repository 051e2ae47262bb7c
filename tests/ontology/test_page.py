"""The page of terms: whole, bilingual, without scripts, and every link in it leads somewhere."""

import re
from html.parser import HTMLParser

import pytest

from mrezha.ontology.namespaces import read
from mrezha.ontology.page import page

VOID = {"meta", "link", "br", "rect", "line", "path"}


class Outline(HTMLParser):
    """What a page holds: anchors, links, and tags left open."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.anchors += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        assert tag in VOID or self.open.pop() == tag


@pytest.fixture(scope="module")
def outline() -> Outline:
    parsed = Outline()
    parsed.feed(page())
    return parsed


def test_every_term_and_entry_has_its_place(outline: Outline) -> None:
    terms = set(re.findall(r"^mrz:(\w+) a owl:", read("mrezha.ttl").decode(), re.MULTILINE))
    concepts = re.findall(r"^([a-z-]+):([a-z-]+) a skos:Concept ", read("lists.ttl").decode(), re.MULTILINE)
    entries = {f"{scheme}-{entry}" for scheme, entry in concepts}
    assert terms | entries <= set(outline.anchors)


def test_every_link_within_leads_somewhere(outline: Outline) -> None:
    within = {link.removeprefix("#") for link in outline.links if link.startswith("#")}
    assert within
    assert within <= set(outline.anchors)


def test_it_is_well_formed_and_needs_no_network(outline: Outline) -> None:
    assert outline.open == []
    assert not {"script", "link", "img", "iframe"} & set(outline.tags)
    assert outline.tags.count("svg") == 2


def test_it_speaks_both_languages() -> None:
    text = page()
    assert '<span lang="bg">дейност</span> · <span lang="en">activity</span>' in text
    assert "<svg viewBox" in text
    assert "чие участие</text>" in text
    assert "participant</text>" in text
