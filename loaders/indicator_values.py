"""What one line counts: its words, its target, and its baseline where it says that too."""

import re

from mrezha.loaders.numbers import NUMBER, THOUSANDS, number
from mrezha.loaders.records import Doubt, Indicator, Span, Value

_MONTHS = "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"
_WHEN = re.compile(r"^\s*\((?:за|през|към)[^)]*\)\s*[-–—]?\s*", re.IGNORECASE)
_PERCENT = r"(?:%|процента?\b|на сто\b)"
UNIT = rf"(?:бр\b\.?|броя?\b|души\b|лица\b|човека\b|{_PERCENT})"
AT_LEAST = r"(?:минимум|мин\.|поне|най-малко|не\s+по-малко\s+от)"
# "… - 150 души", "… –200", "… - 2 (гр. София)": a number set off by a dash, with what little may follow it.
_SET_OFF = re.compile(
    rf"(?<!\d)(?<!\d\s)[;:,]?\s*[-–—]\s*(?:[·•]\s*)?(?P<n>{NUMBER})(?:-ма\b)?(?P<slip>[а-я]\b)?\s*{UNIT}?"
    r"(?P<rest>\s*\([^()]*\)?|(?:\s+от\s+\d+(?=\s|$))?[^-–—\d]*)$",
    re.DOTALL,
)
_AS_OF = re.compile(r"\s*\((?:за|към|през)[^()]*\)?", re.IGNORECASE)
OF_THEM = r"(?:в т\. ?ч\.|в това число|от (?:които|тях)|включително|вкл\.)"  # what makes up a total
_TOTAL = re.compile(rf"\s*[-–—]\s*(?P<n>{NUMBER})(?=\s*,?\s*{OF_THEM})")
_LEADING = re.compile(rf"^(?P<n>{NUMBER})(?=\s*(?P<unit>%|[^\W\d_]))")
_ALONE = re.compile(rf"^(?P<n>{NUMBER})\s*{UNIT}?$")
# "Проведени 6 сесии": a number of something, not of days, years or money.
NO_THINGS = rf"(?:г|год|дни|ден|дневн|час|месец|седмиц|лв|лева|евро|{_MONTHS})\w*\b"
_INNER = re.compile(
    rf"(?<![\w№.,/(–-])(?P<n>{NUMBER})"
    rf"(?:\s*{_PERCENT}|(?:\s*\([а-я ]+\))?\s+(?:бр\.?\s*|броя\s+)?(?!{NO_THINGS})[^\W\d_]{{3}})",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:брой|дял|процент|тираж|относителен)\b", re.IGNORECASE)  # only what stands behind is its number
# "Брой срещи (минимум 2)"
_LEAST = re.compile(
    rf"\((?:{AT_LEAST}|общо)\s+(?P<n>{NUMBER})(?!\s*{NO_THINGS})[^()]*\)\s*\.?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?<=\s)(?<!\d\s)(?P<n>{NUMBER})\s*{UNIT}?\s*(?:\([^()]*\)\s*)?\.?$")
# A value of an earlier year behind the target: „900, при 740 през 2030 г.“, „900 (спрямо 740 досега)“.
_EARLIER = re.compile(
    rf"\s*[,;]?\s*[(/]?\s*\b(?:при|спрямо)\s+(?:{NUMBER})(?=\D*(?:(?:19|20)\d\d|досега|предходн|минал)).*$", re.DOTALL
)
_THOUSANDS = re.compile(r"\s*(?P<many>хил|млн|милион)")
# Numbers that count nothing: articles, laws, years, dates.
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_COUNT = re.compile(
    r"(?:\b(?:чл|ал|т)|№|\d\s*[xх×])\s*\.?\s*$|\b(19|20)\d\d\s*(г\b|год)|\d+\s*/\s*\d+", re.IGNORECASE
)
_OF_THINGS = re.compile(r"\s+(?:бр\b|души\b|лица\b|деца\b|[а-я]{3,}и\b)")  # „2000 ученици“
# Values that say which of the two they are: "Текуща стойност: 25; целева стойност: 40", "120 (текущ 40)".
_THEN = rf"\s*[:=–—-]?\s*(?!(?:19|20)\d\d\b)(?P<n>{NUMBER})(?:\s*{UNIT})?\s*\)?"
_BASE = re.compile(
    rf"\(?\b(?:(?:базов|текущ)\w*(?:\s+стойност\w*)?|(?:начал|изход)\w*\s+стойност\w*){_THEN}", re.IGNORECASE
)
_GOAL = re.compile(rf"\(?\bцелев\w*(?:\s+стойност\w*)?{_THEN}", re.IGNORECASE)


