"""Reasoning with owlready2 and HermiT: is a whole graph consistent with the ontology, and if not, what is at fault.

For users of owlready2, the classes in one line: `from mrezha.ontology import onto`, then `onto.Activity`.
"""

from __future__ import annotations

import io
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mrezha.ontology.asserted import asserted, ntriples
from mrezha.ontology.contradictions import Contradiction, contradictions
from mrezha.ontology.namespaces import MRZ

if TYPE_CHECKING:
    import owlready2  # type: ignore[import-untyped]
    import pyoxigraph as ox


class JavaMissingError(RuntimeError):
    """HermiT is a Java program, and there is no Java."""

    def __init__(self) -> None:
        super().__init__(
            "Java is missing, and HermiT needs it: apt install default-jre-headless (Debian, Ubuntu), "
            "brew install openjdk (macOS) or https://adoptium.net (Windows)"
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT says of a graph.

    An inconsistent graph without `contradictions` carries axioms of its own, which only HermiT follows.
    """

    consistent: bool
    contradictions: list[Contradiction]
    statements: int
    seconds: float


def reason(data: bytes, syntax: str = "nq") -> Verdict:
    """Let HermiT judge a data set together with the ontology, the lists and the authority files.

    `syntax` is the usual ending of a file in it: nq, trig, ttl, nt, rdf. Give it ten seconds for two programmes.

    Raises:
        JavaMissingError: if there is no Java.
        ValueError: if the data cannot be read.

    """
    import owlready2

    began = time.perf_counter()
    triples = asserted(data, syntax)
    try:
        infer(_load(triples), values=False)
        found = []
    except owlready2.OwlReadyInconsistentOntologyError:
        found = contradictions(triples)
        return Verdict(False, found, len(triples), time.perf_counter() - began)
    return Verdict(True, found, len(triples), time.perf_counter() - began)


def world(data: bytes, syntax: str = "nq") -> owlready2.Ontology:
    """A data set as owlready2 objects, with the ontology, the lists and the authority files, in a world of its own.

    >>> places = world(b"", "ttl").Place.instances()
    >>> len(places) > 200
    True
    """
    return _load(asserted(data, syntax))


def load() -> owlready2.Ontology:
    """The ontology as owlready2 objects, in a world of its own; `mrezha.ontology.onto` keeps one.

    >>> onto = load()
    >>> onto.LeadParticipation.is_a
    [ontology.Participation]
    >>> onto.Activity.label.en, onto.Activity.label.bg
    (['activity'], ['дейност'])
    """
    return _load(asserted(b"", "ttl"))


def infer(ontology: owlready2.Ontology, *, values: bool = True) -> owlready2.Ontology:
    """Let HermiT add what follows, in an ontology apart: the classes of things and, with `values`, their properties.

    Never save the ontology that was reasoned on: owlready2 rewrites decimals.

    Raises:
        JavaMissingError: if there is no Java.
        owlready2.OwlReadyInconsistentOntologyError: if the statements contradict each other; `reason` says which.

    """
    import owlready2

    if shutil.which(owlready2.JAVA_EXE) is None:
        raise JavaMissingError
    inferred: owlready2.Ontology = ontology.world.get_ontology("urn:inferred#")
    with inferred:
        # The dates of deadlines are xsd:gYearMonth, which OWL 2 has not and HermiT refuses unless told to look away.
        owlready2.sync_reasoner_hermit(
            ontology.world, infer_property_values=values, debug=0, ignore_unsupported_datatypes=True
        )
    return inferred


def _load(triples: list[ox.Triple]) -> owlready2.Ontology:
    import owlready2

    # A world of its own, so that nothing is left behind in the default world that users may work in.
    ontology: owlready2.Ontology = owlready2.World().get_ontology(MRZ)
    return ontology.load(fileobj=io.BytesIO(ntriples(triples)))
