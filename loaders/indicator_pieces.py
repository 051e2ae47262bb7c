"""The cell of indicators in pieces, one for each thing that is counted."""

import re
from collections.abc import Iterator

from mrezha.loaders.indicator_values import AT_LEAST, NO_THINGS, OF_THEM, UNIT, is_value
from mrezha.loaders.numbers import NUMBER
from mrezha.loaders.records import Span

_BULLET = re.compile(r"(?:^|\n|;)[ \xa0\t]*[·•▪\uf0b7*][ \xa0\t]*")
_LINE = re.compile(r"(?<=[\d.;%])[ \xa0]*\n\s*(?=[А-ЯA-Z\d])|;\s+(?=\S)")  # what parts indicators without bullets
_ITEM = re.compile(r"(?:^|\n)[ \xa0\t]*(?:\d{1,2}[.)]|[-–—])[ \xa0\t]+")
# A full stop ends a sentence where a capital follows and what stands before is no abbreviation.
_SENTENCE = re.compile(
    r"(?<!\bгр)(?<!\bг)(?<!\bчл)(?<!\bал)(?<!\bбр)(?<!\bсв)(?<!\bт)(?<!\bул)(?<!\bм)(?<!\bр)(?<!\bч)(?<!\bвкл)(?<!\bнапр)(?<!\b[Мм]ин)(?<!\bок)(?<!\b[Мм]акс)(?<!\bприбл)"
    r"[.]\s+(?=[А-ЯA-Z„\d])|;"
)
# What parts counts in one line: „Брой лица – 50, брой срещи – 2“, „1 кампания, 300 брошури“.
_NEXT_ASKED = re.compile(rf"(?<=[\d%])(?P<unit>(?:\s*{UNIT})?),\s+(?=(?:брой|дял|процент)\s+[^\W\d_])", re.IGNORECASE)
_COUNT = re.compile(rf"(?:{AT_LEAST}\s+)?(?:{NUMBER})\s+(?:бр\.?\s+)?(?!{NO_THINGS})[^\W\d_]{{3}}[^,]*", re.IGNORECASE)
_LABEL = re.compile(r"[^\d:,]{3,}:\s+")  # „Обучени: 300 мъже, 200 жени и 150 деца“
# „момичета – 40, момчета – 35“
_SET_OFF = re.compile(rf"(?!{OF_THEM})\D*[^\W\d_]{{3}}\D*[-–—]\s*(?:{NUMBER})(?:\s*{UNIT})?\s*\.?")
_COMMA, _AND, _MARK_OR_AND = (re.compile(p) for p in (r",\s+", r"(?:,|\s+и)\s+", r"(?:[,;]|\s+и)\s+"))
_VALUES = 2  # a baseline and a target


def pieces_of(cell: Span, *, prose: bool) -> list[Span]:
    """One a bullet, with `prose` one a sentence or semicolon item; counts in a row are each one."""
    pieces = [s for b in bullets(cell) for s in (_sentences(b) if prose else [b])]
    return _with_own_values(cell, [c for p in pieces for c in _counts(p, alone=not prose and len(pieces) == 1)])


def bullets(span: Span) -> Iterator[Span]:
    """What stands behind each bullet, number or dash of a list; without any, each line that ends like one."""
    marks = next((found for p in (_BULLET, _ITEM, _LINE) if (found := list(p.finditer(span.text)))), [])
    cuts = [(m.start(), m.end()) for m in marks]
    if not cuts or cuts[0][0] > 0:
        cuts.insert(0, (0, 0))
    ends = [a for a, _ in cuts[1:]] + [len(span.text)]
    before: Span | None = None
    for (_, start), end in zip(cuts, ends, strict=True):
        piece = span.part(span.start + start, span.start + end)
        if before and re.search(r"[-–—]$", before.text) and re.fullmatch(NUMBER, piece.text):
            before = Span(before.start, piece.end, span.text[before.start - span.start : piece.end - span.start])
            continue
        if before:
            yield before
        before = piece if piece.text else before
    if before:
        yield before


def lines(span: Span) -> list[Span]:
    """The lines that hold something."""
    found = [span.part(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n]+", span.text)]
    return [line for line in found if line.text]


def _sentences(span: Span) -> Iterator[Span]:
    start = 0
    for m in [*_SENTENCE.finditer(span.text), None]:
        piece = span.part(span.start + start, span.start + (m.start() if m else len(span.text)))
        text = piece.text.rstrip(" .;")
        if text:
            yield Span(piece.start, piece.start + len(text), text)
        start = m.end() if m else start


def _counts(span: Span, *, alone: bool) -> list[Span]:
    """The counts of a line: each with „брой“; with a number before, behind a label or `alone`; or with one behind."""
    cuts = [(m.end("unit"), m.end()) for m in _NEXT_ASKED.finditer(span.text)]
    label = _LABEL.match(span.text)
    ways = [
        *([(label.end(), _AND, _COUNT)] if label else []),
        *([(0, _COMMA, _COUNT)] if alone else []),
        (0, _MARK_OR_AND, _SET_OFF),
    ]
    for start, sign, count in ways:
        if not cuts and all(count.fullmatch(said) for said in sign.split(span.text[start:])):
            cuts = [m.span() for m in sign.finditer(span.text, start)]
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(span.text)]
    return [span.part(span.start + a, span.start + b) for a, b in zip(starts, ends, strict=True)]


def _with_own_values(cell: Span, spans: list[Span]) -> list[Span]:
    """Pieces that are nothing but a value, of the baseline or the target, belong to the piece before them."""
    joined: list[Span] = []
    values = 0
    for span in spans:
        values = values + 1 if is_value(span.text) else 0
        own = joined and 0 < values <= _VALUES
        joined.append(cell.part(joined.pop().start, span.end) if own else span)
    return joined
