"""Which characters of a document a reading explains: what was read out of it, and the words that only join."""

import re
from collections.abc import Iterator

from mrezha.loaders.funding_cues import cue_places
from mrezha.loaders.lexicon import opens
from mrezha.loaders.records import Cell, Mention, Programme, Row, Span
from mrezha.ontology.words import words

_WHOLE = ("strategic-goal", "operational-goal", "title", "results", "deadline")  # kept word for word
_APART = ("leads", "partners", "funding", "baseline", "target")
READ, JOINS = 1, 2


def explained(programme: Programme) -> bytearray:
    """One byte a character of the document: READ, JOINS, or 0 where nothing explains it.

    Read are headings and labels, cells that are kept word for word, and of the cells that are taken apart (actors,
    money, indicators) the words that readings took and the cues that say what they are. White space, marks and
    words such as "и" join.
    """
    text = programme.text
    mask = bytearray(JOINS if c.isspace() else 0 for c in text)
    for row in programme.rows:
        for field in _APART:
            _mark(mask, _joining(row.cells[field]), JOINS)
    _mark(mask, _readings(programme), READ)
    for m in re.finditer("\t", text):
        mask[m.start()] = READ  # where a cell begins
    return mask


def _mark(mask: bytearray, spans: Iterator[Span], value: int) -> None:
    for span in spans:
        mask[span.start : span.end] = bytes([value]) * (span.end - span.start)


def _readings(programme: Programme) -> Iterator[Span]:
    yield from _title(programme)
    yield from programme.headings
    yield from programme.abbreviations.values()
    for section in programme.sections:
        yield section.span
        yield from (g.span for g in section.goals if g.span)
    for row in programme.rows:
        yield from _of_row(row, programme)


def _title(programme: Programme) -> Iterator[Span]:
    """The first line that says anything, and the title where it stands below."""
    title = r"\s+".join(map(re.escape, programme.metadata.title.split()))
    for pattern in (r"\S[^\n]*", title):
        if m := re.search(pattern, programme.text):
            yield Span(m.start(), m.end(), m.group())


def _of_row(row: Row, programme: Programme) -> Iterator[Span]:
    yield from _codes(row, programme.text)
    for field, cell in row.cells.items():
        if cell.span and field in _WHOLE:
            yield cell.span
    yield from (s for m in (*row.leads, *row.partners) for s in m.spans)
    yield from _of_funding(row)
    for indicator in row.indicators:
        yield indicator.span
        yield from (v.span for v in (indicator.baseline, indicator.target) if v)
    if row.cells["baseline"].span and any(i.baseline for i in row.indicators):
        yield row.cells["baseline"].span


def _codes(row: Row, text: str) -> Iterator[Span]:
    """The printed number before a title."""
    title = row.cells["title"].span
    end = title.start if title else row.span.end
    for m in re.finditer(rf"{re.escape(row.code)}\.?(?!\d)", text[row.span.start : end]):
        yield Span(row.span.start + m.start(), row.span.start + m.end(), m.group())


def _of_funding(row: Row) -> Iterator[Span]:
    funding = row.funding
    mentions: tuple[Mention, ...] = (*funding.holders, *funding.funders)
    yield from (s for m in mentions for s in m.spans)
    yield from (a.span for a in funding.amounts)
    yield from (*funding.vague, *funding.programmes)
    yield from (r for reference in row.references for r in reference.spans)
    for project in funding.projects:
        yield project.span
        yield from _grant(project.grant, row.cells["funding"].span)
    if row.cells["funding"].span:
        yield from cue_places(row.cells["funding"].span)


def _grant(grant: str | None, cell: Span | None) -> Iterator[Span]:
    at = cell.text.find(grant) if grant and cell else -1
    if grant and cell and at >= 0:
        yield cell.part(cell.start + at, cell.start + at + len(grant))


def _joining(cell: Cell) -> Iterator[Span]:
    """Marks, and words that only join others, of a cell that is taken apart."""
    if cell.span is None:
        return
    for m in re.finditer(r"(?m)^\s*\d{1,2}[.)](?=\s)", cell.span.text):  # the number of an item in a list
        yield cell.span.part(cell.span.start + m.start(), cell.span.start + m.end())
    said = words(cell.span.text)
    for i, word in enumerate(said):
        if not word.is_word or opens("fillers", said, i):
            yield cell.span.part(cell.span.start + word.start, cell.span.start + word.end)
