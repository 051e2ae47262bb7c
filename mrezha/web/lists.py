"""Lists: activities, institutions, and the other things that activities name."""

from typing import Any

from starlette.responses import Response

from mrezha.web.bench import Seen, Workbench
from mrezha.web.render import page
from mrezha.web.tables import MEDIA, table_file, table_of
from mrezha.web.terms import local

_ROLES = ("leads", "partners", "pays")
_NAMED = {"projects": ("project",), "acts": ("act",), "places": ("place",),
          "themes": ("audience", "exploitation", "mechanism")}  # fmt: skip


def activities(bench: Workbench, seen: Seen) -> Response:
    """Activities, all or of a year and section, each with its lead."""
    wanted = _filter(seen)
    rows = [
        {"iri": f"/id/activity/{key}", "key": key, "year": a["year"], "code": a["code"], "section": a["section"],
         "theme": a["theme"], "title": a["title"], "leads": _named(bench, key, "lead", seen.lang)}
        for key, a in bench.activities.items()
        if _passes(a, wanted)
    ]  # fmt: skip
    if seen.query.get("format") in MEDIA:
        plain = [{**r, "iri": f"https://w3id.org/mrezha{r['iri']}", "leads": ", ".join(n for _, n in r["leads"])}
                 for r in rows]  # fmt: skip
        return table_file(*table_of(plain), seen.query["format"], "activities", seen.lang)
    return page("activities.html", bench, seen, rows=rows, wanted=wanted, themes=bench.themes())


def _filter(seen: Seen) -> dict[str, str]:
    return {name: seen.query.get(name, "") for name in ("year", "section")}


def _passes(about: dict[str, Any], wanted: dict[str, str]) -> bool:
    """Whether an activity is of the year and section asked for."""
    return wanted["year"] in ("", str(about["year"])) and wanted["section"] in ("", about["theme"], about["section"])


def _named(bench: Workbench, key: str, kind: str, lang: str) -> list[tuple[str, str]]:
    """Who takes part in an activity in a role: page and short name."""
    found = dict.fromkeys(r.thing for r in bench.facts.readings.get(key, ()) if r.kind == kind and r.thing)
    return [(local(iri), bench.kg.vocabulary.things[iri].short(lang)) for iri in found if iri in bench.network]


def institutions(bench: Workbench, seen: Seen) -> Response:
    """Institutions with the number of activities in each role; classes of actors apart, outside any ranking."""
    wanted = _filter(seen)
    kept = {key for key, about in bench.activities.items() if _passes(about, wanted)}
    rows = [_actor(bench, iri, node, kept, seen.lang) for iri, node in bench.network.nodes(data=True)]
    rows = sorted((r for r in rows if r["activities"]), key=lambda r: (-r["activities"], r["label"].casefold()))
    if seen.query.get("format") in MEDIA:
        return table_file(*table_of(rows), seen.query["format"], "institutions", seen.lang)
    groups = [(name, [r for r in rows if r["collective"] == collective])
              for name, collective in (("named", False), ("classes", True))]  # fmt: skip
    return page("institutions.html", bench, seen, groups=groups, wanted=wanted, themes=bench.themes(),
                kind_of={iri: node["kind"] for iri, node in bench.network.nodes(data=True)})  # fmt: skip


def _actor(bench: Workbench, iri: str, node: dict[str, Any], kept: set[str], lang: str) -> dict[str, Any]:
    counts = {role: len(kept & set(node[role])) for role in _ROLES}
    kinds = {k["id"]: k[f"label_{lang}"] for k in bench.network.graph["kinds"]}
    return {
        "iri": iri, "label": node[f"label_{lang}"], "abbr": node["abbr"], "kind": kinds.get(node["kind"], node["kind"]),
        "collective": node["collective"], **counts,
        "activities": len(kept & {k for role in _ROLES for k in node[role]}),
    }  # fmt: skip


def named(bench: Workbench, seen: Seen) -> Response:
    """Projects, acts, places, and the rest that activities name, each with its activities."""
    which = seen.path.strip("/")
    rows: list[dict[str, Any]] = [
        {"iri": iri, "label": bench.facts.label(iri, seen.lang), "kind": kind, "activities": keys}
        for iri, kinds in bench.facts.uses.items()
        for kind, keys in kinds.items()
        if kind in _NAMED[which]
    ]
    rows.sort(key=lambda r: (r["kind"], -len(r["activities"]), r["label"].casefold()))
    if seen.query.get("format") in MEDIA:
        return table_file(*table_of(rows), seen.query["format"], which, seen.lang)
    return page("named.html", bench, seen, rows=rows, which=which, kinds=_NAMED[which], tabs=list(_NAMED))
