"""The axioms of an ontology that data can contradict: what a property says of its ends, and what excludes what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import pyoxigraph as ox

from mrezha.ontology.namespaces import PREFIXES

RDF, RDFS, OWL, XSD = (PREFIXES[name] for name in ("rdf", "rdfs", "owl", "xsd"))
TYPE = f"{RDF}type"

Links = dict[str, set[str]]
Pairs = set[frozenset[str]]


class Axioms:
    """The axioms in a list of statements; classes and properties by their addresses, lists by the name of their head.

    >>> from mrezha.ontology.asserted import asserted
    >>> from mrezha.ontology.namespaces import MRZ
    >>> axioms = Axioms(asserted(b"", "ttl"))
    >>> sorted(c.removeprefix(MRZ) for at, c in axioms.says(f"{MRZ}leads") if at == "subject" and c.startswith(MRZ))
    ['Actor']
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._links: dict[str, Links] = defaultdict(lambda: defaultdict(set))
        self.labels: dict[tuple[str, str], str] = {}
        for t in triples:
            if isinstance(t.object, ox.Literal):
                if t.predicate.value == f"{RDFS}label" and t.object.language:
                    self.labels[_name(t.subject), t.object.language] = t.object.value
            elif t.predicate.value.startswith((RDF, RDFS, OWL)):
                self._links[t.predicate.value][_name(t.subject)].add(_name(t.object))
        self.disjoint_classes = self._disjoint("disjointWith", "AllDisjointClasses")
        self.disjoint_properties = self._disjoint("propertyDisjointWith", "AllDisjointProperties")
        self.asymmetric = self._all(f"{OWL}AsymmetricProperty")
        self.irreflexive = self._all(f"{OWL}IrreflexiveProperty")
        self._said: dict[str, set[tuple[str, str]]] = {}

    def classes_above(self, name: str) -> set[str]:
        """A class and every class above it."""
        return self._above(f"{RDFS}subClassOf", name)

    def properties_above(self, name: str) -> set[str]:
        """A property and every property above it."""
        return self._above(f"{RDFS}subPropertyOf", name)

    def says(self, name: str) -> set[tuple[str, str]]:
        """What using a property says of the classes of its ends: ("subject" or "object", class)."""
        if name not in self._said:
            self._said[name] = {
                (end if straight else _OTHER[end], above)
                for prop, straight in self._follows(name)
                for end, axiom in (("subject", "domain"), ("object", "range"))
                for found in self._links[f"{RDFS}{axiom}"][prop]
                for above in self.classes_above(found)
            }
        return self._said[name]

    def ranges(self, name: str) -> set[str]:
        """The datatypes that the values of a property must have."""
        return {r for p in self.properties_above(name) for r in self._links[f"{RDFS}range"][p] if r.startswith(XSD)}

    def _follows(self, name: str) -> set[tuple[str, bool]]:
        """Properties that hold where this one does, each with whether it runs the same way."""
        inverse = self._links[f"{OWL}inverseOf"]
        found, todo = set(), [(name, True)]
        while todo:
            prop, straight = todo.pop()
            if (prop, straight) not in found:
                found.add((prop, straight))
                todo += [(p, straight) for p in self.properties_above(prop)]
                back = inverse[prop] | {p for p, others in list(inverse.items()) if prop in others}
                todo += [(p, not straight) for p in back]
        return found

    def _above(self, axiom: str, name: str) -> set[str]:
        found, todo = set(), [name]
        while todo:
            here = todo.pop()
            if here not in found:
                found.add(here)
                todo += self._links[axiom][here]
        return found

    def _all(self, kind: str) -> set[str]:
        return {name for name, kinds in self._links[TYPE].items() if kind in kinds}

    def _disjoint(self, pairwise: str, together: str) -> Pairs:
        pairs = {frozenset((a, b)) for a, others in self._links[f"{OWL}{pairwise}"].items() for b in others}
        for node in self._all(f"{OWL}{together}"):
            for head in self._links[f"{OWL}members"][node]:
                pairs |= {frozenset(pair) for pair in combinations(self.members(head), 2)}
        return pairs

    def members(self, head: str) -> Iterator[str]:
        """The members of an RDF list, from its head."""
        while head != f"{RDF}nil":
            yield from self._links[f"{RDF}first"][head]
            head = next(iter(self._links[f"{RDF}rest"][head]), f"{RDF}nil")


_OTHER = {"subject": "object", "object": "subject"}


def _name(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(node) if isinstance(node, ox.BlankNode | ox.Triple) else node.value
