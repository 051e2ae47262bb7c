"""`mrezha gaps`: the register of gaps, with counts and denominators."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option, section_option, year_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.cli.pairs import show_pairs
from mrezha.cli.programmes import seed_option
from mrezha.export.findings import finding_table
from mrezha.graph.gaps import Finding, UnknownGapError, all_rules, compound
from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels

_SHOWN = (0, 2, 3, 4, 6, 8)
_PLACE = ("part", "field", "state", "words", "document", "start", "end")


@click.command("gaps")
@year_option
@section_option
@click.option("--gap", "gaps", multiple=True, metavar="GAP", help="Only this gap, such as no-funding; may be repeated.")
@click.option("--severity", "severities", multiple=True, type=click.Choice(list("ABCD"), case_sensitive=False),
              help="A: responsibility or means; B: measurability; C: structure; D: text and numbering.")  # fmt: skip
@click.option("--fold", is_flag=True, help="Count each unit as the body it belongs to: ГДБОП as МВР, МКБТХ as НКБТХ.")
@click.option("--detail", is_flag=True, help="Each case with its activities, actors and cells.")
@click.option("--compound", "compound_", is_flag=True, help="Activities by the number of gaps they have.")
@click.option("--pairs", "pairs_", is_flag=True,
              help="Pairs that do the same work: how often they meet, beside random networks.")  # fmt: skip
@click.option(
    "--draws", type=click.IntRange(min=1), help="Random networks of --pairs; as many as pairs need by default."
)
@seed_option
@format_option(*TABLE_FORMATS)
@lang_option
@output_option
def command(
    year: int | None, section: str | None, gaps: tuple[str, ...], severities: tuple[str, ...], fold: bool,
    detail: bool, compound_: bool, pairs_: bool, draws: int | None, seed: int, format_: str, lang: str, output: Path,
) -> None:  # fmt: skip
    """List where the text of a programme leaves a gap in coordination, with counts and denominators.

    \b
    mrezha gaps --year 2025
    mrezha gaps --gap no-funding --detail
    mrezha gaps --compound --format xlsx --output gaps.xlsx
    mrezha gaps --pairs --year 2025

    Exit code 3: nothing found. A blank cell counts; a column that the template never had does not.
    """
    kg = opened()
    if year and year not in kg.vocabulary.years:
        known = ", ".join(map(str, kg.vocabulary.years))
        raise click.UsageError(f"--year {year}: no programme of this year is loaded; there are {known}")
    if pairs_:
        if section or gaps or severities or detail or compound_:
            raise click.UsageError(
                "--pairs goes with --year, --fold, --draws and --seed only: it is about whole programmes"
            )
        show_pairs(
            kg, [year] if year else kg.vocabulary.years, format_, lang, output, fold=fold, draws=draws, seed=seed
        )
        return
    try:
        looked = kg.gaps(year=year, section=section, gaps=gaps, severities=severities, fold=fold, silent=True)
    except UnknownGapError as error:
        raise click.UsageError(f"--gap {error}") from error
    findings = [f for f in looked if f.count]
    if not findings and format_ == "table":
        pass  # the remarks below say why
    elif compound_:
        _compound(kg, findings, format_, lang, output)
    elif format_ == "json":
        said = [f.as_dict(detail=detail) for f in findings]
        write(json.dumps(said, ensure_ascii=False, indent=1, default=float) + "\n", output)
    else:
        _table(findings, format_, lang, output, detail=detail)
    remarks = _remarks(looked, gaps, section, lang, fold=fold)
    if format_ == "table" and findings:
        click.echo("\n".join(remarks), err=str(output) != "-")
    if not findings:
        words = labels("gaps", lang)
        click.echo(" ".join([f"mrezha: {words['nothing']}.", *remarks[2:]]), err=True)
        sys.exit(3)


def _table(findings: list[Finding], format_: str, lang: str, output: Path, *, detail: bool) -> None:
    if detail:
        columns, rows = ["gap", "year", "activity", "actors", "note", *_PLACE], _cases(findings, lang)
        if format_ == "table":  # a terminal has no room for places; JSON and spreadsheets have
            columns, rows = [columns[i] for i in _SHOWN], [[row[i] for i in _SHOWN] for row in rows]
    elif format_ == "table":
        columns = ["severity", "gap", "what", "year", "count", "of", "counted"]
        rows = [[f.severity, f.gap, f.rule.title[lang], f.year, f.count, f.of, f.rule.counted[lang]] for f in findings]
    else:
        columns, rows = finding_table(findings, lang)
    words = labels("gaps", lang)
    write_table(columns, rows, format_, output, titles=[words[c] for c in columns])


def _cases(findings: list[Finding], lang: str) -> list[list[Any]]:
    """One line a cell; a case without cells has one line."""
    words, fields = labels("gaps", lang), labels("fields", lang)
    rows: list[list[Any]] = []
    for finding in findings:
        for hit in finding.hits:
            head = [finding.gap, finding.year]
            tail = [[a.short(lang) for a in hit.actors], hit.note(lang)]
            if not hit.cells:
                rows.append([*head, list(hit.activities), *tail, *[None] * len(_PLACE)])
            for cell in hit.cells:
                state = words.get(cell.state, cell.state)
                place = [cell.part, fields.get(cell.field, cell.field), state, cell.words or f"({state})"]
                rows.append([*head, cell.activity, *tail, *place, cell.document, cell.start, cell.end])
    return rows


def _compound(kg: KnowledgeGraph, findings: list[Finding], format_: str, lang: str, output: Path) -> None:
    titles = {f"{r['year']}/{r['code']}": r["title"] for r in kg.activities()}
    rows = [[c.activity, len(c.gaps), list(c.gaps), titles[c.activity]] for c in compound(findings)]
    columns = ["activity", "count", "gaps", "title"]
    words = labels("gaps", lang)
    write_table(columns, rows, format_, output, titles=[words[c] for c in columns])


def _remarks(looked: list[Finding], gaps: Sequence[str], section: str | None, lang: str, *, fold: bool) -> list[str]:
    """How it was counted, what was looked for in vain, what could not be asked."""
    words = labels("gaps", lang)
    asked = [rule for rule in all_rules().values() if not gaps or rule.name in gaps]
    lists = {
        "zero": [f"{f.gap} ({f.year}: 0/{f.of})" for f in looked if not f.count and f.of],
        "not_asked": [f"{f.gap} ({f.year})" for f in looked if not f.count and not f.of],
        "whole": [rule.name for rule in asked if section and rule.scope == "programme"],
    }
    said = [words[key].format(gaps=", ".join(names)) for key, names in lists.items() if names]
    return [words["folded" if fold else "printed"], words["text_only"], *said]
