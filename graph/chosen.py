"""What the graph is made of: the sources of the last build and what it counted in them, remembered in one small file.

The file is replaced in one step and only after a build was finished, so that a build that fails or is killed leaves
the choice, and with it the graph, as it was.
"""

import contextlib
import json
import os
import shlex
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs

from mrezha.loaders.errors import SourceError
from mrezha.loaders.shipped import shipped


def cache_folder() -> Path:
    """Where built datasets are kept: `MREZHA_CACHE`, or the user's cache folder."""
    return Path(os.environ.get("MREZHA_CACHE") or platformdirs.user_cache_path("mrezha"))


@dataclass(frozen=True, slots=True)
class Sources:
    """What the dataset is made of: the files to read, a look-up file of corrections if one was given, and results.

    `results` is the date of the results that the graph is to hold, `judgements` a person's file on what was carried on.
    """

    files: tuple[Traversable | Path, ...]
    corrections: Path | None = None
    results: str | None = None
    judgements: Path | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A user's own files, whether the shipped programmes are left out, corrections for all of them, and results.

    >>> Choice((Path("/a b.txt"),), only=True).command()
    "mrezha build --only '/a b.txt'"
    """

    own: tuple[Path, ...] = ()
    only: bool = False
    corrections: Path | None = None
    results: str | None = None
    judgements: Path | None = None

    def sources(self) -> Sources:
        """All files to read. The order in which they were named changes nothing.

        Raises:
            SourceError: if one of the user's own files is not there.
        """
        for path in (*self.own, self.corrections, self.judgements):
            if path and not path.is_file():
                raise SourceError(
                    f"{path}: was part of the last build and is gone; run `mrezha build` with the files you want"
                )
        files = (*(() if self.only else shipped()), *sorted(set(self.own)))
        return Sources(files, self.corrections, self.results, self.judgements)

    def command(self, *more: str) -> str:
        """The command that builds it."""
        options = {"corrections": self.corrections, "results": self.results, "judgements": self.judgements}
        said = [word for name, value in options.items() if value for word in (f"--{name}", str(value))]
        return shlex.join(["mrezha", "build", *more, *(["--only"] if self.only else []), *map(str, self.own), *said])


@dataclass(frozen=True, slots=True)
class Built:
    """The last build: what was chosen, the fingerprint of it, and its report."""

    choice: Choice
    fingerprint: str = ""
    report: dict[str, Any] | None = None


def last_build() -> Built:
    """What the last build left; the shipped programmes if there was none.

    Raises:
        SourceError: if the file that remembers it is damaged.
    """
    note = _note()
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        own = tuple(Path(p) for p in said["files"])
        corrections, judgements = (Path(said[k]) if said.get(k) else None for k in ("corrections", "judgements"))
        choice = Choice(own, bool(said["only"]), corrections, said.get("results"), judgements)
        return Built(choice, str(said.get("built", "")), said.get("report"))
    except FileNotFoundError:
        return Built(Choice())
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{note}: damaged; run `mrezha build` with the files you want") from error


def previous_build() -> Built:
    """The last build to compare a new one with; one of nothing where its file is damaged, which a new build mends."""
    try:
        return last_build()
    except SourceError:
        return Built(Choice())


def remember(built: Built) -> None:
    """Let all commands use this build from now on."""
    said = {
        "files": [str(p) for p in built.choice.own],
        "only": built.choice.only,
        "corrections": str(built.choice.corrections) if built.choice.corrections else None,
        "results": built.choice.results,
        "judgements": str(built.choice.judgements) if built.choice.judgements else None,
        "built": built.fingerprint,
        "report": built.report,
    }
    note = _note()
    note.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{note.name}.", dir=note.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False)
        Path(name).replace(note)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def chosen(
    own: Iterable[Path],
    *,
    only: bool,
    corrections: Path | None = None,
    results: str | None = None,
    judgements: Path | None = None,
) -> Choice:
    """A choice of files, wherever the next command is run from."""
    corrections, judgements = (p.resolve() if p else None for p in (corrections, judgements))
    return Choice(tuple(p.resolve() for p in own), only, corrections, results, judgements)


def _note() -> Path:
    return cache_folder() / "sources.json"
