"""What to cite, as a CITATION.cff file (Citation File Format 1.2.0)."""

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from mrezha.export.documents import documents
from mrezha.ontology.namespaces import BASE

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes

_HEAD = """cff-version: 1.2.0
message: If you use these data, please cite Mrezha and the documents.
title: "Mrezha: national programmes as a knowledge graph"
type: dataset
authors:
  - name: The Mrezha maintainers
version: {version}
license: CC-BY-4.0
url: {url}
references:
"""


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The data as one work, with the documents as its references."""
    parts = [_HEAD.format(version=version("mrezha"), url=BASE)]
    for d in documents(kg, scope.year):
        author = d["issuer"] or "unknown"
        fields: dict[str, str | int] = {
            "title": d["title"],
            "year": int(d["year"]),
            "url": d["iri"],
            "notes": f"SHA-256: {d['sha256']}",
        }
        parts.append(f"  - type: government-document\n    authors:\n      - name: {_quoted(author)}\n")
        parts += [f"    {name}: {_quoted(value)}\n" for name, value in fields.items()]
    return "".join(parts).encode()


def _quoted(value: str | int) -> str:
    """A value as YAML writes it: every JSON string is one of YAML."""
    return json.dumps(value, ensure_ascii=False)
