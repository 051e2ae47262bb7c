"""A programme that was read, printed anew in another layout: other headings, labels, orders, marks, more columns."""

import random

from mrezha.loaders.records import Programme, Row

NAMES = {  # how a field may be called
    "leads": ("Водеща институция", "Отговорни институции", "Изпълнител", "Отговорник", "Отговорно ведомство"),
    "partners": ("Партньори", "Партньор(и)", "Съизпълнители", "Партньорски организации", "Участващи институции"),
    "funding": ("Финансиране", "Бюджет", "Финансови средства", "Необходим финансов ресурс", "Прогнозен бюджет (лв.)"),
    "deadline": ("Срок", "Краен срок", "Период на изпълнение", "Времеви график", "Срок за реализация (месец, година)"),
    "results": ("Очаквани резултати", "Резултат", "Очаквани ефекти"),
    "target": ("Индикатори", "Показатели", "Индикатори за изпълнение"),
    "title": ("Дейности", "Мярка", "Наименование на дейността", "Планирани дейности"),
    "other": ("Забележка", "Целева група", "Коментар", "Рискове"),
}
SECTIONS = (
    "РАЗДЕЛ {n}\n\n„{t}”",
    "Раздел {n}. {t}",
    "Част {n}: {t}",
    "Приоритет {n}. {t}",
    "{n}. {T}",
    "Направление {n} – {t}",
)
STYLES = {  # how an activity is opened, and how a label is parted from its value
    "colon": ("Дейност {code}: {title}\n", "{label}: {value}\n"),
    "lines": ("Мярка {code}\n{title}\n", "{label}\n{value}\n"),
    "tabs": ("\n\tДейност {code}.\n\t{title}\n", "\n\t{label}\n\t{value}\n"),
    "web": ("Дейност № {code} {title}\n", "{label}:\n{value}\n"),
}


def printed_anew(programme: Programme, rnd: random.Random, *, form: bool) -> tuple[str, list[str]]:
    """The text of another print, and the fields that it holds; those of a table's baselines cannot stand in a form."""
    stated = [f for f in NAMES if f != "other" and any(r.cells[f].span for r in programme.rows)]
    if any(r.cells["baseline"].span for r in programme.rows) or form != (programme.metadata.template == "form"):
        stated = [f for f in stated if f != "target"]
    order = [*stated, "other"]
    rnd.shuffle(order)
    names = {f: rnd.choice(NAMES[f]) for f in order}
    heading, style = rnd.choice(SECTIONS), STYLES[rnd.choice(list(STYLES))]
    pieces = [f"Програма за {programme.metadata.year} г.\n"]
    for s in programme.sections:
        pieces.append("\n" + heading.format(n=s.number, t=s.title, T=s.title.upper()) + "\n\n")
        rows = [r for r in programme.rows if r.section == s.number]
        pieces += (
            [_form(row, [f for f in order if f != "title"], names, style) for row in rows]
            if form
            else ["".join(f"\t{names[f]}\n" for f in order) + "\n", *(_table(row, order) for row in rows)]
        )
    return "".join(pieces), stated


def _value(row: Row, field: str) -> str:
    return "друго" if field == "other" else row.cells[field].text


def _form(row: Row, order: list[str], names: dict[str, str], style: tuple[str, str]) -> str:
    first, other = style
    values = (other.format(label=names[f], value=_value(row, f)) for f in order)
    return first.format(code=row.code, title=row.title) + "".join(values) + "\n"


def _table(row: Row, order: list[str]) -> str:
    values = (f"{row.code} {row.title}" if f == "title" else _value(row, f) for f in order)
    return "".join(f"\t{value}\n" for value in values) + "\n"
