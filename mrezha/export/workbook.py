"""An Excel workbook for reading and sorting: activities, roles, actors, indicators, funding, gaps, changes, methods."""

from itertools import pairwise
from typing import TYPE_CHECKING

from mrezha.cli.changes import COLUMNS, change_rows
from mrezha.cli.gaps import finding_table
from mrezha.cli.labels import labels
from mrezha.export import sheets
from mrezha.export.cells import Sheet, workbook
from mrezha.export.jsonl import rows
from mrezha.export.methods import text
from mrezha.export.registry import FORMATS
from mrezha.export.words import words

if TYPE_CHECKING:
    from mrezha.export.registry import Scope
    from mrezha.knowledge import KnowledgeGraph


def export(kg: "KnowledgeGraph", scope: "Scope") -> bytes:
    """The workbook, in the language of the scope."""
    records = rows(kg, scope)
    made = {name: sheet(records, scope.lang) for name, sheet in sheets.FROM_ROWS.items()}
    made["actors"] = sheets.actors(kg.network(year=scope.year, section=scope.section), scope.lang)
    made["gaps"] = _gaps(kg, scope)
    made["changes"] = _changes(kg, scope)
    head, *lines = text(kg, scope, FORMATS["workbook"]).splitlines()
    made["methods"] = Sheet([head], [[line] for line in lines])
    return workbook(
        Sheet(made[key].heads, made[key].rows, name, wrap=True) for key, name in words("sheets", scope.lang).items()
    )


def _gaps(kg: "KnowledgeGraph", scope: "Scope") -> Sheet:
    columns, found = finding_table(kg.gaps(year=scope.year, section=scope.section), scope.lang)
    said = labels("gaps", scope.lang)
    return Sheet([said[c] for c in columns], found)


def _changes(kg: "KnowledgeGraph", scope: "Scope") -> Sheet:
    """Between each programme and the one before it; of the year asked for only, whole programmes always."""
    said = labels("changes", scope.lang)
    found = [
        [row.get(c) for c in COLUMNS]
        for earlier, later in pairwise(kg.vocabulary.years)
        if scope.year in (None, later)
        for row in change_rows(kg.changes(earlier, later), scope.lang)
    ]
    return Sheet([said[c] for c in COLUMNS], found)
