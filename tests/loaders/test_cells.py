"""Cells of indicators, money, and references, by hand and by their properties."""

from decimal import Decimal

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import local, span_of

from mrezha.loaders.funding import read_funding
from mrezha.loaders.indicators import read_indicators
from mrezha.loaders.records import Cell, State
from mrezha.loaders.references import read_references


def cell(text, name="target"):
    return Cell(name, State.STATED, span_of(text)) if text else Cell(name, State.BLANK)


def indicators(target, baseline="", prose=False):
    found, _ = read_indicators(cell(target), cell(baseline, "baseline"), prose=prose)
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
    _, doubts = read_indicators(cell("· Брой - 3б"), cell(""), prose=False)
    assert ["letter after it" in d.message for d in doubts] == [True]


def test_a_baseline_without_number_is_a_doubt():
    _, doubts = read_indicators(cell("· Брой - 3"), cell("Няма", "baseline"), prose=False)
    assert [d.message for d in doubts] == ["a baseline without a number"]


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
        Cell("target", State.STATED, span) if span.text else cell(""),
        Cell("baseline", State.STATED, base) if base.text else cell(""),
    ]
    for i in read_indicators(*cells, prose=prose)[0]:
        assert target[i.span.start : i.span.end] == i.span.text


# -- money -----------------------------------------------------------------------------------------------------------


def money(text):
    f, _ = read_funding(span_of(text))
    return {
        key: value
        for key, value in {
            "holders": [documents.actor(m) for m in f.holders],
            "funders": [documents.actor(m) for m in f.funders],
            "projects": [p.title for p in f.projects],
            "paid": [local(a) for p in f.projects for a in p.funders],
            "grants": [p.grant for p in f.projects if p.grant],
            "amounts": [f"{a.value} {a.currency}" for a in f.amounts],
            "vague": [s.text for s in f.vague],
        }.items()
        if value
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20 000 лв. в рамките бюджета на НКБТХ", {"holders": ["nkbth = НКБТХ"], "amounts": ["20000 BGN"]}),
        ("В рамките на на бюджета на на МВР", {"holders": ["mvr = МВР"]}),
        ("НКБТХ, МВР", {"holders": ["nkbth = НКБТХ", "mvr = МВР"]}),
        ("бюджет НКБТХ и МВР", {"holders": ["nkbth = НКБТХ", "mvr = МВР"]}),
        ("За сметка на ДАЗД", {"holders": ["dazd = ДАЗД"]}),
        ("външно финансиране; други донори", {"vague": ["външно финансиране", "други донори"]}),
        (
            "по проект „Мост“ (AB-2026-01), финансиран от Фонд „Вътрешна сигурност“",
            {
                "projects": ["Мост"],
                "grants": ["AB-2026-01"],
                "paid": ["fvs"],
                "funders": ["fvs = Фонд „Вътрешна сигурност“"],
            },
        ),
        (
            "От бюджета на Фондация Дигнита в рамките на проект „Мост: към дома“ по Програма „Силна“ на БФЖ",
            {
                "holders": ["dignita = Фондация Дигнита"],
                "projects": ["Мост: към дома"],
                "paid": ["bfzh"],
                "funders": ["bfzh = БФЖ"],
            },
        ),
        ("по проект „Мост, изпълняван от НКБТХ", {"projects": ["Мост"]}),
        ("проект WIN (X-1); проект TOL (X-2)", {"projects": ["WIN", "TOL"], "grants": ["X-1", "X-2"]}),
        ("съгласно Постановление № 100 на МС", {}),
        ("съфинансиране: НКБТХ", {"holders": ["nkbth = НКБТХ"]}),
        ("от Програма PROGRESS – без участие на МВР", {"vague": ["Програма PROGRESS"]}),
        (
            "По Норвежкия финансов механизъм",
            {"funders": ["?norvezhki-finansov-mehanizam = Норвежкия финансов механизъм"]},
        ),
        (
            "проект BG05-2.001 „Закрила“ по програма „Права“ на ЕК",
            {
                "projects": ["Закрила"],
                "grants": ["BG05-2.001"],
                "paid": ["evropeyska-komisia"],
                "funders": ["evropeyska-komisia = ЕК"],
            },
        ),
        ("Община Варна, МВР", {"holders": ["?obshtina-varna = Община Варна", "mvr = МВР"]}),
        ("40 000 лв. от МП по Закона за защита", {"holders": ["mp = МП"], "amounts": ["40000 BGN"]}),
        (
            "проект „Заедно“ по Програма за подкрепа на НПО по ФМ на ЕИП",
            {
                "projects": ["Заедно"],
                "paid": ["finansov-mehanizam-na-evropeyskoto-ikonomichesko-prostranstvo"],
                "funders": ["?finansov-mehanizam-na-evropeyskoto-ikonomichesko-prostranstvo = ФМ на ЕИП"],
            },
        ),
        ("общинските бюджети, МВР", {"holders": ["obshtini = общинските бюджети", "mvr = МВР"]}),
        (
            "Държавен бюджет чрез МВР и програми на ЕС",
            {"holders": ["mvr = МВР"], "vague": ["Държавен бюджет", "програми на ЕС"]},
        ),
        ("ФВС – до 40 хил. евро", {"funders": ["fvs = ФВС"], "amounts": ["40000 EUR"]}),
        ("30 000 (тридесет хиляди) лева", {"amounts": ["30000 BGN"]}),
        ("499 080 лв. с ДДС", {"amounts": ["499080 BGN"]}),
        ("Фонд „Сигурност“", {"funders": ["?fond-sigurnost = Фонд „Сигурност“"]}),
        ("проекти „Мост“ и „Път“ на МВР", {"projects": ["Мост", "Път"], "holders": ["mvr = МВР"]}),
        ("финансиран по ПРЧР", {"vague": ["по ПРЧР"]}),
        ("по ОП „Добро управление“", {"vague": ["по ОП „Добро управление“"]}),
        (
            "проект TRANS, № HOME/2012/AG/400",
            {"projects": ["TRANS"], "grants": ["HOME/2012/AG/400"]},
        ),
        (
            "Американски център за инициативи",
            {"holders": ["?amerikanski-tsentar-za-initsiativi = Американски център за инициативи"]},
        ),
        ("с финансовата подкрепа на МОМ", {"funders": ["mom = МОМ"]}),
        ("в рамките на утвърдените средства", {}),
        ("не е необходимо финансиране", {}),
        ("5 000 евро от Фондация „Нова“", {"holders": ["?fondatsia-nova = Фондация „Нова“"], "amounts": ["5000 EUR"]}),
    ],
)
def test_money_by_hand(text, said):
    assert money(text) == said


