"""Rows of the source tables, read back from the graph: what `mrezha export --format jsonl` writes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from mrezha.graph.store import Dataset
from mrezha.queries.source import text_of

Rows = dict[str, list[dict[str, Any]]]


def records(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """One record a row, in the order of the documents, with the keys of the contract in docs/exports.md."""
    cells = _grouped(dataset, "cells", "row")
    spans = _grouped(dataset, "mentions", "row")
    goals = _grouped(dataset, "goals", "activity")
    indicators = _grouped(dataset, "indicators", "row")
    dates = _grouped(dataset, "deadlines", "row")
    for row in dataset.select(text_of("records/rows.rq")):
        fields = _words(cells[row["row"]])
        said = defaultdict(list)
        for m in spans[row["row"]]:
            said[m["what"]].append(m)
        yield {
            "iri": row["activity"],
            "year": row["year"],
            "section": row["section"],
            "code": row["code"],
            "part": row["part"],
            "title": row["title"],
            "strategic_goal": _goal(goals[row["activity"]], "StrategicGoal"),
            "operational_goal": _goal(goals[row["activity"]], "OperationalGoal"),
            "leads": _things(said["lead"]),
            "partners": _things(said["partner"]),
            "funding_text": fields.get("funding"),
            "budget_holders": _things(said["holder"]),
            "funders": _things(said["funder"]),
            "amounts": [{"value": m["value"], "currency": m["currency"]} for m in said["amount"]],
            "projects": _things(said["project"]),
            "deadline": _deadline(fields.get("deadline"), dates[row["row"]]),
            "results_text": fields.get("results"),
            "indicators": [{k: i[k] for k in ("text", "baseline", "target", "unit")} for i in indicators[row["row"]]],
            "legal_acts": _things(said["act"]),
            "mechanisms": _things(said["mechanism"]),
            "places": _things(said["place"]),
            "audiences": _things(said["audience"]),
            "exploitation": _things(said["exploitation"]),
            "source": {"document": row["document"], "start": row["start"], "end": row["end"]},
        }


def _words(cells: list[dict[str, Any]]) -> dict[str, str]:
    """The words of each field; of a cell whose words stand apart, all of them."""
    found: dict[str, str] = {}
    for cell in cells:
        before = found.get(cell["field"])
        found[cell["field"]] = f"{before}; {cell['words']}" if before else cell["words"]
    return found


def _grouped(dataset: Dataset, name: str, by: str) -> Rows:
    found: Rows = defaultdict(list)
    for row in dataset.select(text_of(f"records/{name}.rq")):
        found[str(row[by])].append(row)
    return found


def _goal(goals: list[dict[str, Any]], kind: str) -> dict[str, Any] | None:
    return next(({"code": g["code"], "text": g["text"]} for g in goals if str(g["type"]).endswith(kind)), None)


def _things(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each thing once, with the first words that name it as `mention` and all of them as `mentions`."""
    found: dict[str, dict[str, Any]] = {}
    for m in mentions:
        thing = found.setdefault(
            m["thing"],
            {
                "iri": m["thing"],
                "kind": m["kind"],
                "abbr": m["abbr"],
                "label_bg": m["label_bg"] or m["label_en"],
                "label_en": m["label_en"] or m["label_bg"],
                "mention": m["words"],
                "mentions": [],
            },
        )
        thing["mentions"].append({"words": m["words"], "start": m["start"], "end": m["end"]})
    return list(found.values())


def _deadline(text: str | None, dates: list[dict[str, Any]]) -> dict[str, Any]:
    date = dates[0] if dates else {}
    return {
        "text": text,
        "start": date.get("first"),
        "end": date.get("last"),
        "permanent": bool(date.get("permanent", False)),
    }
