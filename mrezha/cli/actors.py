"""`mrezha actors`: who leads, who is a partner, who pays, and what would be lost without them."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import drawn, width
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option, section_option, year_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.cli.programmes import some_actors
from mrezha.cli.told import say
from mrezha.graph.measures.overview import SORTS
from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels

_BAND = ("betweenness", "band", "position")
_LOST = ("without_lead", "without_named_partner", "without_payer")
_HEADLINE = ("leads", "partners", "pays", "participations", "collaborators")
_SECTION = ("leads", "partners", "pays", "of")
_BROKERS = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")


@click.command("actors")
@year_option
@section_option
@click.option("--fold", is_flag=True, help="Count units as their parent body: ГДБОП as МВР, МКБТХ as НКБТХ.")
@click.option("--without-commission", is_flag=True, help="Take the National Commission and its administration out.")
@click.option("--collapse-casts", is_flag=True, help="Count activities with the same leads and partners as one.")
@click.option("--sort", type=click.Choice(SORTS), default="leads", show_default=True, help="What to rank by.")
@click.option("--draws", type=click.IntRange(min=1), default=1000, show_default=True,
              help="Random networks for the band of betweenness.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the random numbers.")
@click.option("--what-if", metavar="NAME", help="What is lost when this actor or project is taken out.")
@lang_option
@format_option(*TABLE_FORMATS)
@output_option
def command(format_: str, lang: str, output: Path, what_if: str | None, **settings: Any) -> None:
    """Rank the named actors by what they do.

    \b
    mrezha actors --year 2025
    mrezha actors --year 2025 --sort betweenness --without-commission
    mrezha actors --section prevention --fold --format csv --output actors.csv
    mrezha actors --year 2025 --what-if А21
    mrezha actors --year 2025 --what-if "ERADICATING II"

    Ranks are given as from-to: ties, and the places an actor takes when one activity at a time is left out.
    """
    kg = opened()
    if what_if is not None:
        sys.exit(_what_if(kg, what_if, settings, format_, lang, output))
    found = kg.actors(**settings)
    some_actors(found, kg)
    if format_ == "json":
        write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
        return
    columns, rows = _rows(found, lang, wide=format_ != "table")
    titles = [labels("actors-columns", lang).get(c, c) for c in columns]
    if format_ == "table":
        write(drawn(titles, rows, to_terminal=str(output) == "-") + _footer(found, lang), output)
    else:
        write_table(columns, rows, format_, output, titles=titles)


def _rows(found: dict[str, Any], lang: str, *, wide: bool) -> tuple[list[str], list[list[Any]]]:
    """The columns and rows of the table; `wide` adds those that no terminal has room for."""
    sort = found["settings"]["sort"]
    between, brokers = sort == "betweenness", sort == "brokerage"
    sections = list(found["actors"][0]["sections"])
    short = not wide and width() < 100
    columns = ["rank", *(["short"] if short else ["label", "abbr"])]
    columns += [] if brokers and not wide else _HEADLINE[:3]
    columns += [] if (between or brokers) and not wide else [*_HEADLINE[3:], *_LOST]
    columns += _BAND if between else ()
    columns += _BROKERS if brokers or wide else ()
    columns += [f"{n}_{role}" for n in sections for role in _SECTION] if wide else []
    return columns, [[cells[c] for c in columns] for cells in (_cells(a, lang) for a in found["actors"])]


def _cells(actor: dict[str, Any], lang: str) -> dict[str, Any]:
    """All that a table can show of an actor, by column."""
    band = actor.get("betweenness") or {}
    return {
        **{c: actor[c] for c in ("abbr", *_HEADLINE)},
        **{c: len(actor["lost"][c]) for c in _LOST},
        **{c: actor["brokerage"][c] for c in _BROKERS},
        **{f"{n}_{role}": about[role] for n, about in actor["sections"].items() for role in _SECTION},
        "rank": _interval(actor["rank"]),
        "label": actor[f"label_{lang}"] or actor["label_bg"],
        "short": actor["abbr"] or actor[f"label_{lang}"],
        "betweenness": _short(band.get("observed")),
        "band": f"{band['low']:.3f}–{band['high']:.3f}" if band else None,
        "position": labels("actors-position", lang).get(band.get("position", "")),
    }


def _interval(ends: list[Any] | None) -> str | None:
    """Two ends as printed: "2–5", or "2" where they are the same."""
    if not ends or ends[0] is None:
        return None
    return f"{ends[0]}–{ends[1]}" if ends[0] != ends[1] else str(ends[0])


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _footer(found: dict[str, Any], lang: str) -> str:
    words = labels("actors", lang)
    lines = [words["counted"].format(**found), words["legend"]]
    lines += [_leadership(found["leadership"], lang)]
    names = {a["iri"]: a["abbr"] or a[f"label_{lang}"] for a in found["actors"]}
    cuts = ", ".join(f"{names[a]} ({sum(map(len, groups))})" for a, groups in found["cut_points"].items())
    lines.append(
        words["islands"].format(n=len(found["islands"]), sizes=", ".join(str(len(i)) for i in found["islands"]))
    )
    lines.append(words["cuts"].format(cuts=cuts) if cuts else words["no_cuts"])
    return "\n".join(["", *lines, "", *(c[lang] for c in found["caveats"])]) + "\n"


def _leadership(settings: dict[str, dict[str, Any]], lang: str) -> str:
    said = [
        labels("actors-leadership", lang)[name].format(hhi=f"{about['hhi']:.3f}", effective=f"{about['effective']:.1f}")
        for name, about in settings.items()
        if about["hhi"] is not None
    ]
    return labels("actors", lang)["leadership"].format(said="; ".join(said))


def _what_if(kg: KnowledgeGraph, name: str, settings: dict[str, Any], format_: str, lang: str, output: Path) -> int:
    """Print what is lost without an actor or a project; returns the exit code."""
    entries = [kg.vocabulary.names[cls].named(name) for cls in ("actor", "project") if cls in kg.vocabulary.names]
    iri = next((entry.iri for entry in entries if entry), name)
    try:
        found = kg.what_if(iri, **settings)
    except KeyError:
        say(f"mrezha: „{name}“ has no role in this year and section; `mrezha show` finds names", err=True)
        return 3
    if format_ == "json":
        write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
        return 0
    words = labels("actors", lang)
    rows = _project_lost(found, lang) if "project" in found else _actor_lost(found, lang)
    titles = [words["effect"], words["count"], words["of"], words["which"]]
    if format_ != "table":
        write_table(["effect", "count", "of", "which"], rows, format_, output, titles=titles)
        return 0
    head = f"{words['without']} {(found.get('actor') or found['project'])[f'label_{lang}']}\n\n"
    sides = found.get("leadership", {})
    both = "".join(f"{words[k]}: {_leadership(sides[k], lang)}\n" for k in ("with", "without") if k in sides)
    tail = "\n".join(c[lang] for c in found["caveats"]) + "\n"
    write(head + drawn(titles, rows, to_terminal=str(output) == "-") + "\n" + both + "\n" + tail, output)
    return 0


def _actor_lost(found: dict[str, Any], lang: str) -> list[list[Any]]:
    words = labels("actors", lang)
    rows = [[words[what], len(found[what]), found["activities"], found[what]] for what in _LOST]
    for what in ("cut_off", "alone"):
        rows.append([words[what], len(found[what]), found["named_actors"], _names(found[what], lang)])
    return rows


def _project_lost(found: dict[str, Any], lang: str) -> list[list[Any]]:
    words = labels("actors", lang)
    rows = [[words[what], len(found[what]), found["activities"], found[what]] for what in ("carried", "without_payer")]
    for section, about in found["sections"].items():
        rows.append([words["of_section"].format(section=section), about["carried"], about["of"], []])
    there = found["only_there"]
    return [*rows, [words["only_there"], len(there), found["named_actors"], _names(there, lang)]]


def _names(those: list[dict[str, Any]], lang: str) -> list[str]:
    return [a["abbr"] or a[f"label_{lang}"] for a in those]
