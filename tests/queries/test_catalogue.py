"""The ready queries: headers, answers read by eye, equal rows from two engines, and binding that nothing can bend."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from mrezha.graph.build import build, canonical
from mrezha.graph.infer import infer
from mrezha.graph.store import Dataset
from mrezha.loaders.reader import read_programme
from mrezha.loaders.shipped import shipped
from mrezha.loaders.triples import graph_iri, programme_graph
from mrezha.ontology.namespaces import BASE, CODE, GRAPH, ID, MRZ
from mrezha.queries.catalogue import (
    KINDS,
    LANGUAGES,
    QueryHeaderError,
    QueryParameterError,
    bind,
    catalogue,
    parse_query,
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's own use of its old names

CATALOGUE = catalogue()
NAMES = tuple(CATALOGUE)
BY_EYE = Path(__file__).parents[1] / "expected"
EXPECTED = Path(__file__).parent / "expected"
GAPS = json.loads((EXPECTED / "gaps.json").read_text(encoding="utf-8"))
SMALL = json.loads((EXPECTED / "small.json").read_text(encoding="utf-8"))
QUESTIONS = {q["id"]: q for q in json.loads((BY_EYE / "questions.json").read_text(encoding="utf-8"))}

# Both programmes are in good order here: nobody unknown, no goal without an activity. Tested on made-up data instead.
NOTHING_TO_FIND = {"unresolved-actors", "goals-without-activity"}
SAFE = {
    "institution": f"{ID}institution/nkbth",
    "section": f"{CODE}theme/prevention",
    "place": f"{ID}place/varna",
    "act": f"{ID}act/zbth",
    "project": f"{ID}project/wise",
    "mechanism": f"{CODE}mechanism/national-referral",
    "audience": f"{CODE}audience/children",
    "exploitation": f"{CODE}exploitation/labour",
    "year": "2025",
    "code": "2.1.11",
    "month": "2025-06",
}
PER_YEAR = [n for n in NAMES if "VALUES ?year" in CATALOGUE[n].text and "?year" in CATALOGUE[n].text.split("WHERE")[0]]
PARAMETERS = [(name, p.name) for name in NAMES for p in CATALOGUE[name].parameters]


@pytest.fixture(scope="session")
def full() -> Dataset:
    """Both programmes, whole."""
    return Dataset(build(shipped())[0])


@pytest.fixture(scope="session")
def small_quads() -> bytes:
    """Sections V to VII of both programmes: 17 activities, few enough for rdflib's joins."""
    store, _ = build([])
    for source in shipped():
        whole = read_programme(source)
        piece = replace(
            whole,
            sections=tuple(s for s in whole.sections if s.number >= 5),
            rows=tuple(r for r in whole.rows if r.section >= 5),
        )
        triples = programme_graph(piece).serialize(format="nt", encoding="utf-8")
        graph = ox.NamedNode(graph_iri(whole.metadata.name))
        store.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    infer(store)
    return canonical(store)


@pytest.fixture(scope="session")
def small(small_quads: bytes) -> Dataset:
    return Dataset.of_quads(small_quads)


@pytest.fixture(scope="session")
def small_rdflib(small_quads: bytes) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=small_quads, format="nquads")
    return dataset


