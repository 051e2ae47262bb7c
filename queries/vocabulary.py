"""The things that a question can be about, as the dataset names them."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mrezha.ontology.authority import Entry
from mrezha.ontology.names import Names, keys_of
from mrezha.ontology.words import fold, slug, words
from mrezha.queries.digits import numbers_of
from mrezha.queries.source import Source, text_of

_STAFF = re.compile(r"(.+) (staff|workers|employees|personnel)")


@dataclass(slots=True)
class Thing:
    """An actor, place, act, project, mechanism, audience, form of exploitation or theme."""

    iri: str
    cls: str
    names: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    abbr: str | None = None
    parent: str | None = None
    kind: str | None = None
    used: bool = False

    @property
    def collective(self) -> bool:
        """Whether it stands for a class of actors."""
        return self.cls == "collective"

    def label(self, lang: str) -> str:
        """Its name in a language, in the other where there is none."""
        return self.labels.get(lang) or next(iter(self.labels.values()), self.iri.rsplit("/", 1)[-1])

    def short(self, lang: str) -> str:
        """Its abbreviation where it has one, else its name."""
        return self.abbr if self.abbr and lang == "bg" else self.label(lang)


class Vocabulary:
    """All things of a dataset, and an index of their names for each class."""

    def __init__(self, source: Source, not_names: Iterable[str] = ()) -> None:
        self.things: dict[str, Thing] = {}
        for row in source.select(text_of("vocabulary.rq")):
            iri, cls, prop, name = (str(row[k]) for k in ("iri", "class", "property", "name"))
            self._add(iri, cls, prop, name, str(row["lang"] or ""))
        for row in source.select(text_of("used.rq")):
            thing = self.things.get(str(row["iri"]))
            if thing:
                thing.used = True
        self.years = sorted(int(str(r["year"])) for r in source.select(_YEARS))
        self.codes = {(int(str(r["year"])), str(r["code"])) for r in source.select(_CODES)}
        self._source = source
        self.names = self._index({n.casefold() for n in not_names})
        acts = (t for t in self.things.values() if t.cls == "act")
        self.acts = {number: t.iri for t in acts for name in t.names for number in numbers_of(name)}

    def _add(self, iri: str, cls: str, prop: str, value: str, lang: str) -> None:
        thing = self.things.setdefault(iri, Thing(iri, cls))
        match re.split(r"[#/]", prop)[-1]:
            case "partOf":
                thing.parent = value
            case "kind":
                thing.kind = value.rsplit("/", 1)[-1]
            case "abbreviation":
                thing.names.append(value)
                if lang != "en" or thing.abbr is None:
                    thing.abbr = value
            case "prefLabel" | "label" as name:
                thing.names.append(value)
                if name == "prefLabel" or not thing.labels:
                    thing.labels.setdefault(lang or "bg", value)
            case _:
                thing.names.append(value)

    def _count_names(self) -> None:
        """Which names are taken, and which beginnings of long names belong to one thing only."""
        self._taken = {fold(n) for t in self.things.values() for n in t.names}
        self._prefixes: dict[str, set[str]] = defaultdict(set)
        for t in self.things.values():
            if t.cls in ("project", "act"):
                for name in t.names:
                    for prefix in _prefixes(name):
                        self._prefixes[prefix].add(t.iri)

    def _index(self, left_out: set[str]) -> dict[str, Names]:
        self._count_names()
        by_class: dict[str, list[Entry]] = defaultdict(list)
        for t in sorted(self.things.values(), key=lambda t: t.iri):
            names = tuple(n for n in dict.fromkeys(self._names_of(t)) if n.casefold() not in left_out)
            by_class["actor" if t.collective else t.cls].append(
                Entry(t.iri, t.cls, t.label("bg"), t.label("en"), t.abbr, t.kind, t.parent, names)
            )
        return {cls: Names(entries) for cls, entries in by_class.items()}

    def _names_of(self, thing: Thing) -> Iterable[str]:
        """Names under which a thing is asked for: also an abbreviation in Latin letters, and a long name cut short."""
        yield from thing.names
        for short in dict.fromkeys(n for n in (thing.abbr, *thing.names) if n and (n == thing.abbr or n.isupper())):
            latin = slug(short)
            if len(latin) > 1 and " " not in short and latin not in self._taken:
                yield from (latin, latin.upper())
        if thing.cls == "audience":
            yield from (f"{m[2]} of {m[1]}" for n in thing.names if (m := _STAFF.fullmatch(n)))
        if thing.cls == "project":
            yield from (re.split(r"\s*[:–—]\s+|\s+-\s*", n, maxsplit=1)[0] for n in thing.names)
        if thing.cls in ("project", "act"):
            yield from (p for n in thing.names for p in _prefixes(n) if self._prefixes[p] == {thing.iri})

    @functools.cached_property
    def printed(self) -> frozenset[str]:
        """All words of the titles and indicators of activities, in lower case."""
        labels = (str(row["label"]) for row in self._source.select(_PRINTED))
        return frozenset(fold(w.text) for label in labels for w in words(label) if w.is_word)

    @functools.cached_property
    def titles(self) -> dict[str, frozenset[str]]:
        """Stems of the words of each title, by "2025/2.1.1"."""
        rows = self._source.select(_TITLES)
        return {f"{r['year']}/{r['code']}": frozenset(keys_of(str(r["title"]))) for r in rows}

    @functools.cached_property
    def spelt(self) -> frozenset[str]:
        """All words of the names of whatever a programme names, in lower case."""
        used = (t for t in self.things.values() if t.used or t.cls == "theme")
        return frozenset(fold(w.text) for t in used for n in t.names for w in words(n) if w.is_word)

    def with_units(self, iri: str) -> list[str]:
        """A body and every body that is part of it, at any depth."""
        found, pending = [iri], [iri]
        while pending:
            parent = pending.pop()
            below = sorted(t.iri for t in self.things.values() if t.parent == parent and t.iri not in found)
            found += below
            pending += below
        return found


def _prefixes(name: str) -> Iterator[str]:
    """Beginnings of a name that hold at least two real words, in lower case."""
    said = name.casefold().split()
    for n in range(2, len(said)):
        if sum(len(w) > 3 for w in said[:n]) > 1 and len(said[n - 1]) > 3:
            yield " ".join(said[:n])


_YEARS = (
    "PREFIX mrz: <https://w3id.org/mrezha/ontology#> "
    "SELECT DISTINCT ?year WHERE { ?programme a mrz:Programme ; mrz:year ?year } ORDER BY ?year"
)
_CODES = (
    "PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "SELECT DISTINCT ?year ?code WHERE { ?activity a mrz:Activity ; mrz:year ?year ; skos:notation ?code }"
)
_TITLES = (
    "PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?year ?code ?title "
    "WHERE { ?activity a mrz:Activity ; mrz:year ?year ; skos:notation ?code ; rdfs:label ?title }"
)
_PRINTED = (
    "PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "SELECT ?label WHERE { VALUES ?type { mrz:Activity mrz:Indicator } ?node a ?type ; rdfs:label ?label }"
)
