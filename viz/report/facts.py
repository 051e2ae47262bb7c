"""What the report says, as plain data for its template: every number with the place of the rows it was counted from."""

from collections.abc import Sequence
from typing import Any

from mrezha.graph.gaps import Finding, all_rules, compound
from mrezha.graph.gaps.finding import by_code
from mrezha.graph.measures.concentration import leadership
from mrezha.graph.measures.overview import seen
from mrezha.viz.figures.material import Material
from mrezha.viz.report.places import places

MOST = 15  # lines of a table in the text; the whole is in the annex
SETTINGS = ("printed", "folded", "payer", "payer_folded")


def facts(material: Material, lang: str) -> dict[str, Any]:
    """All facts in one language; names are shown as that language has them."""
    found = material.actors
    actors = [{**a, "name": material.names.short(a["iri"], lang), "anchor": _anchor(a["iri"])} for a in found["actors"]]
    return {
        "year": material.year,
        "earlier": material.earlier,
        "activities": found["activities"],
        "named_actors": found["named_actors"],
        "register": _register(material, lang),
        "compound": _compound(material, lang),
        "leads": [a for a in actors if a["leads"]],
        "actors": actors[:MOST],
        "of_actors": len(actors),
        "leadership": _leadership(material),
        "cut_points": [
            {"name": material.names.short(a, lang), "off": [material.names.short(o, lang) for g in groups for o in g]}
            for a, groups in found["cut_points"].items()
        ],
        "pairs": _pairs(material, lang),
        "changes": _changes(material, lang),
        "rows": [r for f in (*material.findings, *material.findings_earlier) for r in _rows_of(f, material, lang)],
        "roles": [_roles(a, material) for a in actors],
        "places": places(material.dataset, [y for y in (material.earlier, material.year) if y]),
        "names": material.names.key([a["iri"] for a in actors], lang),
    }


def _anchor(iri: str) -> str:
    return "actor-" + iri.rsplit("/", 1)[-1]


def _register(material: Material, lang: str) -> list[dict[str, Any]]:
    """One entry a rule, with both programmes side by side; a rule that had nowhere to look has no count."""
    before = {f.gap: f for f in material.findings_earlier}
    return [
        {
            "gap": f.gap,
            "severity": f.severity,
            "title": f.rule.title[lang],
            "wording": f.rule.wording[lang],
            "why": f.rule.why[lang],
            "source": f.rule.source,
            "counted": f.rule.counted[lang],
            "judged": f.judged,
            "activities": f.rule.unit == "activity" and f.rule.scope == "activity",
            "here": _count(f),
            "before": _count(before[f.gap]) if f.gap in before else None,
        }
        for f in material.findings
    ]


def _count(finding: Finding) -> dict[str, Any] | None:
    if not finding.of:
        return None
    return {
        "count": finding.count,
        "of": finding.of,
        "share": finding.count / finding.of,
        "anchor": f"rows-{finding.year}-{finding.gap}" if finding.count else None,
    }


def _compound(material: Material, lang: str) -> dict[str, Any]:
    listed = compound(material.findings)
    titles = {key: about["title"] for key, about in material.graph.nodes(data=True) if about["bipartite"] == 1}
    rows = [
        {
            "activity": c.activity,
            "title": " ".join(titles[c.activity].split()),
            "count": len(c.gaps),
            "gaps": [all_rules()[g].title[lang] for g in c.gaps],
        }
        for c in listed[:MOST]
    ]
    return {"rows": rows, "with": len(listed)}


def _leadership(material: Material) -> list[dict[str, Any]]:
    """HHI and effective leaders in each setting, of both programmes, and without the Commission."""
    years = [y for y in (material.earlier, material.year) if y]
    lines = []
    for without in (False, True):
        views = [seen(material.dataset, material.settings(year=y, without_commission=without)) for y in years]
        sides = [leadership(printed, known) for _, printed, known in views]
        lines += [
            {"setting": setting, "without": without, "sides": [side[setting] for side in sides]} for setting in SETTINGS
        ]
    return lines


def _pairs(material: Material, lang: str) -> dict[str, Any]:
    found = material.pairs
    rows = [
        {
            **p,
            "one": material.names.short(p["one"]["iri"], lang),
            "other": material.names.short(p["other"]["iri"], lang),
        }
        for p in found["pairs"]
        if not p["together"]
    ]
    verdicts = {v: sum(p["verdict"] == v for p in rows) for v in ("fewer", "untestable")}
    return {**found, "all": len(found["pairs"]), "never": rows, **verdicts}


def _changes(material: Material, lang: str) -> dict[str, Any] | None:
    found = material.changes
    if found is None:
        return None

    def named(those: Sequence[dict[str, Any]]) -> str:
        return ", ".join(material.names.label(a["iri"], lang, 46) for a in those)

    return {
        **found,
        "continued": [
            {
                **pair,
                "leads_earlier": named(pair["leads"]["earlier"]),
                "leads_later": named(pair["leads"]["later"]),
                "gained": named(pair["partners_gained"]),
                "lost": named(pair["partners_lost"]),
                "now_lead": named(pair["partner_to_lead"]),
                "now_partner": named(pair["lead_to_partner"]),
                "words": next((r["shared"] for r in pair["reasons"] if r["what"] == "words"), []),
            }
            for pair in found["continued"]
        ],
        "institutions": {
            change: [{"name": material.names.short(a["iri"], lang), "body": a["body"]} for a in those]
            for change, those in found["institutions"].items()
        },
    }


def _rows_of(finding: Finding, material: Material, lang: str) -> list[dict[str, Any]]:
    """The cases of a finding: activities, or actors with their activities."""
    if not finding.count:
        return []
    return [
        {
            "anchor": f"rows-{finding.year}-{finding.gap}",
            "year": finding.year,
            "gap": finding.gap,
            "title": finding.rule.title[lang],
            "count": finding.count,
            "of": finding.of,
            "activities": sorted({a for hit in finding.hits for a in hit.activities}, key=by_code),
            "actors": [material.names.short(a.iri, lang) for a in finding.actors],
            "notes": [n for hit in finding.hits if (n := hit.note(lang)) and not hit.activities],
        }
    ]


def _roles(actor: dict[str, Any], material: Material) -> dict[str, Any]:
    roles: dict[str, list[str]] = {"lead": [], "partner": [], "pays": []}
    for activity, edge in material.graph[actor["iri"]].items():
        for role in edge["roles"]:
            roles[role].append(activity)
    return {**actor, **{role: sorted(listed, key=by_code) for role, listed in roles.items()}}
