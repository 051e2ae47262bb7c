"""Cells of money, by hand and by their properties."""

from decimal import Decimal

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import local, span_of

from mrezha.loaders.funding import read_funding


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
        (
            "90 000лв. (75 000 лв. от бюджета на НКБТХ и 15 000 лв. от А21)",
            {"holders": ["nkbth = НКБТХ", "a21 = А21"], "amounts": ["90000 BGN"]},
        ),
        (
            "90 000 лв. от НКБТХ, 75 000 лв. от МВР",
            {"holders": ["nkbth = НКБТХ", "mvr = МВР"], "amounts": ["90000 BGN", "75000 BGN"]},
        ),
        (
            "40 000 лв. (2 000 лв. от Фондация „Нова“)",
            {"holders": ["?fondatsia-nova = Фондация „Нова“"], "amounts": ["40000 BGN", "2000 BGN"]},
        ),
        (
            "14 800 лв. без ДДС – ЦИД по проект „Мост“",
            {"holders": ["tsid = ЦИД"], "projects": ["Мост"], "amounts": ["14800 BGN"]},
        ),
        ("12 000 лв. (с ДДС) от МВР", {"holders": ["mvr = МВР"], "amounts": ["12000 BGN"]}),
        ("по проект „Мост“, финансиран от ОП РЧР", {"projects": ["Мост"], "vague": ["ОП РЧР"]}),
        ("6 391 евро (12 500 лв.)\nНКБТХ", {"holders": ["nkbth = НКБТХ"], "amounts": ["6391 EUR", "12500 BGN"]}),
        ("300 евро/събитие, общо 900 евро, НКБТХ", {"holders": ["nkbth = НКБТХ"], "amounts": ["900 EUR"]}),
        (
            "Общ бюджет: 9 600 лв. (НКБТХ: 6 000 лв.; МОН: 3 600 лв.)",
            {"holders": ["nkbth = НКБТХ", "mon = МОН"], "amounts": ["9600 BGN"]},
        ),
        ("собствен принос на Дигнита – 2 000 евро", {"holders": ["dignita = Дигнита"], "amounts": ["2000 EUR"]}),
        (
            "По програма за малки проекти на Посолството на САЩ",
            {"funders": ["?posolstvo-na-sasht-v-balgaria = Посолството на САЩ"]},
        ),
        ("1 200 евро./ НКБТХ", {"holders": ["nkbth = НКБТХ"], "amounts": ["1200 EUR"]}),
        (
            "La Strada International – 3 000 евро",
            {"holders": ["?la-strada-international = La Strada International"], "amounts": ["3000 EUR"]},
        ),
        ("1 000 – 2 000 евро от НКБТХ", {"holders": ["nkbth = НКБТХ"], "amounts": ["2000 EUR"]}),
        ("проект „Мост“, CERV-2023-DAPHNE; бюджет на НКБТХ", {"holders": ["nkbth = НКБТХ"], "projects": ["Мост"]}),
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
