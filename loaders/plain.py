"""Bytes of a file to the text that offsets count in."""

import re
import unicodedata
from bisect import bisect_left

from mrezha.loaders.errors import SourceError

# Line ends of other systems and of word processors, all to "\n"; characters without width, taken out.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHEN_ENDS = re.compile(
    r"(?<=[^\W\d_])[-‐][ \xa0]*\n[ \xa0]*([^\W\d_]{2,})"
)  # from the hyphen on: words are found once
_SHOWN = 2  # letters behind a hyphen that must stand with those before it elsewhere
LONGEST_LINE = 5_000  # ten times the longest known
LARGEST_FILE = 20 * 1024**2
LONGEST_TEXT = 5_000_000  # thirty times the longest programme known


def raw_text(content: bytes, name: str) -> str:
    """The text of a file as it stands there.

    Raises:
        SourceError: if it is no UTF-8 text; the message says where and what to do.
    """
    if len(content) > LARGEST_FILE:
        raise SourceError(
            f"{name}: {len(content) / 1024**2:.0f} MB, which no programme has; leave only the programme in the file"
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name}: UTF-16 text; save the document as UTF-8 and load it again")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}, byte {error.start}: not UTF-8 text{_guess(content)}") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(f"{name}, line {line}: holds NUL characters, so it is no text; save it as plain UTF-8 text")
    return text


def decode(content: bytes, name: str) -> str:
    r"""The text of a file, cleaned.

    Raises:
        SourceError: if it is no UTF-8 text; the message says where and what to do.

    >>> decode("\ufeffГода\u0306\r\n".encode(), "a.txt") == "Годӑ\n"
    True
    """
    return clean(raw_text(content, name))


def odd_characters(raw: str) -> list[tuple[str, int]]:
    r"""What `clean` changes that a reader cannot see, each with the offset in the cleaned text where it first stands.

    >>> odd_characters("а\u200bб\r\n")
    [('1 characters without width or of direction were taken out', 1)]
    """
    found = []
    for pattern, said in (
        (_INVISIBLE, "characters without width or of direction were taken out"),
        (_CONTROL, "control characters were read as spaces"),
    ):
        if first := pattern.search(raw):
            count = sum(1 for _ in pattern.finditer(raw))
            found.append((f"{count} {said}", len(clean(raw[: first.start()]))))
    if not unicodedata.is_normalized("NFC", raw):
        found.append(("letters with separate accents were read as one character", 0))
    return found


def clean(text: str) -> str:
    r"""Text as it is read: the one that spans point into.

    Line ends become "\n", letters with separate accents become one character (NFC), characters without width
    (soft hyphens, zero-width spaces, marks of direction) go, other control characters become spaces. Offsets
    therefore count the characters that a reader sees, and may differ from those of the file.

    >>> clean("тра\u00adфик\r\nи\u0306")
    'трафик\nй'
    """
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", text))


def without_hyphens(text: str) -> tuple[str, list[tuple[str, int]]]:
    r"""A text with its words that a line end hyphenates made whole, and how many these were, with the first's offset.

    „социално-\nпсихологическа“ keeps its hyphen: a word is made whole only where the text has one unbroken that begins
    as the two parts do.

    >>> without_hyphens("Национална програма\n\nнацио-\nналната комисия")[0]
    'Национална програма\n\nнационалната комисия'
    """
    breaks = [m for m in _HYPHEN_ENDS.finditer(text) if m[1][0].islower()]
    if not breaks:
        return text, []
    before = {m.end(): m[0].casefold() for m in _LETTERS.finditer(text)}
    known = sorted(set(before.values()))
    pieces, at, length, places = [], 0, 0, []
    for m in breaks:
        start = before[m.start()] + m[1][:_SHOWN].casefold()
        place = bisect_left(known, start)
        if place < len(known) and known[place].startswith(start):
            pieces += [text[at : m.start()], m[1]]
            length += m.start() - at
            places.append(length)
            length += len(m[1])
            at = m.end()
    said = f"{len(places)} words hyphenated at the end of a line were made whole, the first here"
    return "".join([*pieces, text[at:]]), [(said, places[0])] if places else []


def check_lines(text: str, name: str) -> None:
    """Refuse a text longer than any programme, or with such a line: reading it would take minutes and give nothing.

    Raises:
        SourceError: if the text has more than 5 000 000 characters, or a line more than 5000.
    """
    for n, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{name}, line {n}: a line of {len(line)} characters; a programme has its cells on lines of their own, "
                "so save it again with line breaks"
            )
    if len(text) > LONGEST_TEXT:
        raise SourceError(
            f"{name}: {len(text)} characters, which no programme has; leave only the programme in the file"
        )


def _guess(content: bytes) -> str:
    """What the file seems to be instead, and what to do."""
    if b"\0" in content[:4096]:
        return ", it seems to be no text file at all; load a .txt, .docx, .csv or .xlsx file"
    try:
        cyrillic = sum("а" <= c.casefold() <= "я" for c in content[:4096].decode("cp1251"))
    except UnicodeDecodeError:
        cyrillic = 0
    seems = ", it seems to be Windows-1251" if cyrillic > len(content[:4096]) / 3 else ""
    return f"{seems}; save the document as UTF-8 and load it again"
