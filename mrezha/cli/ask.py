"""`mrezha ask`: a question in words, answered with its evidence."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from mrezha.cli.answered import shown, table, titles
from mrezha.cli.drawing import drawn, prose
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, output_option, section_option, year_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.cli.text import read_text
from mrezha.cli.words import words_of
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.answer import Answer, examples, language_of, refusal
from mrezha.queries.lexicon import lexicon
from mrezha.queries.question import NotUnderstood


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--why", is_flag=True, help="Show the words of the source behind each activity.")
@click.option("--sparql", "show_sparql", is_flag=True, help="Show the SPARQL that was run.")
@year_option
@section_option
@click.option("--lang", type=click.Choice(["bg", "en"]), help="Language of the answer; the question's own if left out.")
@format_option(*TABLE_FORMATS)
@output_option
def command(
    question: tuple[str, ...],
    why: bool,
    show_sparql: bool,
    year: int | None,
    section: str | None,
    lang: str | None,
    format_: str,
    output: Path,
) -> None:
    """Answer QUESTION, in Bulgarian or English.

    \b
    mrezha ask "С кого партнира А21 по превенцията?"
    mrezha ask "Which activities of 2025 have no funding?" --why
    mrezha ask "who leads prevention in 2020" --format csv --output leads.csv

    Exit code 3: not understood, or nothing found. Without QUESTION: a prompt.
    """
    kg = opened()
    said = _Said(kg, year, section, lang, format_, output, why=why, show_sparql=show_sparql)
    text = " ".join(question)
    if text == "-":
        text = read_text("-").strip()
    if not text:
        _prompt(kg, said)
        return
    sys.exit(said.answer(text))


@dataclass(frozen=True, slots=True)
class _Said:
    """How answers are wanted."""

    kg: KnowledgeGraph
    year: int | None
    section: str | None
    lang: str | None
    format_: str
    output: Path
    why: bool
    show_sparql: bool

    def answer(self, text: str) -> int:
        """Answer one question; returns the exit code."""
        try:
            answer = self.kg.ask(text, year=self.year, section=self.section, lang=self.lang)
        except NotUnderstood as error:
            return self._refuse(text, error)
        if self.format_ == "json":
            write(json.dumps(answer.as_dict(), ensure_ascii=False, indent=1, default=str) + "\n", self.output)
        elif self.format_ == "table":
            write(self._readable(answer), self.output)
        else:
            columns, rows = table(answer, self.kg, self.format_)
            write_table(columns, rows, self.format_, self.output, titles=titles(answer.language, columns))
        return 0 if answer.rows else 3

    def _refuse(self, text: str, error: NotUnderstood) -> int:
        line, nearest = refusal(error, text, self.kg.vocabulary)
        language = language_of(text)
        if self.format_ == "json":
            said = {
                "question": text, "language": language, "intent": "refused", "reading": line, "answer": None,
                "rows": [], "sparql": None, "sources": [], "nearest": nearest,
                "readings": error.readings,
            }  # fmt: skip
            write(json.dumps(said, ensure_ascii=False, indent=1) + "\n", self.output)
        words = lexicon().readings[language]
        click.echo(f"mrezha: {line}", err=True)
        if nearest:
            click.echo(words["nearest"].format(values="; ".join(nearest)), err=True)
        click.echo(words["which"] if error.readings else words["try"], err=True)
        for example in error.readings or examples(text):
            click.echo(f"  mrezha ask “{example}”", err=True)
        return 3

    def _readable(self, answer: Answer) -> str:
        """The answer as a person reads it: how it was understood, the rows, on request their words and the query."""
        words = lexicon().readings[answer.language]
        parts = [prose(answer.reading) + "\n"]
        if not answer.rows or ("activities" not in answer.rows[0] and "code" not in answer.rows[0]):
            parts.append(prose(answer.answer) + "\n")  # a count, or nothing
        else:
            columns, rows = shown(answer)
            parts.append(drawn(titles(answer.language, columns), rows, to_terminal=True))
            parts.append(words["found"].format(n=len(answer.rows)) + "\n")
        if self.why:
            parts.append(prose(words_of(self.kg, answer.sources, answer.language)))
        if self.show_sparql:
            parts.append(answer.sparql + "\n")
        return "\n".join(parts)


def _prompt(kg: KnowledgeGraph, said: _Said) -> None:
    """Questions from a person at a terminal, or one a line from a pipe."""
    if sys.stdin.isatty():
        from mrezha.cli.prompt import prompt

        prompt(kg, said.answer)
        return
    for line in sys.stdin:
        if line.strip():
            said.answer(line.strip())
