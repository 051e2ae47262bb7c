"""The lists that rules read: small CSV files with a comment head, their words and their reasons."""

import csv
from functools import cache
from importlib.resources import files


@cache
def entries(name: str, package: str = "mrezha.graph.gaps") -> tuple[dict[str, str], ...]:
    """The lines of a list; lines that begin with # are remarks.

    >>> entries("foreign.csv")[0]["slug"]
    'anti-trafik-koordinatori'
    """
    lines = (files(package) / name).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line.strip() and not line.startswith("#")))


@cache
def slugs(name: str) -> frozenset[str]:
    """The column `slug` of a list."""
    return frozenset(entry["slug"] for entry in entries(name))
