"""`mrezha check`: how much of a document was understood, and whether the graph holds together."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from mrezha.cli.build import unresolved
from mrezha.cli.options import lang_option
from mrezha.graph.chosen import Sources, last_build
from mrezha.loaders.audit import Audit, audit
from mrezha.loaders.reader import read_programme


@click.command("check")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--corrections", type=click.Path(path_type=Path), help="Look-up file that changes how words are read.")
@click.option("--reason", "with_reason", is_flag=True, help="Also ask a reasoner whether the graph is consistent.")
@lang_option
def command(sources: tuple[Path, ...], corrections: Path | None, with_reason: bool, lang: str) -> None:
    """Say how much of SOURCES was understood, what was not, and whether the graph of them holds together.

    \b
    mrezha check                      the programmes that are loaded
    mrezha check programme-2026.txt   a file before it is loaded
    mrezha check --reason             with the reasoner; needs Java

    Exit code 2: a file is no programme, or the graph contradicts the model.
    """
    chosen = Sources(sources, corrections) if sources else last_build().choice.sources()
    for source in chosen.files:
        for line in _understood(source.name, audit(read_programme(source, chosen.corrections))):
            click.echo(line)
    quads = _quads(chosen)
    sound = _shapes(quads, lang)
    if with_reason:
        sound = _consistent(quads, lang) and sound
    sys.exit(0 if sound else 2)


def _understood(name: str, found: Audit) -> Iterator[str]:
    yield f"{name}: {found.coverage:.1%} of {found.characters} characters explained"
    for left in found.leftovers:
        yield f"  line {left.line}: not read: „{left.words}“"
    for u in found.unresolved:
        yield f"  not in the authority file: {unresolved({'document': name, **asdict(u)})}"
    for doubt in found.doubts:
        yield f"  line {doubt.line}: {doubt.message}: „{doubt.words}“"
    for correction in found.unused_corrections:
        yield f"  this correction was never used: {correction.kind}, „{correction.words}“"


def _quads(sources: Sources) -> bytes:
    from mrezha.graph.build import build, canonical

    return canonical(build(sources.files, corrections=sources.corrections)[0])


def _shapes(quads: bytes, lang: str) -> bool:
    """Whether the graph passes the shapes; warnings are shown and pass."""
    from mrezha.ontology.validation import validate

    found = validate(quads)
    for violation in found:
        click.echo(f"  {violation.severity}: {violation.line(lang)}")
    faults = sum(v.severity == "violation" for v in found)
    click.echo(f"shapes: {faults} violations, {len(found) - faults} warnings")
    return not faults


def _consistent(quads: bytes, lang: str) -> bool:
    """Whether the reasoner finds no contradiction; if it does, which statements are at fault."""
    from mrezha.ontology.reasoning import JavaMissingError, reason

    try:
        verdict = reason(quads)
    except JavaMissingError as error:
        raise click.ClickException(str(error)) from error
    for contradiction in verdict.contradictions:
        click.echo(f"  contradiction: {contradiction.message[lang]}")
        for statement in contradiction.suspects:
            click.echo(f"    {statement}")
    said = "consistent" if verdict.consistent else "inconsistent"
    click.echo(f"reasoner: {verdict.statements} statements, {said}")
    return verdict.consistent
