"""A full-text index of names and words beside the store, so that looking for them in a registry does not read all.

SQLite's FTS5 with its trigram tokenizer: it finds what CONTAINS finds, inside words too, and folds the case of Cyrillic
as of Latin letters. The index is made of the store, goes with it, and holds nothing that the store does not say. Names
with Latin letters that look Cyrillic stand in it folded as well, so that "A21" and "А21" meet.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mrezha.graph.store import Dataset
from mrezha.ontology.namespaces import PREFIXES
from mrezha.ontology.words import fold

NAME = "names.sqlite"

_PROPERTIES = (
    "skos:prefLabel skos:altLabel skos:hiddenLabel rdfs:label mrz:abbreviation mrz:number dcterms:title oa:exact"
)
_NAMES = f"SELECT DISTINCT ?iri ?property ?name WHERE {{ VALUES ?property {{ {_PROPERTIES} }} ?iri ?property ?name }}"
_STRING = ox.NamedNode(f"{PREFIXES['xsd']}string")
TRIGRAM = 3  # letters, the least that the index looks for


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name or words of a source, the address of what bears them, the property's local name, the language."""

    text: str
    iri: str
    property: str
    lang: str


def find(dataset: Dataset, text: str, *, most: int | None = None) -> list[Name]:
    """Names and words of the sources that hold a text in any case, the shortest first; by the index if there is one.

    Raises:
        QueryError: if the dataset cannot be asked.

    >>> import mrezha
    >>> {n.text for n in find(mrezha.open().dataset, "КАМПАНИЯ А21")} >= {"Кампания А21", "Фондация „Кампания А21“"}
    True
    """
    index = NamesIndex.beside(dataset)
    if index and len(text) >= TRIGRAM:
        return index.holding(text, most=most)
    return _ordered(n for n in map(_name, _rows(dataset)) if text.lower() in n.text.lower())[:most]


def write_names(dataset: Dataset, folder: Path) -> None:
    """Write the index of a dataset into its folder; it is streamed.

    Raises:
        QueryError: if the dataset cannot be asked.
    """
    with sqlite3.connect(folder / NAME) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute(
            "CREATE VIRTUAL TABLE names USING fts5(name, folded, iri UNINDEXED, property UNINDEXED, lang UNINDEXED, "
            "tokenize = 'trigram')"
        )
        rows = ((name, _folded(name), *rest) for name, *rest in _rows(dataset))
        db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("INSERT INTO names(names) VALUES ('optimize')")
    db.close()


def _rows(dataset: Dataset) -> Iterator[tuple[str, str, str, str]]:
    result = dataset.run(_NAMES)
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 - for the type checker
    for iri, prop, name in result:
        if not (isinstance(name, ox.Literal) and isinstance(iri, ox.NamedNode) and isinstance(prop, ox.NamedNode)):
            continue
        if name.language or name.datatype == _STRING:  # `mrz:number` may be a number
            yield name.value, iri.value, re.split(r"[#/]", prop.value)[-1], name.language or ""


def _folded(name: str) -> str:
    """A name as it is folded, nothing where that is but its small letters, which the index knows anyway."""
    folded = fold.__wrapped__(name)  # not kept in memory: a registry has millions
    return "" if folded == name.lower() else folded


def _ordered(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda name: (len(name.text), name))


def _name(row: tuple[str, str, str, str]) -> Name:
    return Name(*row)


class NamesIndex:
    """The index open for reading."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)

    @classmethod
    def beside(cls, dataset: Dataset) -> "NamesIndex | None":
        """The index beside a dataset's store, None where there is none."""
        path = dataset.folder / NAME if dataset.folder else None
        return cls(path) if path and path.is_file() else None

    def holding(self, text: str, *, most: int | None = None) -> list[Name]:
        """What holds a text of three letters or more, in any case, the shortest first.

        Raises:
            ValueError: if the text is shorter.
        """
        return _ordered(self._matches("name", text))[:most]

    def holding_folded(self, text: str) -> list[Name]:
        """Names that, folded as `mrezha.ontology.words.fold` does, hold a folded text of three letters or more."""
        return [name for name in self._matches("name folded", text) if text in fold(name.text)]

    def _matches(self, columns: str, text: str) -> Iterator[Name]:
        if len(text) < TRIGRAM:
            raise ValueError(f"“{text}” is too short for the index; it takes {TRIGRAM} letters")
        match = f'{{{columns}}} : "' + text.replace('"', '""') + '"'
        return map(_name, self._db.execute("SELECT name, iri, property, lang FROM names WHERE names MATCH ?", (match,)))
