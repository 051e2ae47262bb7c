"""`mrezha show`: the card of an institution, or an activity with its words."""

import json
import re
import sys
from pathlib import Path

import click

from mrezha.cli.complete import names
from mrezha.cli.drawing import drawn, prose
from mrezha.cli.labels import labels
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option, year_option
from mrezha.cli.output import write, write_table
from mrezha.cli.profile import profile_text
from mrezha.cli.words import words_of
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.answer import nearest_things

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
    if entry is None:
        return False
    try:
        about = kg.profile(entry.iri, year=year)
    except KeyError:
        return False
    if format_ == "json":
        write(json.dumps(about, ensure_ascii=False, indent=1) + "\n", output)
        return True
    titles = kg.network(year=year).graph["activities"]
    rows = [
        [labels("said", lang)[role], key, titles[key]["title"]]
        for role in ("leads", "partners", "pays")
        for programme in about["years"].values()
        for key in programme["roles"][role]
    ]
    heads = [labels("profile", lang)["role"], *(labels("titles", lang)[column] for column in ("code", "title"))]
    if format_ == "table":
        table = drawn(heads, rows, str(output) == "-")
        write(f"{profile_text(kg, about, lang)}\n{table}", output)
    else:
        write_table(["role", "activity", "title"], rows, format_, output, titles=heads)
    return True
