"""What to cite, as BibTeX (for biber or any program that reads UTF-8)."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from mrezha.export.documents import documents
from mrezha.ontology.namespaces import BASE

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The program, the ontology, and each document."""
    return "\n".join(_entries(kg, scope)).encode()


def _entries(kg: "Programmes", scope: "Scope") -> Iterator[str]:
    us = {"author": "{The Mrezha maintainers}", "version": version("mrezha")}
    title = "{Mrezha}: national programmes as a knowledge graph"
    yield _entry("software", "mrezha", {**us, "title": title, "url": BASE, "license": "MIT"})
    yield _entry("dataset", "mrezha-ontology", {**us, "title": "{Mrezha} ontology", "url": f"{BASE}ontology"})
    for d in documents(kg, scope.year):
        said = {"title": d["title"], "year": d["year"], "author": d["issuer"] and f"{{{d['issuer']}}}"}
        about = {"langid": "bulgarian", "url": d["iri"], "note": f"SHA-256 of the file read: {d['sha256']}"}
        yield _entry("misc", d["name"], {**said, **about})


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = "".join(f"  {name} = {{{_escaped(value)}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _escaped(value: str) -> str:
    """Text without what TeX takes for commands; braces that we set ourselves stay.

    >>> _escaped("R&D_100%")
    'R\\\\&D\\\\_100\\\\%'
    """
    return "".join(f"\\{c}" if c in "&%$#_" and not value.startswith("http") else c for c in value)
