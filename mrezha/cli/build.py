"""`mrezha build`: read the programmes into the graph."""

import json
from pathlib import Path
from typing import Any

import click

from mrezha.cli.output import write
from mrezha.cli.progress import progress_bar
from mrezha.graph.cache import built_folder, choose_sources


@click.command("build")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--only", is_flag=True, help="Read only FILES, without the shipped programmes.")
@click.option("--corrections", type=click.Path(path_type=Path), help="Look-up file that changes how words are read.")
@click.option("--again", is_flag=True, help="Build even if nothing changed.")
@click.option(
    "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Also write the dataset there, as canonical N-Quads.",
)  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(
    files: tuple[Path, ...], only: bool, corrections: Path | None, again: bool, output: Path | None, format_: str
) -> None:
    """Read the shipped programmes, and FILES of your own, into the graph that all other commands use.

    \b
    mrezha build                          the shipped programmes
    mrezha build programme-2026.txt       and one of your own
    mrezha build --only programme-2026.txt

    Actors that the authority file does not know are kept and listed with their nearest known names.
    """
    for file in (*files, *([corrections] if corrections else [])):
        if not file.is_file():
            raise click.UsageError(f"{file}: there is no such file; check the path")
    if only and not files:
        raise click.UsageError("--only needs at least one file")
    with progress_bar() as tell:
        folder = built_folder(choose_sources(files, only=only, corrections=corrections), tell, again=again)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    if output:
        write((folder / "dataset.nq").read_bytes(), output)
    if output is None or str(output) != "-":
        click.echo(json.dumps(report, ensure_ascii=False, indent=1) if format_ == "json" else _readable(report))


def _readable(report: dict[str, Any]) -> str:
    lines = [
        f"{p['name']}: {p['activities']} activities in {p['rows']} rows, {p['roles']} roles of {p['actors']} actors, "
        f"{p['projects']} projects, {p['indicators']} indicators; {p['coverage']:.1%} of the text explained"
        for p in report["programmes"]
    ]
    lines.append(f"{sum(report['statements'].values())} statements in {len(report['statements'])} graphs")
    if report["unresolved"]:
        lines.append(f"{len(report['unresolved'])} actors are not in the authority file and were kept as printed:")
        lines += [f"  {unresolved(u)}" for u in report["unresolved"]]
    if report["doubts"]:
        lines.append("worth a look:")
        lines += [f"  {d['document']}, line {d['line']}: {d['message']}: „{d['words'][:60]}“" for d in report["doubts"]]
    return "\n".join(lines)


def unresolved(said: dict[str, Any]) -> str:
    """One line on an actor that the authority file does not know."""
    where = ", ".join(map(str, said["lines"]))
    return f"{said['document']}, line {where}: {said['name']} — nearest: {'; '.join(said['nearest'])}"
