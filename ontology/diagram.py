"""The classes and what links them, as one drawing (SVG) without a script: the figure of the page of terms."""

from html import escape

from mrezha.ontology.axioms import Axioms
from mrezha.ontology.namespaces import MRZ

_WIDE, _HIGH, _COLUMN, _LINE = 172, 40, 310, 80

# Where each class stands, by column and line; and the properties that are drawn. The rest stands in the page itself.
_PLACES = {
    "Document": (0, 0), "Row": (0, 1), "Cell": (0, 2), "TextSpan": (0, 3),
    "Programme": (1, 0), "Section": (1, 1), "Activity": (1, 2), "Reading": (1, 3),
    "Goal": (2, 0), "Participation": (2, 1), "Contribution": (2, 2), "Deadline": (2, 3), "Indicator": (2, 4),
    "Reference": (2, 5), "ListEntry": (2, 6),
    "Actor": (3, 1), "IndicatorValue": (3, 3), "FundingProject": (3, 4), "LegalAct": (3, 5), "Place": (3, 6),
}  # fmt: skip
_ARROWS = (
    ("Document", "states", "Programme"), ("Row", "isPartOf", "Document"), ("Cell", "isPartOf", "Row"),
    ("Row", "describes", "Activity"), ("Section", "isPartOf", "Programme"), ("Activity", "isPartOf", "Section"),
    ("Activity", "hasReading", "Reading"), ("Reading", "source", "TextSpan"), ("Activity", "servesGoal", "Goal"),
    ("Activity", "hasParticipation", "Participation"), ("Activity", "hasContribution", "Contribution"),
    ("Activity", "hasDeadline", "Deadline"), ("Activity", "hasIndicator", "Indicator"),
    ("Activity", "hasReference", "Reference"), ("Participation", "participant", "Actor"),
    ("Contribution", "contributor", "Actor"), ("Indicator", "hasTarget", "IndicatorValue"),
    ("Reference", "refersToProject", "FundingProject"), ("Reference", "refersToAct", "LegalAct"),
    ("Reference", "refersToPlace", "Place"), ("Reference", "refersTo", "ListEntry"),
)  # fmt: skip
_BORROWED = {  # terms of DCTERMS, which have no Bulgarian name there
    ("isPartOf", "bg"): "част от", ("isPartOf", "en"): "is part of",
    ("source", "bg"): "източник", ("source", "en"): "source",
}  # fmt: skip
_TITLES = {"bg": "Класовете и връзките между тях", "en": "The classes and what links them"}


def draw(axioms: Axioms, language: str) -> str:
    """The drawing, its words in a language; each box leads to its term in the page.

    >>> from mrezha.ontology.asserted import asserted
    >>> drawing = draw(Axioms(asserted(b"", "ttl")), "en")
    >>> drawing.count("<a href"), ">lead" in drawing
    (20, False)
    """
    width = _COLUMN * 3 + _WIDE + 2
    height = _LINE * 6 + _HIGH + 2
    arrows = "".join(_arrow(axioms, language, *arrow) for arrow in _ARROWS)
    boxes = "".join(_box(axioms, language, name) for name in _PLACES)
    return (
        f'<svg viewBox="-1 -1 {width} {height}" role="img" aria-label="{_TITLES[language]}" lang="{language}">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 8 4 0 8z"/></marker></defs>{arrows}{boxes}</svg>'
    )


def _label(axioms: Axioms, name: str, language: str) -> str:
    return escape(_BORROWED.get((name, language)) or axioms.labels[f"{MRZ}{name}", language])


def _box(axioms: Axioms, language: str, name: str) -> str:
    column, line = _PLACES[name]
    x, y = column * _COLUMN, line * _LINE
    return (
        f'<a href="#{name}"><rect x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}" rx="4"/>'
        f'<text x="{x + _WIDE / 2:g}" y="{y + 25}">{_label(axioms, name, language)}</text></a>'
    )


def _arrow(axioms: Axioms, language: str, start: str, name: str, end: str) -> str:
    """A line from edge to edge, with its name beside the middle."""
    (x1, y1), (x2, y2) = (_edge(start, end), _edge(end, start))
    middle = f'x="{(x1 + x2) / 2:g}" y="{(y1 + y2) / 2 - 4:g}"'
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" marker-end="url(#tip)"/>'
        f'<text class="link" {middle}>{_label(axioms, name, language)}</text>'
    )


def _edge(name: str, towards: str) -> tuple[float, float]:
    """The point of a box from which to draw: a side if the other stands in another column, else top or bottom."""
    (column, line), (other, below) = _PLACES[name], _PLACES[towards]
    x, y = column * _COLUMN, line * _LINE
    if column == other:
        return x + _WIDE / 2, y + (_HIGH if below > line else 0)
    return x + (_WIDE if other > column else 0), y + _HIGH / 2
