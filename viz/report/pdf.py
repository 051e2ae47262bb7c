"""The report as PDF: A4, letters embedded, figures as vectors, an outline and links; no other program is needed."""

import datetime
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from fpdf import FPDF, FontFace
from fpdf.enums import TableBordersLayout, TextEmphasis, VAlign, XPos, YPos

from mrezha.viz.report.blocks import Block, Figure, Heading, Paragraph, Run, Runs, Table

MARGIN = 17  # mm
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # a PDF must have a moment; the same one each time
_SIZES = {1: 18, 2: 13, 3: 10.5}
_INK, _SOFT, _LINK, _RULE = (27, 35, 44), (89, 99, 111), (0, 80, 130), (205, 210, 216)
logging.getLogger("fpdf.svg").setLevel(logging.ERROR)  # it warns of the drawings' metadata, which nobody sees


class _Paper(FPDF):
    """A4 with the number of the page below."""

    def footer(self) -> None:
        self.set_y(-13)
        self.set_font("DejaVu", size=7)
        self.set_text_color(*_SOFT)
        self.cell(0, 5, f"{self.title}", align="L")
        self.set_x(MARGIN)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")


def as_pdf(blocks: Iterable[Block], drawings: dict[str, bytes], *, title: str, lang: str) -> bytes:
    """The blocks as a PDF file; `drawings` are the figures as SVG, by name. The same blocks give the same bytes."""
    paper = _paper(title, lang)
    listed = list(blocks)
    anchors = {b.anchor for b in listed if isinstance(b, Heading)} | {
        c.anchor for b in listed if isinstance(b, Table) for row in b.rows for c in row
    }
    links = {f"#{a}": paper.add_link() for a in sorted(filter(None, anchors))}
    for block, following in zip(listed, [*listed[1:], None], strict=True):
        match block:
            case Heading():
                room = paper.epw * _ratio(drawings[following.name]) + 14 if isinstance(following, Figure) else 32
                _heading(paper, block, links, room)
            case Paragraph():
                _paragraph(paper, block, links)
            case Table():
                _table(paper, block, links)
            case Figure():
                _figure(paper, block, drawings)
    return bytes(paper.output())


def _paper(title: str, lang: str) -> _Paper:
    paper = _Paper(format="A4")
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"  # DejaVu Sans comes with matplotlib, which draws the figures
    for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        paper.add_font("DejaVu", style, fonts / name)
    paper.set_margins(MARGIN, MARGIN, MARGIN)
    paper.set_auto_page_break(auto=True, margin=18)
    paper.set_title(title)
    paper.set_lang(lang)
    paper.set_creator("Mrezha")
    paper.set_producer("Mrezha")
    paper.set_creation_date(_UNDATED)
    paper.add_page()
    return paper


def _heading(paper: _Paper, block: Heading, links: dict[str, int], room: float) -> None:
    if block.level == 1:
        paper.set_title(block.text)
    if block.level > 1 and paper.will_page_break(room):  # no heading alone at the foot of a page
        paper.add_page()
    paper.ln({1: 0, 2: 6, 3: 3}[block.level])
    if f"#{block.anchor}" in links:
        paper.set_link(links[f"#{block.anchor}"], y=paper.get_y())
    paper.set_font("DejaVu", "B", _SIZES[block.level])
    paper.set_text_color(*_INK)
    paper.start_section(block.text, level=max(block.level - 2, 0))
    paper.multi_cell(0, _SIZES[block.level] * 0.48, block.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.ln(2)


def _paragraph(paper: _Paper, block: Paragraph, links: dict[str, int]) -> None:
    size = {"lead": 10.5, "note": 7.6}.get(block.kind, 9.2)
    left = MARGIN + (5 if block.item else 0)
    if block.item:
        if paper.will_page_break(8):
            paper.add_page()
        paper.set_font("DejaVu", size=size)
        paper.set_text_color(*_INK)
        paper.set_x(MARGIN + 1)
        paper.cell(4, size * 0.52, "•")
    paper.set_left_margin(left)
    paper.set_x(left)
    _write(paper, block.runs, links, size, _SOFT if block.kind == "note" else _INK)
    paper.set_left_margin(MARGIN)
    paper.ln(size * 0.52 + (1.2 if block.item else 2.4))


def _write(paper: _Paper, runs: Runs, links: dict[str, int], size: float, colour: tuple[int, int, int]) -> None:
    """Words in running text; what stands together, also in two styles, stays on one line."""
    for word in _words(runs):
        widths = []
        for run in word:
            paper.set_font("DejaVu", "B" if run.bold else "", size)
            widths.append(paper.get_string_width(run.text.rstrip()))
        if paper.get_x() + sum(widths) > paper.w - MARGIN - 2 * paper.c_margin - 0.1 and sum(widths) < paper.epw:
            paper.ln(size * 0.52)
        for run in word:
            paper.set_font("DejaVu", "B" if run.bold else "", size)
            paper.set_text_color(*(_LINK if run.link else colour))
            paper.write(size * 0.52, run.text, links.get(run.link or "", ""))


def _words(runs: Runs) -> Iterator[Runs]:
    """Words with the blank behind them; a word may be of several styles, such as a link in brackets."""
    word: list[Run] = []
    for run in runs:
        for piece in re.findall(r"\S+\s*|\s+", run.text):
            word.append(replace(run, text=piece))
            if piece[-1].isspace():
                yield tuple(word)
                word = []
    if word:
        yield tuple(word)


def _table(paper: _Paper, block: Table, links: dict[str, int]) -> None:
    if paper.will_page_break(34):  # no heads without a row below
        paper.add_page()
    if block.caption:
        paper.set_font("DejaVu", "B", 8.2)
        paper.set_text_color(*_INK)
        paper.multi_cell(0, 4.4, block.caption, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.ln(0.8)
    paper.set_font("DejaVu", size=7.2)
    paper.set_text_color(*_INK)
    paper.set_draw_color(*_RULE)
    head = FontFace(emphasis=TextEmphasis.B, fill_color=(238, 241, 245))
    numbers = [all(row[n].number for row in block.rows) and bool(block.rows) for n in range(len(block.head))]
    with paper.table(
        col_widths=block.widths, line_height=3.9, padding=(0.7, 1.2), headings_style=head, text_align=_align(numbers),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES, first_row_as_headings=True, v_align=VAlign.T,
    ) as table:  # fmt: skip
        for cells in (block.head, *block.rows):
            row = table.row()
            for cell in cells:
                target = next((run.link for run in cell.runs if run.link), None)
                text = "".join(run.text for run in cell.runs).strip()
                bold = FontFace(emphasis=TextEmphasis.B) if any(run.bold for run in cell.runs) else None
                row.cell(text, style=bold, link=links.get(target or ""))
    paper.ln(4)


def _align(numbers: list[bool]) -> tuple[str, ...]:
    return tuple("RIGHT" if number else "LEFT" for number in numbers)


def _figure(paper: _Paper, block: Figure, drawings: dict[str, bytes]) -> None:
    drawing = drawings[block.name]
    width = paper.epw
    height = width * _ratio(drawing)
    if paper.will_page_break(height + 4):
        paper.add_page()
    paper.image(BytesIO(drawing), x=MARGIN, w=width, h=height, alt_text=block.alt)
    paper.ln(3)


def _ratio(drawing: bytes) -> float:
    """Height by width of a drawing."""
    box = drawing.split(b'viewBox="', 1)[1].split(b'"', 1)[0].split()
    return float(box[3]) / float(box[2])
