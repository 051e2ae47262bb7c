"""Abbreviations as printed: words mostly in capitals, in a programme's cells and goals, and the document's list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mrezha.graph.gaps.corpus import Corpus
from mrezha.ontology.words import fold
from mrezha.queries.catalogue import bind, catalogue

_GOALS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?words ?start WHERE {{
  VALUES ?year {{ {year} }}
  ?goal a mrz:Goal ; dcterms:isPartOf/dcterms:isPartOf/mrz:year ?year ; dcterms:source ?span .
  ?span oa:exact ?words ; oa:start ?start .
}}
"""
_PARTED = re.compile(r"(?<=[А-ЯA-Z])\s?[„“”\"]+\s?(?=[А-ЯA-Z])|(?<=\bИА|\bГД)\s(?=[А-Я]{2})")  # ГД“БОП“, ИА ГИТ
_NAME_IN_CAPITALS = re.compile(r"[„“\"«][А-ЯA-Z]+[“”\"»]")  # Фондация „ПУЛС“
_TOKEN = re.compile(r"(?<!\w)(?<!\d/)[А-ЯA-Z][^\W\d_]+(?!-?\d)(?!\w)")  # no number beside it: COVID-19, 96/71/ЕО
_GRANT = re.compile(r"\([A-Z][^()]*\d[^()]*\)")  # (ESF-SI-2024-UA-01)
_ROMAN = re.compile(r"[IVXІХ]+")
_LONGEST = 9
_BEFORE = 8  # words before a bracket that may spell its letters out


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place, the activity they belong to, and the abbreviations in them."""

    activity: str | None
    words: str
    tokens: Mapping[str, str]  # the key under which prints of it meet -> as printed


def listed(corpus: Corpus, year: int) -> list[str]:
    """The abbreviations of the document's own list, as printed; none where it has no list."""
    found = corpus.dataset.select(bind(catalogue()["abbreviations"], {"year": [str(year)]}))
    return list(dict.fromkeys(str(row["abbreviation"]) for row in found))


def printed(corpus: Corpus, year: int) -> list[Text]:
    """All cells and goals in the order of the document; names of projects and words that only shout are left out."""
    pieces: list[tuple[int, str | None, str]] = []
    for row in corpus.dataset.select(_GOALS.format(year=year)):
        pieces.append((int(str(row["start"])), None, str(row["words"])))
    for activity in corpus.whole(year):
        names = [m["words"] for row in activity.rows for p in row["projects"] for m in p["mentions"]]
        pieces += [(c.start or 0, activity.key, _without(c.words, names)) for c in activity.cells if c.words]
    pieces.sort(key=lambda piece: piece[0])
    small = {w for _, _, text in pieces for w in re.findall(r"[^\W\d_]+", text) if w.islower()}
    return [
        Text(activity, text, {key: shown for key, shown in tokens(text).items() if key.lower() not in small})
        for _, activity, text in pieces
    ]


def _without(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(" ".join(name.split()), " ")
    return text


def tokens(text: str) -> dict[str, str]:
    """Abbreviations in a text by a key in which case and look-alike letters do not count, each once, as printed.

    >>> tokens("АНКБТХ, ГД“БОП“ към МВР и НСлС; Фондация „ПУЛС“ (COVID-19)")
    {'АНКБТХ': 'АНКБТХ', 'ГДБОП': 'ГДБОП', 'МВР': 'МВР', 'НСЛС': 'НСлС'}
    """
    joined = _GRANT.sub(" ", _NAME_IN_CAPITALS.sub(" ", _PARTED.sub("", text)))
    found = [t for t in _TOKEN.findall(joined) if len(t) <= _LONGEST and not _ROMAN.fullmatch(t)]
    keyed: dict[str, str] = {}
    for token in found:
        if 2 * sum(map(str.isupper, token)) > len(token) > 1:
            keyed.setdefault(fold(token).upper(), token)
    return keyed


def tokens_of(entry: str) -> set[str]:
    """The tokens under which an entry of the list is found: run together, or part by part."""
    return {*tokens(entry), *tokens(re.sub(r"[„“”\"]", " ", entry))}


def spelled_out(token: str, text: str) -> bool:
    """Whether the text gives the token in brackets behind words of which one begins with its first letter.

    >>> spelled_out("ПРГ", "чрез Постоянна работна група (ПРГ)"), spelled_out("ГРЕТА", "Конвенцията (ГРЕТА)")
    (True, False)
    """
    for bracket in re.finditer(r"\(\s*([^\W\d_]+)\s*\)", text):
        if fold(bracket[1]).upper() == token:
            before = re.findall(r"[^\W\d_]+", text[: bracket.start()])[-_BEFORE:]
            return any(fold(word).upper()[0] == token[0] for word in before)
    return False
