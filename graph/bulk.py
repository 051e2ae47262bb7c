"""A ready dataset of any size, N-Quads for one, or an IATI file, loaded into the store on disk.

The file is streamed: memory stays bounded whatever its size. A load writes a folder of its own; only when all of it is
there, put in order and indexed, one small file is replaced that names the folder. A load that fails or is killed
leaves what was in use in use.
"""

import contextlib
import gzip
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from mrezha.graph.chosen import cache_folder
from mrezha.graph.engine import one_line
from mrezha.graph.names_index import write_names
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError
from mrezha.ontology.namespaces import GRAPH

Progress = Callable[[str, int, int], None]

_IN_USE = "loaded.json"  # names the folder in use
_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".nt": ox.RdfFormat.N_TRIPLES, ".trig": ox.RdfFormat.TRIG}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dataset that was loaded: its folder, the file it was read from, how many statements it has."""

    folder: Path
    file: str
    statements: int


def loaded() -> Loaded | None:
    """The loaded dataset in use, None if the programmes are.

    Raises:
        SourceError: if its folder is gone.
    """
    note = cache_folder() / _IN_USE
    if not note.is_file():
        return None
    said = json.loads(note.read_text(encoding="utf-8"))
    folder = cache_folder() / said["folder"]
    if not (folder / "store").is_dir():
        raise SourceError(f"{folder}: the dataset that was loaded is gone; run `mrezha load` or `mrezha load --forget`")
    return Loaded(folder, said["file"], said["statements"])


def forget() -> bool:
    """Go back to the programmes and remove the loaded dataset; False if there was none."""
    note = cache_folder() / _IN_USE
    if not note.is_file():
        return False
    folder = cache_folder() / json.loads(note.read_text(encoding="utf-8"))["folder"]
    note.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    return True


def load(file: Path, progress: Progress = lambda _what, _done, _of: None) -> Loaded:
    """Load a file (.nq, .nt, .trig, each also .gz, or IATI's .xml) in place of what is in use.

    Raises:
        SourceError: if the file cannot be read or holds no programme.
    """
    iati = file.suffix == ".xml"
    form = ox.RdfFormat.N_QUADS if iati else _format_of(file)
    cache_folder().mkdir(parents=True, exist_ok=True)
    _remove_broken_off()
    work = Path(tempfile.mkdtemp(prefix=f"loading-{os.getpid()}-", dir=cache_folder()))
    try:
        quads = _quads_of(file, work, progress) if iati else file
        _fill(work, quads, form, progress)
        if iati:
            quads.unlink()
        statements = _finish(work, file, progress)
        folder = work.rename(work.with_name(work.name.replace("loading", "loaded", 1)))
        done = Loaded(folder, str(file.resolve()), statements)
        _use(done)
        return done
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _quads_of(file: Path, work: Path, progress: Progress) -> Path:
    """An IATI file as N-Quads, which the folder holds until the store is full."""
    from mrezha.graph.streamed import write_quads

    quads = work / f"{file.stem}.nq"
    with quads.open("wb") as target:
        write_quads(file, target, lambda what: progress(what, 0, 1))
    return quads


def _format_of(file: Path) -> ox.RdfFormat:
    suffix = Path(file.name.removesuffix(".gz")).suffix
    if suffix not in _FORMATS:
        raise SourceError(
            f"{file}: not {', '.join(_FORMATS)}, one of these with .gz, or .xml of IATI; rename it or convert it"
        )
    return _FORMATS[suffix]


class _Counted:
    """A file that tells how far it was read."""

    def __init__(self, file: Path, progress: Progress) -> None:
        self._raw = file.open("rb")
        self._data: Any = gzip.GzipFile(fileobj=self._raw) if file.suffix == ".gz" else self._raw
        self._size = file.stat().st_size
        self._progress = progress
        self._start = self._said = time.monotonic()
        self.lines = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; a hundred times a minute at most it says so."""
        data: bytes = self._data.read(size)
        self.lines += data.count(b"\n")
        now = time.monotonic()
        if now - self._said > 0.6:
            self._said = now
            rate = round(self.lines / (now - self._start), -3)
            self._progress(f"{self.lines:,} statements, {rate:,.0f} a second", self._raw.tell(), self._size)
        return data

    def close(self) -> None:
        self._data.close()
        self._raw.close()


def _fill(work: Path, file: Path, form: ox.RdfFormat, progress: Progress) -> None:
    graph = ox.NamedNode(GRAPH + file.name.partition(".")[0]) if form == ox.RdfFormat.N_TRIPLES else None
    store = ox.Store(str(work / "store"))
    source = _Counted(file, progress)
    try:
        store.bulk_load(source, format=form, to_graph=graph)  # type: ignore[arg-type]  # it only reads
    except (SyntaxError, ValueError, EOFError, gzip.BadGzipFile) as error:
        raise SourceError(
            f"{file}: is no {form.name} near line {source.lines + 1} ({one_line(error)}); nothing was loaded"
        ) from error
    finally:
        source.close()
    size = file.stat().st_size
    progress("putting the store in order", size, size)
    store.optimize()
    store.flush()


def _finish(work: Path, file: Path, progress: Progress) -> int:
    """Make what stands beside the store; the number of statements."""
    from mrezha.graph.participations import write_beside

    dataset = Dataset.open(work / "store")
    if not bool(dataset.run("ASK { ?programme a mrz:Programme }")):
        raise SourceError(f"{file}: no programme is in it; `mrezha export --format nq` writes what can be loaded")
    size = file.stat().st_size
    progress("index of names", size, size)
    write_names(dataset, work)
    progress("table of participations", size, size)
    write_beside(dataset, work)
    return len(dataset.store)


def _use(done: Loaded) -> None:
    """Name the folder in use, in one step."""
    said: dict[str, Any] = {"folder": done.folder.name, "file": done.file, "statements": done.statements}
    before = loaded_before()
    draft = cache_folder() / f"{_IN_USE}.{os.getpid()}"
    draft.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    draft.replace(cache_folder() / _IN_USE)
    if before and before != done.folder:
        shutil.rmtree(before, ignore_errors=True)


def loaded_before() -> Path | None:
    """The folder that is in use now, if any."""
    with contextlib.suppress(SourceError):
        now = loaded()
        return now.folder if now else None
    return None


def _remove_broken_off() -> None:
    """Folders of loads whose program has ended."""
    for folder in cache_folder().glob("loading-*"):
        pid = folder.name.split("-")[1]
        try:
            os.kill(int(pid), 0)
        except (ValueError, ProcessLookupError):
            shutil.rmtree(folder, ignore_errors=True)
        except PermissionError:
            continue
