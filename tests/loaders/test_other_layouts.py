"""Documents laid out as nobody laid out the published ones: other headings, labels, lists and orders."""

import random

import documents
import pytest
from documents import absent
from printed_anew import printed_anew
from written import read, rows, table

from mrezha.loaders.reader import read_programme

FORM = "Дейност 1.1. Кампания\nОтговорна институция: МВР\nСрок: май 2031\n\n"


@pytest.mark.parametrize(
    "headings",
    [
        ("РАЗДЕЛ ПЪРВИ: ПРЕВЕНЦИЯ", "РАЗДЕЛ ВТОРИ: ЗАЩИТА"),
        ("Приоритетно направление 1. Превенция", "Приоритетно направление 2. Защита"),
        ("А. ПРЕВЕНЦИЯ", "Б. ЗАЩИТА"),
        ("1. ПРЕВЕНЦИЯ", "2. ЗАЩИТА"),
    ],
)
def test_sections_by_other_headings(tmp_path, headings):
    first, second = headings
    programme = read(tmp_path, f"{first}\n{FORM}{second}\n{FORM.replace('1.1', '2.1')}")
    assert [(s.number, s.theme) for s in programme.sections] == [(1, "prevention"), (2, "protection")]
    assert [r.code for r in programme.rows] == ["1.1", "2.1"]
    assert not programme.doubts


def test_without_headings_the_codes_tell_the_sections(tmp_path):
    programme = read(tmp_path, FORM + FORM.replace("1.1", "3.2"))
    assert [(s.number, s.title) for s in programme.sections] == [(1, ""), (3, "")]
    assert ["no headings of sections" in d.message for d in programme.doubts] == [True]


def test_a_table_of_contents_is_no_section(tmp_path):
    contents = "СЪДЪРЖАНИЕ\nРАЗДЕЛ I „ПРЕВЕНЦИЯ“\nРАЗДЕЛ II „ЗАЩИТА“\n\n"
    programme = read(
        tmp_path, f"{contents}РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n{FORM}РАЗДЕЛ II „ЗАЩИТА“\n{FORM.replace('1.1', '2.1')}"
    )
    assert [s.number for s in programme.sections] == [1, 2]
    assert not programme.doubts


HEAD = ("Дейности", "Водеща институция", "Срок")
LIST = "СПИСЪК НА ИЗПОЛЗВАНИТЕ СЪКРАЩЕНИЯ\n\n"
LIST += "\tМВР\n\tМинистерство на вътрешните работи\n\n\tБЧК – Български Червен кръст\n"
LISTED = {"МВР": "Министерство на вътрешните работи", "БЧК": "Български Червен кръст"}


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("form", [True, False], ids=["form", "table"])
def test_a_list_of_abbreviations_is_no_cell(tmp_path, form, first):
    body = "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + (FORM if form else table(HEAD, ("1.1 Кампания", "МВР", "май 2031")))
    programme = read(tmp_path, f"{LIST}\n{body}" if first else f"{body}\n{LIST}")
    assert rows(programme) == [("1.1", "Кампания", ["МВР"], "2031-05")]
    assert {k: v.text for k, v in programme.abbreviations.items()} == LISTED


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_columns_of_one_field_the_better_is_read(tmp_path, order):
    head, row = ("Мярка от Националната стратегия", *HEAD)[::order], ("М 3", "1.1 Кампания", "МВР", "май 2031")[::order]
    programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, row))
    assert rows(programme) == [("1.1", "Кампания", ["МВР"], "2031-05")]
    assert [(d.message, d.span.text) for d in programme.doubts] == [
        ("a column with this heading is not read", head[::order][0])
    ]


def test_one_header_above_all_sections_and_printed_again(tmp_path):
    number = ("(1)", "(2)", "(3)")
    text = (
        table(HEAD) + "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(number, ("1.1 А", "МВР", "май"), HEAD, ("1.2 Б", "МП", "юни"))
    )
    assert rows(read(tmp_path, text)) == [("1.1", "А", ["МВР"], "2031-05"), ("1.2", "Б", ["МП"], "2031-06")]


def test_slips_in_headings(tmp_path):
    head = ("Дейнocти", "Отговорнна институция", "Пaртньори", "Финасиране", "Краен срок")  # three with Latin letters
    programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, ("1.1 А", "МВР", "НПО", "1 лв.", "май")))
    assert absent(programme) == ["strategic-goal", "operational-goal", "results", "baseline", "target"]


