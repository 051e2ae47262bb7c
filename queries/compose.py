"""A typed question as SPARQL. Values are written as checked RDF terms; no word of a question reaches a query."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable

from mrezha.ontology.namespaces import PREFIXES
from mrezha.queries.question import Filter, Question
from mrezha.queries.source import text_of

_PREFIXES = "".join(
    f"PREFIX {p}: <{iri}>\n"
    for p, iri in {
        **{p: PREFIXES[p] for p in ("mrz", "dcterms", "oa", "rdfs", "skos")},
        "state": "https://w3id.org/mrezha/code/state/",
    }.items()
)
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_TEXT = re.compile(r"[\w.:-]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMERIC = ("year", "amount-", "count-")

_LABELS = """
  ?iri skos:prefLabel ?label_bg . FILTER(LANG(?label_bg) = "bg")
  OPTIONAL { ?iri skos:prefLabel ?label_en . FILTER(LANG(?label_en) = "en") }
  OPTIONAL { ?iri mrz:abbreviation ?abbr . FILTER(LANG(?abbr) = "bg") }
  OPTIONAL { ?iri mrz:kind/skos:notation ?kind }"""
_TITLED = "?activity mrz:year ?year ; skos:notation ?code ; rdfs:label ?title ."
_ROW = f"{_TITLED} ?activity dcterms:isPartOf/skos:notation ?section ."
_KEYS = '(GROUP_CONCAT(DISTINCT ?key; SEPARATOR=" ") AS ?activities)'
_KEY = '?activity mrz:year ?y ; skos:notation ?c . BIND(CONCAT(STR(?y), "/", ?c) AS ?key)'


@functools.cache
def _patterns() -> dict[str, dict[str, str]]:
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
    filters = _patterns()["filters"]
    return filters.get(kind) or filters[f"{kind.split('-', 1)[0]}-"]


def _compared(kind: str, n: int) -> dict[str, str]:
    """The comparison that a condition ends in, and the relation whose things it counts."""
    parts = kind.split("-")
    found = {"op": _patterns()["comparisons"].get(parts[-1], "")}
    if parts[0] == "count":
        found["counted"] = _patterns()["relations"][parts[1]].replace("?actor", f"?each{n}")
    return found


def compose(question: Question) -> str:
    """The SPARQL of a question; run by hand on the same dataset it gives the same rows."""
    return _PREFIXES + _maker(question.want)(question)


def _maker(want: str) -> Callable[[Question], str]:
    makers = {"activities": _activities, "actors": _actors, "projects": _projects, "path": _path, "sum": _sum}
    return _cells if want in _patterns()["cells"] else makers.get(want, _values)


def _activities(q: Question) -> str:
    if q.count:
        return f"SELECT (COUNT(DISTINCT ?activity) AS ?value) WHERE {{\n    {where(q.filters)}\n}}"
    first = value = ""
    if q.with_deadline:
        ends = "?activity mrz:hasDeadline/rdfs:label ?ends"
        first = '\n    OPTIONAL { SELECT ?activity (GROUP_CONCAT(DISTINCT ?ends; SEPARATOR="; ") AS ?deadline)'
        first += f" WHERE {{ {ends} }} GROUP BY ?activity }}"
        value = " ?deadline"
    if q.top:
        first = f"\n    {_first(q, f'SELECT ?each WHERE {{ {where(q.filters)} {_measured(q)} }}')}\n    {_measured(q)}"
        first += f" FILTER(?each {_order(q)[1]} ?last)"
        value = " (?each AS ?value)"
    return (
        f"SELECT DISTINCT (?activity AS ?iri) ?year ?code ?title ?section{value} WHERE {{\n"
        f"    {where(q.filters)}{first}\n    {_ROW}\n}} ORDER BY ?year ?code"
    )


def _measured(q: Question) -> str:
    """What activities are put in order by: their printed amounts, or how many partners, leads … they have."""
    if q.measure == "amount":
        return "?activity mrz:hasAmount/mrz:value ?each ."
    counted = _patterns()["relations"][q.measure].replace("?actor", "?counted")
    return (
        f"{{ SELECT ?activity (COUNT(DISTINCT ?counted) AS ?each) WHERE {{ ?activity a mrz:Activity . {counted} }} "
        "GROUP BY ?activity }"
    )


def _order(q: Question) -> tuple[str, str]:
    """How values are put in order, and how those that come first compare with the last of them."""
    return ("DESC", ">=") if q.top in ("most", "largest") else ("ASC", "<=")


def _first(q: Question, values: str) -> str:
    """The value (?last) that the last of the first has, so that equals are not parted."""
    order, _ = _order(q)
    least = {"DESC": "MIN", "ASC": "MAX"}[order]
    return f"{{ SELECT ({least}(?each) AS ?last) WHERE {{ {{ {values} ORDER BY {order}(?each) LIMIT {q.first} }} }} }}"


def _actors(q: Question) -> str:
    relation = _patterns()["relations"][q.via]
    parts = [where(q.filters), relation]
    for n, filters in enumerate(q.and_also):
        parts.append(f"{{ SELECT DISTINCT ?actor WHERE {{ {where(filters, 50 + 10 * n)} {relation} }} }}")
    if q.without:
        parts.append(f"FILTER(?actor NOT IN ({', '.join(term('any', v) for v in q.without)}))")
    if q.but_not is not None:
        # not MINUS { SELECT … }, which takes nothing away on Virtuoso
        there = f"SELECT DISTINCT ?actor (1 AS ?there) WHERE {{ {where(q.but_not, 90)} {relation} }}"
        parts.append(f"OPTIONAL {{ {{ {there} }} }} FILTER(!BOUND(?there))")
    if q.of_kind:
        parts.append(f"VALUES ?of_kind {{ {' '.join(term('kind', k) for k in q.of_kind)} }} ?actor mrz:kind ?of_kind .")
    if q.named_only:
        parts.append("?actor a mrz:Institution .")
    inner = "\n    ".join(parts)
    if q.count and not q.having:
        return f"SELECT (COUNT(DISTINCT ?actor) AS ?value) WHERE {{\n    {inner}\n}}"
    counted = {"activities": "?activity", "partners": "?other"}[q.measure]
    if q.measure == "partners":
        inner += "\n    ?activity mrz:involves ?other . FILTER(?other != ?actor)"
    first = limit = ""
    if q.top:
        counts = f"SELECT (COUNT(DISTINCT {counted}) AS ?each) WHERE {{ {inner} }} GROUP BY ?actor"
        first = f"\n  {_first(q, counts)}"
        limit = f"\n  FILTER(?n {_order(q)[1]} ?last)"
    if q.having:
        op, number = q.having
        limit = f"\n  VALUES ?limit {{ {term('count-', number)} }} FILTER(?n {_patterns()['comparisons'][op]} ?limit)"
    if q.count:
        each = f"SELECT ?actor (COUNT(DISTINCT {counted}) AS ?n) WHERE {{\n    {inner}\n  }} GROUP BY ?actor"
        return f"SELECT (COUNT(?actor) AS ?value) WHERE {{\n  {{ {each} }}{limit}\n}}"
    return (
        f"SELECT ?iri ?kind ?label_bg ?label_en ?abbr ?n ?activities WHERE {{{first}\n"
        f"  {{ SELECT (?actor AS ?iri) (COUNT(DISTINCT {counted}) AS ?n) {_KEYS}\n"
        f"    WHERE {{\n    {inner}\n    {_KEY}\n    }} GROUP BY ?actor }}{limit}{_LABELS}\n"
        "} ORDER BY DESC(?n) STR(?label_bg) ?iri"
    )


def _projects(q: Question) -> str:
    inner = f"{where(q.filters)}\n    ?activity mrz:underProject ?project ."
    if q.count:
        return f"SELECT (COUNT(DISTINCT ?project) AS ?value) WHERE {{\n    {inner}\n}}"
    named = "?iri a mrz:FundingProject ; rdfs:label ?name"
    names = f"SELECT ?iri (SAMPLE(?name) AS ?label_bg) WHERE {{ {named} }} GROUP BY ?iri"
    return (
        "SELECT ?iri ?label_bg ?n ?activities WHERE {\n"
        f"  {{ SELECT (?project AS ?iri) (COUNT(DISTINCT ?activity) AS ?n) {_KEYS}\n"
        f"    WHERE {{\n    {inner}\n    {_KEY}\n    }} GROUP BY ?project }}\n"
        f"  {{ {names} }}\n}} ORDER BY STR(?label_bg) ?iri"
    )


def _path(q: Question) -> str:
    """Activities on the shortest paths of named bodies between the actors of the last two filters."""
    *shared, one, other = q.filters
    said = where(shared)
    step = said.replace("?activity", "?step")
    ends = ((0, one), (q.hops, other))
    inner = [f"VALUES ?n{n} {{ {' '.join(term('any', v) for v in f.values)} }}" for n, f in ends]
    for n in range(1, q.hops):
        pair = f"{step} ?step mrz:involves ?n{n - 1}, ?n{n} . ?n{n} a mrz:Institution"
        inner.append(f"{{ SELECT DISTINCT ?n{n - 1} ?n{n} WHERE {{ {pair} }} }}")
    inner.append(f"{step} ?step mrz:involves ?n{q.hops - 1}, ?n{q.hops} .")
    chain = " ".join(f"?n{n}" for n in range(q.hops + 1))
    return (
        "SELECT DISTINCT ?order ?from ?to ?iri ?year ?code ?title ?section WHERE {\n"
        f"  {{ SELECT DISTINCT {chain} WHERE {{\n    {' '.join(inner)} }} }}\n"
        f"  VALUES ?order {{ {' '.join(map(str, range(q.hops)))} }}\n"
        f"  BIND({_nth(q.hops, 0)} AS ?from) BIND({_nth(q.hops, 1)} AS ?to)\n"
        f"  {said} ?activity mrz:involves ?from, ?to . BIND(?activity AS ?iri)\n"
        f"  {_ROW}\n}} ORDER BY ?order ?from ?to ?year ?code"
    )


def _nth(hops: int, more: int) -> str:
    """The body at place ?order of a path, or the one after it."""
    return " ".join(f"IF(?order = {n}, ?n{n + more}," for n in range(hops)) + " 1/0" + ")" * hops


def _sum(q: Question) -> str:
    """All printed amounts together, by currency."""
    return (
        f"SELECT (SUM(?amount) AS ?value) ?currency {_KEYS} WHERE {{\n"
        f"  {{ SELECT DISTINCT ?node ?amount ?currency ?key WHERE {{\n    {where(q.filters)}\n    {_KEY}\n"
        "    ?activity mrz:hasAmount ?node . ?node mrz:value ?amount ; mrz:currency ?currency } }\n"
        "} GROUP BY ?currency ORDER BY ?currency"
    )


def _cells(q: Question) -> str:
    """What is said of activities in one cell."""
    return (
        f"SELECT DISTINCT (?node AS ?iri) ?activity ?year ?code ?text ?value WHERE {{\n    {where(q.filters)}\n"
        f"    {_patterns()['cells'][q.want]}\n    {_TITLED}\n}} ORDER BY ?year ?code ?iri"
    )


def _values(q: Question) -> str:
    """Amounts, targets or baselines."""
    shown = "?activity ?year ?code ?title"
    if q.want == "amount":
        return (
            f"SELECT DISTINCT (?node AS ?iri) {shown} ?value ?currency WHERE {{\n    {where(q.filters)}\n"
            f"    ?activity mrz:hasAmount ?node . ?node mrz:value ?value ; mrz:currency ?currency . {_TITLED}\n"
            "} ORDER BY ?year ?code"
        )
    link = {"target": "mrz:hasTarget", "baseline": "mrz:hasBaseline"}[q.want]
    return (
        f"SELECT DISTINCT (?node AS ?iri) {shown} ?indicator ?value ?unit WHERE {{\n    {where(q.filters)}\n"
        f"    ?activity mrz:hasIndicator ?about . ?about rdfs:label ?indicator ; {link} ?node .\n"
        "    ?node mrz:value ?value .\n"
        f"    OPTIONAL {{ ?node mrz:unit ?unit }} {_TITLED}\n}} ORDER BY ?year ?code ?iri"
    )