@given(
    value=st.integers(1, 999_999_999),
    gap=st.sampled_from(["", " ", "\N{NO-BREAK SPACE}"]),
    currency=st.sampled_from([("лв.", "BGN"), ("лева", "BGN"), ("евро", "EUR"), ("EUR", "EUR"), ("€", "EUR")]),
    around=st.sampled_from(["{}", "{} от бюджета на МВР", "В рамките на бюджета на НКБТХ: {}", "НКБТХ – {};"]),
)
def test_an_amount_is_read_however_its_thousands_are_set_off(value, gap, currency, around):
    printed, code = currency
    amount = f"{value:,}".replace(",", gap) + f" {printed}"
    funding, _ = read_funding(span_of(around.format(amount)))
    assert [(a.value, a.currency) for a in funding.amounts] == [(Decimal(value), code)]


@given(st.text(max_size=80))
def test_any_funding_cell_is_read(text):
    funding, _ = read_funding(span_of(text))
    for span in [*funding.vague, *(a.span for a in funding.amounts), *(p.span for p in funding.projects)]:
        assert text[span.start : span.end] == span.text
    assert all(a.value >= Decimal(0) for a in funding.amounts)


# -- references ------------------------------------------------------------------------------------------------------


def things(text, kind):
    return [
        (local(r.thing), r.spans[0].text, r.label is None)
        for r in read_references([cell(text, "title")])
        if r.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("по чл. 7 от ЗБТХ", [("zbth", "ЗБТХ", True)]),
        ("Закона за борба с трафика на хора", [("zbth", "Закона за борба с трафика на хора", True)]),
        ("Директива 2011/36/ЕС", [("directive-2011-36-eu", "Директива 2011/36/ЕС", True)]),
        ("Директива (ЕС)  2024/1712 на Съвета", [("directive-2024-1712-eu", "Директива (ЕС)  2024/1712", True)]),
        ("Директива 2099/1/ЕС", [("directive-2099-1", "Директива 2099/1/ЕС", False)]),
        ("Наредба № РД-07-5 от 2008 г.", [("ordinance-rd-07-5", "Наредба № РД-07-5", False)]),
        ("Закон за енергетиката, чл. 5", [("zakon-za-energetikata", "Закон за енергетиката", False)]),
        ("Закона за енергетиката", [("zakon-za-energetikata", "Закона за енергетиката", False)]),
        (
            "изменение на Закон за вода и Закон за земя",
            [("zakon-za-voda", "Закон за вода", False), ("zakon-za-zemya", "Закон за земя", False)],
        ),
        ("проект на закон за изменение", []),
        (
            "Закона за вината в съответствие с Директива 2012/29/ЕС",
            [
                ("directive-2012-29-eu", "Директива 2012/29/ЕС", True),
                ("zakon-za-vinata", "Закона за вината", False),
            ],
        ),
        ("Закон за изменение и допълнение на НК", [("nk", "НК", True)]),
        ("Постановление № 100 от 2021 г.", [("decree-100-2021", "Постановление № 100 от 2021", False)]),
        ("по ЗМВР и ЗИД на НК", [("nk", "НК", True), ("zmvr", "ЗМВР", False)]),
        ("ЗАКОН, ЗАЩИТА; Закона за сделките (ЗСД)", [("zakon-za-sdelkite", "Закона за сделките", False)]),
        ("Рамково решение 2002/465/ПВР", [("framework-decision-2002-465", "Рамково решение 2002/465/ПВР", False)]),
        (
            "Наредбата за реда за работа и на ЗТМТМ",
            [("ztmtm", "ЗТМТМ", True), ("naredba-za-reda-za-rabota", "Наредбата за реда за работа", False)],
        ),
        (
            "Правилник за дейността на клуба (обн.)",
            [("pravilnik-za-deynostta-na-kluba", "Правилник за дейността на клуба", False)],
        ),
        ("чл. 12 от КТ", [("kt", "КТ", True)]),
        ("обучение на КТ „Подкрепа“", []),
        (
            "Варшавската и Истанбулската конвенция",
            [("istanbul-convention", "Истанбулската конвенция", True), ("convention-coe-197", "Варшавската", True)],
        ),
        ("Протокола от Палермо", [("palermo-protocol", "Протокола от Палермо", True)]),
        (
            "Конвенция за статута на бежанците през 2026",
            [("konventsia-za-statuta-na-bezhantsite", "Конвенция за статута на бежанците", True)],
        ),
    ],
)
def test_acts(text, said):
    assert things(text, "act") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Срещи в Шумен и гр. Русе", ["shumen", "ruse"]),
        ("граждани извън България", []),
        ("представителства на Р България", []),
        ("центрове в Русе", ["ruse"]),
        ("Прокуратура на Република България", []),
        ("фондация Reshape, Нидерландия", []),
        ("българо-говорящи", []),
        ("Българо-швейцарска програма", []),
        ("Съюз на съдиите в България", []),
        ("Каритас България", []),
        ("Посолството на САЩ в България", []),
        ("кампания в България и Непал", ["bulgaria", "nepal"]),
        ("до Румъния и Русия", ["romania", "russia"]),
        ("гр. Бяла и с. Хайредин", ["hayredin", "byala"]),
    ],
)
def test_places(text, said):
    assert [thing for thing, _, _ in things(text, "place")] == said


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("сексуална и трудова експлоатация", "exploitation", ["labour", "sexual"]),
        ("кампания на тема „Отвори очи“", "campaign", ["otvori-ochi"]),
        ("Фондация „Кампания А21“ и „Пулс“", "campaign", []),
        ("деца и младежи", "audience", ["children", "young-people"]),
        ("деца/лица, търсещи международна закрила", "audience", ["asylum-seekers", "children"]),
        (
            "деца и ученици с увреждания, журналисти",
            "audience",
            ["children", "children-with-disabilities", "journalists"],
        ),
        ("обучени лишени от свобода", "audience", ["prisoners"]),
        ("Асоциация на прокурорите в България", "audience", []),
    ],
)
def test_forms_of_exploitation_and_campaigns(text, kind, said):
    assert sorted(thing for thing, _, _ in things(text, kind)) == said


@given(st.text(max_size=80))
def test_any_text_is_searched_for_references(text):
    for reference in read_references([cell(text or "а")]):
        for span in reference.spans:
            assert text[span.start : span.end] == span.text
