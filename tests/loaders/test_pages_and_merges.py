"""What word processors and page makers do to a programme: merged cells, page numbers, annexes, rows that go on."""

import docx
import pytest
import written
from readings import local

from mrezha.loaders.pages import without_pages
from mrezha.loaders.reader import read_programme
from mrezha.loaders.shipped import shipped

HEAD = ["Дейност", "Водеща институция", "Партньори", "Срок", "Целева стойност"]
FORM = "Раздел I. Превенция\n\nДейност 1.1: Кампания\nОтговорник: МВР\n"


def lines(*rows):
    return "".join("\t".join(row) + "\n" for row in rows)


def read(tmp_path, text, name="programme-2031.txt"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_programme(file)


def table(tmp_path, body):
    return read(tmp_path, f"Програма за 2031 г.\n\nРАЗДЕЛ II „ПРЕВЕНЦИЯ“\n\n{body}")


def named(mentions):
    return [local(m.actor) for m in mentions]


def targets(row):
    return [i.target.number for i in row.indicators if i.target]


@pytest.mark.parametrize("mark", ["стр. 3 от 9", "Страница 3", "- 2 -", "3/12", "7", "Програма за 2031 г.        5"])
def test_a_page_number_is_no_word_of_a_row(tmp_path, mark):
    text = (
        "Програма за 2031 г.\n\nРаздел I. Превенция\n\nДейност 1.1\nКампания\n\nОтговорна институция\nМВР\n\n"
        f"Индикатори\nБрой срещи - 4\n\n{mark}\n\nДейност 1.2\nОбучение"
        "\n\nОтговорна институция\nМОН\n\nИндикатори\n12\n"
    )
    programme = read(tmp_path, text)
    assert [targets(r) for r in programme.rows] == [[4], [12]]
    assert [d.message for d in programme.doubts] == ["1 page numbers were passed over, the first here"]
    assert len(programme.text) == len(text)


def test_a_number_behind_a_label_is_its_value():
    for value in ("4", "4/12", "- 4 -"):
        text = f"Целева стойност\n\n{value}\n\nДейност 1.2\n"
        assert without_pages(text) == (text, [])
    in_a_cell = "\tБрой училища\n4/12\n\tМОН\n\n"
    assert without_pages(in_a_cell) == (in_a_cell, [])


@pytest.mark.parametrize("source", shipped(), ids=lambda s: s.name)
def test_the_published_programmes_have_no_page_numbers(source):
    text = source.read_text(encoding="utf-8")
    assert without_pages(text) == (text, [])


def test_a_cell_merged_over_rows_holds_for_each_of_them(tmp_path):
    document = docx.Document()
    document.add_paragraph("Програма за 2031 г.")
    document.add_paragraph("РАЗДЕЛ II „ПРЕВЕНЦИЯ“")
    head = [*HEAD, "Финансиране"]
    body = [
        ["2.1 Кампания", "МВР", "НПО", "май 2031 г.", "Брой срещи - 4", "500 лв. от бюджета на МВР"],
        ["2.2 Обучение", "", "МОН", "", "", ""],
        ["2.3 Среща", "МЗ", "", "", "", ""],
    ]
    made = document.add_table(rows=4, cols=6)
    for row, words in zip(made.rows, [head, *body], strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    for column in (1, 3, 4, 5):
        made.cell(1, column).merge(made.cell(2, column))
    document.save(tmp_path / "programme-2031.docx")
    rows = read_programme(tmp_path / "programme-2031.docx").rows
    assert [(named(r.leads), r.deadline and r.deadline.end) for r in rows] == [
        (["mvr"], "2031-05"),
        (["mvr"], "2031-05"),
        (["mz"], None),
    ]
    assert [(targets(r), len(r.funding.amounts)) for r in rows] == [([4], 1), ([], 0), ([], 0)]  # counted once


def test_a_row_that_goes_on_behind_a_repeated_header_keeps_who_leads_it(tmp_path):
    first = ["2.1 Кампания", "МВР", "НПО", "май 2031 г.", "· Брой срещи - 4"]
    on = ["", "", "МОН", "", "· Брой лекции - 2"]
    rows = table(tmp_path, written.table(HEAD, first) + written.table(HEAD, on)).rows
    assert [(r.code, r.part, named(r.leads), named(r.partners), r.deadline.end) for r in rows] == [
        ("2.1", 1, ["mvr"], ["npo"], "2031-05"),
        ("2.1", 2, ["mvr"], ["mon"], "2031-05"),
    ]


def test_an_annex_ends_the_rows(tmp_path):
    text = (
        "План за 2031 г.\n\nРаздел I. Превенция\n\n"
        "Дейност 1.1: Кампания\nОтговорник: МВР\nИндикатор: Брой срещи - 4\n\n"
        "ПРИЛОЖЕНИЯ\nПриложение 1. Състав: Иван Иванов; 25 души\n"
    )
    assert [targets(r) for r in read(tmp_path, text).rows] == [[4]]


def test_rows_that_are_lines_may_begin_with_blank_cells_and_end_before_the_text_below(tmp_path):
    goal = ["Мярка", *HEAD]
    rows = [["1. Информиране", "2.1 Кампания", "МВР", "НПО", "май 2031 г.", "Брой срещи - 4"]]
    rows += [["", f"2.{n} Обучение", "МОН", "РУО", "юни 2031 г.", "Брой часове - 3"] for n in (2, 3)]
    read_rows = table(tmp_path, lines(goal, *rows) + "\nПолезни връзки; 25 адреса\n").rows
    assert [(r.code, r.title, targets(r)) for r in read_rows] == [
        ("2.1", "Кампания", [4]),
        ("2.2", "Обучение", [3]),
        ("2.3", "Обучение", [3]),
    ]


def test_the_sum_and_the_source_of_money_are_one_cell_where_they_stand_side_by_side(tmp_path):
    head = ["Дейност", "Водеща институция", "Необходими средства", "Източник на финансиране", "Срок"]
    row = table(tmp_path, written.table(head, ["2.1 Кампания", "МВР", "500 лв.", "Бюджет на МОН", "май 2031 г."])).rows[
        0
    ]
    assert [a.value for a in row.funding.amounts] == [500]
    assert named(row.funding.holders) == ["mon"]


@pytest.mark.parametrize(
    ("heading", "printed", "value"),
    [
        ("Необходими средства (в лв.)", "12 500", (12500, "BGN")),
        ("Бюджет, хил. евро", "2,5", (2500, "EUR")),
        ("Необходими средства (в лв.)", "500 евро", (500, "EUR")),
        ("Бюджет", "12 500", None),
    ],
)
def test_a_bare_number_has_the_currency_of_its_heading(tmp_path, heading, printed, value):
    head = ["Дейност", "Водеща институция", heading, "Срок"]
    programme = table(tmp_path, written.table(head, ["2.1 Кампания", "МВР", printed, "май 2031 г."]))
    form = read(
        tmp_path,
        "План за 2031 г.\n\nРаздел I. Превенция\n\nДейност 1.1: Кампания\nОтговорник: МВР\n"
        f"{heading}: {printed}\nСрок: май 2031 г.\n",
    )
    for said in (programme, form):
        assert [(a.value, a.currency) for a in said.rows[0].funding.amounts] == ([value] if value else [])
        assert any("without a currency" in d.message for d in said.doubts) is (value is None)


def test_a_number_in_a_column_of_its_own_holds_in_each_table_of_a_section(tmp_path):
    head = ["№", *HEAD]
    row = ["МВР", "НПО", "май 2031 г.", "Брой срещи - 4"]
    body = (
        written.table(head, ["2.1", "Кампания", *row])
        + "РАЗДЕЛ II „ПРЕВЕНЦИЯ“ (продължение)\n\n"
        + written.table(["2.2", "Среща", *row])
    )
    assert [r.code for r in table(tmp_path, body).rows] == ["2.1", "2.2"]


def test_a_spreadsheet_with_bulgarian_headings(tmp_path):
    text = "Раздел;Код;Дейност;Водеща организация;Начало и край\nII;2.7;Кампания;МВР;01.02.2031 – 30.09.2031 г.\n"
    row = read(tmp_path, text, "programme-2031.csv").rows[0]
    assert (row.section, row.code, row.deadline.start, row.deadline.end) == (2, "2.7", "2031-02-01", "2031-09-30")


def test_parts_of_an_activity_in_a_form(tmp_path):
    text = (
        "План за 2031 г.\n\nГЛАВА ВТОРА\nПРЕВЕНЦИЯ\n\nПоддейност 2.1.1: Кампания\nОтговорен изпълнител: МВР\n"
        "Подпомагащи институции: няма\nСрок: Q2 2031 г.\n\nПоддейност 2.1.2: Среща\nОтговорен изпълнител: МОН\n"
        "Подпомагащи институции: НПО\nСрок: май\n"
    )
    first, second = read(tmp_path, text).rows
    assert [first.code, second.code, first.section] == ["2.1.1", "2.1.2", 2]
    assert (named(first.leads), first.partners, named(second.partners)) == (["mvr"], (), ["npo"])
    assert (first.deadline.start, first.deadline.end) == ("2031-04", "2031-06")


@pytest.mark.parametrize(
    "money", ["Бюджет (лв.): 4 500\nИзточник: НКБТХ", "Източник на финансиране: НКБТХ\nБюджет (лв.): 4 500"]
)
def test_the_sum_and_the_source_of_money_behind_two_labels_are_one_value(tmp_path, money):
    text = f"План за 2031 г.\n\nРаздел I. Превенция\n\nДейност 1.1: Кампания\nОтговорник: МВР\n{money}\nСрок: май\n"
    funding = read(tmp_path, text).rows[0].funding
    assert ([a.value for a in funding.amounts], named(funding.holders)) == ([4500], ["nkbth"])


@pytest.mark.parametrize("first", ["МИНИСТЕРСТВО НА ВЪТРЕШНИТЕ РАБОТИ", "Начало | Документи"])
def test_the_title_may_stand_below_the_name_of_who_publishes(tmp_path, first):
    text = f"{first}\n\nНАЦИОНАЛЕН ПЛАН\nза закрила за 2031 г.\n\n" + FORM
    said = read(tmp_path, text, "plan.txt").metadata
    assert (said.title, said.year) == ("НАЦИОНАЛЕН ПЛАН за закрила за 2031 г.", 2031)


def test_a_remark_below_a_table_is_no_word_of_its_last_cell(tmp_path):
    body = written.table(HEAD, ["2.1 Кампания", "МВР", "НПО", "май 2031 г.", "Брой срещи - 4"])
    row = table(tmp_path, body + "Забележка: Дейностите се отчитат на 6 месеца.\n").rows[0]
    assert row.text_of("target") == "Брой срещи - 4"
