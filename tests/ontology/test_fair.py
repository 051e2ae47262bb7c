"""The ontology and the data can be found, cited and reused: description, profile, redirects."""

import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from mrezha.ontology.dataset_description import describe
from mrezha.ontology.namespaces import BASE, GRAPH, read
from mrezha.ontology.page import SYNTAXES
from mrezha.ontology.publication import publish

DCAT = Namespace("http://www.w3.org/ns/dcat#")
PROF = Namespace("http://www.w3.org/ns/dx/prof/")
W3ID = Path(__file__).parents[2] / "docs" / "w3id" / ".htaccess"
HTML, TURTLE = "text/html", "text/turtle"


def test_the_description_counts_every_graph(dataset: bytes) -> None:
    names = re.findall(r"<([^<>]+)> \.$", dataset.decode(), re.MULTILINE)
    counts = {name: names.count(name) for name in set(names)}
    graph = Graph().parse(data=describe(counts.items(), issued="2026-11-23"), format="turtle")
    whole = URIRef(f"{BASE}dataset")
    assert (whole, RDF.type, DCAT.Dataset) in graph
    assert (whole, VOID.triples, Literal(sum(counts.values()))) in graph
    assert {str(s) for s in graph.objects(whole, VOID.subset)} == counts.keys()
    assert all((URIRef(name), VOID.triples, Literal(n)) in graph for name, n in counts.items())
    for wanted in (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.license,
        DCTERMS.publisher,
        DCAT.distribution,
        DCAT.keyword,
    ):
        assert (whole, wanted, None) in graph


def test_the_description_does_not_depend_on_order_or_clock() -> None:
    graphs = [(f"{GRAPH}{name}", n) for n, name in enumerate(("programme-2025", "inferred", "authority"))]
    assert describe(graphs, issued="2026-11-23") == describe(reversed(graphs), issued="2026-11-23")


def test_the_profile_describes_every_resource() -> None:
    graph = Graph().parse(data=read("profile.ttl"), format="turtle")
    profile = URIRef(f"{BASE}profile")
    parts = set(graph.objects(profile, PROF.hasResource))
    assert parts == set(graph.subjects(RDF.type, PROF.ResourceDescriptor))
    for part in parts:
        assert {v.language for v in graph.objects(part, DCTERMS.title) if isinstance(v, Literal)} == {"bg", "en"}
        assert (part, PROF.hasRole, None) in graph
        assert len(list(graph.objects(part, PROF.hasArtifact))) == 1


def redirected(address: str, accept: str) -> str | None:
    """Follow the rewrite rules as Apache does: the first rule whose pattern and conditions fit."""
    asked: list[bool] = []
    for line in W3ID.read_text("utf-8").splitlines():
        word, *rest = line.split()[:3] or [""]
        if word == "RewriteCond":
            asked.append(re.search(rest[1], accept) is not None)
        elif word == "RewriteRule" and rest[1] != "-":
            fits = re.search(rest[0], address)
            if fits and (any(asked) or not asked):
                target = rest[1].replace("%{ENV:SITE}", "")
                for n, group in enumerate(fits.groups(default=""), 1):
                    target = target.replace(f"${n}", group)
                return target
            asked = []
    return None


@pytest.mark.parametrize(
    ("address", "accept", "target"),
    [
        ("ontology", HTML, "/ontology/terms.html"),
        ("ontology.html", HTML, "/ontology/terms.html"),
        ("ontology", TURTLE, "/ontology/mrezha.ttl"),
        ("ontology", "application/rdf+xml", "/ontology/mrezha.rdf"),
        ("ontology", "application/ld+json", "/ontology/mrezha.jsonld"),
        ("ontology", "application/n-triples", "/ontology/mrezha.nt"),
        ("ontology/0.1.0", TURTLE, "/ontology/0.1.0/mrezha.ttl"),
        ("shapes", TURTLE, "/ontology/shapes.ttl"),
        ("profile-lists", TURTLE, "/ontology/profile.ttl"),
        ("code/theme/prevention", HTML, "/ontology/terms.html#theme-prevention"),
        ("code/theme/prevention", TURTLE, "/ontology/lists.ttl"),
        ("id/activity/2025/2.1.11", HTML, "/model.html"),
        ("id/activity/2025/2.1.11", TURTLE, "/dataset.nq"),
        ("graph/programme-2025", TURTLE, "/dataset.nq"),
        ("dataset", HTML, "/dataset.ttl"),
        ("", HTML, "/"),
        ("nothing/known", HTML, None),
    ],
)
def test_addresses_lead_somewhere(address: str, accept: str, target: str | None) -> None:
    assert redirected(address, accept) == target


def test_what_is_published_is_what_the_addresses_lead_to(tmp_path: Path) -> None:
    publish(tmp_path / "ontology")
    for address in ("ontology", "ontology/0.1.0", "shapes", "profile", "code"):
        for accept in (HTML, TURTLE, "application/rdf+xml", "application/ld+json", "application/n-triples"):
            target = redirected(address, accept)
            assert target
            assert (tmp_path / target.lstrip("/").partition("#")[0]).is_file(), address


@pytest.mark.parametrize("ending", SYNTAXES)
def test_every_syntax_says_the_same(ending: str, tmp_path: Path) -> None:
    publish(tmp_path)
    turtle, other = Graph().parse(tmp_path / "mrezha.ttl"), Graph().parse(tmp_path / f"mrezha.{ending}")
    assert isomorphic(turtle, other)
