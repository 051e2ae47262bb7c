"""`mrezha export`: the data in forms that other programs read."""

from pathlib import Path

import click

from mrezha.cli.opened import endpoint, opened
from mrezha.cli.options import format_option, lang_option, output_option, section_option, year_option
from mrezha.cli.output import write
from mrezha.export import FORMATS, ExportError, Scope, export, methods_text
from mrezha.graph.bulk import loaded

_FORMS = "\n    ".join(f"{f.name:<10} {f.holds}" for f in FORMATS.values())


@click.command(
    "export",
    help=f"""Write the data for other programs.

    \b
    {_FORMS}

    \b
    mrezha export --format jsonl --output rows.jsonl
    mrezha export --format workbook --year 2025 --output programme-2025.xlsx
    mrezha export --format gexf --year 2025 --section prevention --output prevention.gexf

    Beside a file FILE stands FILE.methods.txt, which says how it was made: the documents and their hashes, the
    settings, the versions.
    """,
)
@format_option(*FORMATS)
@year_option
@section_option
@lang_option
@output_option
def command(format_: str, year: int | None, section: str | None, lang: str, output: Path) -> None:
    """Write a form, and the methods text beside it."""
    if format_ in ("csv", "xlsx") and (endpoint() or loaded()):
        raise click.UsageError(f"{format_} is made of the documents themselves, which this dataset was not read from")
    scope, kg = Scope(year, section, lang), opened()
    try:
        content = export(kg, format_, scope)
    except ExportError as error:
        raise click.UsageError(str(error)) from error
    write(content, output)
    if str(output) != "-" and format_ != "methods":
        write(methods_text(kg, format_, scope), output.with_name(f"{output.name}.methods.txt"))
