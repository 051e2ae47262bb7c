"""The ask box: a question in words, its answer with the words of the source, and what to ask instead."""

import functools
import json
import re
from typing import Any

from starlette.responses import JSONResponse, Response

from mrezha.graph.names_index import NamesIndex
from mrezha.ontology.namespaces import BASE, CODE
from mrezha.queries.answer import Answer, language_of, refusal
from mrezha.queries.question import NotUnderstood
from mrezha.web.bench import Seen, Workbench
from mrezha.web.facts import key_of
from mrezha.web.negotiate import best
from mrezha.web.passages import pieces
from mrezha.web.render import page
from mrezha.web.suggest import Suggester
from mrezha.web.tables import MEDIA, saved, table_file, table_of
from mrezha.web.terms import local

_LONGEST = 500
_NAMED = re.compile(rf"<({re.escape(BASE)}(?:id|code)/[^<>]+)>")
_EVIDENCE = ("title", "leads", "partners", "funding")
_COLUMNS = ("code", "title", "section", "label", "abbr", "kind", "activities", "indicator", "name", "text", "value",
            "unit", "currency", "from", "to")  # fmt: skip


def home(bench: Workbench, seen: Seen) -> Response:
    """The first page: the ask box, and the answer where a question was asked."""
    question = seen.query.get("q", "").strip()[:_LONGEST]
    form = seen.query.get("format") or {"application/json": "json"}.get(
        best(seen.accept, ["text/html", "application/json"]) or ""
    )  # fmt: skip
    if not question:
        counts = {"activities": len(bench.activities), "institutions": len(bench.network)}
        shown = Suggester(bench.kg.vocabulary).examples[seen.lang]
        return page("home.html", bench, seen, question="", examples=shown, counts=counts)
    # a page is in one language, whatever that of the question; what is saved keeps that of the question
    lang = None if form in MEDIA else seen.lang
    try:
        answer = bench.kg.ask(question, lang=lang)
    except NotUnderstood as error:
        return _refused(bench, seen, question, error, form)
    if form in MEDIA:
        return _download(answer, str(form))
    columns, rows = shown_rows(answer, seen.lang)
    return page(
        "answer.html", bench, seen, question=question, answer=answer, columns=columns, rows=rows, failed=None,
        evidence=[evidence(bench, key_of(iri), _things(answer)) for iri in answer.sources],
    )  # fmt: skip


def _refused(bench: Workbench, seen: Seen, question: str, error: NotUnderstood, form: str | None) -> Response:
    line, nearest = refusal(error, question, bench.kg.vocabulary, None if form in MEDIA else seen.lang)
    if form in MEDIA:
        said = {
            "question": question, "language": language_of(question), "intent": "refused", "reading": line,
            "answer": None, "rows": [], "sparql": None, "sources": [], "nearest": nearest,
            "readings": error.readings,
        }  # fmt: skip
        return JSONResponse(said)
    named = [(name, question.replace(error.reading, name) if error.reading in question else name) for name in nearest]
    again = error.readings or Suggester(bench.kg.vocabulary).examples[seen.lang]
    return page("refused.html", bench, seen, question=question, line=line, nearest=named, examples=again)


def _download(answer: Answer, form: str) -> Response:
    if form == "json":
        text = json.dumps(answer.as_dict(), ensure_ascii=False, indent=1, default=str) + "\n"
        return saved(text, "answer.json", MEDIA["json"])
    return table_file(*table_of(answer.rows), form, "answer", answer.language)


def shown_rows(answer: Answer, lang: str) -> tuple[list[str], list[dict[str, Any]]]:
    """The columns that a page shows of an answer, and its rows with a link each."""
    rows = [{**row, "label": row.get(f"label_{lang}"), "link": _link(row)} for row in answer.rows]
    columns = [c for c in _COLUMNS if any(row.get(c) not in (None, "") for row in rows)]
    hidden = {"kind"} if any("label_bg" in row for row in answer.rows) else {"kind", "abbr"}
    return [c for c in columns if c not in hidden], rows


def _link(row: dict[str, Any]) -> str | None:
    """The page of what a row is about; a value's is that of its activity."""
    iri = row.get("activity") or row.get("iri")
    return local(str(iri)) if iri else None


def _things(answer: Answer) -> set[str]:
    """What an answer is about: the things it found, and those that the question named."""
    return {str(row["iri"]) for row in answer.rows if row.get("iri")} | set(_NAMED.findall(answer.sparql))


def evidence(bench: Workbench, key: str, things: set[str]) -> dict[str, Any]:
    """The cells of an activity that an answer rests on, with the words marked that name its things."""
    rows = bench.facts.rows.get(key, [])
    spans = [
        (1, start, end)
        for reading in bench.facts.readings.get(key, ())
        if reading.thing in things or reading.iri in things
        for _, start, end, _ in reading.spans
    ]
    cells = [
        {"field": cell.field, "state": cell.state, "start": cell.start, "end": cell.end,
         "pieces": pieces(cell.words, cell.start, spans) if cell.words and cell.start is not None else []}
        for row in rows for cell in row.cells if cell.state != "absent"
    ]  # fmt: skip
    return {
        "key": key, "title": bench.activities.get(key, {}).get("title", key),
        "cells": [cell for cell in cells if _matters(cell, things)], "document": rows[0].document if rows else "",
    }  # fmt: skip


def _matters(cell: dict[str, Any], things: set[str]) -> bool:
    """Whether a cell is a main one, is asked about by name, or holds words that name a thing of the answer."""
    asked = f"{CODE}field/{cell['field']}" in things
    return asked or cell["field"] in _EVIDENCE or any(piece.readings for piece in cell["pieces"])


@functools.lru_cache(maxsize=4)
def _suggester(bench: Workbench) -> Suggester:
    return Suggester(bench.kg.vocabulary, NamesIndex.beside(bench.kg.dataset))


def suggest(bench: Workbench, seen: Seen) -> Response:
    """Suggestions for `q` as JSON."""
    offers = _suggester(bench).offers(seen.query.get("q", "")[:_LONGEST], seen.lang)
    kinds = {s.kind: seen.words.get(f"kind.{s.kind}", s.kind) for s in offers}
    return JSONResponse([{"text": s.text, "shown": s.shown, "kind": kinds[s.kind]} for s in offers])
