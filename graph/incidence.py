"""Who takes part in which activity, in which role: one SPARQL incidence list as arrays.

The list that `network` reads with every word of evidence is here without evidence and without a Python object a row,
so that a registry of a million activities is a handful of arrays.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyoxigraph as ox

from mrezha.graph.coded import Coded, coded_columns
from mrezha.graph.store import Dataset, QueryError

ROLES = ("lead", "partner", "pays")
PART = ("lead", "partner")  # a mere payer takes no part

INCIDENCE = """
SELECT ?actor ?activity ?role ?section
WHERE {
  VALUES (?has ?role) { (mrz:ledBy "lead") (mrz:partneredBy "partner") (mrz:paidBy "pays") }
  ?activity ?has ?actor ; dcterms:isPartOf ?section .
}
"""
_SECTIONS = """
SELECT ?section ?year ?numeral ?theme
WHERE {
  ?section a mrz:Section ; dcterms:isPartOf/mrz:year ?year ; skos:notation ?numeral .
  OPTIONAL { ?section dcterms:subject/skos:notation ?theme }
}
"""
_COLLECTIVE = "SELECT DISTINCT ?actor WHERE { ?actor a mrz:CollectiveActor }"


@dataclass(frozen=True, slots=True)
class Incidence:
    """The list: row i says that an actor has a role in an activity. No row comes twice.

    `actor`, `activity`, `section` (addresses, distinct and sorted) and `role` are coded columns of equal length.
    `collective` says of each distinct actor whether it is a class ("НПО"); `years`, `numerals` and `themes` describe
    the distinct sections.
    """

    actor: Coded
    activity: Coded
    role: Coded
    section: Coded
    collective: npt.NDArray[np.bool_]
    years: npt.NDArray[np.int32]
    numerals: tuple[str, ...]
    themes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.actor)

    def columns(self) -> dict[str, Coded]:
        """The coded columns, by name."""
        return {"actor": self.actor, "activity": self.activity, "role": self.role, "section": self.section}

    def rows(self, chosen: npt.NDArray[np.bool_]) -> "Incidence":
        """The rows where `chosen` is true; actors and sections keep their places."""
        kept = {n: Coded(c.values, c.codes[chosen]) for n, c in self.columns().items()}
        return replace(self, **kept)  # type: ignore[arg-type] # the columns are those four

    def having(self, roles: Collection[str], *, collective: bool = False) -> "Incidence":
        """The rows with one of these roles, of named actors only or with the classes among them."""
        wanted = np.isin(self.role.values, [r.encode() for r in roles])[self.role.codes]
        return self.rows(wanted if collective else wanted & ~self.collective[self.actor.codes])

    def without(self, actors: Collection[str]) -> "Incidence":
        """The rows of all others."""
        return self.rows(~np.isin(self.actor.values, [a.encode() for a in actors])[self.actor.codes])

    def within(self, *, years: Collection[int] = (), sections: Collection[str] = ()) -> "Incidence":
        """The rows of these programmes and sections, which are Roman numerals or themes; without any, all."""
        kept = np.isin(self.years, list(years)) if years else np.ones(len(self.years), dtype=bool)
        if sections:
            named = [n in sections or t in sections for n, t in zip(self.numerals, self.themes, strict=True)]
            kept &= np.array(named, dtype=bool)
        return self.rows(kept[self.section.codes])


def incidence(dataset: Dataset) -> Incidence:
    """The incidence list of a dataset, embedded or on a server.

    >>> import mrezha
    >>> found = incidence(mrezha.open().dataset)
    >>> sorted(found.role.texts()), found.years.min(), found.years.max()
    (['lead', 'partner', 'pays'], np.int32(2020), np.int32(2025))

    Raises:
        QueryError: if the dataset cannot be asked.
    """
    columns = coded_columns(_table(dataset, INCIDENCE))
    order = _each_once(columns)
    actor, activity, role, section = (Coded(c.values, c.codes[order]) for c in columns.values())
    classes = coded_columns(_table(dataset, _COLLECTIVE))["actor"].values
    about: dict[bytes, dict[str, Any]] = {str(s["section"]).encode(): s for s in dataset.select(_SECTIONS)}
    described = [about[s] for s in section.values.tolist()]
    return Incidence(
        actor,
        activity,
        role,
        section,
        np.isin(actor.values, classes),
        np.array([s["year"] for s in described], dtype=np.int32),
        tuple(str(s["numeral"]) for s in described),
        tuple(str(s["theme"] or "") for s in described),
    )


def _table(dataset: Dataset, sparql: str) -> bytes:
    """The rows of a SELECT as the engine's own serializer writes them."""
    result = dataset.run(sparql)
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("the incidence list is no table")
    return result.serialize(format=ox.QueryResultsFormat.TSV) or b""


def _each_once(columns: dict[str, Coded]) -> npt.NDArray[np.int64]:
    """Which rows to keep and in what order: by activity, actor and role, none twice."""
    key = columns["activity"].codes.astype(np.int64)
    for name in ("actor", "role"):
        key = key * max(1, len(columns[name].values)) + columns[name].codes
    return np.unique(key, return_index=True)[1]
