"""What a dataset was made of, as digests: one of everything, and one for each source of what a user gave for it."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mrezha.graph.chosen import Sources

_BESIDE = (".toml", ".corrections.csv")
# the modules of this folder that make a dataset or count in it
_MADE_BY = ("build", "infer", "cache", "fingerprint", "incidence", "coded", "participations", "report")


def fingerprint(sources: Sources) -> str:
    """Changes when a source, what stands beside it, the ontology or the code that reads them changes."""
    digest = hashlib.sha256()
    own: list[Traversable | Path] = [path for path in (sources.corrections, sources.judgements) if path]
    if sources.results:
        digest.update(sources.results.encode())
        own += _made_by_results()
    for source in sources.files:
        own += [source, *_beside(source)]
    _update(digest, [*_own_files(), *own])
    return digest.hexdigest()[:20]


def inputs(sources: Sources) -> list[str]:
    """For each source a digest of what a user gave for it: the file, what stands beside it, corrections for all.

    A shipped programme comes with the program, so an upgrade that changes its text is no change of a user's.
    """
    found = []
    for source in sources.files:
        digest = hashlib.sha256()
        own = [source, *_beside(source)] if isinstance(source, Path) and not _is_shipped(source) else []
        _update(digest, [*own, *([sources.corrections] if sources.corrections else [])])
        found.append(digest.hexdigest()[:20])
    return found


def _update(digest: "hashlib._Hash", read: list[Traversable | Path]) -> None:
    for file in read:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())


def _beside(source: Traversable | Path) -> list[Path]:
    beside = [source.with_suffix(s) for s in _BESIDE] if isinstance(source, Path) else []
    return [b for b in beside if b.is_file()]


def _is_shipped(source: Path) -> bool:
    return source.parent == files("mrezha.loaders") / "programmes"


def _own_files() -> list[Traversable]:
    folders = [files("mrezha.ontology"), files("mrezha.loaders"), files("mrezha.loaders") / "programmes"]
    found = [f for folder in folders for f in folder.iterdir() if f.name.endswith((".py", ".ttl", ".toml", ".csv"))]
    found += [files("mrezha.graph") / f"{name}.py" for name in _MADE_BY]
    return sorted(found, key=str)


def _made_by_results() -> list[Traversable]:
    """The code and lists behind results, which change when they do."""
    graph = files("mrezha.graph")
    folders = [graph, graph / "measures", graph / "gaps", graph / "gaps" / "rules"]
    found = [f for folder in folders for f in folder.iterdir() if f.name.endswith((".py", ".csv", ".rq"))]
    return sorted(found, key=str)
