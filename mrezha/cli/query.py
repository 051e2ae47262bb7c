"""`mrezha query`: a ready query by name, or SPARQL of one's own."""

from pathlib import Path

import click

from mrezha.cli.complete import QueryCommand, queries
from mrezha.cli.drawing import prose
from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, lang_option, output_option
from mrezha.cli.output import TABLE_FORMATS, write, write_table
from mrezha.cli.text import read_text
from mrezha.cli.told import say
from mrezha.graph.store import GRAPH_FORMATS, PythonValue, Table
from mrezha.queries.bound import bound_query, listed
from mrezha.queries.columns import columns


@click.command("query", cls=QueryCommand, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("query", required=False, shell_complete=queries)
@click.option("--list", "list_", is_flag=True, help="List the ready queries and their parameters.")
@click.option("--print", "print_", is_flag=True, help="Print the SPARQL instead of running it.")
@format_option(*TABLE_FORMATS, *GRAPH_FORMATS)
@lang_option
@output_option
@click.pass_context
def command(
    ctx: click.Context, query: str | None, list_: bool, print_: bool, format_: str, lang: str, output: Path
) -> None:
    """Run QUERY: the name of a ready query, a .rq file, or - for standard input.

    \b
    mrezha query --list
    mrezha query partners-of --institution A21 --year 2025
    mrezha query my.rq --format csv --output rows.csv

    A ready query's parameters are options; names are accepted for addresses. The forms ttl, nt and jsonld are
    for CONSTRUCT queries.
    """
    if list_ or not query:
        if format_ == "table":
            write(_catalogue(lang), output)
        else:
            write_table(["name", "title", "parameters"], listed(lang), format_, output)
        return
    kg = opened()
    if query == "-" or Path(query).suffix in (".rq", ".sparql"):
        text = read_text(query)
        if ctx.args:
            raise click.UsageError(f"{ctx.args[0]}: parameters go with ready queries, not with SPARQL of your own")
    else:
        text = bound_query(query, _parameters(ctx.args), kg.vocabulary)
    if print_:
        click.echo(text)
        return
    if format_ in GRAPH_FORMATS:
        write(kg.dataset.construct(text, format_), output)
        return
    table = kg.query(text)
    names, rows = _for_reading(table, lang) if format_ == "table" else (table.columns, table.rows)
    titles = [column.heading for column in columns(names, lang, query)]
    write_table(names, rows, format_, output, titles=titles)
    if not table.rows:
        say("mrezha: the query ran and found nothing", err=True)
        ctx.exit(3)


def _catalogue(lang: str) -> str:
    """The ready queries, each with its parameters as they are typed and below it what it tells."""
    lines = [f"{' '.join([name, *(f'--{p}' for p in taken.split(', ') if p)])}\n    {title}"
             for name, title, taken in listed(lang)]  # fmt: skip
    return prose("\n".join(lines) + "\n")


def _for_reading(table: Table, lang: str) -> tuple[list[str], list[list[PythonValue]]]:
    """Columns for a person: without addresses, and in one language where a column stands in both."""
    other = {"bg": "_en", "en": "_bg"}[lang]
    kept = [
        n
        for n, c in enumerate(table.columns)
        if not any(str(r[n]).startswith("https://w3id.org/mrezha/id/") for r in table.rows)
        and not (c.endswith(other) and c.removesuffix(other) + f"_{lang}" in table.columns)
    ] or list(range(len(table.columns)))
    return [table.columns[n] for n in kept], [[r[n] for n in kept] for r in table.rows]


def _parameters(args: list[str]) -> dict[str, list[str]]:
    """`--name value` and `--name=value` pairs."""
    found: dict[str, list[str]] = {}
    rest = list(args)
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not value and not rest):
            raise click.UsageError(f"{name}: a parameter is given as --name value")
        found.setdefault(name[2:], []).append(value or rest.pop(0))
    return found
