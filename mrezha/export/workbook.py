"""An Excel workbook for reading and sorting: activities, roles, actors, indicators, funding, gaps, changes, methods."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mrezha.export.cells import Sheet, workbook
from mrezha.export.frames import LISTINGS, listing
from mrezha.export.methods import text
from mrezha.export.registry import FORMATS
from mrezha.labels import labels

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes


def export(kg: "Programmes", scope: "Scope") -> bytes:
    """The workbook, in the language of the scope."""
    names = labels("sheets", scope.lang)
    head, *lines = text(kg, scope, FORMATS["workbook"]).splitlines()
    return workbook(
        [
            *(_sheet(kg, name, scope, names[name]) for name in LISTINGS),
            Sheet([head], [[line] for line in lines], names["methods"], wrap=True),
        ]
    )


def _sheet(kg: "Programmes", name: str, scope: "Scope", title: str) -> Sheet:
    found = listing(kg, name, scope)
    heads = labels(name, scope.lang) if name in ("gaps", "changes") else labels("heads", scope.lang)
    said = labels("values", scope.lang)
    rows = [[_cell(value, said) for value in row] for row in found.rows]
    return Sheet([heads[c] for c in found.columns], rows, title, wrap=True)


def _cell(value: Any, said: dict[str, str]) -> Any:
    if isinstance(value, bool):
        return said["yes" if value else "no"]
    return float(value) if isinstance(value, Decimal) else value
