"""Activities of the International Aid Transparency Initiative (IATI 2.01 to 2.03) as records; docs/iati.md says how.

Read are titles, participating organisations, budgets, planned and actual dates, sectors, places, and results with
their indicators, baselines and targets. Each value leads to its characters in the XML file.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from mrezha.loaders.errors import SourceError
from mrezha.loaders.iati_activity import ActivityReader
from mrezha.loaders.iati_codes import PREFIX
from mrezha.loaders.iati_xml import LANG, IatiFile
from mrezha.loaders.metadata import address_name, language_tag, metadata_beside
from mrezha.loaders.records import Doubt, Metadata, Programme, Row, Section, Span

_OURS = re.compile(rf"{re.escape(PREFIX)}-(\d{{4}})-(.+)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Reading:
    """What was read so far beside the rows: sections, doubts, names, the years of our own activities, the publisher."""

    sections: dict[int, Section] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)
    publisher: str | None = None
    language: str | None = None


def read_iati(source: Traversable | Path) -> Programme:
    """All activities of a file as one programme of the year of the file.

    The year is that of a `.toml` beside it, else of the file's `generated-datetime`, else the one in its name.

    Raises:
        SourceError: if it is no IATI activity file, or its year is not known.
    """
    try:
        content = source.read_bytes()
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror}); check the path") from error
    reading, file = Reading(), IatiFile(io.BytesIO(content), source.name)
    rows = tuple(_once(read_rows(file, reading), reading))
    if not rows:
        raise SourceError(f"{source.name}: no activities in it")
    text = "".join(piece.decode() for piece in IatiFile(io.BytesIO(content), source.name).pieces())
    return Programme(
        _metadata(source, reading, file, hashlib.sha256(content).hexdigest()),
        text,
        tuple(reading.sections[n] for n in sorted(reading.sections)),
        rows,
        doubts=tuple(reading.doubts),
        headings=tuple(Span(m.start(), m.end(), m.group()) for m in _TAG.finditer(text)),
    )


def read_pieces(source: Path, most: int = 200) -> Iterator[Programme]:
    """The activities of a file of any size, `most` at a time: programmes that together say what `read_iati` says.

    Each has the metadata, the rows of its activities, the sections so far and its own doubts; none has the text.

    Raises:
        SourceError: as `read_iati`, when the piece at fault is read.
    """
    try:
        with source.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            reading, file = Reading(), IatiFile(stream, source.name)
            rows = _once(read_rows(file, reading), reading)
            metadata = None
            while piece := tuple(islice(rows, most)):
                said = _metadata(source, reading, file, sha256)
                if metadata and said.year != metadata.year:
                    raise _several_years(source, (metadata.year, said.year))
                metadata = metadata or said
                sections = tuple(reading.sections[n] for n in sorted(reading.sections))
                yield Programme(metadata, "", sections, piece, doubts=tuple(reading.doubts))
                reading.doubts.clear()
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror}); check the path") from error
    if metadata is None:
        raise SourceError(f"{source.name}: no activities in it")


def read_rows(file: IatiFile, reading: Reading) -> Iterator[Row]:
    """A row an activity, as soon as it was read; what is beside the rows goes into `reading`.

    >>> stream = io.BytesIO(b'<iati-activities version="2.03"><iati-activity><iati-identifier>XM-1</iati-identifier>'
    ...     b'<title><narrative>Clean water</narrative></title></iati-activity></iati-activities>')
    >>> [(row.code, row.title) for row in read_rows(IatiFile(stream, "a.xml"), Reading())]
    [('XM-1', 'Clean water')]
    """
    for activity in file:
        if reading.language is None:
            reading.language = _language(activity.node.attributes.get(LANG, ""))
        reader = ActivityReader(activity, reading.language, reading.called)
        if reading.publisher is None:
            reading.publisher = reader.publisher()
        section = reader.section()
        reading.sections.setdefault(section.number, section)
        row = reader.row(_code(reader.identifier(), reading), section.number)
        reading.doubts += reader.doubts
        yield row


def _language(said: str) -> str:
    """The language of a file, English where it names none that there is."""
    try:
        return language_tag(said)
    except ValueError:
        return "en"


def _code(identifier: str, reading: Reading) -> str:
    """The code in addresses: the identifier, of our own activities the printed code."""
    ours = _OURS.fullmatch(identifier)
    if ours:
        reading.years.add(int(ours[1]))
        return ours[2]
    return quote(identifier, safe="")


def _once(rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
    """Rows that repeat an identifier become parts of one activity, with a doubt."""
    parts: dict[str, int] = {}
    for row in rows:
        parts[row.code] = part = parts.get(row.code, 0) + 1
        if part > 1:
            words = row.span.part(row.span.start, row.span.start + 80)
            reading.doubts.append(
                Doubt(f"activity {row.code} stands here a second time; read as its part {part}", words)
            )
        yield replace(row, part=part)


def _metadata(source: Traversable | Path, reading: Reading, file: IatiFile, sha256: str) -> Metadata:
    name = address_name(source.name.rsplit(".", 1)[0])
    title = f"IATI: {reading.publisher or name}"
    beside = metadata_beside(source, title, reading.language or "en")
    if beside:
        return replace(beside, sha256=sha256, template="iati")
    if len(reading.years) > 1:
        raise _several_years(source, reading.years)
    said = _YEAR.match(file.attributes.get("generated-datetime", "")) or _YEAR.search(name)
    year = next(iter(reading.years)) if reading.years else int(said[0]) if said else None
    if year is None:
        raise SourceError(
            f"{source.name}: no generated-datetime in it, and no year in its name; rename it, such as {name}-2026.xml"
        )
    return Metadata(
        name, title, year, reading.language or "en", issuer=reading.publisher, sha256=sha256, template="iati"
    )


def _several_years(source: Traversable | Path, found: Iterable[int]) -> SourceError:
    years = " and ".join(map(str, sorted(found)))
    return SourceError(f"{source.name}: activities of {years} in one file; export each year by itself with --year")
