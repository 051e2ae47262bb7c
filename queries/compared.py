"""Activities chosen by what became of them, which a comparison of two programmes tells and no query can."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mrezha.ontology.namespaces import ID
from mrezha.queries.question import Filter, NotUnderstood, Question

Compare = Callable[[int, int], Mapping[str, Any]]
"""The earlier and later year -> {"continued": [{"from", "to", "lead_changed"}], "dropped": [code], "new": [code]}."""


def compared(question: Question, compare: Compare | None) -> tuple[Question, dict[str, dict[str, str]]]:
    """The question with the addresses of the activities it is about, and what each continues: {"from": "2020/2.2"}.

    Raises:
        NotUnderstood: if nothing can be compared here.
    """
    asked = question.compared
    if asked is None:
        return question, {}
    if compare is None:
        raise NotUnderstood("meaning", "")
    found = compare(int(asked.earlier), int(asked.later))
    if asked.what in ("new", "dropped"):
        return _only(question, found[asked.what]), {}
    pairs = [p for p in found["continued"] if asked.what != "lead-changed" or p["lead_changed"]]
    if asked.codes:
        pairs = [p for p in pairs if {p["from"], p["to"]} & set(asked.codes)]
    came_from: dict[str, list[str]] = defaultdict(list)
    for p in pairs:
        came_from[f"{ID}activity/{p['to']}"].append(p["from"])
    return _only(question, [p["to"] for p in pairs]), {a: {"from": ", ".join(codes)} for a, codes in came_from.items()}


def _only(question: Question, codes: list[str]) -> Question:
    addresses = tuple(f"{ID}activity/{code}" for code in dict.fromkeys(codes))
    return replace(question, filters=(Filter("activity", addresses), *question.filters))