@pytest.fixture(scope="session")
def wrong() -> Dataset:
    """Made up: an actor nobody knows and a goal under which nothing stands."""
    turtle = f"""@prefix mrz: <{MRZ}> . @prefix id: <{ID}> . @base <{ID}> .
    @prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix oa: <http://www.w3.org/ns/oa#> .
    <programme/2030> a mrz:Programme ; mrz:year 2030 .
    <section/2030/1> a mrz:Section ; skos:notation "I" ; rdfs:label "ЕДНО"@bg ; dcterms:isPartOf <programme/2030> .
    <goal/2030/1/strategic-1> a mrz:Goal , mrz:StrategicGoal ; dcterms:isPartOf <section/2030/1> ; skos:notation "1.1" .
    <goal/2030/1/strategic-2> a mrz:Goal , mrz:StrategicGoal ; dcterms:isPartOf <section/2030/1> ; skos:notation "1.2" .
    <activity/2030/1.1.1> a mrz:Activity ; mrz:year 2030 ; skos:notation "1.1.1" ; rdfs:label "Нещо"@bg ;
      dcterms:isPartOf <section/2030/1> ; mrz:servesGoal <goal/2030/1/strategic-1> ; mrz:involves <institution/nyakoy> .
    <row/2030/1.1.1/1> mrz:describes <activity/2030/1.1.1> ; mrz:part 1 ; dcterms:source <span/x/1-2> .
    <span/x/1-2> oa:start 1 .
    <institution/nyakoy> a mrz:Institution ; skos:prefLabel "Някой"@bg ; mrz:unresolved true ."""
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{GRAPH}made-up"))
    return Dataset(store)


def local(value: object) -> object:
    """An address in short: nkbth, coll:npo for a class, 2025/2.1.11 for an activity; other values as they are."""
    if not isinstance(value, str) or not value.startswith(BASE):
        return value
    kind, _, rest = value.removeprefix(ID).partition("/")
    return rest if kind == "activity" else ("coll:" if kind == "collective" else "") + rest.rsplit("/", 1)[-1]


def address(parameter: str, value: str) -> str:
    """The address of what a test names in short."""
    kind = parameter.rsplit("_", 1)[-1]
    if kind in ("year", "code", "month"):
        return value
    if kind == "institution" and value.startswith("coll:"):
        return f"{ID}collective/{value.removeprefix('coll:')}"
    return f"{SAFE[kind].rsplit('/', 1)[0]}/{value}"


def rows(dataset: Dataset, name: str, columns: list[str], **values: str | list[str]) -> Counter[tuple[object, ...]]:
    """The rows of a query, in short, with some of its columns."""
    lists = {p: [v] if isinstance(v, str) else v for p, v in values.items()}
    given = {p: [address(p, v) for v in vs] for p, vs in lists.items()}
    table = dataset.select(bind(CATALOGUE[name], given))
    return Counter(tuple(local(row[c]) for c in columns) for row in table)


# -- headers and hygiene ---------------------------------------------------------------------------------------------


def test_there_are_enough_queries() -> None:
    assert len(CATALOGUE) >= 42
    assert list(CATALOGUE) == sorted(CATALOGUE)


def test_a_caller_cannot_spoil_the_catalogue() -> None:
    catalogue().clear()
    assert catalogue() == CATALOGUE


