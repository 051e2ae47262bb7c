"""What is known about a document beside its words, from the `.toml` file beside it or from its first line."""

import re
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mrezha.loaders.errors import SourceError
from mrezha.loaders.records import Metadata
from mrezha.ontology.words import slug, squeeze

_NAMED = re.compile(r"\b(?:програма|план)\b", re.IGNORECASE)
_HEAD, _TOP = 2_000, 8  # characters and lines in which a title stands
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def metadata_of(source: Traversable | Path, text: str) -> Metadata:
    """Metadata of a document with this text.

    Raises:
        SourceError: if the metadata file is broken, or there is none and no year can be found.
    """
    stem = source.name.rsplit(".", 1)[0]
    title = _title(text) or stem
    beside = _beside(source, stem)
    if beside is None:
        year = _YEAR.search(title) or _YEAR.search(stem)
        if not year:
            raise SourceError(
                f"{source.name}, line 1: no year found in its first line or its name; put the year in the file's name "
                f"or write a {stem}.toml beside it with: year = 2026"
            )
        return Metadata(address_name(stem), title, int(year[0]))
    return _said(stem, beside, title, "bg")


def _title(text: str) -> str:
    """The first line, or the one below it that names the programme and its year, perhaps broken over lines.

    >>> _title("МИНИСТЕРСКИ СЪВЕТ\\n\\nНАЦИОНАЛНА ПРОГРАМА\\nза закрила за 2016 година\\n\\nПРЕДГОВОР")
    'НАЦИОНАЛНА ПРОГРАМА за закрила за 2016 година'
    """
    lines = [squeeze(line) for line in text[:_HEAD].splitlines() if line.strip()]
    if not lines or _YEAR.search(lines[0]):
        return lines[0] if lines else ""
    for n, line in enumerate(lines[:_TOP]):
        if _NAMED.search(line):
            whole = next((k for k in (1, 2, 3) if _YEAR.search(" ".join(lines[n : n + k]))), 0)
            if whole:
                return " ".join(lines[n : n + whole])
    return lines[0]


def metadata_beside(source: Traversable | Path, title: str, language: str) -> Metadata | None:
    """Metadata from the `.toml` file beside a source, with these where it leaves them out; None where there is none.

    Raises:
        SourceError: if the metadata file is broken.
    """
    stem = source.name.rsplit(".", 1)[0]
    beside = _beside(source, stem)
    return None if beside is None else _said(stem, beside, title, language)


def _said(stem: str, beside: str, title: str, language: str) -> Metadata:
    try:
        said = tomllib.loads(beside)
        return Metadata(
            address_name(stem),
            str(said.get("title", title)),
            _year(said["year"]),
            language=language_tag(said.get("language", language)),
            issuer=_text(said.get("issuer")),
            licence=_text(said.get("licence")),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, RecursionError) as error:
        why = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise SourceError(f"{stem}.toml: cannot be used ({why}); it needs at least: year = 2026") from error


def _year(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not 1000 <= said <= 2999:
        raise ValueError(f"“{str(said)[:40]}” is no year")
    return said


def language_tag(said: object) -> str:
    """A tag of a language such as bg or pt-BR.

    Raises:
        ValueError: if it is none.

    >>> language_tag("pt-BR")
    'pt-BR'
    """
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", str(said)):
        raise ValueError(f"“{str(said)[:40]}” is no tag of a language")
    return str(said)


def _text(said: object) -> str | None:
    if said is not None and not isinstance(said, str):
        raise TypeError(f"“{str(said)[:40]}” is no text")
    return said


def address_name(stem: str) -> str:
    """A document's name as it stands in addresses: the file's name, transliterated if it must be.

    >>> address_name("programme-2025"), address_name("Моята програма (2026)")
    ('programme-2025', 'moyata-programa-2026')
    """
    return stem if re.fullmatch(r"[A-Za-z0-9._-]+", stem) else slug(stem)


def _beside(source: Traversable | Path, stem: str) -> str | None:
    """The content of the metadata file beside a source, None where there is none."""
    if not isinstance(source, Path):
        return (files("mrezha.loaders") / "programmes" / f"{stem}.toml").read_text(encoding="utf-8")
    path = source.with_name(f"{stem}.toml")
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name}: not UTF-8 text; save it as UTF-8") from error
