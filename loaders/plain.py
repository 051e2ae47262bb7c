"""Bytes of a file to the text that offsets count in."""

import re
import unicodedata

from mrezha.loaders.records import SourceError

# Line ends of other systems and of word processors, all to "\n"; characters without width, taken out.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
LONGEST_LINE = 100_000


def decode(content: bytes, name: str) -> str:
    r"""The text of a file, cleaned.

    Raises:
        SourceError: if it is no UTF-8 text; the message says where and what to do.

    >>> decode("\ufeffГода\u0306\r\n".encode(), "a.txt") == "Годӑ\n"
    True
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name}: UTF-16 text; save the document as UTF-8 and load it again")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}, byte {error.start}: not UTF-8 text{_guess(content)}") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(f"{name}, line {line}: holds NUL characters, so it is no text; save it as plain UTF-8 text")
    return clean(text)


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


def check_lines(text: str, name: str) -> None:
    """Refuse a text with a line that no programme has: reading it would take minutes and give nothing.

    Raises:
        SourceError: if a line has more than 100 000 characters.
    """
    for n, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{name}, line {n}: a line of {len(line)} characters; a programme has its cells on lines of their own, "
                "so save it again with line breaks"
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
