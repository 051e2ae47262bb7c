"""The words of the source behind activities, for `--why` and `mrezha show`."""

from collections.abc import Iterable
from typing import Any

from mrezha.evidence import above, cells_of
from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels

_MAIN = ("title", "leads", "partners", "funding")


def words_of(kg: KnowledgeGraph, activities: Iterable[str], lang: str, *, full: bool = False) -> str:
    """The cells of activities as printed, each with its place in the document."""
    listed = list(activities)
    if not listed:
        return ""
    by_row: dict[tuple[str, int], dict[str, dict[str, Any]]] = {}
    for row in cells_of(kg, listed):
        by_row.setdefault((str(row["activity"]), int(str(row["part"]))), {})[str(row["field"])] = row
    goals = above(kg, listed) if full else {}
    parts = []
    for activity, part in sorted(by_row, key=lambda k: (listed.index(k[0]), k[1])):
        parts.append(_row(by_row[activity, part], part, goals, lang, full=full))
    return "\n".join(parts)


def _row(
    cells: dict[str, dict[str, Any]], part: int, goals: dict[tuple[str, str], str], lang: str, *, full: bool
) -> str:
    first = next(iter(cells.values()))
    said = labels("said", lang)
    head = f"{first['year']}/{first['code']}" + (f" ({part})" if part > 1 else "")
    if first["section"]:
        head += " · " + said["section"].format(number=first["section"], title=first["section_title"] or "").rstrip()
    lines = [head]
    for field, label in labels("fields", lang).items():
        cell = cells.get(field)
        if cell is None or cell["state"] == "absent" or not (full or field in _MAIN):
            continue
        if cell["words"] is None and (goal := goals.get((str(cell["activity"]), field))):
            lines.append(f"  {label}: {goal}  [{said['above']}]")
        elif cell["words"] is None:
            lines.append(f"  {label}: {said['blank']}")
        else:
            words = " ".join(str(cell["words"]).split())
            lines.append(f"  {label}: „{words}“  [{said['place'].format(**cell)}]")
    return "\n".join(lines) + "\n"