def test_activities_told_by_their_number_and_values_of_both_kinds(tmp_path):
    body = "1.1. Кампания\nИзпълнител: МВР\nСпецифична цел: Знание\nСрок: май\n\n"
    body += "1.2. Доклад\nИзпълнител:\nМВР\nМП\nСрок:\nюни\n"
    programme = read(tmp_path, f"I. ПРЕВЕНЦИЯ\n\n{body}")
    assert rows(programme) == [("1.1", "Кампания", ["МВР"], "2031-05"), ("1.2", "Доклад", ["МВР", "МП"], "2031-06")]
    assert programme.rows[0].operational_goal.text == "Знание"


def test_activities_without_numbers(tmp_path):
    one = "Дейност: {}\nОтговорник: МВР\nСрок: май\n"
    programme = read(tmp_path, "РАЗДЕЛ I. ПРЕВЕНЦИЯ\n" + one.format("Кампания") + one.format("Доклад"))
    assert [r.title for r in programme.rows] == ["Кампания", "Доклад"]
    assert ["activity without a number" in d.message for d in programme.doubts] == [True, True]


def test_a_value_that_begins_like_a_label(tmp_path):
    label = (
        "Отговорна институция МВР\nБюджет 5 лв.\nСредства от МП\nСрок май\nОчаквани резултати Знание\nСрокът е кратък\n"
    )
    programme = read(tmp_path, f"РАЗДЕЛ I. ПРЕВЕНЦИЯ\nДейност 1 Кампания\n{label}Дейност 2 Доклад\n{label}")
    assert [r.text_of("funding") for r in programme.rows] == ["5 лв.\nСредства от МП"] * 2
    assert [r.text_of("results") for r in programme.rows] == ["Знание\nСрокът е кратък"] * 2


def test_a_label_that_is_not_known_ends_the_value_before_it(tmp_path):
    one = FORM.replace("Срок", "Координация: няма\nСрок")
    programme = read(tmp_path, f"РАЗДЕЛ I. ПРЕВЕНЦИЯ\n{one}{one.replace('1.1', '1.2')}")
    assert [r[2] for r in rows(programme)] == [["МВР"], ["МВР"]]
    assert [d.span.text for d in programme.doubts] == ["Координация:", "Координация:"]


VALUES = [("Брой А", 0, 2), ("Брой Б", 0, 300)]


def test_an_indicator_its_baseline_and_its_target_in_three_columns(tmp_path):
    head = (*HEAD, "Индикатор", "Базова стойност", "Целева стойност")
    row = ("1.1 А", "МВР", "май", "Брой А\nБрой Б", "0", "2\n300")
    programme = read(tmp_path, "РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n" + table(head, row))
    assert [(i.text, i.baseline.number, i.target.number) for i in programme.rows[0].indicators] == VALUES
    assert not programme.doubts


def test_an_indicator_its_baseline_and_its_target_behind_three_labels(tmp_path):
    labels = "Индикатори: Брой А\nБрой Б\nБазова стойност: 0\nЦелева стойност:\n2\n300\n"
    programme = read(tmp_path, f"РАЗДЕЛ I. ПРЕВЕНЦИЯ\n{FORM}{labels}")
    assert [(i.text, i.baseline.number, i.target.number) for i in programme.rows[0].indicators] == VALUES
    assert not programme.doubts


@pytest.mark.parametrize("form", [True, False], ids=["form", "table"])
@pytest.mark.parametrize("name", [n for n in documents.NAMES if n != "programme-2022"])  # has rows without numbers
def test_printed_anew_in_any_layout(tmp_path, name, form):
    programme = read_programme(documents.path(name))
    for seed in range(2):
        text, stated = printed_anew(programme, random.Random(f"{name} {seed}"), form=form)
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        again = read_programme(file)
        assert [s.theme for s in again.sections] == [s.theme for s in programme.sections], text
        kept = ["code", "title", "leads", "partners", "holders", "funders", "projects", "amounts", "deadline"]
        kept += ["indicators"] if "target" in stated else []
        for row, twin in zip(again.rows, programme.rows, strict=True):
            assert {k: documents.row_of(row)[k] for k in kept} == {k: documents.row_of(twin)[k] for k in kept}, text


def test_goals_in_paragraphs_are_the_sections_and_those_in_rows_hold_below(tmp_path):
    goals = "Стратегическа цел: Знание.\n\nОперативни цели:\n1. Първа\n2. Втора\n\n"
    merged = ("Оперативна цел 1.1: Кампании", "", "")
    rows = table(HEAD, merged, ("1.1.1 А", "МВР", "май"), ("1.1.2 Б", "МП", "юни"))
    programme = read(tmp_path, f"РАЗДЕЛ I „ПРЕВЕНЦИЯ“\n\n{goals}{rows}\nСтратегическа цел 2. Мир\n\n")
    said = [(g.kind, g.code, g.text) for g in programme.sections[0].goals]
    assert said == [
        ("strategic", None, "Знание."),
        ("operational", "1", "Първа"),
        ("operational", "2", "Втора"),
        ("strategic", "2", "Мир"),
        ("operational", "1.1", "Кампании"),
    ]
    assert [r.operational_goal.code for r in programme.rows] == ["1.1", "1.1"]
    assert [m.spans[0].text for m in programme.rows[1].leads] == ["МП"]
    assert programme.rows[1].text_of("deadline") == "юни"


