"""`mrezha export`: the data in forms that other programs read."""

import json
from pathlib import Path

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import format_option, output_option, section_option, year_option
from mrezha.cli.output import write
from mrezha.graph.cache import built_folder, chosen_sources
from mrezha.knowledge import KnowledgeGraph


@click.command("export")
@format_option("jsonl", "nq", "ttl")
@year_option
@section_option
@output_option
def command(format_: str, year: int | None, section: str | None, output: Path) -> None:
    """Write the data for other programs.

    jsonl: one line a row of the tables; nq: the whole dataset, canonical; ttl: Turtle, all graphs in one.

    \b
    mrezha export --format jsonl --output rows.jsonl
    mrezha export --format nq --output mrezha.nq
    """
    if format_ != "jsonl" and (year or section):
        raise click.UsageError("--year and --section go with --format jsonl; the other forms hold the whole graph")
    match format_:
        case "jsonl":
            write(_jsonl(opened(), year, section), output)
        case "nq":
            write((built_folder(chosen_sources()) / "dataset.nq").read_bytes(), output)
        case _:
            write(_turtle(opened()), output)


def _jsonl(kg: KnowledgeGraph, year: int | None, section: str | None) -> str:
    records = kg.activities(year=year)
    if section:
        numerals = {s["n"] for s in kg.network(year=year, section=section).graph["sections"]}
        records = [r for r in records if r["section"] in numerals]
    return "".join(json.dumps(r, ensure_ascii=False, default=float) + "\n" for r in records)


def _turtle(kg: KnowledgeGraph) -> bytes:
    import pyoxigraph as ox

    from mrezha.ontology.namespaces import PREFIXES

    triples = sorted({q.triple for q in kg.dataset.store.quads_for_pattern(None, None, None)}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
