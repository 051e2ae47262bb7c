"""Broken files: one line that says what is wrong, where, and what to do; never a traceback, never a silent loss."""

import sys

import documents
import pytest
from readings import spans

from mrezha.loaders.errors import SourceError
from mrezha.loaders.reader import read_programme

HEADER = (
    "Програма за 2026 г.\n\nРАЗДЕЛ I „ПРЕВЕНЦИЯ”\n\n"
    "\tДейности\n\tБюджет\n\tСрок\n\tРезултати\n\tВодеща институция\n\tПартньор\n\n"
)
ROW = "\t1.1 Кампания\n\t1 000 лв.\n\tюни 2026\n\tЗнание\n\tНКБТХ\n\tНПО\n\n"
FORM = (
    "Програма за 2026 г.\nРАЗДЕЛ I\n„ПРЕВЕНЦИЯ“\n\tДейност 1.1.\n\tКампания\n\tОтговорна институция\n\tНКБТХ\n"
    "\tПартньори\n\tНПО\n\tСрок\n\tюни 2026 г.\n"
)

# name of the file, its content, words of the message: what, where, what to do
REFUSED = [
    ("empty-2026.txt", b"", "the file is empty"),
    ("blank-2026.txt", b" \n\t\n ", "the file is empty"),
    ("bom-2026.txt", b"\xef\xbb\xbf", "no programme found"),
    ("picture-2026.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "no text file at all"),
    ("zip-2026.txt", b"PK\x03\x04\x14\0\0\0\xff\xfe" * 9, "no text file at all"),
    ("cp1251-2026.txt", HEADER.encode("cp1251", "replace"), "Windows-1251; save the document as UTF-8"),
    ("latin-2026.txt", "café 2026".encode("latin-1"), "byte 3: not UTF-8 text"),
    ("utf16-2026.txt", HEADER.encode("utf-16"), "UTF-16 text; save the document as UTF-8"),
    ("nul-2026.txt", (HEADER + ROW).replace("лв", "л\0в").encode(), "line 13: holds NUL characters"),
    ("letter-2026.txt", "Уважаеми колеги, каним Ви на среща.".encode(), "no heading „РАЗДЕЛ“"),
    ("english-2026.txt", b"Dear colleagues, join us.", "no programme found"),
    ("json-2026.txt", b'{"year": 2026, "rows": []}', "no programme found"),
    ("heads-2026.txt", "РАЗДЕЛ I „А“\nРАЗДЕЛ II „Б“\n".encode(), "has no header row"),
    ("norows-2026.txt", HEADER.encode(), "no activities under its headings"),
    ("noyear.txt", "Програма\nРАЗДЕЛ I „А“\n".encode(), "line 1: no year found"),
    ("nohead-2026.txt", ("РАЗДЕЛ I „А“\n\n" + ROW).encode(), "section 1 has no header row"),
    ("nolead-2026.txt", ("РАЗДЕЛ I „А“\n\n\tДейности\n\tСрок\n\n" + ROW).encode(), "cannot be told apart"),
    ("missing-2026.txt", (HEADER + ROW.replace("\tЗнание\n", "") + ROW).encode(), "line 12: a row of section 1 has"),
    (
        "more-2026.txt",
        (HEADER + ROW.replace("\tЗнание\n", "\tЗнание\n\tоще\n") + ROW).encode(),
        "line 12: a row of section 1 has more",
    ),
    ("cut-2026.txt", (HEADER + ROW + ROW)[:-18].encode(), "line 19: a row of section 1 has fewer than 6"),
    ("long-2026.txt", ("РАЗДЕЛ I " + "а б, " * 1_000_000).encode(), "line 1: a line of 5000009 characters"),
    ("long2-2026.txt", (HEADER + ROW.replace("НПО", "НПО, " * 1_000_000)).encode(), "line 17: a line of"),
    ("scan-2026.pdf", b"%PDF-1.7", ".pdf files are not read; save the tables as .docx"),
    ("old-2026.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read"),
    ("page-2026.html", b"<html>", ".html files are not read; copy the text of the page"),
    ("sheet-2026.xls", b"\xd0\xcf", ".xls files are not read; save it as .xlsx"),
    ("broken-2026.docx", b"not a zip", "no Word document"),
    ("broken-2026.xlsx", b"not a zip", "no Excel workbook"),
    ("broken-2026.csv", b"\xff\xff\0", "not UTF-8 text"),
    ("other-2026.csv", b"a,b,c\n1,2,3\n", "line 1: no column"),
]


@pytest.mark.parametrize(("name", "content", "said"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refused_with_one_clear_line(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_programme(file)
    message = str(caught.value)
    assert said in message
    assert name in message
    assert "\n" not in message
    assert len(message) < 320


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match=r"cannot be read .*; check the path"):
        read_programme(tmp_path / "none-2026.txt")


def test_a_folder(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        read_programme(tmp_path)


@pytest.mark.parametrize("toml", ["year = ", "title = 'а'", "year = 'x'", "year = []"])
def test_broken_metadata(tmp_path, toml):
    (tmp_path / "a.txt").write_text(HEADER + ROW, encoding="utf-8")
    (tmp_path / "a.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.toml: cannot be used .*; it needs at least: year = 2026"):
        read_programme(tmp_path / "a.txt")


def _read(tmp_path, content, name="programme-2026.txt"):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_programme(tmp_path / name)


def _plain(programme):
    return [documents.row_of(r) for r in programme.rows]


def test_a_code_printed_twice_is_two_parts_and_a_doubt(tmp_path):
    programme = _read(tmp_path, HEADER + ROW + ROW)
    assert [(r.code, r.part) for r in programme.rows] == [("1.1", 1), ("1.1", 2)]
    assert "stands here a second time" in programme.doubts[0].message


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("й", "и\u0306"),  # letters with separate accents
        lambda t: t.replace("НКБТХ", "НК\u200bБТХ\ufeff").replace("Кампания", "Кам\u00adпания"),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "\r"),
        lambda t: "\ufeff" + t,
        lambda t: t.replace("1 000", "1\u202f000"),
        lambda t: t + "\n\n\t\n\t\n\t\n\t\n\t\n\t\n\n",
    ],
    ids=["NFD", "zero-width", "CRLF", "CR", "BOM", "narrow space", "empty row"],
)
def test_noise_changes_nothing(tmp_path, change):
    text = (HEADER + ROW).replace("Знание", "Знаещи младежи в района")
    clean, noisy = _read(tmp_path, text), _read(tmp_path, change(text))
    first, second = _plain(clean), _plain(noisy)
    for rows in (first, second):
        rows[0]["funding_text"] = rows[0]["funding_text"].replace("\u202f", " ")
    assert first == second
    for span in spans(noisy):
        assert noisy.text[span.start : span.end] == span.text


def test_names_of_files_become_safe_addresses(tmp_path):
    assert _read(tmp_path, HEADER + ROW, "Моята програма (2026).txt").metadata.name == "moyata-programa-2026"


def test_a_truncated_form_keeps_what_is_there(tmp_path):
    row = _read(tmp_path, FORM).rows[0]
    assert [m.label for m in row.partners] == ["неправителствени организации"]
    assert row.cells["funding"].state == "absent"  # no activity has this label


def test_tabs_alone_make_no_row(tmp_path):
    with pytest.raises(SourceError, match="no activities"):
        _read(tmp_path, HEADER + "\t\n" * 6)


def _calls(do):
    """What `do` gives, and how many calls of functions it took: a measure of work that no busy machine bends."""
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return do(), counted
    finally:
        sys.setprofile(before)


def test_a_cell_of_many_names_is_read_in_work_that_grows_with_it(tmp_path):
    def read(number):
        names = "\n".join(f"Фондация „Име {n}“, Министерство на нещо {n} и НПО" for n in range(number))
        row, calls = _calls(lambda: _read(tmp_path, HEADER + ROW.replace("НПО\n\n", names + "\n\n")).rows[0])
        assert len(row.partners) == 2 * number + 1
        return calls

    read(1)  # what is read once for all, such as the authority file, is not counted
    assert read(400) < 2.5 * read(200)


def test_a_section_printed_twice_is_one_section_and_a_doubt(tmp_path):
    programme = _read(tmp_path, HEADER + ROW + HEADER.split("\n\n", 1)[1] + ROW.replace("1.1", "1.2"))
    assert [s.number for s in programme.sections] == [1]
    assert [r.code for r in programme.rows] == ["1.1", "1.2"]
    assert ["section 1 stands here a second time" in d.message for d in programme.doubts] == [True]


def test_a_label_printed_twice_is_a_doubt(tmp_path):
    programme = _read(tmp_path, FORM + "\tПартньори\n\tМОМ\n")
    assert ["this label stands twice" in d.message for d in programme.doubts] == [True]
