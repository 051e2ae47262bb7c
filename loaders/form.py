"""The form template: each activity a list of labels and values, goals above, abbreviations at the end.

Label and value stand on lines of their own, or, in text copied from a web page, share a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mrezha.loaders.layout import (
    Layout,
    RawGoal,
    RawRow,
    RawSection,
    cell,
    heading_key,
    headings,
    section_heads,
)
from mrezha.loaders.records import FIELDS, Cell, Doubt, Span, State

_LEAD = re.compile(r"[\s:.–-]*")  # between an activity's number and its title
_LABELS = ("leads", "partners", "funding", "deadline", "results", "target")
_UNKNOWN = re.compile(r"[А-Я][а-я]+(?: [а-я]+){0,3}:(?=\s)")  # a label that we have no field for


@dataclass(frozen=True, slots=True)
class _Label:
    """A label and where it and its value stand."""

    name: str
    start: int
    value: int
    code: str | None = None


def read_form(text: str) -> Layout:
    """Take apart a programme printed as labelled values."""
    layout = Layout("form")
    listed = _abbreviations_at(text)
    heads = section_heads(text, listed)
    starts = [h.span.start for h, _ in heads[1:]] + [listed]
    own_lines = _labels_stand_alone(text)
    for (section, body), end in zip(heads, starts, strict=True):
        layout.sections.append(section)
        labels = list(_labels(text, body, end, own_lines))
        ends = [n.start for n in labels[1:]] + [end]
        for label, stop in zip(labels, ends, strict=True):
            layout.headings.append(_span(text, label.start, label.value))
            _take(layout, text, section, label, stop)
    layout.abbreviations = _read_abbreviations(text, listed, layout.headings)
    return layout


def _take(layout: Layout, text: str, section: RawSection, label: _Label, stop: int) -> None:
    if label.name in ("strategic", "operational"):
        for span in _goals(text, _title_start(text, label.value), stop):
            section.goals.append(RawGoal(label.name, span))
    elif label.name == "activity":
        cells = {f: Cell(f, State.BLANK if f in _LABELS else State.ABSENT) for f in FIELDS}
        cells["title"] = cell("title", text, _title_start(text, label.value), stop)
        code = label.code if label.code and "." in label.code else f"{section.number}.{label.code}"
        layout.rows.append(RawRow(section.number, code, cells, Span(label.start, stop, text[label.start : stop])))
    elif layout.rows and layout.rows[-1].section == section.number:
        row = layout.rows[-1]
        if label.name == "other":
            words = _span(text, label.start, label.value)
            layout.doubts.append(Doubt("a label that is not read, nor what stands under it", words))
            return
        if row.cells[label.name].span:
            layout.doubts.append(
                Doubt(
                    "this label stands twice in one activity; only its last value is read",
                    _span(text, label.start, label.value),
                )
            )
        row.cells[label.name] = cell(label.name, text, label.value, stop)
        row.span = Span(row.span.start, stop, text[row.span.start : stop])


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end]).part(start, end)


def _title_start(text: str, at: int) -> int:
    lead = _LEAD.match(text, at)
    return lead.end() if lead else at


def _labels(text: str, start: int, end: int, own_lines: bool) -> Iterator[_Label]:
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        indent = len(line.group()) - len(line.group().lstrip())
        key = heading_key(line.group()).strip()
        at = line.start() + indent
        for name in ("activity", "strategic", "operational"):
            m = headings()[name].match(key)
            if m and not (name == "activity" and own_lines and m.end() < len(key.rstrip(". :"))):
                yield _Label(name, at, at + m.end(), m.groupdict().get("code"))
                break
        else:
            for name in (*_LABELS, "other"):
                m = headings()[f"labels.{name}"].match(key)
                last = _label_end(line.group().strip(), m.end(), own_lines) if m else 0
                if m and _ends_label(key[last:], own_lines):
                    yield _Label(name, at, at + last + (key[last : last + 1] == ":"))
                    break
            else:
                unknown = None if own_lines else _UNKNOWN.match(line.group().strip())
                if unknown:
                    yield _Label("other", at, at + unknown.end())


def _label_end(line: str, end: int, own_lines: bool) -> int:
    """Where a label ends; where its value follows, a word with a capital begins it: „Партньори Институции-членове“."""
    value = None if own_lines else re.compile(r"\s[А-Я][а-я]").search(line, 1, end + 2)
    return value.start() if value else end


def _ends_label(rest: str, own_lines: bool) -> bool:
    return not rest.strip(" .:") if own_lines else not rest or rest[0] in " :"


def _labels_stand_alone(text: str) -> bool:
    """Whether most labels fill their line; otherwise the value follows on the same line."""
    alone = shared = 0
    for line in text.splitlines():
        key = heading_key(line).strip()
        for name in _LABELS:
            m = headings()[f"labels.{name}"].match(key)
            if m:
                alone += not key[m.end() :].strip(" .:")
                shared += key[m.end() :].startswith((" ", ":")) and bool(key[m.end() :].strip(" .:"))
                break
    return alone >= shared


def _goals(text: str, start: int, end: int) -> Iterator[Span]:
    """Goals in a stretch of text: a new one at each printed number, or the whole stretch."""
    numbered = [start + m.start(1) for m in re.compile(r"(?:\A|\n)[\t ]*(\d+)\.\s").finditer(text[start:end])]
    starts = numbered or [start]
    for a, b in zip(starts, [*starts[1:], end], strict=True):
        span = Span(a, b, text[a:b]).part(a, b)
        if span.text:
            yield span


def _abbreviations_at(text: str) -> int:
    pattern = re.compile(r"^[ \t]*" + headings()["abbreviations"].pattern + r"[ \t:]*$", re.MULTILINE)
    found = list(pattern.finditer(heading_key(text)))
    return found[-1].start() if found else len(text)


def _read_abbreviations(text: str, start: int, headings: list[Span]) -> dict[str, Span]:
    """Abbreviation -> its words, from lines that stand in pairs or are parted by a dash."""
    lines = [
        Span(m.start(), m.end(), m.group()).part(m.start(), m.end())
        for m in re.compile(r"[^\n]+").finditer(text, start)
        if m.group().strip()
    ]
    headings += lines[:1]
    lines = lines[1:]
    found: dict[str, Span] = {}
    i = 0
    while i < len(lines):
        dashed = re.match(r"(\S{2,12}(?: „[^“”\"]+[“”\"])?)\s+[-–—]\s+(.+)", lines[i].text)
        if dashed:
            at = lines[i].start + dashed.start(2)
            found[dashed[1]] = Span(at, lines[i].end, dashed[2])
            headings.append(_span(text, lines[i].start, at))
            i += 1
        elif i + 1 < len(lines):
            found[lines[i].text] = lines[i + 1]
            headings.append(lines[i])
            i += 2
        else:
            break
    return found
