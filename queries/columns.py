"""Headings of the ready queries' columns in both languages, and the terms that define them, from `columns.toml`."""

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from mrezha.ontology.namespaces import PREFIXES


@dataclass(frozen=True, slots=True)
class Column:
    """A heading for readers; `term` is the address of the ontology's term for what stands there, if it has one."""

    heading: str
    term: str | None


def columns(names: Sequence[str], lang: str, query: str = "") -> list[Column]:
    """The columns of a result; one that the list does not know keeps its own name.

    >>> [c.heading for c in columns(["year", "name_bg", "name_en", "mine"], "en")]
    ['year', 'name (bg)', 'name (en)', 'mine']
    >>> [c.heading for c in columns(["name_bg", "unit"], "bg", "activities-with-units")]
    ['име', 'звено']
    """
    return [_column(name, names, lang, query) for name in names]


def _column(name: str, names: Sequence[str], lang: str, query: str) -> Column:
    stem, _, end = name.rpartition("_")
    if end not in ("bg", "en"):
        stem, end = name, ""
    known = _all().get(query, {}).get(stem) or _all().get(stem)
    if known is None or lang not in known:
        return Column(name, None)
    both = end and {f"{stem}_bg", f"{stem}_en"} <= set(names)
    return Column(f"{known[lang]} ({end})" if both else known[lang], expanded(known.get("term")))


def expanded(short: str | None) -> str | None:
    """The address behind a prefixed name.

    >>> expanded("mrz:Activity")
    'https://w3id.org/mrezha/ontology#Activity'
    """
    if short is None:
        return None
    prefix, _, rest = short.partition(":")
    return PREFIXES[prefix] + rest


@functools.cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("mrezha.queries") / "columns.toml").read_text(encoding="utf-8"))
