"""What the rules read: activities with their cells, casts and indicators, and the actors, out of the dataset."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from mrezha.graph.gaps.parts import Activity, Actor, Cell, key_of
from mrezha.graph.records import records
from mrezha.graph.store import Dataset
from mrezha.queries.source import text_of

_PREFIXES = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_CELLS = f"""{_PREFIXES}
SELECT ?activity ?part ?field ?state ?words ?document ?start ?end
WHERE {{
  ?row mrz:describes ?activity ; mrz:part ?part .
  ?cell dcterms:isPartOf ?row ; mrz:field ?f ; mrz:state ?s .
  BIND(REPLACE(STR(?f), "^.*/", "") AS ?field) BIND(REPLACE(STR(?s), "^.*/", "") AS ?state)
  OPTIONAL {{
    ?cell dcterms:source ?span . ?span oa:exact ?words ; oa:start ?start ; oa:end ?end ;
      mrz:inDocument/dcterms:identifier ?document .
  }}
}}
ORDER BY ?activity ?part ?field
"""
_ACTORS = f"""{_PREFIXES}
SELECT ?actor ?type ?kind ?parent ?abbr ?bg ?en
WHERE {{
  VALUES ?type {{ mrz:Institution mrz:CollectiveActor }}
  ?actor a ?type ; skos:prefLabel ?bg . FILTER(LANG(?bg) = "bg")
  OPTIONAL {{ ?actor skos:prefLabel ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?actor mrz:kind ?kind }}
  OPTIONAL {{ ?actor mrz:partOf ?parent }}
  OPTIONAL {{ ?actor mrz:abbreviation ?abbr . FILTER(LANG(?abbr) = "bg") }}
}}
ORDER BY ?actor STR(?bg) ?abbr
"""
_THEMES = f"""{_PREFIXES}
SELECT ?activity ?theme WHERE {{ ?activity a mrz:Activity ; dcterms:isPartOf/dcterms:subject/skos:notation ?theme }}
"""


class Corpus:
    """The loaded programmes, or one section of them: `of` gives what is in view, `whole` what to compare with."""

    def __init__(self, activities: dict[str, Activity], actors: dict[str, Actor], dataset: Dataset) -> None:
        self.activities, self.actors, self.dataset = activities, actors, dataset
        self.theme: str | None = None
        self._found: dict[str, frozenset[str]] = {}

    @classmethod
    def read(cls, dataset: Dataset) -> "Corpus":
        """Everything in a dataset."""
        cells, themes = defaultdict(list), {r["activity"]: str(r["theme"]) for r in dataset.select(_THEMES)}
        for row in dataset.select(_CELLS):
            cells[row["activity"]].append(_cell(row))
        rows = defaultdict(list)
        for record in records(dataset):
            rows[record["iri"]].append(record)
        activities = (
            _activity(rows[iri], themes.get(iri, ""), tuple(cells[iri])) for iri in rows
        )  # rows come in the order of the documents
        return cls({a.key: a for a in activities}, _actors(dataset), dataset)

    def section(self, theme: str | None) -> "Corpus":
        """The same corpus with one section in view."""
        copy = Corpus(self.activities, self.actors, self.dataset)
        copy.theme, copy._found = theme, self._found
        return copy

    @cached_property
    def years(self) -> list[int]:
        """Years of the loaded programmes."""
        return sorted({a.year for a in self.activities.values()})

    def whole(self, year: int) -> list[Activity]:
        """All activities of a programme, in the order of the document."""
        return [a for a in self.activities.values() if a.year == year]

    def of(self, year: int) -> list[Activity]:
        """The activities in view."""
        return [a for a in self.whole(year) if self.theme in (None, a.theme)]

    def found_by(self, sparql: str) -> frozenset[str]:
        """The activities that a query finds in any programme; a query is run once."""
        if sparql not in self._found:
            self._found[sparql] = frozenset(key_of(str(row["activity"])) for row in self.dataset.select(sparql))
        return self._found[sparql]

    def institutions(self, addresses: Iterable[str]) -> list[Actor]:
        """The actors at these addresses that are no classes."""
        return [a for a in self.known(addresses) if not a.collective]

    def known(self, addresses: Iterable[str]) -> Iterator[Actor]:
        """The actors at these addresses."""
        return (self.actors[iri] for iri in addresses)

    def goals(self, year: int) -> list[dict[str, Any]]:
        """Goals that the activities of a programme serve, one entry an activity and goal."""
        wanted = {row["iri"]: a.key for a in self.whole(year) for row in a.rows}
        found = self.dataset.select(text_of("records/goals.rq"))
        return [{**g, "activity": wanted[g["activity"]]} for g in found if g["activity"] in wanted]


def _cell(row: dict[str, Any]) -> Cell:
    words = " ".join(row["words"].split()) if row["words"] else None
    found = Cell(key_of(row["activity"]), row["part"], row["field"], row["state"])
    return replace(found, words=words, document=row["document"], start=row["start"], end=row["end"])


def _activity(rows: list[dict[str, Any]], theme: str, cells: tuple[Cell, ...]) -> Activity:
    first = rows[0]
    key = f"{first['year']}/{first['code']}"
    return Activity(key, first["year"], first["code"], first["title"], first["section"], theme, tuple(rows), cells)


def _actors(dataset: Dataset) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for r in dataset.select(_ACTORS):
        iri, bg = str(r["actor"]), str(r["bg"])
        kind, collective = str(r["kind"] or "unknown").rsplit("/", 1)[-1], str(r["type"]).endswith("CollectiveActor")
        abbr, parent = (str(r[name]) if r[name] else None for name in ("abbr", "parent"))
        found.setdefault(iri, Actor(iri, bg, str(r["en"] or bg), abbr, kind, collective, parent))
    return found
