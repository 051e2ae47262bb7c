"""A typed question as SPARQL. Values are written as checked RDF terms; no word of a question reaches a query."""

from collections.abc import Callable

from mrezha.ontology.namespaces import PREFIXES
from mrezha.queries.conditions import ROW, TITLED, patterns, term, where, worth
from mrezha.queries.paths import path_query
from mrezha.queries.question import Question

_PREFIXES = "".join(
    f"PREFIX {p}: <{iri}>\n"
    for p, iri in {
        **{p: PREFIXES[p] for p in ("mrz", "dcterms", "oa", "rdfs", "skos")},
        "state": "https://w3id.org/mrezha/code/state/",
    }.items()
)

_LABELS = """
  ?iri skos:prefLabel ?label_bg . FILTER(LANG(?label_bg) = "bg")
  OPTIONAL { ?iri skos:prefLabel ?label_en . FILTER(LANG(?label_en) = "en") }
  OPTIONAL { ?iri mrz:abbreviation ?abbr . FILTER(LANG(?abbr) = "bg") }
  OPTIONAL { ?iri mrz:kind/skos:notation ?kind }"""
_KEYS = '(GROUP_CONCAT(DISTINCT ?key; SEPARATOR=" ") AS ?activities)'
_KEY = '?activity mrz:year ?y ; skos:notation ?c . BIND(CONCAT(STR(?y), "/", ?c) AS ?key)'


def compose(question: Question) -> str:
    """The SPARQL of a question; run by hand on the same dataset it gives the same rows."""
    return _PREFIXES + _maker(question.want)(question)


def _maker(want: str) -> Callable[[Question], str]:
    if want.startswith("things-"):
        return _things
    makers = {
        "activities": _activities,
        "actors": _actors,
        "projects": _projects,
        "path": path_query,
        "sum": _sum,
        "counts": _counts,
    }
    return _cells if want in patterns()["cells"] else makers.get(want, _values)


def _activities(q: Question) -> str:
    if q.count:
        return f"SELECT (COUNT(DISTINCT ?activity) AS ?value) WHERE {{\n    {where(q.filters)}\n}}"
    first = value = by = ""
    if q.with_deadline:
        ends = "?activity mrz:hasDeadline/rdfs:label ?ends"
        first = '\n    OPTIONAL { SELECT ?activity (GROUP_CONCAT(DISTINCT ?ends; SEPARATOR="; ") AS ?deadline)'
        first += f" WHERE {{ {ends} }} GROUP BY ?activity }}"
        value = " ?deadline"
    if q.top:
        first = f"\n    {_first(q, f'SELECT ?each WHERE {{ {where(q.filters)} {_measured(q)} }}')}\n    {_measured(q)}"
        first += f" FILTER(?each {_order(q)[1]} ?last)"
        value = " (?printed AS ?value) ?currency" if q.measure == "amount" else " (?each AS ?value)"
        by = f"{_order(q)[0]}(?each) " if q.measure == "amount" else ""
    return (
        f"SELECT DISTINCT (?activity AS ?iri) ?year ?code ?title ?section{value} WHERE {{\n"
        f"    {where(q.filters)}{first}\n    {ROW}\n}} ORDER BY {by}?year ?code"
    )


def _measured(q: Question) -> str:
    """What activities are put in order by: their printed amounts, or how many partners, leads … they have."""
    if q.measure == "amount":
        return worth()
    counted = patterns()["relations"][q.measure].replace("?actor", "?counted")
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
    relation = patterns()["relations"][q.via]
    parts = [where(q.filters), relation]
    for n, filters in enumerate(q.and_also):
        parts.append(f"{{ SELECT DISTINCT ?actor WHERE {{ {where(filters, 50 + 10 * n)} {relation} }} }}")
    if q.without:
        parts.append(f"FILTER(?actor NOT IN ({', '.join(term('any', v) for v in q.without)}))")
    if q.but_not is not None:
        other = patterns()["relations"][q.but_via or q.via]
        # not MINUS { SELECT … }, which takes nothing away on Virtuoso
        there = f"SELECT DISTINCT ?actor (1 AS ?there) WHERE {{ {where(q.but_not, 90)} {other} }}"
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
        limit = f"\n  VALUES ?limit {{ {term('count-', number)} }} FILTER(?n {patterns()['comparisons'][op]} ?limit)"
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


