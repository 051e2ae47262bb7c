"""Well-known bodies that the authority file does not have: their names meet, but they stay unresolved.

What a programme of another year names („Европол“ and „Europol“, „БЧК“ and its full name) is one actor all the same.
A body that stands in a shipped programme belongs in ontology/authority.ttl instead.
"""

import csv
import functools
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from mrezha.loaders.abbreviations import DocumentNames
from mrezha.loaders.corrected import unknown_entry
from mrezha.loaders.embassies import EmbassyNames
from mrezha.ontology.authority import Entry
from mrezha.ontology.names import Names, actor_names
from mrezha.ontology.words import key_of


@functools.cache
def known_bodies() -> Names:
    """Names of the authority file and, below them, of the well-known bodies.

    >>> known_bodies().named("Europol") == known_bodies().named("Европол"), known_bodies().named("МВР").abbr
    (True, 'МВР')
    """
    bodies = [_entry(line) for line in _lines("bodies")]
    adjectives = {key_of(a): line["country"] for line in _lines("embassies") for a in line["adjectives"].split("|")}
    return EmbassyNames(adjectives, DocumentNames(bodies, actor_names()))


@functools.cache
def known_kinds() -> dict[str, str]:
    """The kind of each well-known body, by its address."""
    return {_entry(line).iri: line["kind"] for line in _lines("bodies")}


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = (files("mrezha.loaders") / f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _entry(line: dict[str, str]) -> Entry:
    names = [n for n in line["names"].split("|") if n]
    return replace(unknown_entry(line["name"]), names=(line["name"], *names))
