"""Documents and what is known beside their words: the shipped programmes, and files of the user's own."""

import hashlib
import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mrezha.loaders.records import Metadata, SourceError

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def shipped() -> list[Traversable]:
    """The programmes that come with the program, by name."""
    folder = files("mrezha.loaders") / "programmes"
    return sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)


def load_text(source: Traversable | Path) -> tuple[str, Metadata]:
    r"""The text of a source and its metadata, from the `.toml` beside it where there is one.

    Line ends become "\n"; nothing else is changed, so that offsets count the characters of the file as an
    editor shows them.

    Raises:
        SourceError: if the file cannot be read, is not UTF-8 text, or its metadata is broken.

    """
    try:
        content = source.read_bytes()
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror}); check the path") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{source.name}, byte {error.start}: not UTF-8 text; save the document as UTF-8 and load it again"
        ) from error
    if "\0" in text:
        raise SourceError(f"{source.name}: holds NUL characters, so it is no text; save it as plain UTF-8 text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    name = source.name.rsplit(".", 1)[0]
    metadata = _metadata(source, name, text)
    return text, replace(metadata, sha256=hashlib.sha256(content).hexdigest())


def _metadata(source: Traversable | Path, name: str, text: str) -> Metadata:
    title = next((line.strip() for line in text.splitlines() if line.strip()), name)
    beside = _beside(source, name)
    if beside is None:
        year = _YEAR.search(title) or _YEAR.search(name)
        if not year:
            raise SourceError(
                f"{source.name}: no year found in its first line or its name; put the year in the file's name or "
                f"write a {name}.toml beside it with: year = 2026"
            )
        return Metadata(name, title, int(year[0]))
    try:
        said = tomllib.loads(beside)
        return Metadata(
            name,
            str(said.get("title", title)),
            int(said["year"]),
            language=str(said.get("language", "bg")),
            issuer=said.get("issuer"),
            licence=said.get("licence"),
            sha256=str(said.get("sha256", "")),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise SourceError(f"{name}.toml: cannot be used ({error}); it needs at least: year = 2026") from error


def _beside(source: Traversable | Path, name: str) -> str | None:
    """The content of the metadata file beside a source, None where there is none."""
    if isinstance(source, Path):
        path = source.with_name(f"{name}.toml")
        return path.read_text(encoding="utf-8") if path.is_file() else None
    return (files("mrezha.loaders") / "programmes" / f"{name}.toml").read_text(encoding="utf-8")