def _things(q: Question) -> str:
    """Places, acts, mechanisms, target groups or forms of exploitation that activities name."""
    inner = f"{where(q.filters)}\n    {patterns()['things'][q.want.removeprefix('things-')]}"
    if q.of_kind:
        kinds = " ".join(term("kind", k) for k in q.of_kind)
        inner += f"\n    VALUES ?of_kind {{ {kinds} }} ?thing mrz:placeKind ?of_kind ."
    if q.count:
        return f"SELECT (COUNT(DISTINCT ?thing) AS ?value) WHERE {{\n    {inner}\n}}"
    return (
        "SELECT ?iri ?label_bg ?label_en ?n ?activities WHERE {\n"
        f"  {{ SELECT (?thing AS ?iri) (COUNT(DISTINCT ?activity) AS ?n) {_KEYS}\n"
        f"    WHERE {{\n    {inner}\n    {_KEY}\n    }} GROUP BY ?thing }}\n"
        '  ?iri skos:prefLabel ?label_bg . FILTER(LANG(?label_bg) = "bg")\n'
        '  OPTIONAL { ?iri skos:prefLabel ?label_en . FILTER(LANG(?label_en) = "en") }\n'
        "} ORDER BY DESC(?n) STR(?label_bg) ?iri"
    )


def _sum(q: Question) -> str:
    """All printed amounts together, by currency."""
    return (
        f"SELECT (SUM(?amount) AS ?value) ?currency {_KEYS} WHERE {{\n"
        f"  {{ SELECT DISTINCT ?node ?amount ?currency ?key WHERE {{\n    {where(q.filters)}\n    {_KEY}\n"
        "    ?activity mrz:hasAmount ?node . ?node mrz:value ?amount ; mrz:currency ?currency } }\n"
        "} GROUP BY ?currency ORDER BY ?currency"
    )


def _counts(q: Question) -> str:
    """How many activities each section or programme has, or those that have most or fewest."""
    inner = f"{where(q.filters)}\n    {patterns()['each'][q.measure]}"
    counts = (
        f"SELECT ?iri ?label (COUNT(DISTINCT ?activity) AS ?value) {_KEYS} WHERE {{\n    {inner}\n    {_KEY}\n"
        "} GROUP BY ?iri ?label"
    )
    if not q.top:
        return f"{counts} ORDER BY STR(?label)"
    first = _first(q, f"SELECT (COUNT(DISTINCT ?activity) AS ?each) WHERE {{ {inner} }} GROUP BY ?iri ?label")
    limit = f"FILTER(?value {_order(q)[1]} ?last)"
    shown = "SELECT ?iri ?label ?value ?activities WHERE"
    return f"{shown} {{\n  {first}\n  {{ {counts} }}\n  {limit}\n}} ORDER BY {_order(q)[0]}(?value) STR(?label)"


def _cells(q: Question) -> str:
    """What is said of activities in one cell."""
    return (
        f"SELECT DISTINCT (?node AS ?iri) ?activity ?year ?code ?text ?value WHERE {{\n    {where(q.filters)}\n"
        f"    {patterns()['cells'][q.want]}\n    {TITLED}\n}} ORDER BY ?year ?code ?iri"
    )


def _values(q: Question) -> str:
    """Amounts, targets or baselines."""
    shown = "?activity ?year ?code ?title"
    if q.want == "amount":
        return (
            f"SELECT DISTINCT (?node AS ?iri) {shown} ?value ?currency WHERE {{\n    {where(q.filters)}\n"
            f"    ?activity mrz:hasAmount ?node . ?node mrz:value ?value ; mrz:currency ?currency . {TITLED}\n"
            "} ORDER BY ?year ?code"
        )
    link = {"target": "mrz:hasTarget", "baseline": "mrz:hasBaseline"}[q.want]
    return (
        f"SELECT DISTINCT (?node AS ?iri) {shown} ?indicator ?value ?unit WHERE {{\n    {where(q.filters)}\n"
        f"    ?activity mrz:hasIndicator ?about . ?about rdfs:label ?indicator ; {link} ?node .\n"
        "    ?node mrz:value ?value .\n"
        f"    OPTIONAL {{ ?node mrz:unit ?unit }} {TITLED}\n}} ORDER BY ?year ?code ?iri"
    )
