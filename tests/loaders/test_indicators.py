"""Cells of indicators, their baselines and targets, by hand and by their properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import cell_of, span_of

from mrezha.loaders.indicators import read_indicators
from mrezha.loaders.records import Cell, State


def indicators(target, baseline="", prose=False):
    found, _ = read_indicators(cell_of(target), cell_of(baseline, "baseline"), prose=prose)
    return [
        (i.text, i.baseline and i.baseline.number, i.target and i.target.number, i.target and i.target.unit)
        for i in found
    ]


def ind(text, target=None, baseline=None, unit=None):
    return (text, baseline, target, unit)


@pytest.mark.parametrize(
    ("target", "baseline", "said"),
    [
        ("· Брой срещи - 2", "0", [ind("Брой срещи", 2, 0)]),
        ("· Брой срещи – 2\n\n· Брой лица - 10 000", "0", [ind("Брой срещи", 2, 0), ind("Брой лица", 10000, 0)]),
        ("· 1 бр. анализ", "", [ind("1 бр. анализ", 1)]),
        ("· 100 % обработени", "", [ind("100 % обработени", 100, unit="%")]),
        ("Брой участници 100", "", [ind("Брой участници 100", 100)]),
        ("· Брой участници – 150 души.", "0", [ind("Брой участници", 150, 0)]),
        ("· Лица-120, в т.ч. 80 жени", "", [ind("Лица-120, в т.ч. 80 жени", 120)]),
        ("· Брой обучения-3б", "", [ind("Брой обучения", 3)]),
        ("· Брой лица-\n· 100", "", [ind("Брой лица", 100)]),
        ("· Приет Закон за НПО от 2025 г.", "", [ind("Приет Закон за НПО от 2025 г")]),
        ("· Предложения по чл. 76", "", [ind("Предложения по чл. 76")]),
        ("· Издаден наръчник", "0", [ind("Издаден наръчник", None, 0)]),
        ("· А срещи - 5\n· Б книги - 7", "· Б книги - 1\n· А срещи - 2", [ind("А срещи", 5, 2), ind("Б книги", 7, 1)]),
        ("· Срещи - 5", "· (За 2024 г.) Срещи - 4", [ind("Срещи", 5, 4)]),
        ("1. Срещи – 5\n2. Книги – 6", "", [ind("Срещи", 5), ind("Книги", 6)]),
        ("", "0", []),
        ("Брой срещи – 3\nБрой лица – 40", "0", [ind("Брой срещи", 3, 0), ind("Брой лица", 40, 0)]),
        ("Брой срещи - 3; Брой лица - 40", "", [ind("Брой срещи", 3), ind("Брой лица", 40)]),
        ("· Обхванати 10 секретари", "0", [ind("Обхванати 10 секретари", 10, 0)]),
        ("· Брой лица, обучени за 2 дни", "", [ind("Брой лица, обучени за 2 дни")]),
        ("· Издаден доклад 2023", "", [ind("Издаден доклад 2023")]),
        ("· 2-3 срещи", "", [ind("2-3 срещи")]),
        ("· Срещи - 5; · Книги - 6", "", [ind("Срещи", 5), ind("Книги", 6)]),
        ("· Обучени 2000 ученици", "", [ind("Обучени 2000 ученици", 2000)]),
        ("· Отчет за 2025 приет", "", [ind("Отчет за 2025 приет")]),
        ("· Отпечатани 500 бр. брошури", "", [ind("Отпечатани 500 бр. брошури", 500)]),
        ("· Брой случаи", "12 (2023 г.)", [ind("Брой случаи", None, 12)]),
        ("Брой лица – 5000, брой материали – 10 000", "", [ind("Брой лица", 5000), ind("брой материали", 10000)]),
        ("Брой лица - 50 души, брой срещи", "", [ind("Брой лица", 50), ind("брой срещи")]),
        ("1 кампания, 3000 брошури", "0", [ind("1 кампания", 1, 0), ind("3000 брошури", 3000, 0)]),
        (
            "Поне 3 обучения, не по-малко от 60 участници",
            "",
            [ind("Поне 3 обучения", 3), ind("не по-малко от 60 участници", 60)],
        ),
        ("Деца: момичета – 40, момчета - 35", "", [ind("Деца: момичета", 40), ind("момчета", 35)]),
        ("Брой ученици – 15 x 30", "", [ind("Брой ученици – 15 x 30")]),
        ("Достигнати лица – 30 хил.", "", [ind("Достигнати лица – 30 хил", 30000)]),
        ("Достигнати лица – 1,5 млн.", "", [ind("Достигнати лица – 1,5 млн", 1500000)]),
        ("Брой участници – 35 от 4 държави", "", [ind("Брой участници – 35 от 4 държави", 35)]),
        ("Участници – 100 от 12 области", "", [ind("Участници – 100 от 12 области", 100)]),
        ("Приети сигнали – 900, при 740 през 2030 г.", "", [ind("Приети сигнали – 900, при 740 през 2030 г", 900)]),
        ("· Обучени – 140, от тях полицаи – 60", "", [ind("Обучени – 140, от тях полицаи – 60", 140)]),
        ("· Обучени – 140, от които полицаи – 60", "", [ind("Обучени – 140, от които полицаи – 60", 140)]),
        ("· Брой РЗИ – 28; общини – 265", "", [ind("Брой РЗИ", 28), ind("общини", 265)]),
        ("Съдии – 20 и прокурори – 25", "", [ind("Съдии", 20), ind("прокурори", 25)]),
        ("Назначени експерти – 2-ма", "", [ind("Назначени експерти", 2)]),
        ("Брой обаждания на 0800 20 100", "", [ind("Брой обаждания на 0800 20 100")]),
        (
            "· Обучени: 300 мъже, 200 жени и 150 непридружени деца\n· Срещи - 5",
            "",
            [ind("Обучени: 300 мъже", 300), ind("200 жени", 200), ind("150 непридружени деца", 150), ind("Срещи", 5)],
        ),
        ("2 обучения, проведени в София", "", [ind("2 обучения, проведени в София", 2)]),
        ("· 1 кампания, 3000 брошури\n· Срещи - 5", "", [ind("1 кампания, 3000 брошури", 1), ind("Срещи", 5)]),
        ("Базова стойност: 25; целева стойност: 40", "", [ind("Базова стойност: 25; целева стойност: 40", 40, 25)]),
        ("· Проверки\n· Текуща стойност – 25 бр.\n· Целева стойност – 40 бр.", "", [ind("Проверки", 40, 25)]),
        ("Брой медиатори – 120 (текущ 40)", "", [ind("Брой медиатори", 120, 40)]),
        ("Брой проверки: текуща стойност 3, целева 5", "", [ind("Брой проверки", 5, 3)]),
        ("Брой заседания (минимум 2)", "", [ind("Брой заседания (минимум 2)", 2)]),
        ("Лица – не по-малко от 40 (при 25 досега)", "", [ind("Лица – не по-малко от 40 (при 25 досега)", 40)]),
        ("Брой обучени (поне 2 дни)", "", [ind("Брой обучени (поне 2 дни)")]),
        ("Оценка на текущата 2025 година", "", [ind("Оценка на текущата 2025 година")]),
    ],
)
def test_indicators_of_a_table(target, baseline, said):
    assert indicators(target, baseline) == said


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("Проведени срещи; 12 решения.", [ind("Проведени срещи"), ind("12 решения", 12)]),
        ("Изготвен доклад. Брой обучени.", [ind("Изготвен доклад"), ind("Брой обучени")]),
        ("Среща в гр. София по чл. 7. Доклад", [ind("Среща в гр. София по чл. 7"), ind("Доклад")]),
        ("Програма за 2021 г., приета", [ind("Програма за 2021 г., приета")]),
        ("2021 г. приет доклад", [ind("2021 г. приет доклад")]),
        (
            "Проведени 6 сесии; не по-малко от 3 000 листовки",
            [ind("Проведени 6 сесии", 6), ind("не по-малко от 3 000 листовки", 3000)],
        ),
        ("Брой лица. 28 града. Мин. 2 срещи", [ind("Брой лица"), ind("28 града", 28), ind("Мин. 2 срещи", 2)]),
        ("Лица - 25 (вкл. 5 чужденци)", [ind("Лица - 25 (вкл. 5 чужденци)", 25)]),
        ("Ръст от 10 %.", [ind("Ръст от 10 %", 10, unit="%")]),
        ("Брой лица – 5, брой срещи – 2", [ind("Брой лица", 5), ind("брой срещи", 2)]),
        ("Базова стойност: 25; целева стойност: 40", [ind("Базова стойност: 25; целева стойност: 40", 40, 25)]),
    ],
)
def test_indicators_of_a_form(target, said):
    assert indicators(target, prose=True) == said


def test_a_slip_in_a_number_is_a_doubt():
    _, doubts = read_indicators(cell_of("· Брой - 3б"), cell_of(""), prose=False)
    assert ["letter after it" in d.message for d in doubts] == [True]


def test_a_baseline_without_number_is_a_doubt():
    _, doubts = read_indicators(cell_of("· Брой - 3"), cell_of("Няма", "baseline"), prose=False)
    assert [d.message for d in doubts] == ["a baseline without a number"]


@pytest.mark.parametrize(
    ("target", "baseline", "told"),
    [
        ("· Сесии - 25\n· Ученици - 600", "10", ["one baseline for several indicators, read as that of each"]),
        ("· Сесии - 25\n· Ученици - 600", "0", []),
        ("· Сесии - 25", "10", []),
    ],
)
def test_one_baseline_of_several_indicators_is_a_doubt(target, baseline, told):
    _, doubts = read_indicators(cell_of(target), cell_of(baseline, "baseline"), prose=False)
    assert [d.message for d in doubts] == told


@given(
    st.lists(st.integers(0, 99_999), min_size=1, max_size=6),
    st.sampled_from([" - ", " – ", "-", " -", "–"]),
    st.integers(0, 9),
)
def test_as_many_indicators_as_bullets(values, dash, base):
    text = "\n".join(f"· Брой неща {'абвгде'[n]}{dash}{value}" for n, value in enumerate(values))
    read = indicators(text, str(base))
    assert [(b, t) for _, b, t, _ in read] == [(base, value) for value in values]
    assert [t for t, *_ in read] == [f"Брой неща {'абвгде'[n]}" for n in range(len(values))]


@given(st.text(max_size=80), st.text(max_size=20), st.booleans())
def test_any_indicator_cell_is_read(target, baseline, prose):
    span, base = span_of(target).part(0, len(target)), span_of(baseline).part(0, len(baseline))
    cells = [
        Cell("target", State.STATED, span) if span.text else cell_of(""),
        Cell("baseline", State.STATED, base) if base.text else cell_of(""),
    ]
    for i in read_indicators(*cells, prose=prose)[0]:
        assert target[i.span.start : i.span.end] == i.span.text
