"""Where statements contradict each other, and which of them to look at: what a reasoner knows but does not tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from mrezha.ontology.axioms import TYPE, XSD, Axioms

_INTEGERS = {f"{XSD}{n}" for n in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "short")}
_WORDS = {
    "classes": {"bg": "{x} не може да е едновременно {0} и {1}.", "en": "{x} cannot be both {0} and {1}."},
    "both ways": {
        "bg": "„{0}“ не може да важи между {x} и {y} в двете посоки.",
        "en": "“{0}” cannot hold between {x} and {y} both ways.",
    },
    "properties": {
        "bg": "„{0}“ и „{1}“ не могат заедно да свързват {x} и {y}.",
        "en": "“{0}” and “{1}” cannot both link {x} and {y}.",
    },
    "value": {"bg": "Стойността {y} на „{0}“ не е {kind}.", "en": "The value {y} of “{0}” is no {kind}."},
}
_HOLDS = {f"{XSD}integer": _INTEGERS, f"{XSD}decimal": _INTEGERS | {f"{XSD}decimal"}}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all be true.

    Taking away the `suspects` would resolve it; so would taking away all of `against`, which are as many or more.
    """

    message: dict[str, str]  # by language
    suspects: tuple[str, ...]  # statements, as N-Triples
    against: tuple[str, ...]


def contradictions(triples: Sequence[ox.Triple]) -> list[Contradiction]:
    """Statements of a graph that its ontology excludes: two disjoint classes, a property both ways, a wrong datatype.

    It needs no reasoner, knows the kinds of axioms that our ontology has, and is quick; HermiT judges in full.

    >>> from mrezha.ontology.asserted import asserted
    >>> data = b'''@prefix mrz: <https://w3id.org/mrezha/ontology#> .
    ...     <urn:p> mrz:participant <urn:g> . <urn:g> a mrz:Goal .'''
    >>> [found.message["en"] for found in contradictions(asserted(data, "ttl"))]
    ['urn:g cannot be both actor and goal.']
    """
    axioms = Axioms(triples)
    found = [*_classes(triples, axioms), *_properties(triples, axioms), *_values(triples, axioms)]
    return sorted(found, key=lambda c: (c.message["en"], c.suspects))


def _classes(triples: Sequence[ox.Triple], axioms: Axioms) -> Iterator[Contradiction]:
    grounds: dict[str, dict[str, list[ox.Triple]]] = defaultdict(lambda: defaultdict(list))
    excluding = set().union(*axioms.disjoint_classes)
    for t in triples:
        for node, kind in _kinds(t, axioms):
            if kind in excluding:
                grounds[node][kind].append(t)
    for node, kinds in grounds.items():
        for pair in axioms.disjoint_classes:
            if pair <= kinds.keys():
                a, b = sorted(pair)
                yield Contradiction(_say("classes", axioms, a, b, x=node), *_sides(kinds[a], kinds[b]))


def _kinds(t: ox.Triple, axioms: Axioms) -> Iterator[tuple[str, str]]:
    """What a statement says of the classes of its ends."""
    subject = str(t.subject) if isinstance(t.subject, ox.BlankNode) else t.subject.value  # type: ignore[union-attr]
    value = t.object.value if isinstance(t.object, ox.NamedNode) else str(t.object)
    if t.predicate.value == TYPE:
        yield from ((subject, kind) for kind in axioms.classes_above(value))
    for end, kind in axioms.says(t.predicate.value):
        if end == "subject" or not isinstance(t.object, ox.Literal):
            yield (subject if end == "subject" else value), kind


def _properties(triples: Sequence[ox.Triple], axioms: Axioms) -> Iterator[Contradiction]:
    strict = axioms.asymmetric | axioms.irreflexive | set().union(*axioms.disjoint_properties)
    uses: dict[str, dict[tuple[object, object], ox.Triple]] = defaultdict(dict)
    for t in triples:
        for prop in axioms.properties_above(t.predicate.value) & strict:
            uses[prop][t.subject, t.object] = t
    for prop in sorted(axioms.irreflexive | axioms.asymmetric):
        for (s, o), t in uses[prop].items():
            back = uses[prop].get((o, s))
            if s == o or (prop in axioms.asymmetric and back is not None and str(t) < str(back)):
                message = _say("both ways", axioms, prop, x=s, y=o)
                yield Contradiction(message, *_sides([t], [back or t]))
    for a, b in map(sorted, axioms.disjoint_properties):
        for (s, o), t in uses[a].items():
            if (s, o) in uses[b]:
                message = _say("properties", axioms, a, b, x=s, y=o)
                yield Contradiction(message, *_sides([t], [uses[b][s, o]]))


def _values(triples: Sequence[ox.Triple], axioms: Axioms) -> Iterator[Contradiction]:
    for t in triples:
        if isinstance(t.object, ox.Literal):
            for kind in axioms.ranges(t.predicate.value):
                if t.object.datatype.value not in _HOLDS.get(kind, {kind}):
                    message = _say("value", axioms, t.predicate.value, y=t.object, kind=kind)
                    yield Contradiction(message, (str(t),), ())


def _sides(one: list[ox.Triple], other: list[ox.Triple]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fewer statements first: what is said once is more likely a slip than what is said twice."""
    few, many = sorted((sorted(map(str, one)), sorted(map(str, other))), key=lambda side: (len(side), side))
    return tuple(few), tuple(many)


def _say(what: str, axioms: Axioms, *terms: str, **things: object) -> dict[str, str]:
    """The message in each language; terms by their labels, things by their addresses."""
    return {
        language: text.format(*(axioms.labels.get((t, language), t) for t in terms), **things)
        for language, text in _WORDS[what].items()
    }