def test_rows_copied_as_lines_with_tabs(tmp_path):
    lines = ["Стратегическа цел\tДейности\tВодеща институция\tПартньори\tСрок", "1.1 Знание\t1.1.1 А\tМВР\tНПО\tмай"]
    lines += ["\t1.1.2 Б\tМП\t\tюни", "РАЗДЕЛ II. ЗАЩИТА", "2.1 Закрила\t2.1.1 В\tАСП\tМОН\t"]
    programme = read(tmp_path, "РАЗДЕЛ I. ПРЕВЕНЦИЯ\n" + "\n".join(lines) + "\n")
    assert [s.title for s in programme.sections] == ["ПРЕВЕНЦИЯ", "ЗАЩИТА"]
    assert rows(programme) == [
        ("1.1.1", "А", ["МВР"], "2031-05"),
        ("1.1.2", "Б", ["МП"], "2031-06"),
        ("2.1.1", "В", ["АСП"], None),
    ]
    assert [r.strategic_goal.code for r in programme.rows] == ["1.1", "1.1", "2.1"]
    assert [len(r.partners) for r in programme.rows] == [1, 0, 1]


def test_labels_parted_from_their_values_by_a_tab(tmp_path):
    one = "Дейност 1.{n}\tКампания\nОтговорна институция\tМВР\nПартньори\t\nСрок\tмай\n"
    programme = read(tmp_path, "РАЗДЕЛ I. ПРЕВЕНЦИЯ\n" + one.format(n=1) + one.format(n=2))
    assert rows(programme) == [(f"1.{n}", "Кампания", ["МВР"], "2031-05") for n in (1, 2)]
    assert not programme.rows[0].partners


def test_a_value_that_begins_like_a_label_stays_a_value_where_labels_have_lines_of_their_own(tmp_path):
    form = "РАЗДЕЛ II\n„ПРЕВЕНЦИЯ“\n\n" + "".join(
        f"Дейност 2.{n}.\nКампания\n\nОтговорна институция\nМВР\n\nСрок\nмай 2031\n\n"
        f"Очаквани резултати\nПостигнато: {n} срещи.\n\n"
        for n in (1, 2)
    )
    assert [r.text_of("results") for r in read(tmp_path, form).rows] == ["Постигнато: 1 срещи.", "Постигнато: 2 срещи."]


def test_a_programme_between_states_names_who_it_is_of(tmp_path):
    form = FORM.replace("Срок:", "Финансиране: По програма за сътрудничество между Гърция и България\nСрок:")
    assert read(tmp_path, "РАЗДЕЛ I\n„ИНСТИТУЦИОНАЛНИ МЕРКИ“\n\n" + form).rows[0].funding.vague == ()


def test_a_value_in_small_letters_that_is_called_like_a_label_stays_a_value(tmp_path):
    form = "Дейност 1.1.\nКампания\n\nОтговорна институция\nМВР\n\nСрок\nтекущ\n\nПартньори\nМП\n"
    [row] = read(tmp_path, "РАЗДЕЛ I\n„ПРЕВЕНЦИЯ“\n\n" + form).rows
    assert row.deadline is not None and row.deadline.permanent
    assert row.cells["baseline"].state == "absent"


LABELLED = "{0}Кампания\nОтговорна институция: МВР\nСрок: май 2031\n\n"


@pytest.mark.parametrize(
    "before", ["Дейност 1. ", "Дейност 1: ", "1. Дейност: ", "1) Дейност: ", "Дейност № 1 ", "Мярка 1. "]
)
def test_an_activity_begins_with_its_number_before_or_behind_its_label(tmp_path, before):
    text = "РАЗДЕЛ ПЪРВИ\nПРЕВЕНЦИЯ\n\n" + LABELLED.format(before) + LABELLED.format(before.replace("1", "2"))
    programme = read(tmp_path, text)
    assert rows(programme) == [("1.1", "Кампания", ["МВР"], "2031-05"), ("1.2", "Кампания", ["МВР"], "2031-05")]
    assert [s.title for s in programme.sections] == ["ПРЕВЕНЦИЯ"]
