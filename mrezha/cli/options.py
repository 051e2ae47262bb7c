"""Options that all commands share, so that each means the same everywhere."""

import locale
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mrezha.ontology.sections import THEMES, section_number, theme_of_section

F = TypeVar("F", bound=Callable[..., Any])


def default_language() -> str:
    """Bulgarian where the user's system is Bulgarian, English elsewhere."""
    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "bg" if system.lower().startswith(("bg", "bulgarian")) else "en"


def theme_of(section: str) -> str:
    """The theme of a section named by Roman or Arabic number or by theme.

    Raises:
        click.BadParameter: if it is none of these.

    >>> theme_of("II"), theme_of("2"), theme_of("prevention")
    ('prevention', 'prevention', 'prevention')
    """
    name = section.strip().casefold()
    theme = theme_of_section(section_number(name)) or (name if name in THEMES else None)
    if theme:
        return theme
    raise click.BadParameter(f"“{section}” is no section; use I to VII or one of {', '.join(THEMES)}")


def _section(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return theme_of(value) if value else None


def year_option(function: F) -> F:
    """`--year`."""
    return click.option("--year", type=int, help="Only the programme of this year.")(function)


def section_option(function: F) -> F:
    """`--section`, as a theme."""
    text = "Only this section: I to VII, or a theme such as prevention."
    return click.option("--section", callback=_section, help=text)(function)


def lang_option(function: F) -> F:
    """`--lang`."""
    return click.option(
        "--lang", type=click.Choice(["bg", "en"]), default=default_language, help="Language of labels and words."
    )(function)


def language_of_name(said: str | None, name: str) -> str:
    """The language asked for; without it Bulgarian for a name in Cyrillic, else that of the system.

    `ask` takes that of the question in the same way.

    >>> language_of_name(None, "ДАЗД"), language_of_name("en", "ДАЗД")
    ('bg', 'en')
    """
    cyrillic = any("а" <= letter <= "я" for letter in name.casefold())
    return said or ("bg" if cyrillic else default_language())


def spoken_option(function: F) -> F:
    """`--lang` of a command that only says something; see `mrezha.cli.told.language`."""
    languages = click.Choice(["bg", "en"])
    return click.option("--lang", type=languages, expose_value=False, help="Language of what is said.")(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, the first being the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Form of the output.",
    )


def output_option(function: F) -> F:
    """`--output FILE`, `-` for standard output."""
    return click.option(
        "--output",
        type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
        default="-",
        help="File to write; - is standard output.",
    )(function)
