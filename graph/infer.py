"""What follows: chains, super-properties, inverses and symmetry, exactly as the ontology's axioms say.

The axioms are read from the ontology graph, so that a rule stands in one place only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from mrezha.ontology.namespaces import GRAPH, MRZ, PREFIXES

INFERRED = ox.NamedNode(f"{GRAPH}inferred")

_PREFIX = "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in ("owl", "rdf", "rdfs"))


@dataclass(frozen=True, slots=True)
class _Axiom:
    """A kind of axiom: how to find those of the ontology, and the rule that each of them is."""

    found_by: str
    condition: str
    conclusion: str


_AXIOMS = (
    _Axiom("?p owl:propertyChainAxiom (?q ?r)", "?x <{q}> ?y . ?y <{r}> ?z", "?x <{p}> ?z"),
    _Axiom("?q rdfs:subPropertyOf ?p", "?x <{q}> ?z", "?x <{p}> ?z"),
    _Axiom("?p owl:inverseOf|^owl:inverseOf ?q", "?z <{q}> ?x", "?x <{p}> ?z"),
    _Axiom("?p a owl:SymmetricProperty", "?z <{p}> ?x", "?x <{p}> ?z"),
    _Axiom("?q rdfs:subClassOf ?p FILTER(isIRI(?p) && isIRI(?q))", "?x a <{q}>", "?x a <{p}>"),
)


def rules(store: ox.Store) -> list[str]:
    """The ontology's axioms as CONSTRUCT queries, in a settled order.

    What follows in other vocabularies than ours is theirs to say, and left out.
    """
    found = []
    for axiom in _AXIOMS:
        for p, q, r in _rows(store, f"{_PREFIX} SELECT ?p ?q ?r {{ {axiom.found_by} }}"):
            if p.startswith(MRZ):
                body = axiom.condition.format(p=p, q=q, r=r)
                found.append(f"CONSTRUCT {{ {axiom.conclusion.format(p=p)} }} WHERE {{ {body} }}")
    return sorted(found)


def infer(store: ox.Store) -> int:
    """Add everything that follows to the graph of inferred statements, until nothing new does; returns how many."""
    before = len(store)
    pending = rules(store)
    while new := {ox.Quad(t.subject, t.predicate, t.object, INFERRED) for rule in pending for t in _new(store, rule)}:
        store.extend(new)
    return len(store) - before


def _rows(store: ox.Store, sparql: str) -> Iterator[tuple[str, ...]]:
    result = store.query(sparql, use_default_graph_as_union=True)
    if isinstance(result, ox.QuerySolutions):
        for solution in result:
            yield tuple(getattr(term, "value", "") for term in solution)


def _new(store: ox.Store, rule: str) -> Iterator[ox.Triple]:
    """What a rule concludes and no graph says yet."""
    result = store.query(rule, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryTriples):
        for triple in result:
            if next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object), None) is None:
                yield triple
