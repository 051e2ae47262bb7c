"""Where things stand in a document: cells and sections with their places, before anything in them is read."""

import functools
import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files

from mrezha.loaders.records import Cell, Doubt, SourceError, Span, State
from mrezha.ontology.words import fold, squeeze

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class RawGoal:
    """A goal as printed: its kind and its words, with the number if there is one."""

    kind: str
    span: Span


@dataclass(slots=True)
class RawSection:
    """A section heading and the goals printed under it rather than in rows."""

    number: int
    title: str
    span: Span
    goals: list[RawGoal] = field(default_factory=list)


@dataclass(slots=True)
class RawRow:
    """A row: the section it stands in, its printed code, its cells by field, its number where a column has one."""

    section: int
    code: str | None
    cells: dict[str, Cell]
    span: Span
    number: str | None = None


@dataclass(slots=True)
class Layout:
    """A document taken apart."""

    template: str
    sections: list[RawSection] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    abbreviations: dict[str, Span] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)


@functools.cache
def headings() -> dict[str, re.Pattern[str]]:
    """Patterns of headings by name; "columns.title" and the like for those of tables and forms."""
    data = tomllib.loads((files("mrezha.loaders") / "headings.toml").read_text(encoding="utf-8"))
    flat = {}
    for key, value in data.items():
        entries = {f"{key}.{k}": v for k, v in value.items()} if isinstance(value, dict) else {key: value}
        flat.update({k: re.compile(v) for k, v in entries.items()})
    return flat


def heading_key(text: str) -> str:
    """Text as headings are compared: lower case, look-alikes folded, same length as the original.

    >>> heading_key("СПИСЪК С АБРEВИАТУРИ")
    'списък с абревиатури'
    """
    return re.sub(
        r"[^\W\d_]+", lambda m: fold(m.group()) if len(fold(m.group())) == len(m.group()) else m.group(), text
    )


def which(group: str, text: str) -> str | None:
    """The name of the first heading of a group ("columns", "labels", "themes") that a text begins with or holds."""
    key = heading_key(squeeze(text))
    find = re.search if group == "themes" else re.match
    return next(
        (n.split(".", 1)[1] for n, p in headings().items() if n.startswith(group + ".") and find(p, key)),
        None,
    )


def number_of(printed: str) -> int:
    """A section number printed in Roman or Arabic digits; Cyrillic letters that look Roman count.

    >>> number_of("ІІІ"), number_of("IV"), number_of("7")
    (3, 4, 7)
    """
    if printed.isdigit():
        return int(printed)
    digits = [_ROMAN[c] for c in printed.casefold().translate(str.maketrans("іхѵ", "ixv")) if c in _ROMAN]
    return sum(-d if any(d < later for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))


def cell(name: str, text: str, start: int, end: int) -> Cell:
    """The cell of a field that stands at `text[start:end]`, blank if there is nothing but white space or dashes."""
    span = Span(start, end, text[start:end]).part(start, end)
    return Cell(name, State.STATED, span) if span.text.strip("-–—") else Cell(name, State.BLANK)


def section_heads(text: str, stop: int) -> list[tuple[RawSection, int]]:
    """Section headings of a text up to `stop`, each with where its body begins.

    The title may follow on the next lines, up to the first tab or label.
    """
    found = []
    key = heading_key(text)
    for m in _section_pattern(key).finditer(key, 0, stop):
        body = m.end()
        for line in re.compile(r"[^\n]*\n?").finditer(text, m.end(), stop):
            if line.start() > m.end() and (line.group().startswith("\t") or is_label(line.group())):
                break
            body = line.end()
            if line.group().rstrip().endswith(("”", "“", '"', "»")) or line.end() == stop:
                break
        title = squeeze(text[m.end() : body]).strip('„“”"«» .:-–')
        found.append((RawSection(number_of(m["number"]), title, Span(m.start(), body, text[m.start() : body])), body))
    return found


def has_sections(text: str) -> bool:
    """Whether a text has any heading of a section."""
    key = heading_key(text)
    return _section_pattern(key).search(key) is not None


def is_section(line: str) -> bool:
    """Whether a line is the heading of a section, whatever the programme calls them."""
    key = heading_key(line.strip())
    return any(p.match(key) for n, p in headings().items() if n in {"section", "sections.named"})


def _section_pattern(key: str) -> re.Pattern[str]:
    """The heading of sections that a text has: „РАЗДЕЛ I“, or, where it has none, what else they may be called."""
    kinds = [p for n, p in headings().items() if n == "section" or n.startswith("sections.")]
    lines = [re.compile(r"^[ \t]*" + p.pattern, re.MULTILINE) for p in kinds]
    return next((p for p in lines if p.search(key)), lines[0])


def is_label(line: str) -> bool:
    """Whether a line begins an activity, a goal heading or a labelled value of a form."""
    key = heading_key(line.strip())
    names = ("activity", "strategic", "operational", "section")
    return any(headings()[n].match(key) for n in names) or which("labels", line) is not None


def line_of(text: str, offset: int) -> int:
    """The line number, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1


def no_programme(name: str, why: str) -> SourceError:
    """The error for a file that holds no programme."""
    return SourceError(
        f"{name}: no programme found ({why}); a programme has headings such as „РАЗДЕЛ I“ and rows with an activity, "
        "an institution in charge and partners, as a table or as labelled lines"
    )
