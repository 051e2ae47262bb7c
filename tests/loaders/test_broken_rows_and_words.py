"""What copying breaks or adds: words hyphenated at line ends, headings of groups that look like rows, page numbers."""

import pytest
import written
from docx import Document

from mrezha.loaders.reader import read_programme

TOP = "Програма за 2031 г.\n\nРАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n"


def read(tmp_path, text, name="programme-2031.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_programme(tmp_path / name)


HEAD = ("Дейности", "Водеща институция", "Партньори", "Срок")


def test_a_name_hyphenated_at_a_line_end_is_the_known_body(tmp_path):
    rows = [
        ("1.1 Кампания", "Министерство на вътреш-\nните работи", "Наци-\nонална агенция за приходите", "май 2031 г.")
    ]
    rows += [("1.2 Среща на Националната комисия", "Министерство на вътрешните работи", "", "юни 2031 г.")]
    programme = read(tmp_path, TOP + written.table(HEAD, *rows))
    first, second = programme.rows
    assert [m.actor for m in first.leads] == [m.actor for m in second.leads]
    assert first.partners[0].spans[0].text == "Национална агенция за приходите"
    assert any("2 words hyphenated" in d.message for d in programme.doubts)


def test_a_word_with_a_hyphen_of_its_own_keeps_it(tmp_path):
    programme = read(
        tmp_path, TOP + written.table(HEAD, ("1.1 Социално-\nпсихологическа помощ", "МТСП", "", "май 2031 г."))
    )
    assert "Социално-" in programme.rows[0].title


@pytest.mark.parametrize("form", [True, False], ids=["form", "table"])
def test_an_activity_without_cells_above_its_parts_is_their_heading(tmp_path, form):
    if form:
        part = "Дейност 1.2.{}: Среща\nОтговорна институция: МВР\nСрок: май 2031 г.\n\n"
        text = "Дейност 1.1: Доклад\nОтговорна институция: МОН\n\nДейност 1.2: Кампании\n\n"
        text += part.format(1) + part.format(2)
    else:
        rows = [("1.1 Доклад", "МОН", "", ""), ("1.2 Кампании", "", "", "")]
        rows += [(f"1.2.{n} Среща", "МВР", "", "май 2031 г.") for n in (1, 2)]
        text = written.table(HEAD, *rows, ("1.3 Доклад", "", "", ""))
    programme = read(tmp_path, TOP + text)
    codes = [r.code for r in programme.rows]
    assert codes == ["1.1", "1.2.1", "1.2.2"] + ([] if form else ["1.3"])  # 1.3 has no parts: its gap is real
    assert any("activity 1.2 has a title only" in d.message for d in programme.doubts)


def test_an_activity_with_a_lead_above_its_parts_stays_one(tmp_path):
    programme = read(
        tmp_path, TOP + written.table(HEAD, ("1.2 Кампании", "МОН", "", ""), ("1.2.1 Среща", "МВР", "", ""))
    )
    assert [r.code for r in programme.rows] == ["1.2", "1.2.1"]


@pytest.mark.parametrize(
    ("heading", "said"), [("Бюджет (в евро)", (2500, "EUR")), ("Необходими средства, хил. лв.", (2500000, "BGN"))]
)
def test_a_typed_table_says_the_currency_in_its_heading(tmp_path, heading, said):
    text = f"Дейност;Водеща институция;{heading};Срок\nКампания;МВР;2500;май 2031 г.\n"
    programme = read(tmp_path, text, "programme-2031.csv")
    assert [(a.value, a.currency) for a in programme.rows[0].funding.amounts] == [said]


def test_the_sum_and_the_source_of_money_of_a_typed_table_are_one_cell(tmp_path):
    text = (
        "Дейност;Водеща институция;Необходими средства (лв.);Източник на финансиране\nКампания;МВР;500;Бюджет на МОН\n"
    )
    funding = read(tmp_path, text, "programme-2031.csv").rows[0].funding
    assert [(a.value, a.currency) for a in funding.amounts] == [(500, "BGN")]
    assert [m.spans[0].text for m in funding.holders] == ["МОН"]


@pytest.mark.parametrize(
    ("name", "title"), [("план-2031.csv", "план-2031"), ("план.csv", "план 2031")], ids=["year", "none"]
)
def test_a_typed_table_without_a_title_is_called_as_its_file(tmp_path, name, title):
    metadata = read(tmp_path, "year,title,leads\n2031,Среща,МВР\n", name).metadata
    assert (metadata.title, metadata.year) == (title, 2031)


def test_page_numbers_of_a_word_document_are_told(tmp_path):
    document = Document()
    for words in ("Програма за 2031 г.", "РАЗДЕЛ I „ПРЕВЕНЦИЯ“", ""):
        document.add_paragraph(words)
    table = document.add_table(2, 3)
    said = [("Дейности", "Водеща институция", "Срок"), ("1.1 Кампания", "МВР", "май 2031 г.")]
    for row, words in zip(table.rows, said, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("стр. 2 от 9")
    document.save(str(tmp_path / "programme-2031.docx"))
    programme = read_programme(tmp_path / "programme-2031.docx")
    row = programme.rows[0]
    assert (row.code, row.cells["deadline"].text) == ("1.1", "май 2031 г.")
    assert row.cells["deadline"].address == "table 1, row 2, column 3"
    assert any("page numbers" in d.message for d in programme.doubts)


@pytest.mark.parametrize(
    "title", ["(продължение)", "1.1 (продължение)", "1.1 Обучения (прод.)", "продължение от стр. 4", ""]
)
def test_a_row_that_says_it_goes_on_keeps_title_lead_and_deadline(tmp_path, title):
    rows = [("1.1 Обучения", "МОН", "РУО", "май 2031 г."), (title, "", "ДАЗД", ""), ("1.2 Среща", "МВР", "", "")]
    programme = read(tmp_path, TOP + written.table(HEAD, *rows))
    said = [(r.code, r.part, r.title, [m.spans[0].text for m in r.leads]) for r in programme.rows]
    assert said == [("1.1", 1, "Обучения", ["МОН"]), ("1.1", 2, "Обучения", ["МОН"]), ("1.2", 1, "Среща", ["МВР"])]
    assert [m.spans[0].text for m in programme.rows[1].partners] == ["ДАЗД"]
    assert programme.rows[1].deadline.end == "2031-05"


@pytest.mark.parametrize("title", ["Обучения и тяхното продължение", "Продължение на кампанията"])
def test_a_title_that_speaks_of_going_on_is_a_title(tmp_path, title):
    rows = [("1.1 Обучения", "МОН", "", ""), (f"1.2 {title}", "", "", "")]
    programme = read(tmp_path, TOP + written.table(HEAD, *rows))
    assert [(r.code, r.part, len(r.leads)) for r in programme.rows] == [("1.1", 1, 1), ("1.2", 1, 0)]
    assert programme.rows[1].title == title


def test_an_activity_may_go_on_twice(tmp_path):
    rows = [("1.1 Обучения", "МОН", "", ""), *[("1.1 (продължение)", "", who, "") for who in ("МВР", "ДАЗД")]]
    programme = read(tmp_path, TOP + written.table(HEAD, *rows))
    assert [(r.code, r.part, r.title, len(r.leads)) for r in programme.rows] == [
        ("1.1", n, "Обучения", 1) for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("name", ["Фондация „А21 България“", "Фондация „А21“", "А21 България"])
def test_a21_is_one_body_by_each_of_its_names(tmp_path, name):
    programme = read(tmp_path, TOP + written.table(HEAD, ("1.1 Гореща линия", "A21", name, "постоянен")))
    row = programme.rows[0]
    assert [m.actor for m in row.partners] == [m.actor for m in row.leads]
