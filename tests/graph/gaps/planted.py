"""Made-up programmes: one without any gap, and for each rule the same with exactly that gap planted.

The clean one is a ring: each body leads one activity, in which the next is its partner, so that nobody only partners,
nobody is a cut point, and each member of the Commission has two roles. A spare row is where most gaps are planted.
"""

from dataclasses import dataclass, field, replace

CLEAN = 2030  # year of the clean programme; the planted ones have the years after it
RING = (
    "Министерство на външните работи", "Министерство на труда и социалната политика",
    "Министерство на вътрешните работи",
    "Министерство на правосъдието", "Министерство на здравеопазването", "Министерство на образованието и науката",
    "Държавна агенция „Национална сигурност“", "Държавна агенция за закрила на детето",
    "Централна комисия за борба с противообществените прояви на малолетни и непълнолетни",
    "Национална следствена служба",
    "Прокуратура на Република България", "Върховен касационен съд", "Министерски съвет",
    "Международна организация по миграция",
)  # fmt: skip
UNIT = "Главна дирекция „Гранична полиция“"  # part of C below
OUTSIDER = "Национално бюро за правна помощ"
MONTHS = (
    "Януари",
    "Февруари",
    "Март",
    "Април",
    "Май",
    "Юни",
    "Юли",
    "Август",
    "Септември",
    "Октомври",
    "Ноември",
    "Декември",
)
TITLES = (
    "Кампания в медиите", "Работилници по подготовка на мерки", "Издаване на сборник", "Мобилни екипи по места",
    "Изложба на снимки", "Конкурс за есе", "Наръчник за служители", "Видео за пътници", "Обмен на добри практики",
    "Онлайн платформа", "Ръководство за доброволци", "Телевизионно предаване", "Дни на открити приеми", "Пътуващо кино",
    "Изследване на нагласите",
)  # fmt: skip
SECTIONS = {
    1: "ИНСТИТУЦИОНАЛНИ И ОРГАНИЗАЦИОННИ МЕРКИ",
    2: "ПРЕВЕНЦИЯ",
    3: "ОБУЧЕНИЕ И КВАЛИФИКАЦИЯ НА КАДРИ",
    6: "МЕЖДУНАРОДНО СЪТРУДНИЧЕСТВО",
}
ROMAN = {1: "I", 2: "II", 3: "III", 6: "VI"}
HEADS = (
    "Стратегическа цел", "Оперативна цел", "Дейности", "Индикативен необходим размер и източник на финансиране, ЛВ.",
    "Срок за реализация\n(месец и година)", "Очаквани резултати", "Индикатори за изпълнение",
    "Отговорни\nинституции",
)  # fmt: skip
LABELS = (
    "Дейност", "Отговорна институция", "Партньори", "Финансиране", "Срок", "Очаквани резултати",
    "Индикатори за изпълнение",
)  # fmt: skip
SUBHEADS = ("", "", "", "", "", "", "Текущ", "Целеви", "Водеща", "Партньор")


@dataclass(frozen=True)
class Row:
    section: int
    code: str
    title: str
    lead: str
    partner: str
    deadline: str
    result: str
    strategic: str = ""
    operational: str = ""
    funding: str | None = None
    baseline: str = "· Брой подкрепени лица - 1"
    target: str = "· Брой подкрепени лица - 2"

    def cells(self):
        funding = f"10 000 лв. в рамките на бюджета на {self.lead}" if self.funding is None else self.funding
        return (self.strategic, self.operational, f"{self.code} {self.title}", funding, self.deadline, self.result,
                self.baseline, self.target, self.lead, self.partner)  # fmt: skip

    def form_cells(self):
        _, _, _, funding, deadline, result, _, target, lead, partner = self.cells()
        return (
            self.title,
            lead,
            partner,
            funding,
            deadline,
            result,
            " ".join((target.split()[-1], *target.split()[2:-2])),
        )


