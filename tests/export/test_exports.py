"""Every form of export, read back by the program it is for."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner

from mrezha.cli import cli
from mrezha.export import FORMATS, ExportError, Scope, export, methods_text
from mrezha.graph.build import build
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph

A21 = "https://w3id.org/mrezha/id/institution/a21"
DAB = "https://w3id.org/mrezha/id/institution/dab"
SHA_2025 = "e610ce758401dd6cfc86e6e7b11a7ec08ff5d67fc9c0efbab616dd7a104b1600"
PREVENTION = Scope(2025, "prevention", "en")
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture(scope="module")
def lonely(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """A programme in which one institution works with nobody."""
    file = tmp_path_factory.mktemp("own") / "programme-2031.csv"
    file.write_text("year,section,code,title,leads\n2031,I,1.1,Среща,Държавна агенция за бежанците\n", encoding="utf-8")
    store, _ = build([file])
    return KnowledgeGraph(Dataset(store))


def sheets(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book}


READERS: dict[str, Callable[[bytes], "nx.MultiDiGraph[str]"]] = {
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content)),
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "cytoscape": lambda content: nx.cytoscape_graph(json.loads(content)),
}


@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_the_network_back(kg: KnowledgeGraph, form: str) -> None:
    read, ours = READERS[form](export(kg, form, PREVENTION)), kg.network(year=2025, section="prevention")
    assert set(read) == set(ours)
    assert read.number_of_edges() == ours.number_of_edges()
    assert read.nodes[A21]["label"] == "A21 Campaign Foundation"
    assert read.nodes[A21]["partners"] == 17
    assert read.nodes[A21]["collective"] is False
    [tie] = [e for e in read.get_edge_data(DAB, A21).values() if e["relation"] == "lead-partner"]
    assert (tie["year"], tie["weight"], tie["directed"], tie["activities"]) == (2025, 1, True, "2025/2.6.4")
    assert "„Фондация“ Кампания А21““ (programme-2025, " in tie["evidence"]


@pytest.mark.parametrize("form", [*READERS, "nodes"])
def test_an_actor_without_ties_is_in_the_network(lonely: KnowledgeGraph, form: str) -> None:
    content = export(lonely, form)
    read = READERS[form](content) if form in READERS else pd.read_csv(io.BytesIO(content))["Id"].tolist()
    assert list(read) == [DAB]


def test_gephi_finds_one_type_an_attribute_and_a_value_of_it_everywhere(kg: KnowledgeGraph) -> None:
    root = ElementTree.fromstring(export(kg, "gexf"))
    assert root.get("version") == "1.2"
    parse = {"integer": int, "boolean": {"true": True, "false": False}.__getitem__, "string": str}
    for kind in ("node", "edge"):
        [declared] = [a for a in root.iter(f"{GEXF}attributes") if a.get("class") == kind]
        types = {a.get("id"): (a.get("title"), a.get("type")) for a in declared}
        titles = dict(types.values())
        assert len(titles) == len(types)
        assert titles.get("year" if kind == "edge" else "first_year") == "integer"
        for thing in root.iter(f"{GEXF}{kind}"):
            values = {v.get("for"): v.get("value") for v in thing.iter(f"{GEXF}attvalue")}
            assert set(values) == set(types)
            for key, value in values.items():
                assert parse[types[key][1]](value) is not None
                assert not str(value).startswith(("[", "{"))
    ids = [e.get("id") for e in root.iter(f"{GEXF}edge")]
    assert len(ids) == len(set(ids))
    known = {n.get("id") for n in root.iter(f"{GEXF}node")}
    assert {e.get(end) for e in root.iter(f"{GEXF}edge") for end in ("source", "target")} <= known
    assert "lastmodifieddate" not in root.find(f"{GEXF}meta").attrib


def test_pandas_reads_nodes_and_edges_that_fit_together(kg: KnowledgeGraph) -> None:
    nodes = pd.read_csv(io.BytesIO(export(kg, "nodes", PREVENTION)), keep_default_na=False)
    edges = pd.read_csv(io.BytesIO(export(kg, "edges", PREVENTION)))
    assert nodes["Id"].is_unique
    assert set(edges["Source"]) | set(edges["Target"]) <= set(nodes["Id"])
    assert set(edges["year"]) == {2025}
    assert edges["Weight"].dtype.kind == nodes["leads"].dtype.kind == "i"
    assert set(edges["Type"]) == {"Directed", "Undirected"}
    assert nodes.set_index("Id").loc[A21, "Label"] == "A21 Campaign Foundation"


def test_the_network_of_both_years_keeps_them_apart(kg: KnowledgeGraph) -> None:
    edges = pd.read_csv(io.BytesIO(export(kg, "edges")))
    assert set(edges["year"]) == {2020, 2025}
    assert not edges.duplicated(["Source", "Target", "relation", "year"]).any()
    by_year = edges["activities"].str.split("; ").explode().str[:4].astype(int)
    assert (by_year == edges.loc[by_year.index, "year"]).all()


def test_the_workbook_has_all_sheets_with_headings_in_both_languages(kg: KnowledgeGraph) -> None:
    english = sheets(export(kg, "workbook", Scope(2025, None, "en")))
    bulgarian = sheets(export(kg, "workbook", Scope(2020, "legislation", "bg")))
    assert list(english) == [
        "Activities", "Roles", "Actors", "Indicators", "Funding", "Gaps", "Changes", "How it was made"
    ]  # fmt: skip
    assert list(bulgarian)[:3] == ["Дейности", "Роли", "Участници"]
    assert english["Activities"][0][:4] == ("Activity", "Year", "Section", "Row")
    assert bulgarian["Дейности"][0][:4] == ("Дейност", "Година", "Раздел", "Ред")
    assert len(english["Activities"]) == 1 + 81
    assert english["Gaps"][0][0] == "severity"
    assert [row[:3] for row in english["Activities"] if row[0] == "2025/3.1.4"] == [("2025/3.1.4", 2025, "III")] * 3
    roles = [dict(zip(english["Roles"][0], row, strict=True)) for row in english["Roles"][1:]]
    [lead] = [r for r in roles if r["Activity"] == "2025/2.6.4" and r["Role"] == "leads"]
    assert (lead["Name in Bulgarian"], lead["Words of the source"]) == (
        "Държавна агенция за бежанците при Министерския съвет",
        "ДАБ",
    )
    place = f"oa:start {lead['From character']} ; oa:end {lead['To character']}"
    text = kg.query(f"SELECT ?w {{ ?s {place} ; oa:exact ?w ; mrz:inDocument/dcterms:identifier 'programme-2025' }}")
    assert text.rows == (("ДАБ",),)
    assert any(SHA_2025 in str(row[0]) for row in english["How it was made"])
    money = [row for row in english["Funding"] if row[0] == "2025/1.2.1" and row[3] == "amount"]
    assert [(row[5], row[6]) for row in money] == [(20000, "BGN")]


def test_the_same_data_give_the_same_bytes(lonely: KnowledgeGraph) -> None:
    for form in set(FORMATS) - {"csv", "xlsx"}:  # made from documents, not from the graph; see tests/loaders
        assert export(lonely, form) == export(lonely, form), form


def test_rdflib_reads_the_three_rdf_forms_to_one_graph(kg: KnowledgeGraph) -> None:
    lines = export(kg, "nq").decode().splitlines()
    assert lines == sorted(lines)
    quads = {q.triple for q in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)}
    turtle = set(ox.parse(export(kg, "ttl"), format=ox.RdfFormat.TURTLE))
    assert {str(t) for t in quads} == {str(q.triple) for q in turtle}
    content = export(kg, "jsonld")
    assert {str(q.triple) for q in ox.parse(content, format=ox.RdfFormat.JSON_LD)} == {str(t) for t in quads}
    graph = rdflib.Graph().parse(data=content, format="json-ld")
    assert len(graph) == len(quads)
    led = rdflib.URIRef("https://w3id.org/mrezha/ontology#ledBy")
    activity = rdflib.URIRef("https://w3id.org/mrezha/id/activity/2025/2.6.4")
    assert list(graph.objects(activity, led)) == [rdflib.URIRef(DAB)]


def test_json_ld_needs_nothing_from_elsewhere_and_has_plain_keys(kg: KnowledgeGraph) -> None:
    said = json.loads(export(kg, "jsonld"))
    assert isinstance(said["@context"], dict)
    [activity] = [n for n in said["@graph"] if n["@id"] == "id:activity/2025/2.6.4"]
    assert activity["ledBy"] == "id:institution/dab"
    assert activity["year"] == 2025
    [a21] = [n for n in said["@graph"] if n["@id"] == "id:institution/a21"]
    assert a21["prefLabel"] == {"bg": "Фондация „Кампания А21“", "en": "A21 Campaign Foundation"}
    assert all(key.startswith("@") or key in said["@context"] for node in said["@graph"] for key in node)


def test_citations_name_program_ontology_and_documents(kg: KnowledgeGraph) -> None:
    bib = export(kg, "bibtex").decode()
    assert re.findall(r"^@(\w+)\{([\w-]+),$", bib, re.MULTILINE) == [
        ("software", "mrezha"), ("dataset", "mrezha-ontology"), ("misc", "programme-2020"), ("misc", "programme-2025"),
    ]  # fmt: skip
    assert bib.count("{") == bib.count("}")
    assert SHA_2025 in bib
    import yaml

    cff = yaml.safe_load(export(kg, "cff", Scope(year=2025)))
    assert (cff["cff-version"], cff["type"]) == ("1.2.0", "dataset")
    [document] = cff["references"]
    assert document["year"] == 2025
    assert document["title"].endswith("за 2025 г.")


def test_methods_text_says_documents_settings_and_versions_in_both_languages(kg: KnowledgeGraph) -> None:
    for lang, setting in (
        ("en", "Scope: year 2025, section prevention"),
        ("bg", "Обхват: година 2025, раздел prevention"),
    ):
        said = methods_text(kg, "gexf", Scope(2025, "prevention", lang))
        assert setting in said
        assert SHA_2025 in said
        assert "programme-2020" not in said
        assert re.search(r"networkx \d+\.\d+", said)
        assert re.search(r"N-Quads: [0-9a-f]{64}", said)
        assert said.rstrip().endswith(f"mrezha export --format gexf --year 2025 --section prevention --lang {lang}")


def test_beside_a_file_stands_its_methods_text(tmp_path: Path) -> None:
    out = tmp_path / "prevention.gexf"
    done = CliRunner().invoke(
        cli, ["export", "--format", "gexf", "--year", "2025", "--section", "II", "--output", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert done.output.split() == [str(out), f"{out}.methods.txt"]
    assert SHA_2025 in (tmp_path / "prevention.gexf.methods.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "scope", "said"),
    [
        ("xml", Scope(), "there is no form “xml”"),
        ("ttl", Scope(year=2025), "holds the whole graph"),
        ("bibtex", Scope(section="prevention"), "use jsonl"),
        ("gexf", Scope(year=2023), "loaded are 2020 and 2025"),
        ("csv", Scope(), "choose --year 2020 or 2025"),
    ],
)
def test_what_cannot_be_exported_is_said(kg: KnowledgeGraph, form: str, scope: Scope, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        export(kg, form, scope)


def test_cells_are_no_formulas(kg: KnowledgeGraph) -> None:
    for form in ("nodes", "edges"):
        rows = csv.reader(io.StringIO(export(kg, form).decode()))
        assert not [c for row in rows for c in row if c.startswith(("=", "+", "@"))]
