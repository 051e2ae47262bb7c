"""The authority file as plain Python: every known thing with its names."""

import functools
from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from mrezha.ontology.namespaces import AUTHORITY_FILES, CODE, MRZ, PREFIXES, read

_SKOS = PREFIXES["skos"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor, place, act, mechanism, audience … with all its names."""

    iri: str
    type: str  # local name of its class: "Institution", "CollectiveActor", "Place", "LegalAct", "Concept"
    label_bg: str
    label_en: str
    abbr: str | None
    kind: str | None  # for actors the local name of its kind, for concepts of its scheme; of places: country …
    parent: str | None
    names: tuple[str, ...]  # every name in either language, misprints too

    @property
    def collective(self) -> bool:
        """Whether this stands for a class of actors, such as "НПО"."""
        return self.type == "CollectiveActor"


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class _Description(defaultdict[str, list[ox.NamedNode | ox.Literal]]):
    """What a file says of one resource: property -> values."""

    def texts(self, prop: str, lang: str | None = None) -> list[str]:
        return [v.value for v in self[prop] if isinstance(v, ox.Literal) and lang in (None, v.language)]

    def local(self, prop: str) -> str | None:
        return next((_local(v.value) for v in self[prop]), None)

    def entry(self, iri: str) -> Entry:
        labels = self.texts(_SKOS + "prefLabel")
        label_bg = next(iter(self.texts(_SKOS + "prefLabel", "bg")), labels[0])
        abbreviations = self.texts(MRZ + "abbreviation", "bg") + self.texts(MRZ + "abbreviation")
        others = self.texts(_SKOS + "altLabel") + self.texts(_SKOS + "hiddenLabel")
        return Entry(
            iri=iri,
            type=self.local(PREFIXES["rdf"] + "type") or "",
            label_bg=label_bg,
            label_en=next(iter(self.texts(_SKOS + "prefLabel", "en")), label_bg),
            abbr=next(iter(abbreviations), None),
            kind=self.local(MRZ + "kind")
            or self.local(_SKOS + "inScheme")
            or next(iter(self.texts(MRZ + "placeKind")), None),
            parent=next((v.value for v in self[MRZ + "partOf"]), None),
            names=tuple(dict.fromkeys(labels + abbreviations + others)),
        )


def entries_of(turtle: bytes) -> list[Entry]:
    """Entries described in a Turtle file, sorted by address; what has no skos:prefLabel is left out.

    Raises:
        SyntaxError: if the file is not Turtle.

    """
    about: dict[str, _Description] = defaultdict(lambda: _Description(list))
    for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            about[triple.subject.value][triple.predicate.value].append(triple.object)
    return [said.entry(iri) for iri, said in sorted(about.items()) if said[_SKOS + "prefLabel"]]


@functools.cache
def authority() -> dict[str, Entry]:
    """All known actors, places and acts, by address."""
    return {e.iri: e for name in AUTHORITY_FILES for e in entries_of(read(name))}


@functools.cache
def concepts() -> dict[str, Entry]:
    """All entries of the lists (themes, kinds, mechanisms, audiences …), by address."""
    return {e.iri: e for e in entries_of(read("lists.ttl")) if e.iri.startswith(CODE)}