@dataclass(frozen=True)
class Document:
    rows: tuple[Row, ...]
    abbreviations: tuple[str, ...] = field(default=())

    def text(self, year):
        return self.form(year) if self.abbreviations else self.table(year)

    def form(self, year):
        """One paragraph a cell, as in 2020; the table of 2025 has no list of abbreviations."""
        parts = [f"НАЦИОНАЛНА ПРОГРАМА ЗА БОРБА С ТРАФИКА НА ХОРА ЗА {year} г.\n"]
        for n, title in SECTIONS.items():
            rows = [row for row in self.rows if row.section == n]
            parts.append(f"\nРАЗДЕЛ {ROMAN[n]}\n\n„{title}”\n\n\tСТРАТЕГИЧЕСКА ЦЕЛ\n\t{rows[0].strategic[4:]}\n\n")
            for row in rows:
                labelled = zip((f"Дейност {row.code}.", *LABELS[1:]), row.form_cells(), strict=True)
                parts.append("".join(f"\t{label}\n\t{words}\n\n" for label, words in labelled))
        parts.append("ИЗПОЛЗВАНИ СЪКРАЩЕНИЯ\n" + "".join(f"{line}\n" for line in self.abbreviations))
        return "".join(parts)

    def table(self, year):
        parts = [f"НАЦИОНАЛНА ПРОГРАМА ЗА БОРБА С ТРАФИКА НА ХОРА ЗА {year} г.\n"]
        for n, title in SECTIONS.items():
            parts.append(f"\nРАЗДЕЛ {ROMAN[n]} „{title}”\n")
            cells = [HEADS, SUBHEADS, *(row.cells() for row in self.rows if row.section == n)]
            parts += ["".join(f"\t{cell}\n" for cell in row) + "\n" for row in cells]
        return "".join(parts)


def deadline(n):
    return f"{MONTHS[n % 12]} {2031 + n // 12} г."


def clean(ring=RING):
    """A programme without a gap."""
    rows, numbers = [], {}
    places = [1] * 4 + [2] * 4 + [3] * 4 + [6] * 2
    for n, (section, lead) in enumerate(zip(places, ring, strict=True)):
        numbers[section] = numbers.get(section, 0) + 1
        first = numbers[section] == 1
        rows.append(
            Row(section, f"{section}.1.{numbers[section]}", TITLES[n], lead, ring[(n + 1) % len(ring)], deadline(n),
                f"Изпълнено: {TITLES[n].casefold()}.",
                f"{section}.1 Обща посока на раздел {n}" if first else "", f"Близка цел {n}" if first else "")
        )  # fmt: skip
    spare = Row(1, "1.1.5", TITLES[14], ring[0], ring[1], deadline(14), "Ясна картина.",
                target="· Брой подкрепени семейства - 7")  # fmt: skip
    return Document((*rows, spare))


def spare(document=None, **changes):
    """A programme, the clean one if none is given, with its spare row changed."""
    document = document or clean()
    return Document((*document.rows[:-1], replace(document.rows[-1], **changes)))


def clean_with(n, **changes):
    """The clean programme with one other row changed."""
    rows = list(clean().rows)
    rows[n] = replace(rows[n], **changes)
    return Document(tuple(rows))


def without(body):
    """The clean programme with an outsider in the place of a body."""
    return clean(tuple(OUTSIDER if name == body else name for name in RING))


def led_by_one():
    """The clean programme with six more rows led by one body, which then leads eight of the section's eleven."""
    more = tuple(
        replace(clean().rows[-1], code=f"1.1.{6 + n}", title=f"{word} {n}", partner=RING[3 + n],
                deadline=deadline(15 + n),
                result=f"{word} е готово.", target=f"· Брой подкрепени {word} - {20 + n}")
        for n, word in enumerate(("Албум", "Бюлетин", "Вестник", "Глобус", "Диплом", "Етюд"))
    )  # fmt: skip
    return Document((*clean().rows, *more))


