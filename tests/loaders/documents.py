"""The composed documents and their expected readings, written by hand before the loaders were run on them.

An actor is written `slug = words`, several mentions parted by ` || `; `?` before the slug marks one that the authority
file does not know, `?*` an unknown class. What a row does not name is nobody, nothing, or blank.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from readings import DOCUMENTS, deadline_read, goal_read, indicator_read, local, tidy

from mrezha.loaders.records import Mention, Programme, Row, State
from mrezha.ontology.words import squeeze

NAMES = sorted(p.stem for p in DOCUMENTS.glob("programme-*.json"))
ROLES = ("leads", "partners", "holders", "funders")


def expected(name: str) -> dict[str, Any]:
    return json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))


def path(name: str, suffix: str = ".txt") -> Path:
    return DOCUMENTS / f"{name}{suffix}"


def actor(m: Mention) -> str:
    mark = "" if m.resolved else "?*" if m.collective else "?"
    return f"{mark}{local(m.actor)} = {' || '.join(squeeze(s.text) for s in m.spans)}"


def row_of(row: Row) -> dict[str, Any]:
    """A row in the shape of the expected readings."""
    things = {k: sorted({local(r.thing) for r in row.references if r.kind == k}) for k in ("act", "place", "mechanism")}
    return {
        "code": row.code,
        "part": row.part,
        "section": row.section,
        "title": row.title,
        "leads": [actor(m) for m in row.leads],
        "partners": [actor(m) for m in row.partners],
        "holders": [actor(m) for m in row.funding.holders],
        "funders": [actor(m) for m in row.funding.funders],
        "projects": [f"{local(p.project)} = {p.title}" for p in row.funding.projects],
        "amounts": [(a.value, a.currency) for a in row.funding.amounts],
        "funding_text": row.text_of("funding") and squeeze(row.text_of("funding") or ""),
        "results_text": row.text_of("results") and squeeze(row.text_of("results") or ""),
        "strategic_goal": goal_read(row.strategic_goal),
        "operational_goal": goal_read(row.operational_goal),
        "deadline": deadline_read(row.deadline),
        "indicators": [indicator_read(i) for i in row.indicators],
        "acts": things["act"],
        "places": things["place"],
        "mechanisms": things["mechanism"],
    }


def row_expected(said: dict[str, Any]) -> dict[str, Any]:
    """An expected row with everything it does not name filled in."""
    due = said.get("deadline")
    return {
        "code": said["code"],
        "part": said.get("part", 1),
        "section": said["section"],
        "title": said["title"],
        **{role: said.get(role, []) for role in ROLES},
        "projects": said.get("projects", []),
        "amounts": [(Decimal(a.split()[0]), a.split()[1]) for a in said.get("amounts", [])],
        **{f: said.get(f) for f in ("funding_text", "results_text")},
        **{f: said.get(f) and (said[f][0], tidy(said[f][1])) for f in ("strategic_goal", "operational_goal")},
        "deadline": due and (tidy(due[0]), *due[1:]),
        "indicators": [
            (tidy(t), b and Decimal(b), n and Decimal(n), unit) for t, b, n, unit in said.get("indicators", [])
        ],
        **{f: sorted(said.get(f, [])) for f in ("acts", "places", "mechanisms")},
    }


def absent(programme: Programme) -> list[str]:
    return [f for f, c in programme.rows[0].cells.items() if c.state is State.ABSENT]
