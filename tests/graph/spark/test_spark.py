"""The Spark job on a cluster of two workers against NetworkX on the same participations."""

import sys
from collections import Counter
from itertools import combinations

import networkx as nx
import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark", reason='the extra is not installed: pip install "mrezha[spark]"; `make test` does')

from cluster import HOME, LIGHT, cluster

from mrezha.graph.incidence import incidence
from mrezha.graph.measures.measured import measured, named
from mrezha.graph.measures.ties import ties
from mrezha.graph.participations import write
from mrezha.graph.spark.__main__ import main
from mrezha.graph.store import Dataset

GROUPS, SIZE = 6, 5
MRZ, ID = "https://w3id.org/mrezha/ontology#", "https://w3id.org/mrezha/id/"


def statements():
    """Six groups that meet in threes, three of them in one piece; an actor alone, a class, a mere payer."""
    yield f"<{ID}section/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{MRZ}Section>"
    yield f"<{ID}section/1> <http://purl.org/dc/terms/isPartOf> <{ID}programme/1>"
    yield f'<{ID}section/1> <http://www.w3.org/2004/02/skos/core#notation> "II"'
    yield f'<{ID}programme/1> <{MRZ}year> "2025"^^<http://www.w3.org/2001/XMLSchema#integer>'
    yield f"<{ID}collective/НПО> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{MRZ}CollectiveActor>"
    casts = [[f"институция/{g}-{n}" for n in three] for g in range(GROUPS) for three in combinations(range(SIZE), 3)]
    casts += [["институция/0-0", "институция/1-0"], ["институция/1-1", "институция/2-1"], ["институция/alone"]]
    for number, cast in enumerate(casts):
        activity = f"<{ID}activity/{number}>"
        yield f"{activity} <http://purl.org/dc/terms/isPartOf> <{ID}section/1>"
        for place, actor in enumerate([*cast, "collective/НПО"]):
            yield f"{activity} <{MRZ}{'partneredBy' if place else 'ledBy'}> <{ID}{actor}>"
        yield f"{activity} <{MRZ}paidBy> <{ID}институция/payer>"
        yield f"{activity} <{MRZ}partneredBy> <{ID}{cast[0]}>"  # a lead that is printed as a partner too


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small network, and the tables that the job makes of it."""
    folder = tmp_path_factory.mktemp("spark")
    found = incidence(Dataset.of_quads("".join(f"{s} .\n" for s in statements()).encode()))
    write(found, folder / "participations.parquet")
    with cluster(folder) as address, pytest.MonkeyPatch.context() as patch:
        options = {"driver.host": "127.0.0.1", "driver.bindAddress": "127.0.0.1", "ui.enabled": "false",
                   "sql.shuffle.partitions": "2", "executor.memory": "512m", "sql.adaptive.enabled": "false",
                   "sql.codegen.wholeStage": "false", "sql.codegen.factoryMode": "NO_CODEGEN"}  # fmt: skip
        arguments = " ".join(f"--conf spark.{name}={value}" for name, value in options.items())
        patch.setenv("PYSPARK_SUBMIT_ARGS", f"{arguments} pyspark-shell")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_HOME", str(HOME))
        patch.setenv("JAVA_TOOL_OPTIONS", LIGHT)
        assert main([str(folder / "participations.parquet"), "--output", str(folder / "out"), "--master", address]) == 0
    assert len(list(folder.glob("app-*/*"))) == 2, "both workers took part"
    tables = {name: pq.read_table(folder / "out" / name).to_pydict() for name in ("ties", "actors")}
    return ties(found).to_networkx(), tables


def column(made, name):
    actors = made[1]["actors"]
    return dict(zip(actors["actor"], actors[name], strict=True))


def test_the_columns_are_those_of_the_small_networks_table(made):
    graph, tables = made
    assert list(tables["actors"]) == list(measured(graph))
    assert sorted(tables["actors"]["actor"]) == sorted(graph)
    assert len(graph) == GROUPS * SIZE + 1


def test_projection(made):
    graph, tables = made
    rows = list(zip(*(tables["ties"][c] for c in ("source", "target", "weight")), strict=True))
    assert Counter(rows) == Counter((min(a, b), max(a, b), w) for a, b, w in graph.edges(data="weight"))


def test_degrees(made):
    assert column(made, "degree") == dict(made[0].degree())
    assert column(made, "strength") == dict(made[0].degree(weight="weight"))


def test_components(made):
    assert column(made, "component") == named(nx.connected_components(made[0]))


def test_pagerank(made):
    expected = nx.pagerank(made[0], tol=1e-12, max_iter=1000)
    assert column(made, "pagerank") == {actor: pytest.approx(rank, abs=1e-5) for actor, rank in expected.items()}
    assert sum(column(made, "pagerank").values()) == pytest.approx(1, abs=1e-6)


def test_communities(made):
    expected = named(nx.community.asyn_lpa_communities(made[0], weight="weight", seed=1))
    assert column(made, "community") == expected == dict(zip(*measured_community(made[0]), strict=True))
    assert len(set(expected.values())) == GROUPS + 1


def measured_community(graph):
    table = measured(graph)
    return table["actor"], table["community"]
