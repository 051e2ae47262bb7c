"""Tables and forms taken apart: headings, columns, labels, and the same programme in a web page's words."""

import re

import documents
import pytest
from readings import programmes

from mrezha.loaders.boxes import boxes
from mrezha.loaders.columns import header_of
from mrezha.loaders.headings import field_of_column, heading_key, theme_of
from mrezha.loaders.reader import read_programme, take_apart
from mrezha.loaders.sections import number_of, section_heads


@pytest.mark.parametrize(
    ("printed", "number"),
    [("I", 1), ("ІІІ", 3), ("IV", 4), ("ІV", 4), ("VII", 7), ("IX", 9), ("ХІ", 11), ("7", 7), ("12", 12)],
)
def test_section_numbers(printed, number):
    assert number_of(printed) == number


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("РАЗДЕЛ I „ПРЕВЕНЦИЯ”\n\tДейности\n", "ПРЕВЕНЦИЯ"),
        ("РАЗДЕЛ I\n\n„ПРЕВЕНЦИЯ”\n\tДейности\n", "ПРЕВЕНЦИЯ"),
        ("РАЗДЕЛ I „ПРЕВЕНЦИЯ НА\nТРАФИКА”\n\tДейности\n", "ПРЕВЕНЦИЯ НА ТРАФИКА"),
        ("Раздел 1. Превенция\nСтратегическа цел: А\n", "Превенция"),
        ("РАЗДЕЛ I: ПРЕВЕНЦИЯ\n\n\tДейност 1.1.\n", "ПРЕВЕНЦИЯ"),
        ("PАЗДЕЛ I „ПРЕВЕНЦИЯ”\n", "ПРЕВЕНЦИЯ"),  # a Latin P
    ],
)
def test_section_headings(heading, title):
    [(section, body)] = section_heads(heading, len(heading))
    assert (section.number, section.title) == (1, title)
    assert heading[section.span.start : section.span.end] == section.span.text
    assert "Дейност" not in heading[:body]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Мярка", "title"),
        ("Дейности", "title"),
        ("Наименование на дейността", "title"),
        ("Бюджет", "funding"),
        ("Източник на финансиране", "funding"),
        ("Финансови средства", "funding"),
        ("Индикативен необходим размер и източник на финансиран, ЛВ.", "funding"),
        ("Срок за реализация\n(месец и година)", "deadline"),
        ("Период", "deadline"),
        ("Очакван резултат", "results"),
        ("Текущ", "baseline"),
        ("Базова стойност", "baseline"),
        ("Целева стойност", "target"),
        ("Водеща", "leads"),
        ("Водещо ведомство", "leads"),
        ("Изпълнител", "leads"),
        ("Партниращи организации", "partners"),
        ("Партньор(и)", "partners"),
        ("Стартегическа цел", "strategic-goal"),
        ("Забележка", None),
        ("№", "number"),
    ],
)
def test_column_headings(heading, field):
    assert field_of_column(heading) == field


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("ИНСТИТУЦИОНАЛНИ МЕРКИ", "institutional"),
        ("ПРЕВЕНЦИЯ", "prevention"),
        ("ОБУЧЕНИЕ НА КАДРИ", "training"),
        ("ЗАЩИТА И РЕИНТЕГРАЦИЯ", "protection"),
        ("ПРОУЧВАНЕ", "research"),
        ("МЕЖДУНАРОДНО СЪТРУДНИЧЕСТВО", "international"),
        ("ЗАКОНОДАТЕЛНИ МЕРКИ", "legislation"),
        ("РАЗНИ", None),
    ],
)
def test_themes(heading, theme):
    assert theme_of(heading) == theme


def header(*rows):
    return "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


def test_columns_in_one_and_in_two_rows():
    one = header(["Дейност", "Срок", "Отговорни институции", "Индикатори"], ["1.1 А", "", "", ""])
    found = header_of(boxes(one, 0, len(one)))
    assert (found.columns, len(found.cells)) == (["title", "deadline", "leads", "target"], 4)
    two = header(
        ["Дейност", "Индикатори", "Отговорни институции"], ["", "Текущ", "Целеви", "Водеща", "Партньор"], ["1.1 А"]
    )
    found = header_of(boxes(two, 0, len(two)))
    assert (found.columns, len(found.cells)) == (["title", "baseline", "target", "leads", "partners"], 8)


