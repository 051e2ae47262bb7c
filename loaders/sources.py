"""Documents, loaded from files in one of four formats."""

import hashlib
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path

from mrezha.loaders.errors import SourceError
from mrezha.loaders.metadata import metadata_of
from mrezha.loaders.pages import without_pages
from mrezha.loaders.plain import clean, odd_characters, raw_text, without_hyphens
from mrezha.loaders.records import Metadata

_NOT_READ = {
    ".pdf": "save the tables as .docx, or copy their text into a .txt file",
    ".doc": "open it in a word processor and save it as .docx",
    ".odt": "save it as .docx",
    ".rtf": "save it as .docx",
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".html": "copy the text of the page into a .txt file",
    ".htm": "copy the text of the page into a .txt file",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where in a document of cells a stretch of its text comes from, such as „table 2, row 3, column 4“."""

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source, loaded: the text that spans point into, its metadata, the cells it came from where it has some.

    `notes` say what was odd about its characters, each with an offset of the text.
    """

    text: str
    metadata: Metadata
    addresses: tuple[Address, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()


def load(source: Traversable | Path) -> Document:
    """Load a source by the ending of its name: .docx, .csv, .xlsx, or text.

    Raises:
        SourceError: if the file cannot be read, or its metadata is broken.
    """
    content = _content(source)
    suffix = Path(source.name).suffix.lower()
    if suffix in _NOT_READ:
        raise SourceError(f"{source.name}: {suffix} files are not read; {_NOT_READ[suffix]}")
    if suffix in (".csv", ".xlsx"):
        from mrezha.loaders.flat_reader import read_flat

        return _with_hash(read_flat(source, content), content)
    if suffix == ".docx":
        from mrezha.loaders.word import read_word

        text, addresses = read_word(content, source.name)
        text, pages = without_pages(text)  # keeps every place
        return _with_hash(Document(text, metadata_of(source, text), addresses, tuple(pages)), content)
    raw = raw_text(content, source.name)
    whole, broken = without_hyphens(clean(raw))
    text, pages = without_pages(whole)
    notes = (*odd_characters(raw), *broken, *pages)
    return _with_hash(Document(text, metadata_of(source, text), notes=notes), content)


def _with_hash(document: Document, content: bytes) -> Document:
    sha256 = document.metadata.sha256 or hashlib.sha256(content).hexdigest()
    return replace(document, metadata=replace(document.metadata, sha256=sha256))


def _content(source: Traversable | Path) -> bytes:
    try:
        content = source.read_bytes()
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror}); check the path") from error
    if not content.strip():
        raise SourceError(f"{source.name}: the file is empty; load a programme")
    return content
