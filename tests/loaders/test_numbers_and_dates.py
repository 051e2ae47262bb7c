"""Numbers, amounts and deadlines: by hand, and by their properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import span_of

from mrezha.loaders.deadlines import read_deadline
from mrezha.loaders.funding import read_funding
from mrezha.loaders.numbers import number

MONTHS = [
    "януари",
    "февруари",
    "март",
    "април",
    "май",
    "юни",
    "юли",
    "август",
    "септември",
    "октомври",
    "ноември",
    "декември",
]
GAPS = st.sampled_from([" ", "\xa0", ".", "\u202f", "\u2009", ""])
month = st.integers(1, 12)
year = st.integers(2000, 2039)


def grouped(value: int, gap: str) -> str:
    return f"{value:,}".replace(",", gap)


@given(st.integers(0, 999_999_999), GAPS)
def test_whole_numbers(value, gap):
    assert number(grouped(value, gap)) == value


@given(st.integers(0, 999_999), st.integers(0, 99), GAPS)
def test_numbers_with_hundredths(value, hundredths, gap):
    assert number(f"{grouped(value, gap)},{hundredths:02}") == Decimal(value) + Decimal(hundredths) / 100


@given(st.integers(1_000, 999_999_999), st.integers(0, 99))
def test_numbers_grouped_by_commas(value, hundredths):
    assert number(f"{value:,}.{hundredths:02}") == Decimal(value) + Decimal(hundredths) / 100


@pytest.mark.parametrize("text", ["", "а", "1 2", "1,2,3", "-1", "1 00", "10 0000"])
def test_no_numbers(text):
    with pytest.raises(ValueError, match="is no number"):
        number(text)


@given(
    st.integers(1, 99_999_999),
    GAPS,
    st.sampled_from([("лв.", "BGN"), ("лева", "BGN"), ("евро", "EUR"), ("€", "EUR"), ("USD", "USD")]),
)
def test_amounts(value, gap, currency):
    funding, _ = read_funding(span_of(f"{grouped(value, gap)} {currency[0]} от бюджета на НКБТХ"))
    assert [(a.value, a.currency) for a in funding.amounts] == [(value, currency[1])]
    assert [m.label for m in funding.holders] == ["Национална комисия за борба с трафика на хора"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("250 хил. лв.", [(250_000, "BGN")]),
        ("3,5 млн. лв.", [(3_500_000, "BGN")]),
        ("2 милиона евро", [(2_000_000, "EUR")]),
        ("1 500,50 лв.", [(Decimal("1500.50"), "BGN")]),
        ("20 000лв", [(20_000, "BGN")]),
        ("10 000 лв. и 5 000 евро", [(10_000, "BGN"), (5_000, "EUR")]),
        ("€ 25 000; EUR 40 000", [(25_000, "EUR"), (40_000, "EUR")]),
        ("15 000.00 лв.", [(15_000, "BGN")]),
        ("1,500.50 евро", [(Decimal("1500.50"), "EUR")]),
        ("по 3 споразумения през 2025 г.", []),
        ("чл. 7 от 2020", []),
    ],
)
def test_amounts_by_hand(text, said):
    funding, _ = read_funding(span_of(text))
    assert [(a.value, a.currency) for a in funding.amounts] == said


# -- deadlines -------------------------------------------------------------------------------------------------------


def dates(text: str, programme_year: int = 2026) -> tuple[str | None, str | None, bool]:
    d = read_deadline(span_of(text), programme_year)
    return d.start, d.end, d.permanent


@given(
    month,
    year,
    st.sampled_from(
        [
            "{m} {y}",
            "{m} {y} г.",
            "{m}, {y} г.",
            "до края на {m} {y}",
            "До края на м. {m}, {y}",
            "през м. {m} {y} година",
        ]
    ),
)
def test_one_month(m, y, form):
    assert dates(form.format(m=MONTHS[m - 1], y=y)) == (None, f"{y}-{m:02}", False)


@given(month, month, year, st.sampled_from(["-", " - ", " – ", "—", " до "]))
def test_a_span_of_months(first, last, y, dash):
    start = f"{y if first <= last else y - 1}-{first:02}"
    assert dates(f"{MONTHS[first - 1]}{dash}{MONTHS[last - 1]} {y} г.") == (start, f"{y}-{last:02}", False)


@given(month, year, month, year)
def test_a_span_over_years(first, y1, last, y2):
    start, end = f"{y1}-{first:02}", f"{y2}-{last:02}"
    said = (start, end, False) if start <= end else (None, None, False)
    assert dates(f"{MONTHS[first - 1]} {y1} - {MONTHS[last - 1]} {y2}") == said


@given(st.dates(), st.sampled_from(["{d:02}.{m:02}.{y}", "до {d}.{m}.{y} г.", "{d}/{m}/{y}", "До {d} {n} {y} г."]))
def test_days(date, form):
    y = 2000 + date.year % 40
    d = min(date.day, 28)
    text = form.format(d=d, m=date.month, y=y, n=MONTHS[date.month - 1])
    assert dates(text) == (None, f"{y}-{date.month:02}-{d:02}", False)


@given(st.text(max_size=40))
def test_any_text_gives_a_deadline_with_good_dates_or_none(text):
    start, end, permanent = dates(text)
    assert not (permanent and (start or end))
    assert start is None or end is None or start[:7] <= end[:7]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I-во тримесечие", ("2026-01", "2026-03", False)),
        ("II тримесечие на 2027 г.", ("2027-04", "2027-06", False)),
        ("4-то тримесечие", ("2026-10", "2026-12", False)),
        ("Трето тримесечие на 2026", ("2026-07", "2026-09", False)),
        ("второто полугодие", ("2026-07", "2026-12", False)),
        ("четвърто полугодие", (None, None, False)),
        ("2026 г.", (None, "2026-12", False)),
        ("до края на 2026 година", (None, "2026-12", False)),
        ("2026 – 2028 г.", ("2026-01", "2028-12", False)),
        ("06.2026 г.", (None, "2026-06", False)),
        ("юни", (None, "2026-06", False)),
        ("Декeмври 2026", (None, "2026-12", False)),  # a Latin e
        ("31.02.2026", (None, None, False)),
        ("I – III тримесечие на 2026 г.", ("2026-01", "2026-09", False)),
        ("трето и четвърто тримесечие", ("2026-07", "2026-12", False)),
        ("първо и трето тримесечие", (None, "2026-09", False)),
        ("до края на второто тримесечие", (None, "2026-06", False)),
        ("до края на годината", (None, "2026-12", False)),
        ("веднъж годишно, до 15.12.2026 г.", (None, "2026-12-15", False)),
        ("втората половина на 2026 г.", ("2026-07", "2026-12", False)),
        ("през летния сезон (юни – август) 2026 г.", ("2026-06", "2026-08", False)),
        ("В рамките на годината", (None, "2026-12", False)),
        ("2026 и 2027 г.", ("2026-01", "2027-12", False)),
        ("1-15 октомври 2026 г.", ("2026-10-01", "2026-10-15", False)),
        ("01.03 - 30.06.2026 г.", ("2026-03-01", "2026-06-30", False)),
        ("31.12.2026г.", (None, "2026-12-31", False)),
        ("до 30.06. 2026 г.", (None, "2026-06-30", False)),
        ("31.12.26 г.", (None, "2026-12-31", False)),
        ("2026-12-31", (None, "2026-12-31", False)),
        ("18-ти октомври 2026 г.", (None, "2026-10-18", False)),
        ("окт.-дек. 2026 г.", ("2026-10", "2026-12", False)),
        ("VI.2026 г.", (None, "2026-06", False)),
        ("декмври 2026", (None, "2026-12", False)),  # a slip
        ("не по-късно от 30.11.2026 г.", (None, "2026-11-30", False)),
        ("30 юли и 18 октомври 2026", (None, "2026-10-18", False)),
        ("считано от 01.02.2026 г.", ("2026-02-01", None, False)),
        ("ноември – февруари", ("2026-11", "2027-02", False)),
        ("през цялата година", (None, None, True)),
        ("2026/2027 учебна година", (None, None, False)),
        ("32.01.2026", (None, None, False)),
        ("13.13.2026", (None, None, False)),
        ("всеки месец", (None, None, False)),
        ("След приемане на закона", (None, None, False)),
        ("два пъти годишно", (None, None, False)),
        ("Постоянен за 2026 г.", (None, None, True)),
        ("Целогодишно", (None, None, True)),
        ("през цялата 2026 г.", (None, None, True)),
        ("юни 2026 (по график на Комисията)", (None, "2026-06", False)),
        ("юни 2026 (при осигурено финансиране)", (None, None, False)),
        ("текущо", (None, None, True)),
        ("безсрочно", (None, None, True)),
    ],
)
def test_deadlines_by_hand(text, said):
    assert dates(text) == said
