"""`mrezha check`: how much of a document was understood, and whether the graph holds together."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from mrezha.cli.build import unresolved
from mrezha.cli.options import lang_option
from mrezha.cli.told import say
from mrezha.graph.chosen import Sources, last_build
from mrezha.loaders.audit import Audit, audit
from mrezha.loaders.reader import read_programme

_SYNTAXES = ("ttl", "nt", "nq", "trig", "rdf")
_UNKNOWN_ACTOR = "mrzs:Actor-unresolved"  # the shape whose findings the audit lists with their lines


@click.command("check")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--corrections", type=click.Path(path_type=Path), help="Look-up file that changes how words are read.")
@click.option("--reason", "with_reason", is_flag=True, help="Also ask a reasoner whether the graph is consistent.")
@lang_option
def command(sources: tuple[Path, ...], corrections: Path | None, with_reason: bool, lang: str) -> None:
    """Say how much of SOURCES was understood, what was not, and whether the graph of them holds together.

    \b
    mrezha check                      the programmes that are loaded, and the stored graph against them
    mrezha check programme-2026.txt   a file before it is loaded
    mrezha check --reason             with the reasoner; needs Java
    mrezha check --reason my.ttl      statements of your own (also .nt, .nq, .trig, .rdf)

    Exit code 2: a file is no programme, the graph contradicts the model, or a value of the stored graph does not lead
    to its words.
    """
    graphs = [path for path in sources if path.suffix.removeprefix(".") in _SYNTAXES]
    documents = tuple(path for path in sources if path not in graphs)
    sound = True
    if documents or not graphs:
        chosen = Sources(documents, corrections) if documents else last_build().choice.sources()
        programmes = [read_programme(source, chosen.corrections) for source in chosen.files]
        for source, programme in zip(chosen.files, programmes, strict=True):
            for line in _understood(source.name, audit(programme)):
                say(line)
        sound = _holds(_quads(chosen), "nq", lang, with_reason=with_reason, told=_UNKNOWN_ACTOR)
        if not documents:
            sound = _founded({p.metadata.name: p.text for p in programmes}) and sound
    for path in graphs:
        try:
            data = path.read_bytes()
            say(f"{path.name}:")
            sound = _holds(data, path.suffix[1:], lang, with_reason=with_reason) and sound
        except OSError as error:
            raise click.UsageError(f"{path}: {error.strerror}; give a file that can be read") from error
        except ValueError as error:
            raise click.UsageError(f"{path}: {error}; mend the file there") from error
    sys.exit(0 if sound else 2)


def _founded(texts: dict[str, str]) -> bool:
    """Whether each value of the stored graph leads to its words in the documents."""
    from mrezha.cli.opened import opened
    from mrezha.graph.evidence import verify

    found = verify(opened().dataset, texts)
    for fault in found.faults:
        say(f"  {fault}")
    say(f"evidence of the stored graph: {found.places} places looked up, {len(found.faults)} faults")
    return not found.faults


def _holds(data: bytes, syntax: str, lang: str, *, with_reason: bool, told: str | None = None) -> bool:
    """Whether the statements pass the shapes and, on request, the reasoner; what the shape `told` finds is known."""
    sound = _shapes(data, syntax, lang, told)
    return _consistent(data, syntax, lang) and sound if with_reason else sound


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


def _shapes(data: bytes, syntax: str, lang: str, told: str | None) -> bool:
    """Whether the graph passes the shapes; warnings are shown and pass."""
    from mrezha.ontology.validation import validate

    found = [v for v in validate(data, syntax) if v.shape != told]
    for violation in found:
        say(f"  {violation.severity}: {violation.line(lang)}")
    faults = sum(v.severity == "violation" for v in found)
    say(f"shapes: {faults} violations, {len(found) - faults} warnings")
    return not faults


def _consistent(data: bytes, syntax: str, lang: str) -> bool:
    """Whether the reasoner finds no contradiction; if it does, which statements are at fault."""
    from mrezha.ontology.reasoning import JavaMissingError, reason

    try:
        verdict = reason(data, syntax)
    except JavaMissingError as error:
        raise click.ClickException(str(error)) from error
    for contradiction in verdict.contradictions:
        say(f"  contradiction: {contradiction.message[lang]}")
        for statement in contradiction.suspects:
            say(f"    {statement}")
    said = "consistent" if verdict.consistent else "inconsistent"
    say(f"reasoner: {verdict.statements} statements, {said}")
    return verdict.consistent
