"""From a question in words to an answer: interpret, compose, run, and say how the question was read."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mrezha.queries.compared import Compare, compared
from mrezha.queries.compose import compose
from mrezha.queries.indicators import indicator_asked_for
from mrezha.queries.interpret import interpret
from mrezha.queries.language import language_of
from mrezha.queries.question import Filter, NotUnderstood, Question
from mrezha.queries.source import Source
from mrezha.queries.vocabulary import Vocabulary
from mrezha.queries.wording import asks_whether, examples, nearest_things, reading, refusal, sentence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answer", "ask", "examples", "language_of", "nearest_things", "reading", "refusal"]

_ACTIVITY = "https://w3id.org/mrezha/id/activity/"
_LONGEST_PATH = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its evidence; `as_dict()` is what `mrezha ask --format json` prints."""

    question: str
    language: str
    intent: str
    reading: str
    answer: str
    rows: list[dict[str, Any]]
    sparql: str
    sources: list[str]

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a pandas frame; needs `pip install mrezha[pandas]`."""
        import pandas as pd

        return pd.DataFrame(self.rows).convert_dtypes()

    def _repr_html_(self) -> str:
        """The answer as a notebook shows it: how it was understood, the rows, the query."""
        from mrezha.queries.shown import html_answer

        return html_answer(self)


def ask(
    text: str,
    source: Source,
    vocabulary: Vocabulary,
    *,
    lang: str | None = None,
    within: tuple[Filter, ...] = (),
    compare: Compare | None = None,
) -> Answer:
    """Answer a question in words, in its own language or in `lang`; `within` are conditions beside its words.

    `compare` gives what became of the activities of one programme in another, as `graph.changes.changes` does.

    Raises:
        NotUnderstood: if the question is not understood, or is about something that is not loaded.
    """
    question, scanned = interpret(text, vocabulary, within)
    question, came_from = compared(question, compare)
    sparql, rows = _run(question, source)
    while not rows and question.intent in ("connection", "path") and question.hops < _LONGEST_PATH:
        question = replace(question, intent="path", want="path", hops=question.hops + 1)
        sparql, rows = _run(question, source)
    if question.last_resort and not (rows and rows[0].get("value", 1)):  # not "0" for a word that no text holds
        raise NotUnderstood("words", question.last_resort)
    lang = lang or language_of(scanned.text)
    chosen = _narrowed(question, rows)
    if len(chosen) < len(rows):  # the indicators asked for: the query that is shown gives these and no others
        chosen_only = Filter("number", tuple(str(r["iri"]) for r in chosen))
        sparql, chosen = _run(replace(question, filters=(*question.filters, chosen_only)), source)
    shaped = [_shaped(question, row, vocabulary, lang) | came_from.get(str(row.get("iri")), {}) for row in chosen]
    sources = sorted({s for row in shaped for s in _sources(row)}, key=_natural)
    return Answer(
        text, lang, question.intent, reading(question, scanned, vocabulary, lang),
        sentence(question, shaped, lang, whether=asks_whether(scanned)), shaped, sparql, sources,
    )  # fmt: skip


def _run(question: Question, source: Source) -> tuple[str, list[dict[str, Any]]]:
    sparql = compose(question)
    return sparql, [dict(r) for r in source.select(sparql)]


def _narrowed(question: Question, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose indicator is the one asked for; activities in the order of their codes, amounts in that of size."""
    if question.want in ("target", "baseline", "amount"):
        return indicator_asked_for(question, rows)
    if question.want == "activities" and not question.count and not (question.top and question.measure == "amount"):
        return sorted(rows, key=lambda r: (r["year"], _natural(str(r["code"]))))
    return rows


def _shaped(question: Question, row: dict[str, Any], vocabulary: Vocabulary, lang: str) -> dict[str, Any]:
    """A row as the contract has it."""
    if question.count:
        return {"iri": None, "kind": "number", "value": row["value"]}
    if question.want == "counts":
        codes = sorted(str(row["activities"]).split(), key=_natural)
        each = {question.measure: row["label"], "activities": codes}
        return {"iri": row["iri"], "kind": "number", "value": row["value"], **each}
    if question.want == "sum":
        codes = sorted(str(row["activities"]).split(), key=_natural)
        return {"iri": None, "kind": "number", "value": row["value"], "currency": row["currency"], "activities": codes}
    if question.want in ("activities", "path"):
        kept = {k: row[k] for k in ("year", "code", "title", "section")}
        amount: dict[str, Any] = {k: row[k] for k in ("value", "currency") if k in row} if question.top else {}
        ends: dict[str, Any] = {k: vocabulary.things[row[k]].short(lang) for k in ("from", "to") if k in row}
        ends |= {"deadline": row["deadline"]} if question.with_deadline else {}
        return {"iri": row["iri"], "kind": "activity", **kept, **amount, **ends}
    if question.want in ("actors", "projects") or question.want.startswith("things-"):
        codes = sorted(str(row["activities"]).split(), key=_natural)
        value = {"value": row["n"]} if question.measure == "partners" else {}
        kind = row.get("kind") if question.want == "actors" else question.want.removeprefix("things-").rstrip("s")
        label = row["label_bg"]
        return {
            "iri": row["iri"], "kind": kind, "label_bg": label, "label_en": row.get("label_en") or label,
            "abbr": row.get("abbr"), "activities": codes, **value,
        }  # fmt: skip
    cells = {k: row.get(k) for k in ("text", "value")} if "text" in row else {}
    kept = {k: row[k] for k in ("value", "year", "code", "indicator", "unit", "currency", "activity") if k in row}
    return {"iri": row["iri"], "kind": question.want if cells else "number", **kept, **cells}


def _sources(row: dict[str, Any]) -> list[str]:
    if row["kind"] == "activity":
        return [row["iri"]]
    if "activity" in row:
        return [row["activity"]]
    return [f"{_ACTIVITY}{code}" for code in row.get("activities", ())]


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", text) if p]