def indicator_in(span: Span, doubts: list[Doubt]) -> Indicator:
    """The indicator of one line; `doubts` gets what a person should look at.

    >>> text = "Брой обучени – 150 души"
    >>> found = indicator_in(Span(0, len(text), text), [])
    >>> found.text, found.target.number
    ('Брой обучени', Decimal('150'))
    """
    when = _WHEN.match(span.text)
    if when:
        span = span.part(span.start + when.end(), span.end)
    earlier = _EARLIER.search(span.text)
    if earlier and earlier.start():
        target = indicator_in(span.part(span.start, span.start + earlier.start()), doubts).target
        return Indicator(_tidy(span.text), span, target=target)
    base, goal = _BASE.search(span.text), _GOAL.search(span.text)
    if base or goal:
        return _between(span, base, goal, doubts)
    total = _TOTAL.search(span.text)
    if total:
        return Indicator(_tidy(span.text), span, target=value_in(span, total))
    off = _SET_OFF.search(span.text)
    if off and not _no_count(span.text, off):
        if off["slip"]:
            doubts.append(Doubt(f"read as {off['n']}, the letter after it passed over", span))
        trailing = not off["rest"].strip(" .;") or _AS_OF.fullmatch(off["rest"].rstrip(" .;"))
        return Indicator(_tidy(span.text[: off.start()] if trailing else span.text), span, target=value_in(span, off))
    asked = _ASKED.match(span.text) is not None
    for pattern in (_ALONE, _LEADING, _TRAILING, _LEAST, *(() if asked else (_INNER,))):
        m = pattern.search(span.text)
        if m and (pattern is _ALONE or asked or not _is_year(span.text, m)) and not _no_count(span.text, m):
            return Indicator(_tidy(span.text), span, target=value_in(span, m))
    return Indicator(_tidy(span.text), span)


def is_value(text: str) -> bool:
    """Whether a text is nothing but a value that says of itself whether it is the baseline or the target.

    >>> is_value("Целева стойност – 40 бр."), is_value("Брой срещи – 40")
    (True, False)
    """
    return any(p.fullmatch(text.rstrip(" .;")) for p in (_BASE, _GOAL))


def _between(span: Span, base: re.Match[str] | None, goal: re.Match[str] | None, doubts: list[Doubt]) -> Indicator:
    """An indicator that says its baseline, its target or both by name; else what stands before has the target."""
    head = span.part(span.start, span.start + min(m.start() for m in (base, goal) if m))
    before = indicator_in(head, doubts) if head.text.strip(" .;,(") else None
    text = before.text if before and not (before.target and goal) else _tidy(span.text)
    target = value_in(span, goal) if goal else before.target if before else None
    return Indicator(text, span, baseline=value_in(span, base) if base else None, target=target)


def _is_year(text: str, m: re.Match[str]) -> bool:
    """Whether a number between words is a year; one of things is none, unless „за“ or the like stands before it."""
    before = text[: m.start("n")].split()[-1:]
    counted = _OF_THINGS.match(text, m.end("n")) and not {"за", "през", "към", "от", "до", "на", "в"} & set(before)
    return _YEAR.fullmatch(m["n"]) is not None and not counted


def _no_count(text: str, m: re.Match[str]) -> bool:
    return _NO_COUNT.search(text[max(0, m.start("n") - 6) : m.start("n")]) is not None or (
        _NO_COUNT.match(text, m.start("n")) is not None
    )


def value_in(span: Span, m: re.Match[str]) -> Value:
    """The number of a match of the span's text, with its place and its unit."""
    after = span.text[m.end("n") :].lstrip()
    many = _THOUSANDS.match(span.text, m.end("n"))
    times = THOUSANDS[many["many"][0]] if many else 1
    said = span.part(span.start + m.start("n"), span.start + (many.end() if many else m.end("n")))
    return Value(number(m["n"]) * times, said, "%" if re.match(_PERCENT, after) else None)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" .;,:·•▪")
