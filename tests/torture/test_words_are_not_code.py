"""Names, parameters and questions change values in a query, never its shape, a path or a shell: over syntax trees."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, URIRef, Variable
from sized import size

from mrezha.queries.bound import bound_query
from mrezha.queries.catalogue import QueryParameterError, catalogue
from mrezha.queries.compose import term
from mrezha.queries.question import NotUnderstood

PIECES = ("'", '"', '"""', "}", "{", ")", "#", "\n", "\r", "\\", "\\u0022", "<", ">", "> ", "; DROP ALL", " UNION { ?s ?p ?o }",
          "} #", "A21", "НКБТХ", "II", "2025", "2.1.11", "https://w3id.org/mrezha/id/institution/a21",
          "https://w3id.org/mrezha/id/institution/a21> . ?s ?p <x", "$(id)", "`id`", "| sh", "../../etc/passwd", "\u202e",
          "\0", "%3E", "_:b", "^^<x>", "@bg", "?x", "$x", " SERVICE <http://127.0.0.1/> {}", "а21\u0301")  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=5).map("".join)
QUESTIONS = ("Who partners with {} on prevention?", "С кого партнира {} през 2025?", "кои дейности води {}", "{}",
             "Which activities of {} have no funding?", "дейности за над {} лв.")  # fmt: skip
tried = settings(max_examples=size(60, 5000), suppress_health_check=list(HealthCheck))


def shape(tree: object) -> object:
    """A syntax tree without its values: kinds of nodes and variables stay; a list of values counts as one."""
    if isinstance(tree, CompValue) and tree.name in ("literal", "pname"):
        return "value"
    if isinstance(tree, CompValue):
        return (tree.name, *((k, shape(v)) for k, v in sorted(tree.items())))
    if isinstance(tree, Variable):
        return str(tree)
    if isinstance(tree, URIRef | Literal):
        return "value"
    if isinstance(tree, list | tuple) or type(tree).__name__ in ("ParseResults", "plist"):
        found = [shape(part) for part in tree]
        return found if any(part != "value" and part != ["value"] for part in found) else "value"
    return str(tree) if isinstance(tree, str) else "value"


def of(text: str) -> object:
    return shape(parseQuery(re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)))


SHAPES: dict[object, object] = {}


@pytest.mark.parametrize("name", ["leads", "partners-of", "shared-activities", "activity", "deadlines", "acts"])
@tried
@given(value=HOSTILE)
def test_parameters_of_ready_queries(kg, name, value):
    for parameter in catalogue()[name].parameters:
        try:
            text = bound_query(name, {parameter.name: [value]}, kg.vocabulary)
        except QueryParameterError as error:
            assert "\n" not in str(error)
            continue
        key = (name, parameter.name)
        good = bound_query(
            name, {parameter.name: [catalogue()[name].example.get(parameter.name, value)]}, kg.vocabulary
        )
        assert of(text) == SHAPES.setdefault(key, of(good))


@tried
@given(kind=st.sampled_from(["year", "code", "any", "amount-over"]), value=HOSTILE)
@example(kind="any", value="https://w3id.org/mrezha/id/institution/a21\b")  # found in full: no blank, and no IRI either
@example(kind="year", value="٢٠٢٥")
def test_terms(kind, value):
    try:
        written = term(kind, value)
    except ValueError:
        return
    tree = of(f"SELECT * {{ VALUES ?x {{ {written} }} }}")
    assert tree == of("SELECT * { VALUES ?x { 1 } }")


@tried
@given(question=st.sampled_from(QUESTIONS), value=HOSTILE)
def test_questions(kg, question, value):
    """A question with hostile words is refused, or its query is read-only, whole, and holds none of these words."""
    try:
        answer = kg.ask(question.format(value))
    except NotUnderstood:
        return
    tree = parseQuery(answer.sparql)
    assert tree[1].name == "SelectQuery"
    for piece in ("DROP", "SERVICE", "$(", "`", "| sh", "etc/passwd", "\u202e", "\0"):
        assert piece not in answer.sparql


@pytest.mark.parametrize("value", ["../../x", "/etc/passwd", "a\0b", "$(touch x)", "a;b", "\u202ex"])
def test_names_of_documents_stay_in_their_graph(tmp_path, value):
    from mrezha.loaders.metadata import address_name

    assert re.fullmatch(r"[A-Za-z0-9._-]*", address_name(value))
    assert not (Path.cwd() / "x").exists()
