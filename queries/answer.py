"""From a question in words to an answer: interpret, compose, run, and say how the question was read."""

import re
from dataclasses import dataclass
from typing import Any

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import fold
from mrezha.queries.compose import compose
from mrezha.queries.interpret import interpret
from mrezha.queries.lexicon import glossary, lexicon
from mrezha.queries.question import Filter, NotUnderstood, Question
from mrezha.queries.scan import Scan
from mrezha.queries.source import Source
from mrezha.queries.vocabulary import Vocabulary

_ACTIVITY = "https://w3id.org/mrezha/id/activity/"


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


def language_of(text: str) -> str:
    """The language of a question: Bulgarian if most of its letters are Cyrillic, or none is a letter.

    >>> language_of("С кого партнира А21?"), language_of("who leads")
    ('bg', 'en')
    """
    letters = [c for c in text if c.isalpha()]
    return "bg" if sum("Ѐ" <= c <= "ӿ" for c in letters) * 2 > len(letters) else "en"


def ask(text: str, source: Source, vocabulary: Vocabulary) -> Answer:
    """Answer a question in words.

    Raises:
        NotUnderstood: if the question is not understood, or is about something that is not loaded.
    """
    question, scanned = interpret(text, vocabulary)
    sparql = compose(question)
    rows = _narrowed(question, [dict(r) for r in source.select(sparql)])
    lang = language_of(text)
    shaped = [_shaped(question, row) for row in rows]
    sources = sorted({s for row in shaped for s in _sources(row)}, key=_natural)
    return Answer(
        text, lang, question.intent, reading(question, scanned, vocabulary, lang), _sentence(question, shaped, lang),
        shaped, sparql, sources,
    )  # fmt: skip


def _narrowed(question: Question, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that come first, or whose indicator is the one asked for; the rest as they are."""
    if question.top == "most" and rows:
        return [r for r in rows if r["n"] == rows[0]["n"]]
    if question.top and rows:
        return [r for r in rows if r["amount"] == rows[0]["amount"]]
    if question.want in ("target", "baseline") and len(rows) > 1:
        return _indicator_asked_for(question.words, rows)
    if question.want == "activities" and not question.count:
        return sorted(rows, key=lambda r: (r["year"], _natural(str(r["code"]))))
    return rows


def _indicator_asked_for(words: tuple[str, ...], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The indicators that share most words with the question, English words put into Bulgarian first."""
    asked = {k for w in words for k in keys_of(w)}
    asked |= {k for key in tuple(asked) for k in glossary().get(key, ())}
    scores = [len(asked & set(keys_of(str(r["indicator"])))) for r in rows]
    best = max(scores)
    return [r for r, s in zip(rows, scores, strict=True) if s == best]


def _shaped(question: Question, row: dict[str, Any]) -> dict[str, Any]:
    """A row as the contract has it."""
    if question.count:
        return {"iri": None, "kind": "number", "value": row["value"]}
    if question.want == "activities":
        kept = {k: row[k] for k in ("year", "code", "title", "section")}
        amount = {"value": row["amount"]} if question.top else {}
        return {"iri": row["iri"], "kind": "activity", **kept, **amount}
    if question.want in ("actors", "projects"):
        codes = sorted(str(row["activities"]).split(), key=_natural)
        kind = "project" if question.want == "projects" else row.get("kind")
        label = row["label_bg"]
        return {
            "iri": row["iri"], "kind": kind, "label_bg": label, "label_en": row.get("label_en") or label,
            "abbr": row.get("abbr"), "activities": codes,
        }  # fmt: skip
    kept = {k: row[k] for k in ("value", "year", "code", "indicator", "unit", "currency", "activity") if k in row}
    return {"iri": row["iri"], "kind": "number", **kept}


def _sources(row: dict[str, Any]) -> list[str]:
    if row["kind"] == "activity":
        return [row["iri"]]
    if "activity" in row:
        return [row["activity"]]
    return [f"{_ACTIVITY}{code}" for code in row.get("activities", ())]


def _natural(text: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", text) if p]


def _sentence(question: Question, rows: list[dict[str, Any]], lang: str) -> str:
    words = lexicon().readings[lang]
    if not rows:
        return words["nothing"]
    if rows[0]["kind"] == "number":
        return ", ".join(_number(r) for r in rows)
    if rows[0]["kind"] == "activity":
        return ", ".join(f"{r['year']}/{r['code']}" for r in rows)
    return ", ".join((r["abbr"] if lang == "bg" and r["abbr"] else r[f"label_{lang}"]) for r in rows)


def _number(row: dict[str, Any]) -> str:
    unit = row.get("currency") or row.get("unit") or ""
    return f"{row['value']} {unit}".strip()


# -- how it was read -----------------------------------------------------------------------------------------------


def reading(question: Question, scanned: Scan, vocabulary: Vocabulary, lang: str) -> str:
    """A sentence that says how the question was understood."""
    words = lexicon().readings[lang]
    head = words.get(question.intent) if question.intent in words else words.get(question.via, words["activities"])
    what = words.get(question.via, "") if question.want == "actors" else words["activities"]
    head = str(head).format(what=what)
    if question.count:
        head = words["count"].format(what=head)
    said = [_filter(f, vocabulary, lang) for f in question.filters]
    if not any(f.kind == "year" for f in question.filters):
        said.append(words["all-years"].format(values=", ".join(map(str, vocabulary.years))))
    if question.but_not:
        other = next((f.values[0] for f in question.but_not if f.kind == "year"), "")
        said.append({"bg": f"(спрямо {other} г.)", "en": f"(compared with {other})"}[lang])
    if question.without and question.intent in ("most", "lead", "partner", "any", "pays"):
        names = [vocabulary.things[w].short(lang) for w in question.without]
        said.append(words["without"].format(values=", ".join(names)))
    said += [words["corrected"].format(wrong=wrong, right=right) for wrong, right in scanned.corrected]
    return " ".join([head, ", ".join(said)]).strip() + "."


def _filter(f: Filter, vocabulary: Vocabulary, lang: str) -> str:
    words = lexicon().readings[lang]
    if f.kind == "blank":
        names = [words[f"field-{v.rsplit('/', 1)[-1]}"] for v in f.values]
    else:
        names = [vocabulary.things[v].short(lang) if v in vocabulary.things else v for v in f.values]
    return words[f"filter-{f.kind}"].format(values=", ".join(names))


def refusal(error: NotUnderstood, text: str, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """A refusal in the question's language: one line that says why, and the nearest known names."""
    words = lexicon().readings[language_of(text)]
    years = ", ".join(map(str, vocabulary.years))
    line = str(words[f"refused-{error.reason}"]).format(what=error.reading, years=years)
    nearest = nearest_things(error.reading, vocabulary, language_of(text)) if error.reason == "words" else []
    return line, nearest


def nearest_things(name: str, vocabulary: Vocabulary, lang: str, limit: int = 3) -> list[str]:
    """Labels of the known things whose names are written most like some words."""
    from rapidfuzz import fuzz, process

    known = {fold(n): t for t in vocabulary.things.values() if t.used and t.cls != "theme" for n in t.names if len(n) > 2}
    found = process.extract(fold(name), list(known), scorer=fuzz.WRatio, limit=limit * 6)
    return list(dict.fromkeys(known[n].label(lang) for n, _, _ in found))[:limit]


def examples(text: str) -> list[str]:
    """Three questions that can be asked, in the language of a text."""
    return list(lexicon().readings[language_of(text)]["examples"])