A, B, C = RING[0], RING[1], RING[2]
FIRST = clean().rows[0]
# rule -> the programme in which it is planted, the rows that have it, and the rules that cannot but follow
PLANTED = {
    "no-lead": (spare(lead="", funding=f"10 000 лв. в рамките на бюджета на {B}"), ["1.1.5"], set()),
    "no-partner": (spare(partner=""), ["1.1.5"], set()),
    "partner-only-as-class": (spare(partner="общини"), ["1.1.5"], set()),
    "one-organisation": (
        spare(
            clean_with(5, partner=f"{RING[6]}; {UNIT}"), lead=UNIT, partner=C, funding=f"10 000 лв. от бюджета на {C}"
        ), ["1.1.5"], set(),
    ),
    "lead-is-partner": (spare(partner=f"{A}; {B}"), ["1.1.5"], set()),
    "several-leads": (spare(lead=f"{A}; {C}", funding=f"10 000 лв. в рамките на бюджета на {A}"), ["1.1.5"], set()),
    "section-led-by-one": (led_by_one(), ["1.1.1", *(f"1.1.{n}" for n in range(5, 12))], set()),
    "only-ever-partner": (spare(partner=f"{B}; {OUTSIDER}"), ["1.1.5"], set()),
    "statutory-member-absent": (without("Министерски съвет"), [], set()),
    "no-international-partner": (without("Международна организация по миграция"), ["6.1.1", "6.1.2"], set()),
    "audience-absent": (spare(title="Изследване сред прокурори"), ["1.1.5"], set()),
    "no-funding": (spare(funding=""), ["1.1.5"], {"no-amount"}),
    "no-amount": (spare(funding=f"В рамките на бюджета на {A}"), ["1.1.5"], set()),
    "vague-source": (spare(funding=f"10 000 лв. в рамките на бюджета на {A} и други донори"), ["1.1.5"], set()),
    "shared-budget-without-split": (
        spare(funding=f"В рамките на бюджетите на {A} и {B}"), ["1.1.5"], {"no-amount"}),
    "lead-pays-nothing": (spare(funding=f"10 000 лв. в рамките на бюджета на {B}"), ["1.1.5"], set()),
    "payer-not-a-party": (spare(funding=f"10 000 лв. от бюджета на {A} и {C}"), ["1.1.5"], set()),
    "donor-concentration": (
        spare(funding=f"10 000 лв. от бюджета на {A} по проект „Заедно напред“"), ["1.1.5"], set()),
    "no-deadline": (spare(deadline=""), ["1.1.5"], set()),
    "no-sequencing": (spare(deadline=FIRST.deadline), ["1.1.1", "1.1.5"], set()),
    "no-baseline": (spare(baseline=""), ["1.1.5"], set()),
    "zero-baseline-on-continuing-work": (
        spare(title="Поддържане на изследване на нагласите", baseline="0"), ["1.1.5"], set()),
    "no-numeric-target": (spare(target="· Подкрепени семейства"), ["1.1.5"], set()),
    "target-not-above-baseline": (
        spare(baseline="· Брой подкрепени семейства - 7", target="· Брой подкрепени семейства - 7"), ["1.1.5"], set()),
    "output-only-indicators": (spare(target="· Брой проведени срещи - 7"), ["1.1.5"], set()),
    "result-blank": (spare(result=""), ["1.1.5"], set()),
    "result-copied": (spare(result=FIRST.result), ["1.1.1", "1.1.5"], set()),
    "same-quantity-twice": (spare(target=FIRST.target), ["1.1.1", "1.1.5"], set()),
    "goal-number-mismatch": (spare(code="1.2.1"), ["1.2.1"], set()),
    "goal-without-text": (spare(code="1.2.1", strategic="1.2"), ["1.2.1"], set()),
    "activity-without-operational-goal": (clean_with(4, operational=""), ["2.1.1", "2.1.2", "2.1.3", "2.1.4"], set()),
    "abbreviation-unused": (
        Document(clean().rows, ("БАН – Българска академия на науките",)), [], set()),
    "abbreviation-undefined": (spare(title="Изследване на нагласите по ЦУР"), ["1.1.5"], set()),
    "near-duplicate": (spare(title="Кампания в медиите и по места"), ["1.1.1", "1.1.5"], set()),
    "single-connection": (spare(lead=OUTSIDER, partner=A), ["1.1.1", "1.1.5", "6.1.2"], set()),
}  # fmt: skip
