"""docs/ontology.md counts what there is, and its examples run."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import test_reasoning
import test_shapes
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef

from mrezha.ontology.namespaces import MRZ, read

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "ontology.md").read_text("utf-8")
TERMS, LISTS, SHAPES = (Graph().parse(data=read(f"{n}.ttl"), format="turtle") for n in ("mrezha", "lists", "shapes"))


def kinds(kind: URIRef) -> tuple[int, int]:
    """Return how many terms of a kind are our own, and how many are borrowed."""
    found = [str(s) for s in TERMS.subjects(RDF.type, kind) if isinstance(s, URIRef)]
    own = sum(s.startswith(MRZ) for s in found)
    return own, len(found) - own


def uses(graph: Graph, *predicates: URIRef) -> tuple[int, ...]:
    """Return how many statements there are with each predicate."""
    return tuple(len(list(graph.triples((None, p, None)))) for p in predicates)


def members(graph: Graph, *classes: URIRef) -> tuple[int, ...]:
    """Return how many things there are of each class."""
    return tuple(len(set(graph.subjects(RDF.type, c))) for c in classes)


FOLDERS = list((ROOT / "tests" / "ontology" / "competency").glob("*/question.toml"))
COUNTS = {
    "classes": kinds(OWL.Class),
    "object properties": kinds(OWL.ObjectProperty),
    "datatype properties": kinds(OWL.DatatypeProperty),
    "annotation properties": kinds(OWL.AnnotationProperty),
    "`rdfs:subClassOf`, `rdfs:subPropertyOf`": uses(TERMS, RDFS.subClassOf, RDFS.subPropertyOf),
    "`rdfs:domain`, `rdfs:range`": uses(TERMS, RDFS.domain, RDFS.range),
    "`owl:inverseOf`, chains": uses(TERMS, OWL.inverseOf, OWL.propertyChainAxiom),
    "disjointness: sets, pairs of classes, pairs of properties": (
        *members(TERMS, OWL.AllDisjointClasses),
        *uses(TERMS, OWL.disjointWith, OWL.propertyDisjointWith),
    ),
    "symmetric, asymmetric, irreflexive properties": members(
        TERMS, OWL.SymmetricProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty
    ),
    "lists, entries": members(LISTS, SKOS.ConceptScheme, SKOS.Concept),
    "shapes: of nodes, of properties, with SPARQL": (
        *members(SHAPES, SH.NodeShape, SH.PropertyShape),
        *uses(SHAPES, SH.sparql),
    ),
    "mistakes that the shapes are tested on": (len(test_shapes.MISTAKES),),
    "contradictions that the reasoner is tested on": (len(test_reasoning.ERRORS),),
    "competency questions (with an answer from the programmes, read by eye)": (
        len(FOLDERS),
        sum(f.with_name("real.csv").exists() for f in FOLDERS),
    ),
}


@pytest.mark.parametrize("row", COUNTS)
def test_counts_are_right(row: str) -> None:
    printed = re.search(rf"^\| {re.escape(row)} \| (.*) \|$", TEXT, re.MULTILINE)
    assert printed
    assert tuple(map(int, re.findall(r"\d+", printed[1]))) == COUNTS[row]


@pytest.mark.skipif(not test_reasoning.shutil.which("java"), reason="HermiT needs Java")
def test_the_example_runs(piece: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dataset.nq").write_bytes(
        ox.serialize(ox.parse(piece, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS)
    )
    example = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert example
    exec(compile(example[1], "docs/ontology.md", "exec"), {})
