"""`mrezha show`: the card of an institution, or an activity with its words."""

import json
import re
import sys
from pathlib import Path

import click

from mrezha.cli.complete import names
from mrezha.cli.drawing import prose
from mrezha.cli.labels import labels
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option, year_option
from mrezha.cli.output import write, write_table
from mrezha.cli.words import words_of
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.answer import nearest_things
from mrezha.queries.vocabulary import Thing

_CODE = re.compile(r"(?:(\d{4})/)?(\d+(?:\.\d+)+)")


@click.command("show")
@click.argument("name", nargs=-1, required=True, shell_complete=names)
@year_option
@lang_option
@format_option("table", "json", "csv", "md")
@output_option
def command(name: tuple[str, ...], year: int | None, lang: str, format_: str, output: Path) -> None:
    """Show NAME: an institution by any of its names, or an activity by its code, with the words of the source.

    \b
    mrezha show А21
    mrezha show 2025/2.1.11
    mrezha show "Ministry of Interior" --year 2025
    """
    kg = opened()
    text = " ".join(name)
    code = _CODE.fullmatch(text.strip())
    found = _activity(kg, code, year, lang, format_, output) if code else _actor(kg, text, year, lang, format_, output)
    if not found:
        near = "; ".join(nearest_things(text, kg.vocabulary, lang)) if not code else ""
        click.echo(
            f"mrezha: „{text}“ is not in the loaded programmes" + (f"; nearest: {near}" if near else ""), err=True
        )
        sys.exit(3)


def _activity(kg: KnowledgeGraph, code: re.Match[str], year: int | None, lang: str, format_: str, output: Path) -> bool:
    years = [int(code[1])] if code[1] else [year] if year else kg.vocabulary.years
    activities = [f"https://w3id.org/mrezha/id/activity/{y}/{code[2]}" for y in years]
    if format_ == "table":
        text = words_of(kg, activities, lang, full=True)
        if text:
            write(prose(text), output)
        return bool(text)
    rows = [r for r in kg.activities() if r["iri"] in activities]
    if format_ == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=1, default=float) + "\n", output)
    else:
        columns = ["year", "code", "part", "title", "funding_text", "results_text"]
        write_table(columns, [[r[c] for c in columns] for r in rows], format_, output)
    return bool(rows)


def _actor(kg: KnowledgeGraph, text: str, year: int | None, lang: str, format_: str, output: Path) -> bool:
    entry = kg.vocabulary.names["actor"].named(text)
    network = kg.network(year=year)
    if entry is None or entry.iri not in network:
        return False
    node = network.nodes[entry.iri]
    rows = [
        [labels("said", lang)[role], key, network.graph["activities"][key]["title"]]
        for role in ("leads", "partners", "pays")
        for key in node[role]
    ]
    if format_ == "table":
        write(_head(kg, kg.vocabulary.things[entry.iri], node, lang), output)
    write_table(["role", "activity", "title"], rows, format_, output)
    return True


def _head(kg: KnowledgeGraph, thing: Thing, node: dict[str, object], lang: str) -> str:
    names = [n for n in (thing.label("bg"), thing.label("en"), thing.abbr) if n]
    parent = kg.vocabulary.things.get(thing.parent or "")
    kind = next((k[f"label_{lang}"] for k in kg.network().graph["kinds"] if k["id"] == node["kind"]), "")
    lines = [" · ".join(dict.fromkeys(names)), f"{kind}" + (f" ← {parent.label(lang)}" if parent else ""), thing.iri]
    return "\n".join(lines) + "\n"
