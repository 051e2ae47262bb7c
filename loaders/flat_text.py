"""Typed rows laid out as the published tables are, so that one reader reads both."""

import re
from collections.abc import Mapping, Sequence

from mrezha.loaders.flat import CELLS, GOALS
from mrezha.loaders.funding_cues import UNIT
from mrezha.loaders.plain import clean
from mrezha.loaders.sections import number_of
from mrezha.loaders.sources import Address
from mrezha.ontology.words import squeeze

_HEADINGS = {
    "strategic_goal": "Стратегическа цел",
    "operational_goal": "Оперативна цел",
    "title": "Дейности",
    "funding_text": "Финансиране",
    "deadline": "Срок",
    "results_text": "Очаквани резултати",
    "baseline": "Базова стойност",
    "target": "Целева стойност",
    "leads": "Водеща институция",
    "partners": "Партньор",
}
UNIT_OF_MONEY = "funding_heading"  # in each row: the heading over its money, which may say in what currency


def typed_text(title: str, rows: Sequence[Mapping[str, str]]) -> tuple[str, tuple[Address, ...]]:
    """The text of a table for each section, and which line and column each cell comes from."""
    columns = [c for c in (*GOALS, *CELLS) if any(row[c].strip() for row in rows) or c in ("title", "leads")]
    headings = {**_HEADINGS, "funding_text": _money(rows[0].get(UNIT_OF_MONEY, ""))}
    pieces, addresses = [f"{squeeze(title)}\n"], []
    length, section, goals = len(pieces[0]), "", {}
    for n, row in enumerate(rows, 2):
        if _section(row) != section:
            section, goals = _section(row), dict.fromkeys(GOALS, "")
            heading = f"\nРАЗДЕЛ {section} „{squeeze(clean(row['section_title']))}“\n\n"
            pieces.append(heading + "".join(f"\t{headings[c]}\n" for c in columns) + "\n")
            length += len(pieces[-1])
        for column in columns:
            words = _words(row, column, goals)
            pieces.append(f"\t{words}\n")
            if words:
                addresses.append(Address(length + 1, length + 1 + len(words), f"line {n}, column {column}"))
            length += len(pieces[-1])
        pieces.append("\n")
        length += 1
    return "".join(pieces), tuple(addresses)


def _money(heading: str) -> str:
    """The heading over money, with the currency that the typed heading names."""
    unit = UNIT.search(heading)
    return f"{_HEADINGS['funding_text']} ({unit[0].strip()})" if unit else _HEADINGS["funding_text"]


def _section(row: Mapping[str, str]) -> str:
    """The number of a row's section; where it was not typed, the first number of the code."""
    return row["section"].strip() or row["code"].strip().split(".")[0] or "1"


def _words(row: Mapping[str, str], column: str, goals: dict[str, str]) -> str:
    """Words of a cell; a goal that the row above has already is left blank, as in print."""
    words = clean(row[column]).replace("\t", " ").strip()
    code = row["code"].strip()
    if column == "title" and re.fullmatch(r"\d+(\.\d+)*\.?", code):  # not one that we gave, such as 7-4
        return f"{code if '.' in code else f'{number_of(_section(row))}.{code}'} {words}"
    if column in goals:
        words, goals[column] = ("" if words == goals[column] else words), words or goals[column]
    return words
