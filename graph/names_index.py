"""A full-text index of names beside the store, so that looking for a name in a registry does not read all of them.

SQLite's FTS5 with its Unicode tokenizer, which folds the case of Cyrillic as of Latin letters. The index is made of the
store, goes with it, and holds nothing that the store does not say.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mrezha.graph.store import Dataset

NAME = "names.sqlite"

_NAMES = """
SELECT ?iri ?property ?name WHERE {
  VALUES ?property { skos:prefLabel skos:altLabel skos:hiddenLabel rdfs:label mrz:abbreviation dcterms:title oa:exact }
  ?iri ?property ?name
}
"""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the address of what bears it, the property that says so (its local name) and its language."""

    text: str
    iri: str
    property: str
    lang: str


def write_names(dataset: Dataset, folder: Path) -> None:
    """Write the index of a dataset into its folder; it is streamed.

    Raises:
        QueryError: if the dataset cannot be asked.
    """
    with sqlite3.connect(folder / NAME) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute(
            "CREATE VIRTUAL TABLE names USING fts5(name, iri UNINDEXED, property UNINDEXED, lang UNINDEXED, "
            "tokenize = \"unicode61 remove_diacritics 0\", prefix = '3')"
        )
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", _rows(dataset))
        db.execute("INSERT INTO names(names) VALUES ('optimize')")
    db.close()


def _rows(dataset: Dataset) -> Iterator[tuple[str, str, str, str]]:
    result = dataset.run(_NAMES)
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - for the type checker
    for iri, prop, name in result:
        if isinstance(name, ox.Literal) and isinstance(iri, ox.NamedNode) and isinstance(prop, ox.NamedNode):
            yield name.value, iri.value, re.split(r"[#/]", prop.value)[-1], name.language or ""


class NamesIndex:
    """The index open for reading."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)

    @classmethod
    def beside(cls, dataset: Dataset) -> "NamesIndex | None":
        """The index beside a dataset's store, None where there is none."""
        path = dataset.folder / NAME if dataset.folder else None
        return cls(path) if path and path.is_file() else None

    def holding(self, text: str, *, most: int | None = None, start: bool = False) -> list[Name]:
        """Names that hold the words of a text one after the other, in any case; at the `start` of the last word too.

        At most so many, the shortest answers of the engine's own order first if there are more.
        """
        said = _WORD.findall(text)
        if not said:
            return []
        return self._found('"' + " ".join(said) + '"' + ("*" if start else ""), most)

    def with_any(self, beginnings: Iterable[str], *, most: int) -> list[Name]:
        """Names with a word that begins with one of these, those with the rarest and most of them first."""
        said = [w for b in beginnings for w in _WORD.findall(b)]
        return self._found(" OR ".join(f'"{w}"*' for w in said), most, "ORDER BY rank") if said else []

    def _found(self, match: str, most: int | None, order: str = "") -> list[Name]:
        limit = -1 if most is None else most
        rows = self._db.execute(
            f"SELECT name, iri, property, lang FROM names WHERE names MATCH ? {order} LIMIT ?",  # noqa: S608 - a constant
            (match, limit),
        )
        return [Name(*row) for row in rows]
