"""The report as a Word document, to be edited: headings, tables and pictures in Word's own styles."""

import datetime
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mrezha.viz.report.blocks import Block, Figure, Heading, Paragraph, Run, Runs, Table

_STYLES = {"lead": "Body Text", "note": "Caption"}
_LINE = 176  # mm
_UNDATED = datetime.datetime(2000, 1, 1)  # Word wants a moment; the same one each time


def as_word(blocks: Iterable[Block], pictures: dict[str, bytes], *, title: str, lang: str) -> bytes:
    """The blocks as a .docx file; `pictures` are the figures as PNG, by name."""
    document = Document()
    _set_up(document, title, lang)
    for block in blocks:
        match block:
            case Heading():
                heading = document.add_heading(block.text, level=block.level - 1)
                _mark(heading, block.anchor)
            case Paragraph():
                style = "List Bullet" if block.item else _STYLES.get(block.kind, "Normal")
                _write(document.add_paragraph(style=style), block.runs)
            case Table():
                _table(document, block)
            case Figure():
                document.add_picture(BytesIO(pictures[block.name]), width=Mm(_LINE))
                _describe(document, block)
    buffer = BytesIO()
    document.save(buffer)
    return _undated(buffer)


def _undated(written: BytesIO) -> bytes:
    """The same file with the same moment on each of its parts, whenever it is written."""
    buffer = BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as same:
        for name in parts.namelist():
            same.writestr(zipfile.ZipInfo(name, _UNDATED.timetuple()[:6]), parts.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _set_up(document: Any, title: str, lang: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(17)
    properties = document.core_properties
    properties.title, properties.author, properties.language, properties.comments = title, "Mrezha", lang, ""
    properties.created = properties.modified = _UNDATED
    for name, size in (("Normal", 10), ("Body Text", 11), ("Caption", 8), ("List Bullet", 10)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "DejaVu Sans", Pt(size), False
        style.font.color.rgb = RGBColor(27, 35, 44)
        style.paragraph_format.space_after = Pt(4)
        _language(style, lang)
    for level, size in ((0, 20), (1, 14), (2, 11)):
        style = document.styles["Title" if level == 0 else f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "DejaVu Sans", Pt(size), True
        style.font.color.rgb = RGBColor(27, 35, 44)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def _language(style: Any, lang: str) -> None:
    """So that Word checks the spelling of the right language."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), {"bg": "bg-BG"}.get(lang, "en-GB"))
    style.element.get_or_add_rPr().append(mark)


def _write(paragraph: Any, runs: Runs, *, size: float | None = None) -> None:
    for run in runs:
        words = paragraph.add_run(run.text)
        words.bold = run.bold or None
        if size:
            words.font.size = Pt(size)
        if run.link and run.link.startswith("#"):
            words.font.color.rgb = RGBColor(0, 80, 130)
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), run.link.removeprefix("#"))
            paragraph._p.append(link)
            link.append(words._r)


def _mark(paragraph: Any, anchor: str | None) -> None:
    """A bookmark, to which links lead."""
    if not anchor:
        return
    number = str(_number(anchor))
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), number)
        if tag.endswith("Start"):
            mark.set(qn("w:name"), anchor)
        paragraph._p.append(mark)


def _number(anchor: str) -> int:
    """A number for a bookmark, the same in every run."""
    return zlib.crc32(anchor.encode()) % 2**31


def _table(document: Any, block: Table) -> None:
    if block.caption:
        caption = document.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        _write(caption, (Run(block.caption, bold=True),))
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.head), style="Table Grid")
    table.autofit = False
    _narrow_margins(table)
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(_LINE * width)
    for y, cells in enumerate((block.head, *block.rows)):
        row = table.rows[y]
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # a row stays on one page
        for x, cell in enumerate(cells):
            place = row.cells[x]
            place.width = Mm(_LINE * block.widths[x])
            paragraph = place.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _mark(paragraph, cell.anchor)
            _write(paragraph, cell.runs, size=7.5)
            if cell.number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    document.add_paragraph()


def _narrow_margins(table: Any) -> None:
    """Little room around the words of a cell, so that codes and long words are not broken."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", 0.4), ("left", 1), ("right", 1)):
        width = OxmlElement(f"w:{side}")
        width.set(qn("w:w"), str(Mm(room).twips))
        width.set(qn("w:type"), "dxa")
        margins.append(width)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)  # Word wants the properties of a table in this order


def _describe(document: Any, block: Figure) -> None:
    """The alternative text of the last picture."""
    shape = document.inline_shapes[len(document.inline_shapes) - 1]
    shape._inline.docPr.set("descr", block.alt)
    shape._inline.docPr.set("title", block.name)
