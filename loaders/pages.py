"""Page numbers and running lines, which text copied out of pages has in the middle of its rows.

They are blanked and not cut out, so that every other word keeps its place and its line.
"""

import itertools
import re

from mrezha.loaders.sections import is_label

_OF = r"\s*(?:от|/)\s*\d{1,3}"
_SURE = re.compile(rf"^[ \xa0]*(?:стр(?:аница|\.)?|с\.)\s*\d{{1,3}}(?:{_OF})?[ \xa0]*$", re.MULTILINE | re.IGNORECASE)
# „3/12“ and „- 3 -“, in a paragraph of their own.
_ALONE = re.compile(rf"(?<=\n\n)[ \xa0]*(?:\d{{1,3}}{_OF}|[-–—]\s*\d{{1,3}}\s*[-–—])[ \xa0]*(?=\n\s*\n|\s*\Z)")
# A line with a number at the margin: „Национална програма 2016        5“.
_RUNNING = re.compile(r"(?<=\n\n)[^\t\n]{5,100}?[ \xa0]{4,}\d{1,3}[ \xa0]*(?=\n\s*\n)")
# A number in a paragraph of its own.
_BARE = re.compile(r"(?<=\n\n)[ \xa0]*(?P<number>\d{1,3})[ \xa0]*(?=\n\s*\n|\s*\Z)")


def without_pages(text: str) -> tuple[str, list[tuple[str, int]]]:
    r"""A text with its page numbers blanked, and what was passed over with its offset, for a person to look at.

    What stands right behind a label is its value. Bare numbers are page numbers if none does and each is greater than
    the one before it.

    >>> without_pages("Обучение\n\nстр. 3 от 9\n\nна съдии")[0]
    'Обучение\n\n           \n\nна съдии'
    """
    found = [m for pattern in (_SURE, _ALONE, _RUNNING) for m in pattern.finditer(text) if not _is_value(m)]
    marks = [m.span() for m in [*found, *_bare(text)]]
    for start, end in marks:
        text = text[:start] + " " * (end - start) + text[end:]
    said = f"{len(marks)} page numbers were passed over, the first here"
    return text, [(said, _line_before(text, min(start for start, _ in marks)))] if marks else []


def _line_before(text: str, at: int) -> int:
    """Where the words before an offset end; what was blanked has none to show."""
    return max(0, len(text[:at].rstrip()) - 1)


def _bare(text: str) -> list[re.Match[str]]:
    found = list(_BARE.finditer(text))
    grows = all(int(a["number"]) < int(b["number"]) for a, b in itertools.pairwise(found))
    return found if grows and not any(map(_is_value, found)) else []


def _is_value(m: re.Match[str]) -> bool:
    """Whether the line before is a label, and has no value of its own."""
    line = m.string[: m.start()].rstrip().rpartition("\n")[2]
    return is_label(line) and not line.partition(":")[2].strip()
