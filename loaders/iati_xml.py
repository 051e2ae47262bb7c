"""IATI files taken apart, one activity after the other: elements with the places of their words in the file.

The file is read in pieces and never held whole. A document type or an entity of the file's own is refused: neither is
part of the standard, and both can make a small file fill the memory (https://owasp.org/www-community/vulnerabilities/
XML_External_Entity_(XXE)_Processing).
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from mrezha.loaders.errors import SourceError
from mrezha.loaders.records import Span

_PIECE = 1 << 16
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LANG = "xml:lang"


@dataclass(slots=True)
class Node:
    """An element: its start tag and its text by the bytes where they stand in the file."""

    tag: str
    attributes: dict[str, str]
    at: int
    text: str = ""
    text_at: int = -1
    text_end: int = -1
    children: list["Node"] = field(default_factory=list)

    def all(self, *path: str) -> list["Node"]:
        """The elements below, by a path of tags."""
        found = [self]
        for tag in path:
            found = [child for node in found for child in node.children if child.tag == tag]
        return found

    def first(self, *path: str) -> "Node | None":
        """The first element below, by a path of tags."""
        return next(iter(self.all(*path)), None)


@dataclass(frozen=True, slots=True)
class Activity:
    """One `iati-activity`: its root element and its own text, which begins at a character of the document."""

    node: Node
    raw: bytes
    start: int
    line: int

    def span(self, node: Node) -> Span | None:
        """The words of an element as they stand in the file, entities and all; None where it has none."""
        return self._words(node.text_at, node.text_end) if node.text.strip() else None

    def attribute(self, node: Node, name: str) -> Span | None:
        """The value of an attribute as it stands in the file; None where it has none."""
        found = re.compile(rb"\s" + name.encode() + rb"\s*=\s*([\"'])(.*?)\1", re.DOTALL).search(
            self.raw, node.at - self.node.at
        )
        if name not in node.attributes or not found or not found[2].strip():
            return None
        return self._words(self.node.at + found.start(2), self.node.at + found.end(2))

    def whole(self) -> Span:
        """All of it."""
        text = self.raw.decode()
        return Span(self.start, self.start + len(text), text)

    def _words(self, first: int, last: int) -> Span:
        before, words = self.raw[: first - self.node.at].decode(), self.raw[first - self.node.at : last - self.node.at]
        start, text = self.start + len(before), words.decode()
        return Span(start, start + len(text), text).part(start, start + len(text))


class IatiFile:
    """An IATI activity file being read; iterate over it once.

    `attributes` are those of its root, known once the first activity is there.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self.attributes: dict[str, str] = {}
        self._stream = stream
        self._held = bytearray()  # what was read since the end of the last activity
        self._base = 0  # the byte of the file where that begins
        self._chars = 0  # and the character
        self._open: list[Node] = []
        self._done: list[Activity] = []
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        return parser

    def __iter__(self) -> Iterator[Activity]:
        """The activities, each as soon as it was read.

        Raises:
            SourceError: if the file is no IATI activity file of version 2, or is not well-formed.
        """
        for piece in self.pieces():
            self._held += piece
            self._parse(piece)
            yield from self._done
            self._done.clear()
        self._parse(b"", last=True)

    def pieces(self) -> Iterator[bytes]:
        """The file as UTF-8, whatever it was, without a byte order mark."""
        first = self._stream.read(_PIECE)
        declared = _DECLARED.search(first[:200])
        encoding = next((e for bom, e in _BOMS if first.startswith(bom)), declared[1].decode() if declared else "utf-8")
        try:
            decoder = codecs.getincrementaldecoder(encoding)()
            piece = first
            while piece:
                yield decoder.decode(piece).encode()
                piece = self._stream.read(_PIECE)
            yield decoder.decode(b"", final=True).encode()
        except (LookupError, UnicodeDecodeError) as error:
            raise SourceError(f"{self.name}: not {encoding} text ({error}); save it as UTF-8") from error

    def _parse(self, piece: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            why = expat.errors.messages[error.code]
            raise SourceError(
                f"{self.name}, line {error.lineno}: not well-formed XML ({why}); ask the publisher, or mend it there"
            ) from error

    def _refuse(self, *_: object) -> None:
        raise SourceError(
            f"{self.name}, line {self._parser.CurrentLineNumber}: declares a document type or an entity, which IATI "
            "does not have and a hostile file would; remove the declaration"
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._open and not self.attributes:
            self._check_root(tag, attributes)
            return
        if self._open or tag == "iati-activity":
            node = Node(tag, attributes, self._parser.CurrentByteIndex)
            if self._open:
                self._open[-1].children.append(node)
            self._open.append(node)

    def _check_root(self, tag: str, attributes: dict[str, str]) -> None:
        said = attributes.get("version", "")
        if tag != "iati-activities":
            raise SourceError(f"{self.name}: <{tag}> is no IATI activity file, which begins with <iati-activities>")
        if not said.startswith("2."):
            raise SourceError(
                f"{self.name}: IATI version {said or 'not named'}; versions 2.01 to 2.03 are read, as 1 was retired"
            )
        self.attributes = attributes

    def _text(self, data: str) -> None:
        if self._open:
            node = self._open[-1]
            if node.text_at < 0:
                node.text_at = self._parser.CurrentByteIndex
            node.text += data

    def _end(self, _tag: str) -> None:
        if not self._open:
            return
        node = self._open.pop()
        node.text_end = self._parser.CurrentByteIndex
        if not self._open:
            self._finish(node)

    def _finish(self, node: Node) -> None:
        first, end = node.at - self._base, self._held.index(b">", node.text_end - self._base) + 1
        before, raw = self._held[:first].decode(), bytes(self._held[first:end])
        self._done.append(Activity(node, raw, self._chars + len(before), self._parser.CurrentLineNumber))
        self._chars += len(before) + len(raw.decode())
        self._base += end
        del self._held[:end]
