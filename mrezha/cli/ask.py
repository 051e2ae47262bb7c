"""`mrezha ask`: a question in words, answered with its evidence."""

import json
import sys
from pathlib import Path

import click

from mrezha.cli.labels import labels
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, output_option
from mrezha.cli.output import TABLE_FORMATS, drawn, write, write_table
from mrezha.cli.words import words_of
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.answer import Answer, examples, language_of, refusal
from mrezha.queries.lexicon import lexicon
from mrezha.queries.question import NotUnderstood


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--why", is_flag=True, help="Show the words of the source behind each activity.")
@click.option("--sparql", "show_sparql", is_flag=True, help="Show the SPARQL that was run.")
@format_option(*TABLE_FORMATS)
@output_option
def command(question: tuple[str, ...], why: bool, show_sparql: bool, format_: str, output: Path) -> None:
    """Answer QUESTION, in Bulgarian or English.

    \b
    mrezha ask "С кого партнира А21 по превенцията?"
    mrezha ask "Which activities of 2025 have no funding?" --why
    mrezha ask "who leads prevention in 2020" --format csv --output leads.csv

    Exit code 3: not understood, or nothing found. Without QUESTION: a prompt.
    """
    kg = opened()
    text = " ".join(question)
    if text == "-":
        text = sys.stdin.read().strip()
    if not text:
        _prompt(kg)
        return
    sys.exit(_answer(kg, text, format_, output, why=why, show_sparql=show_sparql))


def _answer(kg: KnowledgeGraph, text: str, format_: str, output: Path, *, why: bool, show_sparql: bool) -> int:
    """Answer one question; returns the exit code."""
    try:
        answer = kg.ask(text)
    except NotUnderstood as error:
        return _refuse(kg, text, error, format_, output)
    if format_ == "json":
        write(json.dumps(answer.as_dict(), ensure_ascii=False, indent=1, default=str) + "\n", output)
    elif format_ == "table":
        write(_readable(kg, answer, why=why, show_sparql=show_sparql), output)
    else:
        columns, rows = _columns(answer)
        write_table(columns, rows, format_, output, titles=_titles(answer.language, columns))
    return 0 if answer.rows else 3


def _refuse(kg: KnowledgeGraph, text: str, error: NotUnderstood, format_: str, output: Path) -> int:
    line, nearest = refusal(error, text, kg.vocabulary)
    words = lexicon().readings[language_of(text)]
    if format_ == "json":
        said = {
            "question": text, "language": language_of(text), "intent": "refused", "reading": line, "answer": None,
            "rows": [], "sparql": None, "sources": [], "nearest": nearest,
        }  # fmt: skip
        write(json.dumps(said, ensure_ascii=False, indent=1) + "\n", output)
    click.echo(f"mrezha: {line}", err=True)
    if nearest:
        click.echo(words["nearest"].format(values="; ".join(nearest)), err=True)
    click.echo(words["try"], err=True)
    for example in examples(text):
        click.echo(f"  mrezha ask “{example}”", err=True)
    return 3


def _columns(answer: Answer) -> tuple[list[str], list[list[object]]]:
    """The columns that the answer's rows have, and the rows."""
    wanted = ("iri", "kind", "year", "code", "section", "title", "abbr", "label_bg", "label_en", "activities",
              "indicator", "name", "text", "value", "unit", "currency")  # fmt: skip
    columns = [c for c in wanted if any(c in row for row in answer.rows)] or ["iri"]
    return columns, [[row.get(c) for c in columns] for row in answer.rows]


def _titles(lang: str, columns: list[str]) -> list[str]:
    return [labels("titles", lang).get(c, c) for c in columns]


def _readable(kg: KnowledgeGraph, answer: Answer, *, why: bool, show_sparql: bool) -> str:
    """The answer as a person reads it: how it was understood, the rows, on request their words and the query."""
    words = lexicon().readings[answer.language]
    parts = [answer.reading + "\n"]
    if not answer.rows or (answer.rows[0]["kind"] == "number" and len(answer.rows) == 1):
        parts.append(answer.answer + "\n")
    else:
        columns, rows = _shown(answer)
        parts.append(drawn(_titles(answer.language, columns), rows, to_terminal=True))
        parts.append(words["found"].format(n=len(answer.rows)) + "\n")
    if why:
        parts.append(words_of(kg, answer.sources, answer.language))
    if show_sparql:
        parts.append(answer.sparql + "\n")
    return "\n".join(parts)


def _shown(answer: Answer) -> tuple[list[str], list[list[object]]]:
    """The columns that fit a terminal."""
    first = answer.rows[0]
    if first["kind"] == "activity":
        columns = ["code", "section", "title", *(["value"] if "value" in first else [])]
        return columns, [[f"{r['year']}/{r['code']}", *[r[c] for c in columns[1:]]] for r in answer.rows]
    if "label_bg" in first:
        label = f"label_{answer.language}"
        return ["label", "abbr", "activities"], [[r[label], r["abbr"], r["activities"]] for r in answer.rows]
    columns = [
        "code",
        *(c for c in ("indicator", "name", "text", "value", "unit", "currency") if first.get(c) is not None),
    ]
    return columns, [[f"{r['year']}/{r['code']}", *[r[c] for c in columns[1:]]] for r in answer.rows]


def _prompt(kg: KnowledgeGraph) -> None:
    """Questions from a person at a terminal, or one a line from a pipe."""
    if sys.stdin.isatty():
        from mrezha.cli.prompt import prompt

        prompt(kg, lambda text: _answer(kg, text, "table", Path("-"), why=False, show_sparql=False))
        return
    for line in sys.stdin:
        if line.strip():
            _answer(kg, line.strip(), "table", Path("-"), why=False, show_sparql=False)
