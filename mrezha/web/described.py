"""The service description: what the endpoint speaks and what the dataset holds, as RDF."""

import pyoxigraph as ox

from mrezha.graph.store import Dataset
from mrezha.ontology.namespaces import PREFIXES
from mrezha.web.worker import GRAPH_FORMS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def description(dataset: Dataset, endpoint: str, form: str) -> bytes:
    """The description in one of `GRAPH_FORMS`.

    >>> empty = Dataset.of_quads(b"")
    >>> b"sd:Service" in description(empty, "http://127.0.0.1:8000/sparql", "ttl")
    True
    """
    prefixes = {**PREFIXES, "sd": _SD, "void": _VOID, "formats": _FORMATS}
    return ox.serialize(_triples(dataset, endpoint), format=GRAPH_FORMS[form], prefixes=prefixes) or b""


def _triples(dataset: Dataset, endpoint: str) -> list[ox.Triple]:
    service, data = ox.NamedNode(endpoint), ox.NamedNode(f"{endpoint}#dataset")
    union = ox.NamedNode(f"{endpoint}#default")
    found = [
        _triple(service, "rdf:type", "sd:Service"),
        _triple(service, "sd:endpoint", service),
        _triple(service, "sd:supportedLanguage", "sd:SPARQL11Query"),
        _triple(service, "sd:feature", "sd:UnionDefaultGraph"),
        *(_triple(service, "sd:resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
        _triple(service, "sd:defaultDataset", data),
        _triple(data, "rdf:type", "sd:Dataset"),
        _triple(data, "sd:defaultGraph", union),
        _triple(union, "rdf:type", "sd:Graph"),
    ]
    for graph, size in dataset.graphs().items():
        found += _named(data, ox.NamedNode(graph), size)
    return found


def _named(data: ox.NamedNode, graph: ox.NamedNode, size: int) -> list[ox.Triple]:
    entry, content = (ox.NamedNode(f"{data.value}-{graph.value.rsplit('/', 1)[-1]}{end}") for end in ("", "-graph"))
    return [
        _triple(data, "sd:namedGraph", entry),
        _triple(entry, "rdf:type", "sd:NamedGraph"),
        _triple(entry, "sd:name", graph),
        _triple(entry, "sd:graph", content),
        _triple(content, "rdf:type", "sd:Graph"),
        _triple(content, "void:triples", ox.Literal(size)),
    ]


def _triple(subject: ox.NamedNode, predicate: str, value: str | ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, _named_node(predicate), _named_node(value) if isinstance(value, str) else value)


def _named_node(name: str) -> ox.NamedNode:
    prefix, local = name.split(":", 1)
    return ox.NamedNode({"sd": _SD, "void": _VOID, "rdf": PREFIXES["rdf"]}[prefix] + local)
