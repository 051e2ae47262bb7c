"""Page numbers and running lines, which text copied out of pages has in the middle of its rows.

They are blanked and not cut out, so that every other word keeps its place and its line.
"""

import re

from mrezha.loaders.sections import is_label

_PAGE = (
    r"(?:стр(?:аница|\.)?|с\.)\s*\d{1,3}(?:\s*(?:от|/)\s*\d{1,3})?|\d{1,3}\s*(?:от|/)\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]"
)
_SURE = re.compile(rf"^[ \xa0]*(?:{_PAGE})[ \xa0]*$", re.MULTILINE | re.IGNORECASE)
# A line with a number at the margin: „Национална програма 2016        5“.
_RUNNING = re.compile(r"(?<=\n\n)[^\t\n]{5,100}?[ \xa0]{4,}\d{1,3}[ \xa0]*(?=\n\s*\n)")
# A number in a paragraph of its own, which follows words; a number right behind a label is its value.
_BARE = re.compile(r"(?<=\n\n)[ \xa0]*(?P<number>\d{1,3})[ \xa0]*(?=\n\s*\n|\s*\Z)")


def without_pages(text: str) -> tuple[str, list[tuple[str, int]]]:
    r"""A text with its page numbers blanked, and what was passed over with its offset, for a person to look at.

    Bare numbers are page numbers if they grow from one to the next throughout the text and none stands behind a label.

    >>> without_pages("Обучение\n\nстр. 3 от 9\n\nна съдии")[0]
    'Обучение\n\n           \n\nна съдии'
    """
    marks = [m.span() for pattern in (_SURE, _RUNNING) for m in pattern.finditer(text)]
    marks += _bare(text)
    for start, end in marks:
        text = text[:start] + " " * (end - start) + text[end:]
    said = f"{len(marks)} page numbers were passed over, the first here"
    return text, [(said, _line_before(text, min(start for start, _ in marks)))] if marks else []


def _line_before(text: str, at: int) -> int:
    """Where the words before an offset end; what was blanked has none to show."""
    return max(0, len(text[:at].rstrip()) - 1)


def _bare(text: str) -> list[tuple[int, int]]:
    found = list(_BARE.finditer(text))
    numbers = [int(m["number"]) for m in found]
    grows = all(a < b for a, b in zip(numbers, numbers[1:], strict=False))
    behind = [text[: m.start()].rstrip().rpartition("\n")[2] for m in found]
    return [m.span() for m in found] if grows and not any(is_label(line) for line in behind) else []
