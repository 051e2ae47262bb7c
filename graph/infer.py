"""What follows: chains, super-properties, inverses and symmetry, exactly as the ontology's axioms say.

The axioms are read from the ontology graph, so that a rule stands in one place only.
"""

from collections.abc import Iterator

import pyoxigraph as ox
from mrezha.ontology.namespaces import GRAPH, MRZ, PREFIXES

INFERRED = ox.NamedNode(f"{GRAPH}inferred")

_PREFIX = "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in ("owl", "rdf", "rdfs"))
_AXIOMS = {
    "SELECT ?p ?q ?r { ?p owl:propertyChainAxiom (?q ?r) }": "?x <{q}> ?y . ?y <{r}> ?z . # {p}\n|?x <{p}> ?z",
    "SELECT ?p ?q { ?q rdfs:subPropertyOf ?p }": "?x <{q}> ?z|?x <{p}> ?z",
    "SELECT ?p ?q { { ?p owl:inverseOf ?q } UNION { ?q owl:inverseOf ?p } }": "?z <{q}> ?x|?x <{p}> ?z",
    "SELECT ?p { ?p a owl:SymmetricProperty }": "?z <{p}> ?x|?x <{p}> ?z",
    "SELECT ?p { ?p a owl:TransitiveProperty }": "?x <{p}> ?y . ?y <{p}> ?z|?x <{p}> ?z",
    "SELECT ?p ?q { ?q rdfs:subClassOf ?p FILTER(isIRI(?p) && isIRI(?q)) }": "?x a <{q}>|?x a <{p}>",
}


def rules(store: ox.Store) -> list[tuple[set[str], str]]:
    """The ontology's axioms as CONSTRUCT queries, each with the properties or classes that feed it."""
    found = []
    for axiom, shape in _AXIOMS.items():
        for solution in store.query(_PREFIX + axiom, use_default_graph_as_union=True):
            said = {n: solution[n].value for n in ("p", "q", "r") if n in _names(axiom)}
            if not said["p"].startswith(MRZ):
                continue  # what follows in other vocabularies is theirs to say
            where, head = (part.format(**said) for part in shape.split("|"))
            feeds = set(said.values()) - ({said["p"]} if len(said) > 1 and "?y <{p}>" not in shape else set())
            found.append((feeds, f"CONSTRUCT {{ {head} }} WHERE {{ {where} }}"))
    return found


def _names(axiom: str) -> set[str]:
    return {w[1:] for w in axiom.split("{", maxsplit=1)[0].split() if w.startswith("?")}


def infer(store: ox.Store) -> int:
    """Add everything that follows to the graph of inferred statements, until nothing new does; returns how many."""
    pending = rules(store)
    changed: set[str] | None = None
    before = len(store)
    while changed is None or changed:
        new = {
            ox.Quad(t.subject, t.predicate, t.object, INFERRED)
            for feeds, rule in pending
            if changed is None or feeds & changed
            for t in _unknown(store, rule)
        }
        store.extend(new)
        changed = {q.predicate.value for q in new} | {q.object.value for q in new if isinstance(q.object, ox.NamedNode)}
    return len(store) - before


def _unknown(store: ox.Store, rule: str) -> Iterator[ox.Triple]:
    for triple in store.query(rule, use_default_graph_as_union=True):
        if next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object), None) is None:
            yield triple
