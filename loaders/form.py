"""The form template: each activity a list of labels and values, goals above."""

from collections.abc import Sequence

from mrezha.loaders.goal_headings import GOALS, GoalHeading, goals_in
from mrezha.loaders.labels import Label, Style, labels, with_ends
from mrezha.loaders.layout import Layout, RawRow, RawSection, cell, put, trimmed, value_at
from mrezha.loaders.records import FIELDS, Cell, Doubt, Span, State
from mrezha.loaders.sections import Stretch

_NOT_READ = {"other", "unknown", "number"}


def read_form(text: str, sections: Sequence[Stretch]) -> Layout:
    """Take apart a programme printed as labelled values."""
    layout = Layout("form", [s.section for s in sections])
    found = labels(text)
    said = {field for n in found for field in _fields(n)}
    for stretch in sections:
        here = [n for n in found if stretch.start <= n.start < stretch.end]
        _Section(text, layout, stretch, said, numbered=any(n.name == "activity" for n in found)).read(here)
    return layout


def _fields(label: Label) -> list[str]:
    """The fields that a label names; one that stands over two names both."""
    return ["title"] if label.name == "activity" else label.name.split("+")


class _Section:
    """Reads the labels of one section."""

    def __init__(self, text: str, layout: Layout, stretch: Stretch, said: set[str], *, numbered: bool) -> None:
        self.text = text
        self.layout = layout
        self.end = stretch.end
        self.section: RawSection = stretch.section
        self.said = said  # fields that the document has labels for
        self.numbered = numbered  # else the label of a title begins an activity
        self.row: RawRow | None = None
        self.seen: set[str] = set()
        self.before = ""  # the field of the label before

    def read(self, found: list[Label]) -> None:
        """Take the stretch of text after each label; a label that the value before it only looks like is none."""
        kept: list[Label] = []
        seen: set[str] = set()
        for label in found:
            if self._begins(label, seen):
                seen = set()
            elif label.name in seen and (
                label.style is Style.SHARED or not label.sure or not self.text[kept[-1].value : label.start].strip()
            ):
                continue
            seen.add(label.name)
            kept.append(label)
        for n, (label, stop) in enumerate(with_ends(kept, self.end)):
            self.layout.headings.append(trimmed(self.text, label.start, label.value))
            self._take(label, stop, _of_an_activity(kept[n:]))

    def _begins(self, label: Label, seen: set[str]) -> bool:
        """Whether a label begins an activity, given the fields of the one before it."""
        return label.name == "activity" or (label.name == "title" and not self.numbered and seen != {"title"})

    def _take(self, label: Label, stop: int, of_activity: bool) -> None:
        if self._begins(label, self.seen):
            self._begin(label, stop)
        elif label.name in GOALS and (self.row is None or not of_activity):
            heading = GoalHeading(label.name, label.start, value_at(self.text, label.value), stop)
            self.section.goals += goals_in(heading, self.text)
        elif label.name in _NOT_READ:
            words = trimmed(self.text, label.start, label.value)
            self.layout.doubts.append(Doubt("a label that is not read, nor what stands under it", words))
        elif self.row is not None:
            self._fill(self.row, label, stop)

    def _begin(self, label: Label, stop: int) -> None:
        """A new activity."""
        cells = {f: Cell(f, State.BLANK if f in self.said else State.ABSENT) for f in FIELDS}
        cells["title"] = cell("title", self.text, value_at(self.text, label.value), stop)
        code = label.code if label.code is None or "." in label.code else f"{self.section.number}.{label.code}"
        span = Span(label.start, stop, self.text[label.start : stop])
        self.row = RawRow(self.section.number, code, cells, span)
        self.before = "title"
        self.seen = {"title"} if cells["title"].span else set()
        self.layout.rows.append(self.row)

    def _fill(self, row: RawRow, label: Label, stop: int) -> None:
        """A value of the activity; of two labels of one field the first is read, but of money both."""
        for name in (GOALS.get(n, n) for n in _fields(label)):
            if name == "funding" and name == self.before:
                self._go_on(row, label, stop)
                continue
            if name in self.seen:
                words = trimmed(self.text, label.start, label.value)
                said = "this label stands twice in one activity; only its first value is read"
                self.layout.doubts.append(Doubt(said, words))
                continue
            start = value_at(self.text, label.value) if label.name in GOALS else label.value
            if cell(name, self.text, start, stop).span:
                put(row.cells, name, self.text, start, stop)
                if name == "funding":
                    row.money = self.text[label.start : label.value]
                self.seen.add(name)
        self.before = label.name
        row.span = Span(row.span.start, stop, self.text[row.span.start : stop])

    def _go_on(self, row: RawRow, label: Label, stop: int) -> None:
        """The source of money right behind its sum, or the sum behind the source: one cell."""
        said = row.cells["funding"].span
        if cell("funding", self.text, label.value, stop).span:
            put(row.cells, "funding", self.text, said.start if said else label.value, stop)
            row.money += self.text[label.start : label.value]
            self.seen.add("funding")


def _of_an_activity(found: list[Label]) -> bool:
    """Whether a goal stands among the values of an activity rather than above the next one."""
    after = next((n for n in found[1:] if n.name not in GOALS), None)
    return found[0].name in GOALS and after is not None and after.name != "activity"
