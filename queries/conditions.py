"""Conditions on activities as SPARQL patterns. Values are checked RDF terms: no word of a question gets in."""

import functools
import re
import tomllib
from collections.abc import Iterable

from mrezha.queries.question import Filter
from mrezha.queries.source import text_of

_IRI = re.compile(r"https?://[^\x00-\x20\s<>\"{}|\\^`]+")  # SPARQL's IRIREF, and no other blank either
_TEXT = re.compile(r"[\w.:-]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
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
    return "\n    ".join(["?activity a mrz:Activity .", *(_condition(f, str(n)) for n, f in enumerate(filters, first))])


def _condition(f: Filter, n: str) -> str:
    """The pattern of one condition, its variables numbered."""
    parts = [_condition(part, f"{n}_{m}") for m, part in enumerate(f.of, 1)]
    if f.kind == "not":
        return " ".join(f"MINUS {{ {part} }}" for part in parts)
    if f.kind == "either":
        return " UNION ".join(f"{{ {part} }}" for part in parts)
    values = " ".join(term(f.kind, v) for v in f.values)
    return _pattern(f.kind).format_map({"n": n, "values": values, "worth": worth(n), **_compared(f.kind, n)})


def worth(n: str = "") -> str:
    """The pattern of what printed amounts are worth (?each), so that leva and euros can be compared."""
    return patterns()["money"]["worth"].format(n=n)


def _pattern(kind: str) -> str:
    """The pattern of a condition; one that compares ("amount-over", "count-lead-least") has that of its beginning."""
    filters = patterns()["filters"]
    return filters.get(kind) or filters[f"{kind.split('-', 1)[0]}-"]


def _compared(kind: str, n: str) -> dict[str, str]:
    """The comparison that a condition ends in, and the relation whose things it counts."""
    parts = kind.split("-")
    found = {"op": patterns()["comparisons"].get(parts[-1], "")}
    if parts[0] == "count":
        found["counted"] = patterns()["relations"][parts[1]].replace("?actor", f"?each{n}")
    return found
