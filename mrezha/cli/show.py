"""`mrezha show`: the card of an institution, or an activity with its words."""

import json
import re
import sys
from pathlib import Path

import click

from mrezha.cli.complete import names
from mrezha.cli.drawing import drawn, prose
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, language_of_name, output_option, year_option
from mrezha.cli.output import write, write_table
from mrezha.cli.profile import profile_text
from mrezha.cli.told import told
from mrezha.cli.words import words_of
from mrezha.evidence import activities_named
from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels
from mrezha.queries.answer import nearest_things

_CODE = re.compile(r"(?:(\d{4})/)?(\d+(?:\.\d+)+)")


@click.command("show")
@click.argument("name", nargs=-1, required=True, shell_complete=names)
@year_option
@click.option(
    "--lang", type=click.Choice(["bg", "en"]),
    help="Language of the answer; without it Bulgarian for a name in Cyrillic, else your system's.",
)  # fmt: skip
@format_option("table", "json", "csv", "md")
@output_option
def command(name: tuple[str, ...], year: int | None, lang: str | None, format_: str, output: Path) -> None:
    """Show NAME: an institution by any of its names, or an activity by its code, with the words of the source.

    \b
    mrezha show A21
    mrezha show 2025/2.1.11
    mrezha show "Ministry of Interior" --year 2025
    """
    kg, text = opened(), " ".join(name)
    lang = language_of_name(lang, text)
    activities = activities_named(kg, text, year)[::-1]
    if activities:
        _activities(kg, activities, lang, format_, output)
    elif not _actor(kg, text, year, lang, format_, output):
        near = "" if _CODE.fullmatch(text.strip()) else "; ".join(nearest_things(text, kg.vocabulary, lang))
        line = f"mrezha: „{text}“ is not in the loaded programmes" + (f"; nearest: {near}" if near else "")
        click.echo(told(line, lang), err=True)
        sys.exit(3)


def _activities(kg: KnowledgeGraph, activities: list[str], lang: str, format_: str, output: Path) -> None:
    if format_ == "table":
        write(prose(words_of(kg, activities, lang, full=True)), output)
        return
    rows = [r for r in kg.activities() if r["iri"] in activities]
    if format_ == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=1, default=float) + "\n", output)
    else:
        columns = ["year", "code", "part", "title", "funding_text", "results_text"]
        write_table(columns, [[r[c] for c in columns] for r in rows], format_, output)


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
