"""A document, read: recognise the template, take it apart, read each row."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources.abc import Traversable
from itertools import zip_longest
from pathlib import Path

from mrezha.loaders.abbreviation_list import abbreviation_list
from mrezha.loaders.corrections import load_corrections
from mrezha.loaders.form import read_form
from mrezha.loaders.labels import Label, Style, labels, with_ends
from mrezha.loaders.layout import Layout, RawSection, no_programme
from mrezha.loaders.plain import check_lines
from mrezha.loaders.records import Correction, Doubt, Programme, Span, State
from mrezha.loaders.role_marks import tell_roles_apart
from mrezha.loaders.rows import DocumentReader
from mrezha.loaders.sections import Stretch, stretches
from mrezha.loaders.sources import Address, Document, load
from mrezha.loaders.table import read_table

_GOALS = {"strategic-goal", "operational-goal"}


def read_programme(source: Traversable | Path, corrections: Path | None = None) -> Programme:
    """Read a programme from a file.

    Corrections are taken from the given file, or from `name.corrections.csv` beside the source where there is one.

    Raises:
        SourceError: if the file cannot be read or holds no programme; the message says where and what to do.
    """
    if source.name.lower().endswith(".xml"):
        from mrezha.loaders.iati import read_iati

        return read_iati(source)
    return read_document(load(source), source.name, load_corrections(source, corrections))


def read_document(document: Document, name: str, corrections: tuple[Correction, ...] = ()) -> Programme:
    """Read a document that was loaded; `name` is for messages.

    Raises:
        SourceError: if it holds no programme.
    """
    layout = take_apart(document.text, name)
    _add_addresses(layout, document.addresses)
    layout.doubts += [Doubt(said, _line_at(document.text, at)) for said, at in document.notes]
    metadata = replace(document.metadata, template=document.metadata.template or layout.template)
    return DocumentReader(document.text, metadata, layout, corrections).programme()


def _line_at(text: str, at: int) -> Span:
    """The line around an offset."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    return Span(start, end, text[start:end]).part(start, end)


def _add_addresses(layout: Layout, addresses: Sequence[Address]) -> None:
    """Tell each cell where in the document of tables it stands."""
    starts = [a.start for a in addresses]
    for row in layout.rows if addresses else ():
        for name, cell in row.cells.items():
            at = bisect_right(starts, cell.span.start) - 1 if cell.span else -1
            if at >= 0:
                row.cells[name] = replace(cell, address=addresses[at].place)


def take_apart(text: str, name: str) -> Layout:
    """Recognise the template of a text and take it apart.

    Raises:
        SourceError: if the text holds no sections or no rows.
    """
    check_lines(text, name)
    abbreviations = abbreviation_list(text)
    found = labels(text)
    sections = stretches(text, abbreviations.place)
    if not sections and not any(n.name == "leads" for n in found):
        raise no_programme(name, "no heading „РАЗДЕЛ“")
    whole = Stretch(RawSection(1, "", Span(0, 0, "")), 0, abbreviations.place.start)
    parts = sections or [whole]
    layout = read_form(text, parts) if _is_form(text, found) else read_table(text, name, parts)
    if not layout.rows:
        raise no_programme(name, "no activities under its headings")
    if not sections:
        _sections_by_codes(layout)
    _without_group_headings(layout)
    for row in layout.rows:
        layout.headings += tell_roles_apart(row, text)
    layout.abbreviations = abbreviations.entries
    layout.headings += abbreviations.headings
    return layout


def _is_form(text: str, found: Sequence[Label]) -> bool:
    """Whether labels are followed by their values; the headings of a table are followed by one another."""
    counted = Counter(
        text[label.value : after].strip() != ""
        for label, after in with_ends(found, len(text))
        if label.name != "activity" and not (label.style is Style.SHARED and text[label.start - 1] == "\t")
    )
    return counted[True] > counted[False]


def _without_group_headings(layout: Layout) -> None:
    """An activity that says nothing but its title, right above its own parts („1.2“ above „1.2.1“), is their heading.

    As a row it would be a gap that the document does not have. Goals printed beside it hold for the first of its parts.
    """
    rows = []
    for row, below in zip_longest(layout.rows, layout.rows[1:]):
        cells = {f: c for f, c in row.cells.items() if c.state is State.STATED and f != "title"}
        parted = below and row.code and row.section == below.section and (below.code or "").startswith(f"{row.code}.")
        if not parted or not cells.keys() <= _GOALS:
            rows.append(row)
            continue
        for name, goal in cells.items():
            if below.cells[name].state is not State.STATED:
                below.cells[name] = goal
        layout.headings.append(row.span)
        layout.doubts.append(
            Doubt(f"activity {row.code} has a title only; read as the heading of {below.code}", row.span)
        )
    layout.rows = rows


def _sections_by_codes(layout: Layout) -> None:
    """Where no section has a heading, the first number of an activity tells its section, which begins with it."""
    goals = layout.sections[0].goals
    layout.sections = []
    for row in layout.rows:
        row.section = int(row.code.split(".")[0]) if row.code else 1
        if row.section not in {s.number for s in layout.sections}:
            first = row.span.text.partition("\n")[0]
            span = row.span.part(row.span.start, row.span.start + len(first))
            layout.sections.append(RawSection(row.section, "", span, [] if layout.sections else goals))
    said = "no headings of sections; the first number of an activity is taken for its section"
    layout.doubts.append(Doubt(said, layout.sections[0].span))
