"""Indicators: what is counted, from which baseline, up to which target."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from mrezha.loaders.numbers import NUMBER, number
from mrezha.loaders.records import Cell, Doubt, Indicator, Span, Value
from mrezha.ontology.names import keys_of

_BULLET = re.compile(r"(?:^|\n|;)[ \xa0\t]*[·•▪\uf0b7*][ \xa0\t]*")
_LINE = re.compile(r"(?<=[\d.;%])[ \xa0]*\n\s*(?=[А-ЯA-Z\d])|;\s+(?=\S)")  # what parts indicators without bullets
_MONTHS = "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"
_ITEM = re.compile(r"(?:^|\n)[ \xa0\t]*(?:\d{1,2}[.)]|[-–—])[ \xa0\t]+")
# A full stop ends a sentence where a capital follows and what stands before is no abbreviation.
_SENTENCE = re.compile(
    r"(?<!\bгр)(?<!\bг)(?<!\bчл)(?<!\bал)(?<!\bбр)(?<!\bсв)(?<!\bт)(?<!\bул)(?<!\bм)(?<!\bр)(?<!\bч)(?<!\bвкл)(?<!\bнапр)(?<!\b[Мм]ин)(?<!\bок)(?<!\b[Мм]акс)(?<!\bприбл)"
    r"[.]\s+(?=[А-ЯA-Z„\d])|;"
)
_WHEN = re.compile(r"^\s*\((?:за|през|към)[^)]*\)\s*[-–—]?\s*", re.IGNORECASE)
_PERCENT = r"(?:%|процента?\b|на сто\b)"
_UNIT = rf"(?:бр\b\.?|броя?\b|души\b|лица\b|човека\b|{_PERCENT})"
# "… - 150 души", "… –200", "… - 2 (гр. София)": a number set off by a dash, with what little may follow it.
_SET_OFF = re.compile(
    rf"(?<!\d)[;:,]?\s*[-–—]\s*(?:[·•]\s*)?(?P<n>{NUMBER})(?P<slip>[а-я]\b)?\s*{_UNIT}?(?P<rest>\s*\([^()]*\)?|[^-–—\d]*)$",
    re.DOTALL,
)
_AS_OF = re.compile(r"\s*\((?:за|към|през)[^()]*\)?", re.IGNORECASE)
_TOTAL = re.compile(rf"\s*[-–—]\s*(?P<n>{NUMBER})(?=\s*,?\s*(?:в т\. ?ч\.|от които|включително|вкл\.))")
_LEADING = re.compile(rf"^(?P<n>{NUMBER})(?=\s*(?P<unit>%|[^\W\d_]))")
_ALONE = re.compile(rf"^(?P<n>{NUMBER})\s*{_UNIT}?$")
# "Проведени 6 сесии": a number of something, not of days, years or money.
_NO_THINGS = rf"(?:г|год|дни|ден|дневн|час|месец|седмиц|лв|лева|евро|{_MONTHS})\w*\b"
_INNER = re.compile(
    rf"(?<![\w№.,/(–-])(?P<n>{NUMBER})"
    rf"(?:\s*{_PERCENT}|(?:\s*\([а-я ]+\))?\s+(?:бр\.?\s*|броя\s+)?(?!{_NO_THINGS})[^\W\d_]{{3}})",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:брой|дял|процент|тираж|относителен)\b", re.IGNORECASE)  # only what stands behind is its number
_TRAILING = re.compile(rf"(?<=\s)(?P<n>{NUMBER})\s*{_UNIT}?\s*\.?$")
# Numbers that count nothing: articles, laws, years, dates.
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_THINGS = re.compile(r"\s+(?:бр\b|души\b|лица\b|деца\b|[а-я]{3,}и\b)")  # „2000 ученици“
_NO_COUNT = re.compile(r"(?:\b(?:чл|ал|т)|№)\s*\.?\s*$|\b(19|20)\d\d\s*(г\b|год)|\d+\s*/\s*\d+", re.IGNORECASE)


def read_indicators(target: Cell, baseline: Cell, *, prose: bool) -> tuple[list[Indicator], list[Doubt]]:
    """Indicators of a row.

    With `prose` (the form template) each sentence or semicolon item is one, and only a number *of* something counts;
    else each bullet is one. A lone number in the baseline cell is the baseline of every target; bulleted baselines
    meet the target whose words they share most. So do targets that stand in a column of their own.
    """
    doubts: list[Doubt] = []
    if target.span is None:
        return [], doubts
    spans = [s for b in _bullets(target.span) for s in (_sentences(b) if prose else [b])]
    for apart in target.more:
        spans = _lines(target.span) if len(spans) == 1 and len(list(_bullets(apart))) > 1 else spans
    found = [_indicator(s, doubts) for s in spans]
    for apart in target.more:
        found = _with_values(found, apart, "target", doubts)
    if baseline.span is not None:
        found = _with_values(found, baseline.span, "baseline", doubts)
    return found, doubts


def _bullets(span: Span) -> Iterator[Span]:
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


def _lines(span: Span) -> list[Span]:
    lines = [span.part(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n]+", span.text)]
    return [line for line in lines if line.text]


def _sentences(span: Span) -> Iterator[Span]:
    start = 0
    for m in [*_SENTENCE.finditer(span.text), None]:
        piece = span.part(span.start + start, span.start + (m.start() if m else len(span.text)))
        text = piece.text.rstrip(" .;")
        if text:
            yield Span(piece.start, piece.start + len(text), text)
        start = m.end() if m else start


def _indicator(span: Span, doubts: list[Doubt]) -> Indicator:
    when = _WHEN.match(span.text)
    if when:
        span = span.part(span.start + when.end(), span.end)
    total = _TOTAL.search(span.text)
    if total:
        return Indicator(_tidy(span.text), span, target=_value(span, total))
    off = _SET_OFF.search(span.text)
    if off and not _no_count(span.text, off):
        if off["slip"]:
            doubts.append(Doubt(f"read as {off['n']}, the letter after it passed over", span))
        trailing = not off["rest"].strip(" .;") or _AS_OF.fullmatch(off["rest"].rstrip(" .;"))
        return Indicator(_tidy(span.text[: off.start()] if trailing else span.text), span, target=_value(span, off))
    asked = _ASKED.match(span.text) is not None
    for pattern in (_ALONE, _LEADING, _TRAILING, *(() if asked else (_INNER,))):
        m = pattern.search(span.text)
        if m and (pattern is _ALONE or asked or not _is_year(span.text, m)) and not _no_count(span.text, m):
            return Indicator(_tidy(span.text), span, target=_value(span, m))
    return Indicator(_tidy(span.text), span)


def _is_year(text: str, m: re.Match[str]) -> bool:
    """Whether a number between words is a year; one of things is none, unless „за“ or the like stands before it."""
    before = text[: m.start("n")].split()[-1:]
    counted = _OF_THINGS.match(text, m.end("n")) and not {"за", "през", "към", "от", "до", "на", "в"} & set(before)
    return _YEAR.fullmatch(m["n"]) is not None and not counted


def _no_count(text: str, m: re.Match[str]) -> bool:
    return _NO_COUNT.search(text[max(0, m.start("n") - 6) : m.start("n")]) is not None or (
        _NO_COUNT.match(text, m.start("n")) is not None
    )


def _value(span: Span, m: re.Match[str]) -> Value:
    start, end = span.start + m.start("n"), span.start + m.end("n")
    after = span.text[m.end("n") :].lstrip()
    return Value(number(m["n"]), span.part(start, end), "%" if re.match(_PERCENT, after) else None)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .;,")


def _with_values(
    found: list[Indicator], cell: Span, kind: Literal["baseline", "target"], doubts: list[Doubt]
) -> list[Indicator]:
    """Indicators with the values of a cell of baselines, or of targets that stand apart from the words."""
    lone = re.fullmatch(rf"(?P<n>{NUMBER})\s*{_UNIT}?\s*(?:\(?(?:за|към|през)?\s*20\d\d\s*(?:г\.?)?\)?)?", cell.text)
    if lone:
        return [_given(i, kind, _value(cell, lone)) for i in found]
    values = [_indicator(s, doubts) for s in _bullets(cell)]
    in_order = len(values) == len(found) and not any(_alike(i.text, v.text) for i in found for v in values)
    result = list(found)
    for n, v in enumerate(values):
        if v.target is None or not result:
            doubts.append(Doubt(f"a {kind} without a number", v.span))
            continue
        best = n if in_order else max(range(len(result)), key=lambda i: (_alike(result[i].text, v.text), -i))
        result[best] = _given(result[best], kind, v.target)
    return result


def _given(indicator: Indicator, kind: Literal["baseline", "target"], value: Value) -> Indicator:
    return replace(indicator, baseline=value) if kind == "baseline" else replace(indicator, target=value)


def _alike(a: str, b: str) -> Decimal:
    """Share of words that two texts have in common (Jaccard index)."""
    x, y = set(keys_of(a)), set(keys_of(b))
    return Decimal(len(x & y)) / Decimal(len(x | y) or 1)
