"""The built dataset in the user's cache folder: made on first use and when anything changed, whole or not at all.

A build writes a folder of its own and is renamed into place in one step, then the choice of sources is. A folder in
place is never written to again, and stays for a day after its last use: a reader goes on reading the dataset it opened,
and a build that was killed leaves nothing that the next one must clean up.
"""

import contextlib
import errno
import json
import os
import re
import shutil
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from mrezha.graph.bulk import loaded, loaded_before
from mrezha.graph.chosen import Built, Choice, Sources, cache_folder, last_build, previous_build, remember
from mrezha.graph.fingerprint import fingerprint, inputs
from mrezha.graph.store import Dataset
from mrezha.loaders.errors import SourceError

if TYPE_CHECKING:
    from mrezha.graph.build import Progress
    from mrezha.graph.compared import Difference

_DAY = 86_400
_OWN = re.compile(
    r"[0-9a-f]{20}(-[0-9]+)?|(building|old)-\w+|load(ing|ed)-[0-9]+-\w+|sources\.json\.\w+"
)  # what this module makes


class LessReadWarning(UserWarning):
    """The program reads less in the same files than at the last build that somebody accepted."""


def _silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


def open_dataset(progress: "Progress" = _silent) -> Dataset:
    """The dataset of the chosen sources, built first if it is not there as they now are.

    Raises:
        SourceError: if a source cannot be read, or gives less than at the last build.
    """
    return Dataset.open(current_folder(progress) / "store")


def current_folder(progress: "Progress" = _silent) -> Path:
    """The folder with the loaded dataset, or that of the chosen sources: `store`, `dataset.nq`, `report.json`; with
    pyarrow installed also `participations.parquet`.

    A file of the user's that gives less than at the last build is refused, and so are corrections that do. If files and
    corrections are as they were and only the program reads them otherwise, that is no reason not to answer: it is
    warned of (`LessReadWarning`) until `mrezha build --accept`.

    Raises:
        SourceError: if a source cannot be read, or a changed one gives less than at the last build.
    """
    if in_use := loaded():
        return in_use.folder
    before = last_build()
    sources = before.choice.sources()
    folder = built_folder(sources, progress)
    if before.fingerprint == _fingerprint_of(folder):
        return folder
    report = report_of(folder)
    lost = _lost(before, report)
    if any(d.new_input for d in lost):
        raise SourceError(_refusal(lost, before.choice))
    if lost:
        warnings.warn(_refusal(lost, before.choice), LessReadWarning, stacklevel=2)
        return folder
    with contextlib.suppress(OSError):  # a folder that may only be read is no reason not to answer
        _use(Built(before.choice, _fingerprint_of(folder), report), folder)
    return folder


def build_choice(choice: Choice, progress: "Progress" = _silent, *, again: bool = False, accept: bool = False) -> Path:
    """The folder with the dataset of a choice, which all commands use from now on.

    Raises:
        SourceError: if a source cannot be read, or anything counted less than at the last build and that is not
            accepted, whether a file changed or the program that reads it.
    """
    folder = built_folder(choice.sources(), progress, again=again)
    before, report = previous_build(), report_of(folder)
    lost = _lost(before, report)
    if lost and not accept:
        raise SourceError(_refusal(lost, choice))
    if (before.choice, before.fingerprint) != (choice, _fingerprint_of(folder)):
        # where nothing else was chosen, a folder that may only be read is no reason not to answer
        with contextlib.suppress(*([OSError] if before.choice == choice else [])):
            _use(Built(choice, _fingerprint_of(folder), report), folder)
    return folder


def _use(built: Built, folder: Path) -> None:
    remember(built)
    _forget_old(folder)


def _fingerprint_of(folder: Path) -> str:
    return folder.name.partition("-")[0]


def report_of(folder: Path) -> dict[str, Any]:
    """What a build counted; see `mrezha.graph.report.summary`."""
    report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def _lost(before: Built, report: dict[str, Any]) -> list["Difference"]:
    from mrezha.graph.compared import differences

    return [d for d in differences(before.report, report) if d.lost] if before.report else []


def _refusal(lost: list["Difference"], choice: Choice) -> str:
    why = "" if any(d.new_input for d in lost) else " by another version of the program, of the same files"
    return (
        f"{'; '.join(d.line() for d in lost)}: less than at the last build{why}; if that is right, run "
        f"`{choice.command('--accept')}`"
    )


def built_folder(sources: Sources, progress: "Progress" = _silent, *, again: bool = False) -> Path:
    """The folder with the dataset of any sources; what the commands use stays as it was."""
    name = fingerprint(sources)
    folder = None if again else _standing(name)
    if folder is None:
        folder = _build(name, sources, progress)
    with contextlib.suppress(OSError):  # a folder that may only be read forgets nothing
        os.utime(folder)
    return folder


def _standing(name: str) -> Path | None:
    """The last finished build of this fingerprint that can be opened."""
    found = [p for p in cache_folder().glob(f"{name}*") if (p / "report.json").is_file()]
    for folder in sorted(found, key=lambda p: int(p.name.partition("-")[2] or 1), reverse=True):
        with contextlib.suppress(OSError):
            ox.Store.read_only(str(folder / "store"))
            return folder
    return None


def _build(name: str, sources: Sources, progress: "Progress") -> Path:
    # rdflib and the loaders cost a quarter of a second; a dataset that is there needs neither
    from mrezha.graph.build import build, canonical, counted
    from mrezha.graph.participations import write_beside
    from mrezha.graph.report import summary

    store, report = build(sources.files, progress, corrections=sources.corrections)
    if sources.results:
        from mrezha.graph.changes_judgements import read_judgements
        from mrezha.graph.results import add_results

        judged = read_judgements(sources.judgements) if sources.judgements else []
        add_results(store, sources.results, judged)
        report.statements = counted(store)
    if fingerprint(sources) != name:
        raise SourceError("a source changed while it was read; run the command again")
    cache_folder().mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="building-", dir=cache_folder()))
    try:
        nquads = canonical(store)
        (work / "dataset.nq").write_bytes(nquads)
        on_disk = ox.Store(str(work / "store"))
        on_disk.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        on_disk.optimize()
        on_disk.flush()
        write_beside(Dataset(on_disk), work)
        del on_disk
        counted_ = summary(report, inputs(sources))
        (work / "report.json").write_text(json.dumps(counted_, ensure_ascii=False, indent=1), encoding="utf-8")
        return _in_place(work, name)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _in_place(work: Path, name: str) -> Path:
    """Put a finished build beside what stands there, unless that is the same: others may be reading it."""
    standing = _standing(name)
    if standing and (standing / "dataset.nq").read_bytes() == (work / "dataset.nq").read_bytes():
        return standing
    for n in range(1, 1000):
        folder = work.with_name(name if n == 1 else f"{name}-{n}")
        try:
            return work.rename(folder)
        except OSError as error:
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                raise
    raise OSError(errno.EEXIST, "too many builds of one kind", str(cache_folder()))


def _forget_old(kept: Path) -> None:
    """Remove datasets that no command has asked for since yesterday, and what killed builds left."""
    now = time.time()
    for path in kept.parent.iterdir():
        with contextlib.suppress(OSError):  # another program may be removing the same
            if path in (kept, loaded_before()) or not _OWN.fullmatch(path.name) or now - path.stat().st_mtime <= _DAY:
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
