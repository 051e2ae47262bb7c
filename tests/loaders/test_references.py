"""Acts, places, target groups and the like, by hand and by their properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import cell_of, local

from mrezha.loaders.references import read_references


def things(text, kind):
    return [
        (local(r.thing), r.spans[0].text, r.label is None)
        for r in read_references([cell_of(text, "title")])
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
        (
            "Правилник за прилагане на ЗБТХ",
            [("zbth", "ЗБТХ", True), ("pravilnik-za-prilagane-na-zbth", "Правилник за прилагане на ЗБТХ", False)],
        ),
        (
            "Наредба за закрилата по чл. 21",
            [("naredba-za-zakrilata", "Наредба за закрилата", False)],
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
    for reference in read_references([cell_of(text or "а")]):
        for span in reference.spans:
            assert text[span.start : span.end] == span.text
