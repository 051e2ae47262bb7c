"""The rendered template taken apart, for the forms that are not HTML: headings, paragraphs, lists, tables, figures."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `link` leads to an anchor of the document (`#gaps`) or nowhere."""

    text: str
    bold: bool = False
    link: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; others lead to it by its `anchor`."""

    level: int
    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list; `kind` is its class in the template: lead, note, box or nothing."""

    runs: Runs
    kind: str = ""
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    runs: Runs
    number: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads; `widths` are shares of the line that add up to 1."""

    caption: str
    widths: tuple[float, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its name, with its words for readers who cannot see it and its caption."""

    name: str
    alt: str
    caption: str


Block = Heading | Paragraph | Table | Figure


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in the order of reading.

    Raises:
        ValueError: if the template has an element that the other forms do not know.

    >>> [type(b).__name__ for b in blocks("<html><main><h2>A</h2><p>b</p></main></html>")]
    ['Heading', 'Paragraph']
    """
    main = ET.fromstring(page.removeprefix("<!DOCTYPE html>")).find(".//main")  # noqa: S314 - our own template
    if main is not None:
        yield from _inside(main, "")


def _inside(parent: ET.Element, kind: str) -> Iterator[Block]:
    for element in parent:
        match element.tag:
            case "section" | "aside":
                yield from _inside(element, element.get("class", kind))
            case "h1" | "h2" | "h3":
                yield Heading(_HEADINGS[element.tag], _text(element), element.get("id"))
            case "p":
                yield Paragraph(tuple(_runs(element)), element.get("class", kind))
            case "ul" | "ol":
                yield from (Paragraph(tuple(_runs(item)), kind, item=True) for item in element)
            case "table":
                yield _table(element)
            case "figure":
                image = element.find("img")
                name, alt = (image.get("id", ""), image.get("alt", "")) if image is not None else ("", "")
                yield Figure(name, alt, _text(element))
            case other:
                raise ValueError(f"the report's template has <{other}>, which only HTML can show")


def _table(element: ET.Element) -> Table:
    rows = [[_cell(c) for c in row] for row in element.iter("tr")]
    caption = element.find("caption")
    shares = [float(w) for w in element.get("data-widths", "").split()] or [1.0] * len(rows[0])
    if len(shares) != len(rows[0]):
        raise ValueError(f"a table of the report's template has {len(rows[0])} columns and {len(shares)} widths")
    widths = tuple(w / sum(shares) for w in shares)
    return Table(_text(caption) if caption is not None else "", widths, tuple(rows[0]), tuple(map(tuple, rows[1:])))


def _cell(element: ET.Element) -> Cell:
    return Cell(tuple(_runs(element)), element.get("class") == "n", element.get("id"))


def _runs(element: ET.Element, *, bold: bool = False, link: str | None = None) -> Iterator[Run]:
    strong = bold or element.tag in ("strong", "th")
    target = element.get("href", link)
    if element.text:
        yield Run(_squeezed(element.text), strong, target)
    for child in element:
        yield from _runs(child, bold=strong, link=target)
        if child.tail:
            yield Run(_squeezed(child.tail), strong, target)


def _squeezed(text: str) -> str:
    """Words with single blanks, one kept at either end where there was any."""
    return " " * text[:1].isspace() + " ".join(text.split()) + " " * (text[-1:].isspace() and bool(text.strip()))


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