def test_plain_numbers_before_titles_are_codes_where_no_title_has_one(tmp_path):
    file = tmp_path / "programme-2010.txt"
    table = header(["Дейност", "Водеща институция"], ["1. Кампания", "НКБТХ"], ["2. Доклад", "МВР"])
    file.write_text(f"Програма 2010\n\nРАЗДЕЛ II „ПРЕВЕНЦИЯ“\n\n{table}", encoding="utf-8")
    assert [(r.code, r.title) for r in read_programme(file).rows] == [("2.1", "Кампания"), ("2.2", "Доклад")]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("ПРИОРИТЕТ {}. ", ["Превенция", "Закрила"]),
        ("Част {} ", ["Превенция", "Закрила"]),
        ("{}. ", ["ПРЕВЕНЦИЯ", "ЗАКРИЛА"]),
    ],
)
def test_sections_that_are_called_otherwise(tmp_path, heading, titles):
    file = tmp_path / "programme-2010.txt"
    parts = [
        f"{heading.format(number)}{title}\n\nДейност № 1: А\nОтговорник: МВР\nЗабележка: нищо\nСрок: май 2010\n"
        for number, title in zip(("I", "II"), titles, strict=True)
    ]
    file.write_text("Програма 2010\n\n" + "\n".join(parts), encoding="utf-8")
    programme = read_programme(file)
    assert [(s.number, s.title) for s in programme.sections] == [(1, titles[0]), (2, titles[1])]
    assert [(r.code, r.title, r.leads[0].label, r.deadline.end) for r in programme.rows] == [
        (code, "А", "Министерство на вътрешните работи", "2010-05") for code in ("1.1", "2.1")
    ]
    assert ["label that is not read" in d.message for d in programme.doubts] == [True, True]


def test_heading_keys_keep_every_place():
    text = "СПИСЪК С АБРEВИАТУРИ ІІІ Open İ"
    assert len(heading_key(text)) == len(text)


@pytest.mark.parametrize("year", [2020, 2025])
def test_recognised_by_their_words_alone(year):
    programme = programmes()[year]
    assert take_apart(programme.text, "any").template == {2020: "form", 2025: "table"}[year]


# -- the programme of 2020 as a web page prints it -------------------------------------------------------------------

LABELS = (
    r"(Отговорна институция(?:/организация)?|Партньори|Финансиране|Срок|Очаквани резултати|Индикатори за изпълнение)"
)


def as_web_page(text, *, number_within_section):
    """Label and value on one line; activities numbered within their section."""
    text = text.replace("\t", "")
    text = re.sub(rf"(?m)^{LABELS}[ ]*\n+(?!{LABELS})", r"\1 ", text)
    code = r"Дейност \2 " if number_within_section else r"Дейност \1.\2. "
    return re.sub(r"(?m)^Дейност (\d+)\.(\d+)\.[ ]*\n", code, text)


@pytest.mark.parametrize("within", [True, False])
def test_the_programme_of_2020_as_a_web_page(tmp_path, within):
    page = as_web_page(programmes()[2020].text, number_within_section=within)
    assert "Отговорна институция/организация АНКБТХ" in page
    (tmp_path / "page-2020.txt").write_text(page, encoding="utf-8")
    read = [documents.row_of(r) for r in read_programme(tmp_path / "page-2020.txt").rows]
    assert read == [documents.row_of(r) for r in programmes()[2020].rows]


# -- the programme of 2025 with its columns in another order, and with one more ---------------------------------------


def shuffled(text, order, extra):
    """Each table of the text with one header row, and its columns in the given order."""
    heads = section_heads(text, len(text))
    ends = [h.span.start for h, _ in heads[1:]] + [len(text)]
    names = ("Стратегическа цел", "Оперативна цел", "Мярка", "Бюджет", "Срок", "Резултати")
    names = [*names, "Начална стойност", "Планирана стойност", "Водещо ведомство", "Партниращи организации"]
    pieces = [text[: heads[0][0].span.start]]
    for (section, body), end in zip(heads, ends, strict=True):
        found = boxes(text, body, end)
        cells = [b.text for b in found[len(header_of(found).cells) :]]
        rows = [names, *(cells[n : n + 10] for n in range(0, len(cells), 10))]
        more = ["Забележка", *([""] * len(rows))]
        table = header(*([*(row[i] for i in order), *([more[n]] if extra else [])] for n, row in enumerate(rows)))
        pieces.append(f"{section.span.text.strip()}\n\n{table}\n\n")
    return "".join(pieces)


@pytest.mark.parametrize("extra", [False, True], ids=["ten", "eleven"])
@pytest.mark.parametrize(
    "order", [[2, 8, 9, 4, 3, 5, 6, 7, 0, 1], [8, 9, 0, 1, 2, 3, 4, 5, 6, 7], list(range(9, -1, -1))]
)
def test_the_programme_of_2025_with_columns_in_another_order(tmp_path, order, extra):
    (tmp_path / "other-2025.txt").write_text(shuffled(programmes()[2025].text, order, extra), encoding="utf-8")
    read = [documents.row_of(r) for r in read_programme(tmp_path / "other-2025.txt").rows]
    assert read == [documents.row_of(r) for r in programmes()[2025].rows]
