"""`mrezha build`: read the programmes into the graph."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from mrezha.cli.opened import endpoint as named
from mrezha.cli.options import spoken_option
from mrezha.cli.output import write
from mrezha.cli.programmes import judgements_option, results_option
from mrezha.cli.progress import progress_bar
from mrezha.cli.told import say
from mrezha.graph.build import Progress
from mrezha.graph.bulk import loaded
from mrezha.graph.cache import build_choice, report_of
from mrezha.graph.chosen import chosen, previous_build
from mrezha.graph.compared import differences, left_and_came


@click.command("build")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--only", is_flag=True, help="Read only FILES, without the shipped programmes.")
@click.option("--corrections", type=click.Path(path_type=Path), help="Look-up file that changes how words are read.")
@results_option
@judgements_option
@click.option("--again", is_flag=True, help="Build even if nothing changed.")
@click.option("--accept", is_flag=True, help="Take the new graph although it counts less than the last one.")
@click.option(
    "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Also write the dataset there, as canonical N-Quads.",
)  # fmt: skip
@click.option("--endpoint", metavar="URL", help="Also load the dataset into this SPARQL 1.1 server.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@spoken_option
def command(
    files: tuple[Path, ...],
    only: bool,
    corrections: Path | None,
    results: str | None,
    judgements: Path | None,
    again: bool,
    accept: bool,
    output: Path | None,
    endpoint: str | None,
    format_: str,
) -> None:
    """Read the shipped programmes, and FILES of your own, into the graph that all other commands use.

    \b
    mrezha build                          the shipped programmes
    mrezha build programme-2026.txt       and one of your own
    mrezha build --only programme-2026.txt
    mrezha build --results 2026-03-31     and the gaps and continued activities as dated results
    mrezha build --endpoint http://localhost:7878/query

    Actors that the authority file does not know are kept and listed with their nearest known names. What changed
    since the last build is said; if anything is lost, the last graph stays unless you --accept that.
    """
    for file in (*files, *([corrections] if corrections else [])):
        if not file.is_file():
            raise click.UsageError(f"{file}: there is no such file; check the path")
    if only and not files:
        raise click.UsageError("--only needs at least one file")
    if judgements and not results:
        raise click.UsageError("--judgements goes with --results DATE: it is on results, which are not asked for")
    if in_use := loaded():
        raise click.UsageError(
            f"{in_use.file} is loaded and in use; `mrezha load --forget` goes back to the programmes"
        )
    before = previous_build().report
    with progress_bar() as tell:
        choice = chosen(files, only=only, corrections=corrections, results=results, judgements=judgements)
        folder = build_choice(choice, tell, again=again, accept=accept)
        _upload(folder, endpoint or named(), tell)
    report = {**report_of(folder), "changed": _changed(before, report_of(folder))}
    if output:
        write((folder / "dataset.nq").read_bytes(), output)
    if output is None or str(output) != "-":
        if format_ == "json":
            click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            say(_readable(report))


def _upload(folder: Path, address: str | None, tell: Progress) -> None:
    if not address:
        return
    import pyoxigraph as ox

    from mrezha.graph.upload import upload

    done = upload(ox.Store.read_only(str(folder / "store")), address, tell)
    say(f"{address}: {len(done.written)} graphs loaded, {len(done.kept)} there already", err=True)


def _changed(before: dict[str, Any] | None, after: dict[str, Any]) -> dict[str, Any]:
    """What changed since the last build: counts, and programmes that left or came."""
    if before is None:
        return {"counts": [], "left": [], "came": []}
    left, came = left_and_came(before, after)
    return {"counts": [{**asdict(d), "line": d.line()} for d in differences(before, after)], "left": left, "came": came}


def _readable(report: dict[str, Any]) -> str:
    lines = [
        f"{p['name']}: {p['activities']} activities in {p['rows']} rows, {p['roles']} roles of {p['actors']} actors, "
        f"{p['projects']} projects, {p['indicators']} indicators; {p['coverage']:.1%} of the text explained"
        for p in report["programmes"]
    ]
    lines.append(f"{sum(report['statements'].values())} statements in {len(report['statements'])} graphs")
    changed = report["changed"]
    said = [d["line"] for d in changed["counts"]]
    said += [f"{name}: {how}" for how in ("left", "came") for name in changed[how]]
    if said:
        lines += ["changed since the last build:", *(f"  {line}" for line in said)]
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