@pytest.mark.parametrize("name", NAMES)
def test_header_is_complete_in_both_languages(name: str) -> None:
    query = CATALOGUE[name]
    for texts in (query.title, query.description):
        assert set(texts) == set(LANGUAGES)
        assert re.search("[А-Яа-я]", texts["bg"])
        assert not re.search("[А-Яа-я]", re.sub(r"\([^)]*\)", "", texts["en"]))
    for language in LANGUAGES:
        assert query.title[language][0].isupper() or query.title[language][0].isdigit()
        assert not query.title[language].endswith(".")
        assert query.description[language].endswith((".", ")."))
    assert set(query.example) <= {p.name for p in query.parameters}
    assert bool(query.example) == bool(query.parameters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_queries_have_one_title(language: str) -> None:
    assert max(Counter(q.title[language] for q in CATALOGUE.values()).values()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_query_is_plain_and_deterministic(name: str) -> None:
    code = re.sub(r"^\s*#.*$", "", CATALOGUE[name].text, flags=re.MULTILINE)
    assert not re.search(r"\bEXISTS\b|\bSERVICE\b|\bGRAPH\b|\bRAND\b|\bSAMPLE\b|\bGROUP_CONCAT\b", code, re.IGNORECASE)
    assert "ORDER BY" in code
    assert "DISTINCT" in code  # one statement may stand in several graphs
    used = set(re.findall(r"(?<![\w?])([a-z]+):", re.sub(r"<[^>]*>", "", code)))
    assert used == set(re.findall(r"PREFIX (\w+):", code))


@pytest.mark.parametrize("name", NAMES)
def test_each_word_used_is_in_the_ontology(name: str, full: Dataset) -> None:
    text = CATALOGUE[name].text
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    for prefix, word in re.findall(r"(?<![\w?])(mrz|field|state):([A-Za-z-]+)", text):
        assert len(full.select(f"SELECT ?t {{ <{prefixes[prefix]}{word}> a ?t }}")), f"{prefix}:{word} is nowhere"


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_values_of_a_parameter_are_listed(name: str, parameter: str, full: Dataset) -> None:
    said = CATALOGUE[name].parameter(parameter)
    listing = full.select(CATALOGUE[said.listed_by].text)
    values = {str(v) for v in listing.column(said.kind) if v is not None}
    assert values
    bind(CATALOGUE[name], {parameter: sorted(values)})


def test_broken_headers_are_refused_by_name() -> None:
    head = "# title_bg: А\n# title_en: A\n# description_bg: А.\n# description_en: A.\n"
    assert parse_query("good", head + "SELECT * { ?s ?p ?o }").title == {"bg": "А", "en": "A"}
    for text, said in (
        ("SELECT * { ?s ?p ?o }", "title_bg"),
        (head + "# parameter: year\n", "# parameter:"),
        (head + "# parameter: moon = moons; listed by moons\n", "moon"),
        (head + "# parameter: year = years; listed by programmes\nSELECT * { ?s ?p ?o }", "year"),
        (head + "\nSELECT * {\n  # VALUES ?year { … }\n?s ?p ?o }", "year"),
        (head + "# example: год\n", "# example:"),
    ):
        with pytest.raises(QueryHeaderError, match=r"^bad\.rq: [^\n]*" + re.escape(said)):
            parse_query("bad", text)


# -- examples ----------------------------------------------------------------------------------------------------------


def resolved(full: Dataset, parameter: str, name: str) -> str:
    """The address of a name, by an exact look-up; the program itself is more forgiving."""
    kind = KINDS[parameter.rsplit("_", 1)[-1]]
    if kind.pattern.fullmatch(name):
        return name
    found = full.select(
        f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?x {{ ?x <{MRZ}abbreviation>|skos:prefLabel|skos:altLabel|rdfs:label ?name
        FILTER(LCASE(STR(?name)) = LCASE({json.dumps(name, ensure_ascii=False)})) }}"""
    )
    [iri] = {str(x) for x in found.column("x") if kind.pattern.fullmatch(str(x))}
    return iri


@pytest.mark.parametrize("name", NAMES)
def test_runs_as_it_stands_and_its_example_gives_rows(name: str, full: Dataset, wrong: Dataset) -> None:
    query = CATALOGUE[name]
    if name in NOTHING_TO_FIND:
        assert len(full.select(query.text)) == 0
        assert len(wrong.select(query.text)) == 1
        return
    everything = full.select(query.text)
    assert len(everything)
    some = full.select(bind(query, {p: [resolved(full, p, v)] for p, v in query.example.items()}))
    assert 0 < len(some) <= len(everything)
    assert some.columns == everything.columns


@pytest.mark.parametrize("name", PER_YEAR)
def test_binding_a_year_leaves_out_the_other_and_nothing_else(name: str, full: Dataset) -> None:
    table = full.select(CATALOGUE[name].text)
    at = table.columns.index("year")
    for year in ("2020", "2025"):
        bound = full.select(bind(CATALOGUE[name], {"year": [year]}))
        assert list(bound.rows) == [r for r in table.rows if r[at] == int(year)]


def test_names_stand_beside_addresses(wrong: Dataset) -> None:
    for query in CATALOGUE.values():
        columns = wrong.select(query.text).columns
        if "institution" in columns:
            assert "name_bg" in columns, query.name
        if "activity" in columns:
            assert {"year", "code"} <= set(columns), query.name


@pytest.mark.parametrize("name", NAMES)
def test_long_text_is_sorted_whole(name: str, full: Dataset) -> None:
    """Virtuoso sorts text with a language by its first twenty bytes and then as it was loaded, but STR() whole."""
    table = full.select(CATALOGUE[name].text)
    keys = re.findall(r"(?<!STR\()\?(\w+)", CATALOGUE[name].text.rpartition("ORDER BY")[2])
    for key in set(keys) & set(table.columns):
        texts = [v for v in table.column(key) if isinstance(v, str) and not v.startswith(BASE)]
        assert all(len(v.encode()) <= 20 for v in texts), f"ORDER BY STR(?{key})"


# -- two engines -------------------------------------------------------------------------------------------------------


def plain(term: object) -> object:
    """A term of either library as comparable text; 1 and 01 differ, "x" and "x"^^xsd:string do not."""
    if term is None:
        return None
    if isinstance(term, rdflib.Literal | ox.Literal):
        text = str(term) if isinstance(term, rdflib.Literal) else term.value
        kind = term.datatype and str(getattr(term.datatype, "value", term.datatype)).rsplit("#", 1)[-1]
        return (text, term.language, None if kind in ("string", "langString") else kind)
    return str(getattr(term, "value", term))


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_and_oxigraph_give_the_same_rows(name: str, small: Dataset, small_rdflib: rdflib.Dataset) -> None:
    text = CATALOGUE[name].text
    here = small.run(text)
    assert isinstance(here, ox.QuerySolutions)
    variables = [v.value for v in here.variables]
    ours = Counter(tuple(plain(s[v]) for v in variables) for s in here)
    theirs = Counter(tuple(plain(row[v]) for v in variables) for row in small_rdflib.query(text))
    assert ours == theirs


@pytest.mark.parametrize("name", NAMES)
def test_bound_queries_are_the_same_on_both_engines(name: str, small: Dataset, small_rdflib: rdflib.Dataset) -> None:
    """With every parameter bound at once, to a value of the first row where there is one."""
    query = CATALOGUE[name]
    first = next(iter(small.select(query.text)), {})
    values = {}
    for p in query.parameters:
        value = str(first.get(p.name) or first.get(p.kind) or "")
        values[p.name] = [value if KINDS[p.kind].pattern.fullmatch(value) else SAFE[p.kind]]
    text = bind(query, values)
    here = small.run(text)
    assert isinstance(here, ox.QuerySolutions)
    variables = [v.value for v in here.variables]
    ours = Counter(tuple(plain(s[v]) for v in variables) for s in here)
    assert ours == Counter(tuple(plain(row[v]) for v in variables) for row in small_rdflib.query(text))


def test_order_does_not_hang_on_the_order_of_loading(small_quads: bytes, small: Dataset) -> None:
    lines = small_quads.splitlines(keepends=True)
    random.Random(7).shuffle(lines)
    other = Dataset(ox.Store())
    for line in range(0, len(lines), 5000):
        other.store.load(b"".join(lines[line : line + 5000]), format=ox.RdfFormat.N_QUADS)
    for query in CATALOGUE.values():
        assert small.select(query.text).rows == other.select(query.text).rows, query.name


# -- answers read by eye -----------------------------------------------------------------------------------------------


def by_eye() -> Iterator[dict]:
    for path in sorted(BY_EYE.glob("rows-*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def actors_by_eye(*fields: str) -> set[tuple[str, str]]:
    """Activity and actor for some columns of the tables; classes are told by having no kind of their own."""
    return {(f"{r['year']}/{r['code']}", a["actor"]) for r in by_eye() for f in fields for a in r[f]}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("leads", ["leads"]),
        ("partners", ["partners"]),
        ("payers", ["budget_holders", "funders"]),
        ("incidence", ["leads", "partners"]),
    ],
)
def test_roles_and_payments_of_both_programmes(name: str, fields: list[str], full: Dataset) -> None:
    found = rows(full, name, ["activity", "institution"])
    assert {(a, str(i).removeprefix("coll:")) for a, i in found} == actors_by_eye(*fields)


def test_pairs_of_both_programmes(full: Dataset) -> None:
    cast: dict[str, set[str]] = {}
    for activity, actor in actors_by_eye("leads", "partners"):
        cast.setdefault(activity, set()).add(actor)
    pairs = Counter(frozenset((a, b)) for who in cast.values() for a in who for b in who if a < b)
    found = rows(full, "co-participation", ["institution", "other_institution", "activities"])
    assert {frozenset(str(x).removeprefix("coll:") for x in (a, b)): n for a, b, n in found} == pairs


def test_sections_of_both_programmes(full: Dataset) -> None:
    codes = {(r["year"], r["section"], r["code"]) for r in by_eye()}
    counted = Counter((year, section) for year, section, _ in codes)
    found = rows(full, "sections", ["year", "section_number", "activities"])
    assert {(y, s): n for y, s, n in found} == counted
    assert sum(counted.values()) == 119


def test_blank_cells_of_both_programmes(full: Dataset) -> None:
    fields = {"funding": "funding_text", "results": "results_text", "leads": "leads", "partners": "partners"}
    found = rows(full, "blank-cells", ["activity", "row_part", "field"])
    for field, key in fields.items():
        eye = {(f"{r['year']}/{r['code']}", r["part"]) for r in by_eye() if not r[key]}
        assert {(a, part) for a, part, f in found if f == field} == eye


@pytest.mark.parametrize("name", GAPS)
def test_gaps_counted_by_eye(name: str, full: Dataset) -> None:
    assert sorted({a for (a,) in rows(full, name, ["activity"])}) == sorted(GAPS[name])


@pytest.mark.parametrize("case", SMALL, ids=lambda c: c["query"])
def test_small_dataset_counted_by_eye(case: dict, small: Dataset) -> None:
    found = rows(small, case["query"], case["columns"], **case.get("values", {}))
    assert found == Counter(tuple(r) for r in case["rows"])


@pytest.mark.parametrize(
    ("question", "name", "column", "values"),
    [
        ("q002", "partners-of", "other_institution", {"institution": "vkboon"}),
        ("q005", "partners-of", "other_institution", {"institution": "a21", "section": "protection", "year": "2025"}),
        ("q023", "partners-of", "other_institution", {"institution": ["coll:obshtini"], "year": "2025"}),
        ("q038", "leads", "activity", {"institution": "dazd", "year": "2025"}),
        ("q044", "partners", "activity", {"institution": "vkboon"}),
        ("q048", "activities-of", "activity", {"institution": "mz"}),
        ("q053", "activities-with-units", "activity", {"institution": "mvr", "year": "2025"}),
        ("q079", "leads", "institution", {"code": "2.2.2", "year": "2025"}),
        ("q099", "shared-activities", "activity", {"institution": "mvr", "other_institution": "dazd"}),
        ("q111", "works-with-both", "common", {"institution": "vkboon", "other_institution": "open-space"}),
        ("q114", "works-with-both", "common", {"institution": "ia-git", "other_institution": "basp"}),
        ("q118", "places", "activity", {"place": "varna"}),
        ("q132", "acts", "activity", {"act": "directive-2011-36-eu"}),
        ("q142", "mechanisms", "activity", {"mechanism": "national-referral", "year": "2020"}),
        ("q144", "projects", "activity", {"project": "tolerant"}),
        ("q150", "projects-of", "project_name", {"institution": "dignita"}),
        ("q153", "project-funders", "project_name", {"institution": "posolstvo-niderlandia"}),
        ("q168", "payers", "institution", {"section": "international", "year": "2025"}),
        ("q177", "payers", "activity", {"institution": "dab"}),
        ("q229", "deadlines", "activity", {"until_month": "2020-05"}),
        ("q230", "deadlines", "activity", {"month": "2020-11"}),
        ("q231", "deadlines", "activity", {"until_month": "2020-06"}),
        ("q234", "deadlines", "activity", {"from_month": "2025-01", "until_month": "2025-11"}),
        ("q242", "deadlines", "activity", {"month": "2020-11", "institution": "ankbth"}),
        ("q286", "partners-gained", "other_institution", {"institution": "asp"}),
        ("q289", "institutions-new", "institution", {"earlier_year": "2020", "later_year": "2025"}),
        ("q290", "institutions-gone", "institution", {"section": "international"}),
        ("q293", "institutions-new", "institution", {"section": "protection"}),
        ("q295", "partners-lost", "other_institution", {"institution": "mon"}),
        ("q303", "exploitation-forms", "activity", {"exploitation": "begging"}),
        ("q310", "audiences", "activity", {"audience": "prosecutors"}),
    ],
)
def test_questions_read_by_eye(question: str, name: str, column: str, values: dict, full: Dataset) -> None:
    found = {str(v) for (v,) in rows(full, name, [column], **values)}
    said = QUESTIONS[question]
    assert set(said["expect"]) <= found
    extra = found - set(said["expect"]) - set(said["optional"])
    assert not {x for x in extra if not x.startswith("coll:")}
    if said["kind"] == "activities":
        assert not extra


@pytest.mark.parametrize(
    ("question", "name", "column", "values"),
    [
        ("q194", "institutions", "leads", {"institution": "nkbth", "year": "2025"}),
        ("q206", "institutions", "leads", {"institution": "mkbth", "year": "2020"}),
        ("q211", "institutions", "partners", {"institution": "mkbth", "year": "2025"}),
        ("q210", "institutions", "pays", {"institution": "eot"}),
        ("q246", "budgets", "amount", {"code": "4.1.1"}),
        ("q252", "indicators", "baseline", {"code": "2.3.1", "year": "2025"}),
        ("q262", "indicators", "target", {"code": "6.1.1", "year": "2025"}),
    ],
)
def test_numbers_read_by_eye(question: str, name: str, column: str, values: dict, full: Dataset) -> None:
    assert list(rows(full, name, [column], **values)) == [tuple(QUESTIONS[question]["expect"])]


def test_words_of_an_activity(full: Dataset) -> None:
    """The words of each actor of each row, as they were typed by eye."""
    found = rows(full, "evidence-of-actor", ["activity", "institution", "words"])
    words = {(a, str(i).removeprefix("coll:"), " ".join(str(w).split())) for a, i, w in found}
    by_hand = {
        (f"{r['year']}/{r['code']}", a["actor"], " ".join(a["mention"].split()))
        for r in by_eye()
        for f in ("leads", "partners", "budget_holders", "funders")
        for a in r[f]
        if "mention" in a
    }
    assert len(by_hand) > 500
    assert len(words & by_hand) / len(by_hand) > 0.97  # the readers accepted shorter wordings in some places


# -- binding -----------------------------------------------------------------------------------------------------------

HOSTILE = (
    "2025 } UNION { ?s ?p ?o", "2025 #", "2025\n", " 2025", "٢٠٢٥", "2025.", "-2025", "2025 2020", "", "?year",
    '2.1" "3.1', '2.1"@bg', "2.1\\", "2025-13", "2025-06-01", "x> <y", f"{ID}institution/nkbth> <{ID}institution/dab",
    f"{ID}institution/nkbth\u200b", f"{ID}institution/../act/zbth", f"{ID}institution/НКБТХ", f"{ID}institution/",
    f"{ID}institution/%6e", f"{ID}institution/a b", "javascript:alert(1)", f"<{ID}institution/nkbth>", "$x", "{ … }",
    f"{BASE.replace('.', 'x')}id/institution/nkbth", "\\g<0>", "\\1", "UNDEF", "\x00", "2025\x00",
)  # fmt: skip
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n]*|\w+|\s+|.', re.DOTALL)


def skeleton(text: str) -> list[str]:
    """The tokens of a query as a SPARQL parser cuts them, with the terms of its VALUES over one variable left out."""
    tokens = [t for t in TOKEN.findall(text) if not t.isspace() and not t.startswith("#")]
    kept: list[str] = []
    inside = False
    for t in tokens:
        inside = inside and t != "}"
        if not inside or not re.fullmatch(r'"[^"]*"|<[^>]*>|[0-9]+', t):
            kept.append(t)
        inside = inside or (t == "{" and len(kept) > 3 and kept[-4:-2] == ["VALUES", "?"])
    return kept


VALUE = st.one_of(
    st.text(),
    st.sampled_from(HOSTILE),
    st.sampled_from(sorted(SAFE.values())),
    st.builds("{}{}".format, st.sampled_from(sorted(SAFE.values())), st.text(max_size=8)),
    st.builds("{}{}".format, st.text(max_size=8), st.sampled_from(sorted(SAFE.values()))),
    *(st.from_regex(k.pattern) for k in KINDS.values()),
)


@given(st.sampled_from(PARAMETERS), st.lists(VALUE, max_size=4))
def test_no_value_changes_the_shape_of_a_query(which: tuple[str, str], values: list[str]) -> None:
    query, parameter = CATALOGUE[which[0]], CATALOGUE[which[0]].parameter(which[1])
    try:
        text = bind(query, {parameter.name: values})
    except QueryParameterError as error:
        assert str(error).startswith(f"{parameter.name}: ")
        assert str(error).isprintable()
        return
    assert skeleton(text) == skeleton(bind(query, {parameter.name: [SAFE[parameter.kind]]}))
    Dataset(ox.Store()).select(text)  # and it is still a query


@given(st.text(), st.text())
def test_no_parameter_name_is_taken_that_a_query_lacks(name: str, value: str) -> None:
    with pytest.raises(QueryParameterError):
        bind(CATALOGUE["ontology-terms"], {name: [value]})


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_values_are_refused(kind: str, value: str) -> None:
    name = next(n for n in NAMES for p in CATALOGUE[n].parameters if p.name == kind)
    with pytest.raises(QueryParameterError, match=rf"\A{kind}: [^\n]+\Z") as caught:
        bind(CATALOGUE[name], {kind: [value]})
    assert KINDS[kind].accepts in str(caught.value)


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_each_parameter_wakes_its_line(name: str, parameter: str, full: Dataset) -> None:
    query = CATALOGUE[name]
    value = SAFE[query.parameter(parameter).kind]
    text = bind(query, {parameter: [value]})
    assert re.search(rf"^\s*VALUES \?{parameter} {{ .*{re.escape(value)}", text, re.MULTILINE)
    assert f"# VALUES ?{parameter} " not in text
    full.select(text)


def test_several_values_are_alternatives(full: Dataset) -> None:
    both = rows(full, "leads", ["activity"], institution=["dab", "mp"])
    assert both == rows(full, "leads", ["activity"], institution="dab") + rows(
        full, "leads", ["activity"], institution="mp"
    )


def test_what_is_no_list_of_values_is_refused() -> None:
    with pytest.raises(QueryParameterError, match="year: needs a list"):
        bind(CATALOGUE["leads"], {"year": "2025"})
    with pytest.raises(QueryParameterError, match="year: needs a list"):
        bind(CATALOGUE["leads"], {"year": []})
    with pytest.raises(QueryParameterError, match="year: “2025” is not"):
        bind(CATALOGUE["leads"], {"year": [2025]})  # type: ignore[list-item]
    assert bind(CATALOGUE["leads"], {}) == CATALOGUE["leads"].text
