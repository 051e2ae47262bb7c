"""Conditions on activities as SPARQL patterns. Values are checked RDF terms: no word of a question gets in."""

import functools
import re
import tomllib
from collections.abc import Iterable

from mrezha.queries.question import Filter
from mrezha.queries.source import text_of

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_TEXT = re.compile(r"[\w.:-]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMERIC = ("year", "amount-", "count-")

TITLED = "?activity mrz:year ?year ; skos:notation ?code ; rdfs:label ?title ."
ROW = f"{TITLED} ?activity dcterms:isPartOf/skos:notation ?section ."


@functools.cache
def patterns() -> dict[str, dict[str, str]]:
    """The patterns of patterns.toml, by table and name."""
    return tomllib.loads(text_of("patterns.toml"))


def term(kind: str, value: str) -> str:
    """A value as an RDF term.

    Raises:
        ValueError: if it is neither an address, a number nor a plain code.

    >>> term("year", "2025"), term("code", "2.1.11"), term("any", "https://w3id.org/mrezha/id/institution/a21")
    ('2025', '"2.1.11"', '<https://w3id.org/mrezha/id/institution/a21>')
    """
    if kind.startswith(_NUMERIC) and _NUMBER.fullmatch(value):
        return value
    if _IRI.fullmatch(value):
        return f"<{value}>"
    if _TEXT.fullmatch(value):
        return f'"{value}"'
    raise ValueError(f"“{value}” cannot stand in a query")


def where(filters: Iterable[Filter], first: int = 1) -> str:
    """Patterns of all filters, for the inside of a WHERE."""
    lines = ["?activity a mrz:Activity ."]
    for n, f in enumerate(filters, first):
        values = " ".join(term(f.kind, v) for v in f.values)
        lines.append(_pattern(f.kind).format_map({"n": n, "values": values, **_compared(f.kind, n)}))
    return "\n    ".join(lines)


def _pattern(kind: str) -> str:
    """The pattern of a condition; one that compares ("amount-over", "count-lead-least") has that of its beginning."""
    filters = patterns()["filters"]
    return filters.get(kind) or filters[f"{kind.split('-', 1)[0]}-"]


def _compared(kind: str, n: int) -> dict[str, str]:
    """The comparison that a condition ends in, and the relation whose things it counts."""
    parts = kind.split("-")
    found = {"op": patterns()["comparisons"].get(parts[-1], "")}
    if parts[0] == "count":
        found["counted"] = patterns()["relations"][parts[1]].replace("?actor", f"?each{n}")
    return found
