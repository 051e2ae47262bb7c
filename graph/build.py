"""From documents to one dataset: a named graph a document, one each for terms, authority and what follows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

import pyoxigraph as ox

from mrezha.graph.infer import infer
from mrezha.loaders.errors import SourceError
from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Programme
from mrezha.loaders.triples import graph_iri, programme_graph
from mrezha.ontology.namespaces import AUTHORITY_FILES, GRAPH, TERM_FILES, read

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Report:
    """What a build read, for people."""

    programmes: list[Programme] = field(default_factory=list)
    statements: dict[str, int] = field(default_factory=dict)


def build(
    sources: Iterable[Traversable | Path],
    progress: Progress = lambda _what, _done, _of: None,
    *,
    corrections: Path | None = None,
) -> tuple[ox.Store, Report]:
    """Read the sources and make the dataset, in memory.

    `progress` is told what is being done, how many steps are done, and of how many. `corrections` is a look-up file
    for all sources; without it each source takes the one beside it.

    Raises:
        SourceError: if a source cannot be read, or two sources have the same name or year.
    """
    sources = list(sources)
    store, report = ox.Store(), Report()
    steps = len(sources) + 2
    for n, source in enumerate(sources):  # first of all: a file that cannot be read costs nothing more
        progress(source.name, n, steps)
        programme = read_programme(source, corrections)
        _refuse_double(programme, report.programmes)
        report.programmes.append(programme)
    progress("ontology and authority file", len(sources), steps)
    for graph, names in (("ontology", TERM_FILES), ("authority", AUTHORITY_FILES)):
        for name in names:
            store.extend(_named(read(name), ox.NamedNode(f"{GRAPH}{graph}")))
    for programme in report.programmes:
        add_programme(store, programme)
    progress("what follows from it", steps - 1, steps)
    infer(store)
    report.statements = counted(store)
    progress("done", steps, steps)
    return store, report


def add_programme(store: ox.Store, programme: Programme) -> None:
    """Add what a programme says to a store, in the graph of its document."""
    ntriples = programme_graph(programme).serialize(format="nt", encoding="utf-8")
    graph = ox.NamedNode(graph_iri(programme.metadata.name))
    store.bulk_load(ntriples, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)


def counted(store: ox.Store) -> dict[str, int]:
    """How many statements each named graph has."""
    return {
        g.value: sum(1 for _ in store.quads_for_pattern(None, None, None, g))
        for g in sorted(store.named_graphs(), key=str)
        if isinstance(g, ox.NamedNode)
    }


def _refuse_double(programme: Programme, before: list[Programme]) -> None:
    """Addresses are made of a programme's year and a document's name, so neither may come twice."""
    for other in before:
        if other.metadata.name == programme.metadata.name:
            raise SourceError(f"{programme.metadata.name}: two sources have this name; rename one of the files")
        if other.metadata.template == programme.metadata.template == "iati":
            continue  # identifiers of activities are unique among all publishers
        if other.metadata.year == programme.metadata.year:
            raise SourceError(
                f"{programme.metadata.name}: {other.metadata.name} is a programme of {programme.metadata.year} too; "
                "load one of them, with `mrezha build --only` if the other is a shipped one"
            )


def _named(turtle: bytes, graph: ox.NamedNode) -> list[ox.Quad]:
    """Statements of a Turtle file in a graph, its blank nodes (lists, restrictions) named canonically (RDFC-1.0)."""
    triples = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def canonical(quads: Iterable[ox.Quad]) -> bytes:
    """The statements of a dataset as sorted N-Quads: the same bytes for the same sources."""
    named, blank = [], ox.Dataset()
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            blank.add(quad)
        else:
            named.append(quad)
    blank.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # a store names them anew each time it is filled
    lines = ox.serialize([*named, *blank], format=ox.RdfFormat.N_QUADS)
    return b"".join(sorted((lines or b"").splitlines(keepends=True)))
