"""`mrezha export`: the data in forms that other programs read."""

import json
import tempfile
from pathlib import Path

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, output_option, section_option, year_option
from mrezha.cli.output import write
from mrezha.graph.cache import current_folder
from mrezha.graph.chosen import last_build
from mrezha.knowledge import KnowledgeGraph


@click.command("export")
@format_option("jsonl", "csv", "xlsx", "nq", "ttl")
@year_option
@section_option
@output_option
def command(format_: str, year: int | None, section: str | None, output: Path) -> None:
    """Write the data for other programs.

    jsonl: one line a row of the tables; csv, xlsx: one programme as a flat table, which `mrezha build` reads back to
    the same graph; nq: the whole dataset, canonical; ttl: Turtle, all graphs in one.

    \b
    mrezha export --format jsonl --output rows.jsonl
    mrezha export --format xlsx --year 2025 --output programme-2025.xlsx
    mrezha export --format nq --output mrezha.nq
    """
    if format_ in ("nq", "ttl") and year:
        raise click.UsageError(f"--year does not go with --format {format_}, which holds the whole graph")
    if format_ != "jsonl" and section:
        raise click.UsageError("--section goes with --format jsonl; the other forms hold whole programmes")
    match format_:
        case "csv" | "xlsx":
            write(_flat(year, format_), output)
        case "jsonl":
            write(_jsonl(opened(), year, section), output)
        case "nq":
            write((current_folder() / "dataset.nq").read_bytes(), output)
        case _:
            write(_turtle(opened()), output)


def _jsonl(kg: KnowledgeGraph, year: int | None, section: str | None) -> str:
    records = kg.activities(year=year)
    if not records:
        years = " and ".join(map(str, kg.vocabulary.years))
        raise click.UsageError(f"no programme of {year} is loaded; loaded are {years}")
    if section:
        numerals = {s["n"] for s in kg.network(year=year, section=section).graph["sections"]}
        records = [r for r in records if r["section"] in numerals]
    return "".join(json.dumps(r, ensure_ascii=False, default=float) + "\n" for r in records)


def _flat(year: int | None, format_: str) -> bytes:
    """One programme as a flat table."""
    from mrezha.loaders.flat import write_flat
    from mrezha.loaders.reader import read_programme

    sources = last_build().choice.sources()
    read = {p.metadata.year: p for p in (read_programme(f, sources.corrections) for f in sources.files)}
    if year is None and len(read) == 1:
        year = next(iter(read))
    if year not in read:
        raise click.UsageError(f"a flat table holds one programme; choose --year {' or '.join(map(str, sorted(read)))}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table.{format_}"
        write_flat(read[year], path)
        return path.read_bytes()


def _turtle(kg: KnowledgeGraph) -> bytes:
    import pyoxigraph as ox

    from mrezha.ontology.namespaces import PREFIXES

    triples = sorted({q.triple for q in kg.dataset.store.quads_for_pattern(None, None, None)}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
