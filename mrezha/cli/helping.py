"""The text of `--help`, in the user's language and with the commands in one line each."""

import re
from collections.abc import Iterable

import click

from mrezha.cli.told import language, told


class Formatter(click.HelpFormatter):
    """Writes help as click does, each piece told in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says what a command takes."""
        super().write_usage(prog, args, prefix or told("Usage: ", language()))

    def write_heading(self, heading: str) -> None:
        """A heading over a list."""
        super().write_heading(told(heading, language()))

    def write_text(self, text: str) -> None:
        """Paragraphs; those that begin with backspace keep their lines, whose remarks are told."""
        super().write_text("\n\n".join(_paragraph(part, language()) for part in text.split("\n\n")))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        super().write_dl([(name, told(text, language())) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    """A context whose help is written by `Formatter`."""

    formatter_class = Formatter


def _paragraph(text: str, lang: str) -> str:
    if not text.startswith("\b"):
        return told(" ".join(text.split()), lang)
    return "\n".join(_line(line, lang) for line in text.split("\n"))


def _line(line: str, lang: str) -> str:
    """A line that is kept: an example or a name, and after two blanks or more what it does.

    >>> _line("compound       activities with the most gaps, and which they have", "bg")
    'compound       дейности с най-много пропуски и кои са'
    """
    example, blanks, remark = re.fullmatch(r"(\s*\S.*?|\S*)(\s{2,}|$)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{example}{blanks}{told(remark, lang)}" if remark else line
