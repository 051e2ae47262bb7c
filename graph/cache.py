"""The built dataset in the user's cache folder: made on first use and when anything changed, whole or not at all.

A build writes a folder of its own and is renamed into place in one step, so a reader sees the old dataset or the
new one, never a mixture, and a build that was killed leaves nothing that the next one must clean up.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pyoxigraph as ox

from mrezha.graph.store import Dataset
from mrezha.loaders.records import SourceError
from mrezha.loaders.sources import shipped

if TYPE_CHECKING:
    from mrezha.graph.build import Progress

_DAY = 86_400


def _silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def cache_folder() -> Path:
    """Where built datasets are kept: `MREZHA_CACHE`, or the user's cache folder."""
    return Path(os.environ.get("MREZHA_CACHE") or platformdirs.user_cache_path("mrezha"))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the dataset is made of: the files to read, and a look-up file of corrections if one was given."""

    files: tuple[Traversable | Path, ...]
    corrections: Path | None = None


def chosen_sources() -> Sources:
    """The sources of the last `mrezha build`, the shipped programmes if there was none.

    Raises:
        SourceError: if one of the user's own files is no longer there.
    """
    note = cache_folder() / "sources.json"
    if not note.is_file():
        return Sources(tuple(shipped()))
    said = json.loads(note.read_text(encoding="utf-8"))
    own = [Path(p) for p in said["files"]]
    corrections = Path(said["corrections"]) if said.get("corrections") else None
    for path in [*own, corrections] if corrections else own:
        if path and not path.is_file():
            raise SourceError(
                f"{path}: was part of the last build and is gone; run `mrezha build` with the files you want"
            )
    return Sources((*(() if said["only"] else shipped()), *own), corrections)


def choose_sources(own: Iterable[Path], *, only: bool, corrections: Path | None = None) -> Sources:
    """Remember the user's own files for the next commands; returns all sources."""
    said = {
        "files": [str(p.resolve()) for p in own],
        "only": only,
        "corrections": str(corrections.resolve()) if corrections else None,
    }
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / f"sources.json.{os.getpid()}"
    note.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    note.replace(folder / "sources.json")
    return chosen_sources()


def fingerprint(sources: Sources) -> str:
    """Changes when a source, what stands beside it, the ontology or the code that reads them changes."""
    digest = hashlib.sha256()
    own: list[Traversable | Path] = [sources.corrections] if sources.corrections else []
    for source in sources.files:
        beside = [source.with_suffix(s) for s in (".toml", ".corrections.csv")] if isinstance(source, Path) else []
        own += [source, *(b for b in beside if b.is_file())]
    for file in [*_own_files(), *own]:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _own_files() -> list[Traversable]:
    folders = [files("mrezha.ontology"), files("mrezha.loaders"), files("mrezha.loaders") / "programmes"]
    found = [f for folder in folders for f in folder.iterdir() if f.name.endswith((".py", ".ttl", ".toml", ".csv"))]
    found += [files("mrezha.graph") / name for name in ("build.py", "infer.py", "cache.py")]
    return sorted(found, key=str)


def open_dataset(progress: "Progress" = _silent) -> Dataset:
    """The dataset of the chosen sources, built first if it is not there as they now are."""
    return Dataset.open(built_folder(chosen_sources(), progress) / "store")


def built_folder(sources: Sources, progress: "Progress" = _silent, *, again: bool = False) -> Path:
    """The folder with the dataset of these sources: `store`, `dataset.nq`, `report.json`."""
    target = cache_folder() / fingerprint(sources)
    if again or not _complete(target):
        _build_into(target, sources, progress)
    with contextlib.suppress(
        OSError
    ):  # in a folder that may only be read there is nothing to keep from being forgotten
        os.utime(target)
    return target


def _build_into(target: Path, sources: Sources, progress: "Progress") -> None:
    # rdflib and the loaders cost a quarter of a second; a dataset that is there needs neither
    from mrezha.graph.build import build, canonical
    from mrezha.graph.report import summary

    store, report = build(sources.files, progress, corrections=sources.corrections)
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="building-", dir=target.parent))
    try:
        nquads = canonical(store)
        (work / "dataset.nq").write_bytes(nquads)
        on_disk = ox.Store(str(work / "store"))
        on_disk.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        on_disk.optimize()
        on_disk.flush()
        del on_disk
        (work / "report.json").write_text(json.dumps(summary(report), ensure_ascii=False, indent=1), encoding="utf-8")
        _switch(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    _forget_old(target)


def _switch(work: Path, target: Path) -> None:
    """Put a finished build in place, unless one with the same content stands there: others may be reading it."""
    if _complete(target) and (target / "dataset.nq").read_bytes() == (work / "dataset.nq").read_bytes():
        return
    old = None
    if target.exists():
        old = Path(tempfile.mkdtemp(prefix="old-", dir=target.parent))
        target.replace(old / "dataset")
    try:
        work.replace(target)
    except OSError:
        if not _complete(target):  # another program was quicker by a moment
            raise
    if old:
        shutil.rmtree(old, ignore_errors=True)


def _complete(target: Path) -> bool:
    """Whether a build was finished: its report is the last file it writes."""
    return (target / "report.json").is_file()


def _forget_old(target: Path) -> None:
    """Remove datasets that no command has asked for since yesterday."""
    now = time.time()
    for folder in target.parent.iterdir():
        if folder.is_dir() and folder != target and now - folder.stat().st_mtime > _DAY:
            shutil.rmtree(folder, ignore_errors=True)
