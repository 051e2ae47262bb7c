"""Word documents: the same two templates with real tables, turned into text laid out as the published text is.

A table with more than two columns becomes cells opened by a tab, a blank line after each row; a table of two columns
or one becomes labels and values on lines of their own. A merged cell is printed once: where it goes on, downwards or to
the right, its place is blank, as in the published text. But who acts and until when holds for each row that the cell
stands beside, so these are printed again; money and indicators are not, or they would count twice.
"""

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from mrezha.loaders.archive import DAMAGED, check_archive
from mrezha.loaders.errors import SourceError
from mrezha.loaders.headings import field_named, field_of_column
from mrezha.loaders.plain import clean
from mrezha.loaders.sections import is_section
from mrezha.loaders.sources import Address

_HOLD_FOR_EACH = {"leads", "partners", "actors", "deadline"}
_MOST_COLUMNS = 500  # word processors stop at 63


def read_word(content: bytes, name: str) -> tuple[str, tuple[Address, ...]]:
    """The text of a Word document, and which cell of which table each stretch of it comes from.

    Raises:
        SourceError: if it is no Word document.
    """
    writer = _Writer()
    try:
        check_archive(content, name)
        writer.document(docx.Document(io.BytesIO(content)))
    except (*DAMAGED, InvalidXmlError, OpcError) as error:
        raise SourceError(
            f"{name}: no Word document, or a damaged one; open it in a word processor and save it as .docx again"
        ) from error
    return "".join(writer.pieces), tuple(writer.addresses)


class _Writer:
    """Writes a document's words one after another and remembers where they came from."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.addresses: list[Address] = []
        self.length = 0

    def write(self, text: str, place: str | None = None) -> None:
        if place and text.strip():
            self.addresses.append(Address(self.length, self.length + len(text), place))
        self.pieces.append(text)
        self.length += len(text)

    def document(self, document: WordDocument) -> None:
        tables = 0
        for block in document.iter_inner_content():
            if isinstance(block, Paragraph):
                self.write(_words(block) + "\n")
            else:
                tables += 1
                self.table(block, f"table {tables}")

    def table(self, table: Table, place: str) -> None:
        width = len(table.columns)
        self.write("\n")
        above = _Above()
        for n, row in enumerate(table.rows, 1):
            cells = list(_cells(row, above))
            where = f"{place}, row {n}, column "
            if len(cells) == 1 and is_section(cells[0][1]):
                self.write("\n" + cells[0][1] + "\n\n", where + "1")
            elif width > 2:
                self.row(cells, where, width=width)
            else:
                for column, text, _ in cells:
                    self.write("\t")
                    self.write(text + "\n", f"{where}{column}")
                self.write("\n")

    def row(self, cells: list[tuple[int, str, int]], where: str, *, width: int) -> None:
        """A row of a wide table; a heading over several columns is one cell, other merged cells leave blanks."""
        heading = any(field_of_column(text) in ("indicators", "actors") and span > 1 for _, text, span in cells)
        for column, text, span in cells:
            self.write("\t")
            self.write(text + "\n", f"{where}{column}")
            if not heading:
                self.write("\t\n" * (span - 1))
        self.write("\t\n" * (0 if heading else width - sum(span for _, _, span in cells)) + "\n")


class _Above:
    """What stands above the next row: the field that each column was headed with, and the words of its last cell."""

    def __init__(self) -> None:
        self.fields: dict[int, str | None] = {}
        self.words: dict[int, str] = {}

    def take(self, column: int, text: str) -> None:
        """Words of a cell that begins in a row; the first words of a column head it, or those that name a field."""
        if text and (column not in self.fields or _heads(text)):
            self.fields[column], text = field_of_column(text), ""
        self.words[column] = text

    def going_on(self, column: int) -> str:
        """What a merged cell says beside a row further down."""
        return self.words.get(column, "") if self.fields.get(column) in _HOLD_FOR_EACH else ""


def _heads(text: str) -> bool:
    named = field_named(text, column=True)
    return named is not None and named.whole


def _cells(row: _Row, above: _Above) -> Iterator[tuple[int, str, int]]:
    """Column, words and width of each printed cell of a row."""
    column = row.grid_cols_before + 1
    if column + sum(tc.grid_span for tc in row._tr.tc_lst) > _MOST_COLUMNS:
        raise ValueError("a row wider than any table can be")
    for tc in row._tr.tc_lst:
        if tc.vMerge == "continue":
            text = above.going_on(column)
        else:
            text = "\n".join(_paragraphs(_Cell(tc, row.table))).strip("\n")
            above.take(column, text)
        yield column, text, tc.grid_span
        column += tc.grid_span


def _paragraphs(cell: _Cell) -> Iterator[str]:
    for block in cell.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _words(block)
        else:  # a table inside a cell: its cells, line by line
            yield from ("\n".join(_paragraphs(inner)) for row in block.rows for inner in row.cells)


def _words(paragraph: Paragraph) -> str:
    """Words of a paragraph; an automatic bullet, which is no character of it, is written out."""
    text = clean(paragraph.text).replace("\t", " ")
    style = paragraph.style.name if paragraph.style is not None else None
    properties = paragraph._p.pPr
    listed = (properties is not None and properties.numPr is not None) or (style or "").startswith("List Bullet")
    return f"· {text}" if listed and text.strip() and not text.lstrip().startswith(("·", "•", "-")) else text
