"""One line of JSON a row of the source tables; docs/exports.md lists the keys."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The rows, in the order of the documents."""
    return "".join(json.dumps(r, ensure_ascii=False, default=float) + "\n" for r in rows(kg, scope)).encode()


def rows(kg: "Programmes", scope: "Scope") -> list[dict[str, Any]]:
    """The records of a year and section, as `KnowledgeGraph.activities` gives them."""
    found = kg.activities(year=scope.year)
    if not scope.section:
        return found
    within = kg.network(year=scope.year, section=scope.section).graph["activities"]
    return [r for r in found if f"{r['year']}/{r['code']}" in within]
