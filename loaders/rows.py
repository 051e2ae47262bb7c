"""A document that was taken apart, read: its goals carried down, and every cell of every row."""

from collections.abc import Iterator

from mrezha.loaders.abbreviations import names_met, names_with
from mrezha.loaders.actors import each_once, read_actors
from mrezha.loaders.bodies import known_bodies
from mrezha.loaders.codes import codes_of
from mrezha.loaders.corrections import corrected_deadline, corrected_indicators, corrected_names, used
from mrezha.loaders.deadlines import is_unread, read_deadline
from mrezha.loaders.funding import read_funding
from mrezha.loaders.goals import SectionGoals
from mrezha.loaders.headings import theme_of
from mrezha.loaders.indicators import read_indicators
from mrezha.loaders.layout import Layout, RawRow, RawSection
from mrezha.loaders.projects import same_projects
from mrezha.loaders.records import (
    Cell,
    Correction,
    Deadline,
    Doubt,
    Funding,
    Mention,
    Metadata,
    Programme,
    Row,
    Section,
)
from mrezha.loaders.references import OWN_CELLS, read_references
from mrezha.ontology.names import Names
from mrezha.ontology.words import squeeze

_BY_FORM = {"act": "an act", "place": "a place"}


class DocumentReader:
    """Reads the cells of a document that was taken apart."""

    def __init__(self, text: str, metadata: Metadata, layout: Layout, corrections: tuple[Correction, ...] = ()) -> None:
        self.text = text
        self.metadata = metadata
        self.layout = layout
        self.corrections = corrections
        names = names_with(layout.abbreviations, known_bodies())
        self.names = corrected_names(corrections, names_met(self._named(names), names))
        self.doubts = list(layout.doubts)

    def programme(self) -> Programme:
        """The whole programme."""
        in_force: dict[int, SectionGoals] = {}
        first: dict[int, RawSection] = {}
        for s in self.layout.sections:
            if s.number in in_force:
                self.doubts.append(
                    Doubt(f"section {s.number} stands here a second time; read as one with the first", s.span)
                )
            first.setdefault(s.number, s)
            in_force.setdefault(s.number, SectionGoals(self.metadata.year, s.number)).printed(s.goals)
        rows = same_projects(list(self._rows(in_force)))
        sections = tuple(
            Section(s.number, s.title, theme_of(s.title), s.span, tuple(in_force[s.number].goals))
            for s in first.values()
        )
        return Programme(
            self.metadata,
            self.text,
            sections,
            tuple(rows),
            self.layout.abbreviations,
            tuple(self.doubts),
            tuple(self.layout.headings),
            used(self.corrections, self.text),
        )

    def _named(self, names: Names) -> Iterator[Mention]:
        """All actors of the columns of actors, before anything is known of what the document itself defines."""
        for row in self.layout.rows:
            for span in (*row.cells["leads"].spans, *row.cells["partners"].spans):
                yield from read_actors(span, names)

    def _rows(self, in_force: dict[int, SectionGoals]) -> Iterator[Row]:
        parts: dict[str, int] = {}
        last: Row | None = None
        codes, doubts = codes_of(self.layout.rows)
        self.doubts.extend(doubts)
        for raw, printed in zip(self.layout.rows, codes, strict=True):
            state = in_force[raw.section]
            state.carry(raw.cells)
            code, title = self._code(raw, printed, last)
            parts[code] = parts.get(code, 0) + 1
            if parts[code] > 1 and raw.code:
                self.doubts.append(
                    Doubt(
                        f"activity {code} stands here a second time; read as its part {parts[code]}",
                        raw.span.part(raw.span.start, raw.span.start + 80),
                    )
                )
            last = self._row(raw, code, parts[code], title, state)
            yield last

    def _code(self, raw: RawRow, printed: str | None, last: Row | None) -> tuple[str, str]:
        """Code and title of a row; a row without either repeats the activity above it."""
        title = raw.cells["title"].text
        if not printed and not title and last is not None and last.section == raw.section:
            return last.code, last.title
        if printed:
            return printed, squeeze(title)
        code = f"{raw.section}-{1 + sum(r.section == raw.section for r in self.layout.rows[: self._at(raw)])}"
        self.doubts.append(Doubt(f"an activity without a number; called {code}", raw.span))
        return code, squeeze(title)

    def _at(self, raw: RawRow) -> int:
        return next(i for i, r in enumerate(self.layout.rows) if r is raw)

    def _row(self, raw: RawRow, code: str, part: int, title: str, state: SectionGoals) -> Row:
        cells = raw.cells
        prose = self.metadata.template == "form"
        indicators, doubts = read_indicators(cells["target"], cells["baseline"], prose=prose)
        self.doubts.extend(doubts)
        funding = self._funding(cells["funding"], raw.money)
        references = read_references(
            (cells[n] for n in OWN_CELLS),
            [*(p.span for p in funding.projects), *funding.programmes, *(s for m in funding.funders for s in m.spans)],
        )
        self.doubts.extend(
            Doubt(f"{_BY_FORM[r.kind]} read by its form; the list of {r.kind}s does not have it", r.spans[0])
            for r in references
            if r.label and r.kind in _BY_FORM
        )
        return Row(
            section=raw.section,
            code=code,
            part=part,
            title=title,
            span=raw.span,
            cells=cells,
            strategic_goal=state.strategic,
            operational_goal=state.operational,
            leads=self._mentions(cells["leads"]),
            partners=self._mentions(cells["partners"]),
            funding=funding,
            deadline=self._deadline(cells["deadline"]),
            indicators=corrected_indicators(indicators, self.corrections),
            references=tuple(references),
        )

    def _mentions(self, cell: Cell) -> tuple[Mention, ...]:
        return tuple(each_once(m for span in cell.spans for m in read_actors(span, self.names)))

    def _deadline(self, cell: Cell) -> Deadline | None:
        if cell.span is None:
            return None
        deadline = read_deadline(cell.span, self.metadata.year)
        if is_unread(deadline):
            self.doubts.append(Doubt("a deadline that names a time which is not read", deadline.span))
        return corrected_deadline(deadline, self.corrections)

    def _funding(self, cell: Cell, heading: str) -> Funding:
        if cell.span is None:
            return Funding()
        funding, doubts = read_funding(cell.span, self.names, heading)
        self.doubts.extend(doubts)
        return funding
