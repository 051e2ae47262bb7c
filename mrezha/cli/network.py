"""`mrezha network`: who stands where in the network of actors, two programmes or a whole registry."""

import json
from pathlib import Path
from typing import Any

import click

from mrezha.cli.drawing import drawn, width
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option, section_option, year_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.cli.programmes import some_actors
from mrezha.graph.measures.positions import SORTS
from mrezha.labels import labels

_DIGITS = 5


@click.command("network")
@year_option
@section_option
@click.option("--without-commission", is_flag=True, help="Take the National Commission and its administration out.")
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], show_default=True, help="What to rank by.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of a table to show.")
@click.option("--exact", is_flag=True, help="Compute betweenness from all actors, however long it takes.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of the random numbers.")
@lang_option
@format_option(*TABLE_FORMATS)
@output_option
def command(format_: str, lang: str, output: Path, top: int, **settings: Any) -> None:
    """Rank the named actors by their place among those with whom they share activities.

    \b
    mrezha network --year 2025
    mrezha network --sort betweenness
    mrezha network --section prevention --format csv --output network.csv

    For networks of any size. From 2000 actors on, betweenness is estimated from some of them, and the answer says how
    far off it may be.
    """
    kg = opened()
    found = kg.positions(**settings)
    some_actors(found, kg)
    if format_ == "json":
        write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
        return
    titles = labels("network-columns", lang)
    if format_ == "table":
        columns = _columns(found, short=width() < 100)
        rows = [_cells(actor, columns, lang) for actor in found["actors"][:top]]
        write(drawn([titles[c] for c in columns], rows, to_terminal=str(output) == "-") + _footer(found, lang), output)
        return
    columns = ["iri", *_columns(found, short=False), "community"]
    rows = [_cells(actor, columns, lang) for actor in found["actors"]]
    write_table(columns, rows, format_, output, titles=[titles[c] for c in columns])


def _columns(found: dict[str, Any], *, short: bool) -> list[str]:
    rests_on = found["betweenness"] or {"approximate": False}
    between = ["betweenness"] if found["betweenness"] else []
    error = ["standard_error"] if rests_on["approximate"] else []
    return [*(["short"] if short else ["label", "abbr"]), "degree", "strength", "pagerank", *between, *error]


def _cells(actor: dict[str, Any], columns: list[str], lang: str) -> list[Any]:
    label = actor[f"label_{lang}"] or actor["label_bg"] or actor["iri"].rsplit("/", 1)[-1]
    cells = {**actor, "label": label, "short": actor["abbr"] or label}
    return [round(cells[c], _DIGITS) if isinstance(cells[c], float) else cells[c] for c in columns]


def _footer(found: dict[str, Any], lang: str) -> str:
    words = labels("network", lang)
    lines = [words["counted"].format(**{**found, "actors": len(found["actors"])})]
    if found["modularity"] is not None:
        lines.append(words["communities"].format(**found, seed=found["settings"]["seed"]))
    if rests_on := found["betweenness"]:
        kept = f"{rests_on['top_overlap'] * rests_on['top']:.1f}"
        lines.append(words["sampled" if rests_on["approximate"] else "exact"].format(**rests_on, kept=kept))
    return "\n".join(["", *lines, "", *(c[lang] for c in found["caveats"])]) + "\n"
