"""Gaps, changes and measures: pages of what the analyses return, with their own caveats."""

import json
from collections import defaultdict
from typing import Any

from starlette.responses import Response

from mrezha.web.bench import NotThere, Seen, Workbench
from mrezha.web.render import page
from mrezha.web.tables import MEDIA, saved, table_file, table_of

_DETAIL = ("cases", "actors", "fields")


def gaps(bench: Workbench, seen: Seen) -> Response:
    """Gaps of the programmes with counts, denominators and activities."""
    from mrezha.graph.gaps import register

    year, section = _chosen(bench, seen)
    fold = _on(seen, "fold")

    def found() -> list[dict[str, Any]]:
        findings = register(bench.kg.dataset, years=[year] if year else [], section=section, fold=fold)
        return [{**finding.as_dict(detail=True), "fields": finding.rule.fields} for finding in findings]

    records = bench.once(("gaps", year, section, fold), found)
    if seen.query.get("format") in MEDIA:
        flat = [{k: ", ".join(v) if k == "activities" else v for k, v in r.items() if k not in _DETAIL}
                for r in records]  # fmt: skip
        return table_file(*table_of(flat), seen.query["format"], "gaps", seen.lang)
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        groups[record["severity"]].append(record)
    wanted = {"year": str(year or ""), "section": section or "", "fold": fold}
    return page("gaps.html", bench, seen, groups=dict(sorted(groups.items())), wanted=wanted, themes=bench.themes())


def _chosen(bench: Workbench, seen: Seen) -> tuple[int | None, str | None]:
    """The year and section that a visitor chose, where there are such."""
    year, section = seen.query.get("year", ""), seen.query.get("section", "")
    return (
        next((y for y in bench.kg.vocabulary.years if str(y) == year), None),
        section if section in bench.themes() else None,
    )  # fmt: skip


def _on(seen: Seen, switch: str) -> bool:
    """Whether a visitor ticked a switch."""
    return seen.query.get(switch) == "1"


def actors(bench: Workbench, seen: Seen) -> Response:
    """Named actors by what they do, as `mrezha actors` ranks them."""
    year, section = _chosen(bench, seen)
    switches = {name: _on(seen, name) for name in ("fold", "without_commission")}
    found = bench.once(
        ("actors", year, section, *switches.values()),
        lambda: bench.kg.actors(year=year, section=section, **switches),
    )
    rows = [
        {"iri": a["iri"], "label": a[f"label_{seen.lang}"], "abbr": a["abbr"],
         **{k: a[k] for k in ("leads", "partners", "pays", "participations", "collaborators")},
         "without_lead": len(a["lost"]["without_lead"])}
        for a in found["actors"]
    ]  # fmt: skip
    if seen.query.get("format") in MEDIA:
        return table_file(*table_of(rows), seen.query["format"], "actors", seen.lang)
    wanted = {"year": str(year or ""), "section": section or "", **switches}
    return page("actors.html", bench, seen, rows=rows, found=found, wanted=wanted, themes=bench.themes())


def changes(bench: Workbench, seen: Seen) -> Response:
    """What became of the activities of one programme in a later one."""
    years = bench.kg.vocabulary.years
    if len(years) < 2:
        raise NotThere("changes")
    earlier, later = (_year(seen.query.get(name, ""), years, other) for name, other in (("from", -2), ("to", -1)))
    if earlier >= later:
        earlier, later = years[-2], years[-1]
    found = bench.once(("changes", earlier, later), lambda: bench.kg.changes(earlier, later))
    if seen.query.get("format") == "json":
        return saved(json.dumps(found, ensure_ascii=False, indent=1), "changes.json", MEDIA["json"])
    if seen.query.get("format") in MEDIA:
        return table_file(*table_of(_listed(found)), seen.query["format"], "changes", seen.lang)
    return page("changes.html", bench, seen, found=found, earlier=earlier, later=later)


def _year(said: str, years: list[int], otherwise: int) -> int:
    return next((y for y in years if str(y) == said), years[otherwise])


def _listed(found: dict[str, Any]) -> list[dict[str, Any]]:
    """One record an activity: what it became, or that the later text has it not, or that it is new there."""
    continued = [{"from": c["from"], "to": c["to"], "score": c["score"], "judgement": c["judgement"]}
                 for c in found["continued"]]  # fmt: skip
    gone = [{"from": key, "to": None, "score": None, "judgement": "dropped"} for key in found["dropped"]]
    new = [{"from": None, "to": key, "score": None, "judgement": "new"} for key in found["new"]]
    return [*continued, *gone, *new]
