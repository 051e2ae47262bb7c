"""Which programmes a report or figure is about, and the options that reports and figures share."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mrezha.cli.told import say
from mrezha.knowledge import KnowledgeGraph

F = TypeVar("F", bound=Callable[..., Any])


def two_programmes(kg: KnowledgeGraph, year: int | None) -> tuple[int, int | None]:
    """The programme of a year, the latest if none is given, and the one before it, if there is one.

    Raises:
        click.UsageError: if no programme of the year is loaded.
    """
    years = kg.vocabulary.years
    if not years:
        raise click.UsageError("no programme is loaded; run `mrezha build` with a file")
    if year is not None and year not in years:
        raise click.UsageError(
            f"--year {year}: no programme of this year is loaded; there are {', '.join(map(str, years))}"
        )
    chosen = years[-1] if year is None else year
    return chosen, max((y for y in years if y < chosen), default=None)


def some_actors(found: dict[str, Any], kg: KnowledgeGraph) -> None:
    """End with exit code 3, and a line that says why, where an analysis found nobody."""
    if not found["actors"]:
        years = ", ".join(map(str, kg.vocabulary.years))
        say(f"mrezha: no named actor in this year and section; programmes are loaded for {years}", err=True)
        sys.exit(3)


def seed_option(function: F) -> F:
    """`--seed`."""
    text = "Of the random numbers."
    return click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help=text)(function)


def day(_ctx: click.Context, param: click.Parameter, said: str | None) -> str | None:
    """A date as 2026-03-31, for options that take one; never the clock's.

    Raises:
        click.BadParameter: if it is none.
    """
    try:
        return datetime.date.fromisoformat(said).isoformat() if said else None
    except ValueError:
        raise click.BadParameter(f"“{said}” is no date; write it as 2026-03-31", param=param) from None


def results_option(function: F) -> F:
    """`--results DATE`."""
    text = "Also put gaps and continued activities into the graph, as results of this date."
    return click.option("--results", metavar="YYYY-MM-DD", callback=day, help=text)(function)


def judgements_option(function: F) -> F:
    """`--judgements FILE`."""
    text = "CSV with from,to,verdict,note; verdict is accept, reject or uncertain. A person's word wins."
    path = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.option("--judgements", type=path, help=text)(function)
