"""What an assistant may ask, as plain functions that give plain data; each result carries the words of the source."""

import json
import re
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from mrezha.card import Card
from mrezha.mcp.evidence import MOST, words_naming, words_of_activities
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import fold
from mrezha.web.sparql import Asked, answer

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph
    from mrezha.web.pool import Pool

CAVEAT = "The document is not the practice: these are a programme's words, not work done."
_ACCEPT = "application/sparql-results+json, text/turtle"
_ACTIVITY = re.compile(rf"{re.escape(ID)}activity/\d{{4}}/[\w.-]+")
_LIKE = 75.0  # of 100, below which a name is another name


def search(kg: "KnowledgeGraph", text: str, *, kind: str | None = None, limit: int = 10) -> dict[str, Any]:
    """Things whose names are like a text, the likest first, each with some of the words that name it.

    `kind` is actor, collective, place, act, project, mechanism, audience or exploitation.

    >>> import mrezha
    >>> search(mrezha.open(), "агенция за бежанците", limit=1)["entities"][0]["label_en"]
    'State Agency for Refugees with the Council of Ministers'
    """
    asked = fold(text.strip())
    scored = [
        (max(_likeness(asked, fold(name)) for name in {*t.labels.values(), *t.names}), t)
        for t in kg.vocabulary.things.values()
        if t.used and kind in (None, t.cls) and (t.labels or t.names)
    ]
    best = sorted((s for s in scored if s[0] >= _LIKE), key=lambda s: (-s[0], s[1].iri))[:limit]
    words = words_naming(kg, [t.iri for _, t in best])
    return {
        "entities": [
            {
                "iri": t.iri,
                "kind": t.cls,
                "label_bg": t.label("bg"),
                "label_en": t.label("en"),
                "abbr": t.abbr,
                "card": f"mrezha://card/{t.iri.removeprefix(ID)}" if t.iri.startswith(ID) else None,
                "mentions": words[t.iri],
            }
            for _, t in best
        ]
    }


def _likeness(asked: str, name: str) -> float:
    """100 for the name itself; a name that holds what was asked comes before one that is only spelt like it."""
    if asked == name:
        return 100.0
    if len(asked) > 2 and re.search(rf"\b{re.escape(asked)}", name):
        return 95.0
    return fuzz.ratio(asked, name) if len(asked) > 3 else 0.0


def ask(
    kg: "KnowledgeGraph", question: str, *, year: int | None = None, section: str | None = None, lang: str | None = None
) -> dict[str, Any]:
    """An answer as `mrezha ask --format json` prints it, with the chief cells of the activities that it rests on.

    Raises:
        NotUnderstood: if the question is not understood.
    """
    said = kg.ask(question, year=year, section=section, lang=lang)
    return {**said.as_dict(), "evidence": words_of_activities(kg, said.sources), **_cut(said.sources), "caveat": CAVEAT}


def sparql(kg: "KnowledgeGraph", query: str, pool: "Pool") -> dict[str, Any]:
    """The result of a query that only reads, and the words of the activities that it names.

    Raises:
        Refused: if it would write or leave the dataset, is no SPARQL, or takes too much.
    """
    done = answer(Asked(query), _ACCEPT, pool)
    text = done.body.decode()
    activities = sorted(set(_ACTIVITY.findall(text))) or _named_short(text)
    result = {"turtle": text} if done.media.startswith("text/turtle") else {"results": json.loads(text)}
    return {**result, "cut": done.cut, "evidence": words_of_activities(kg, activities), **_cut(activities)}


def _named_short(turtle: str) -> list[str]:
    """Addresses of activities that Turtle writes with our prefix, its slashes escaped."""
    return [f"{ID}activity/{y}/{c}" for y, c in re.findall(r"\bid:activity\\?/(\d{4})\\?/([\d.]+\d)", turtle)]


def gaps(
    kg: "KnowledgeGraph", *, year: int | None = None, section: str | None = None, gap: str | None = None
) -> dict[str, Any]:
    """Gaps in the text with count and denominator; of one gap all cases with their cells, of many the first cells.

    Raises:
        UnknownGapError: if there is no gap of that name.
    """
    found = kg.gaps(year=year, section=section, gaps=[gap] if gap else ())
    most = None if gap else 2
    return {
        "gaps": [
            {**f.as_dict(), "cells": [c.as_dict() for c in f.cells[:most]], "all_cells": len(f.cells)} for f in found
        ],
        "caveat": "A gap is a property of the text, not of the practice.",
    }


def evidence(kg: "KnowledgeGraph", activity: str) -> dict[str, Any]:
    """All cells of an activity, named by its code or address, with their words and place.

    Raises:
        UnknownNameError: if it is not in the loaded programmes.
    """
    shown = kg.show(activity)
    return {"iri": shown.iri, "title": shown.title, "cells": words_of_activities(kg, [shown.iri], core=False)}


def card(kg: "KnowledgeGraph", path: str, lang: str = "en") -> dict[str, Any]:
    """The card of a thing by the end of its address: institution/a21, activity/2025/2.6.4, place/varna.

    Raises:
        UnknownNameError: if there is no such thing, or no row names it.
    """
    iri = f"{ID}{path}"
    thing = kg.vocabulary.things.get(iri)
    if thing is None or thing.cls in ("actor", "collective"):
        return kg.show(iri, lang=lang).as_dict()
    columns = ("activity", "words", "document", "start", "end")
    mentions = words_naming(kg, [iri], most=MOST)[iri]
    rows = tuple(tuple(m[c] for c in columns) for m in mentions)
    return Card(iri, thing.label(lang), (thing.label("bg"), thing.cls), columns, rows).as_dict()


def _cut(activities: list[str]) -> dict[str, Any]:
    """Says so where there are more activities than words were given for."""
    left = len(set(activities)) - MOST
    return {"evidence_left_out": left} if left > 0 else {}
