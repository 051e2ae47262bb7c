"""Which of several indicators of an activity a question asks about."""

from typing import Any

from mrezha.ontology.names import keys_of
from mrezha.ontology.words import fold, key_of, words
from mrezha.queries.lexicon import glossary, lexicon
from mrezha.queries.question import NotUnderstood, Question


def indicator_asked_for(question: Question, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The indicators that share most words with the question, English words put into Bulgarian first.

    Raises:
        NotUnderstood: if a word that means nothing by itself is no word of these activities either.
    """
    said = " ".join(f"{r['title']} {r.get('indicator', '')}" for r in rows).casefold()
    printed = set(keys_of(said))
    for word in question.unknown:
        stems = {k for meaning in _meanings(word) for k in keys_of(meaning)}
        if not (stems & printed or (len(word) > 3 and word.casefold() in said)):
            raise NotUnderstood("words", word)
    if len(rows) < 2 or question.want == "amount":
        return rows
    asked = {m for w in question.words if key_of(w) not in lexicon().stop for m in _meanings(w)}
    scores = [_likeness(asked, str(r["indicator"])) for r in rows]
    best = max(scores)
    if best[0] == 0:
        return rows  # no word of the question is one of theirs
    return [r for r, s in zip(rows, scores, strict=True) if s == best]


def _likeness(asked: set[str], printed: str) -> tuple[int, int, int]:
    """How many words of an indicator are asked for, by stem; among equals letter by letter, then how few are not."""
    stems = {k for w in asked for k in keys_of(w)}
    own = set(keys_of(printed))
    return len(stems & own), len(asked & {fold(w.text) for w in words(printed)}), -len(own - stems)


def _meanings(word: str) -> set[str]:
    """A word and its Bulgarian counterparts, in lower case."""
    return {fold(word)}.union(*(glossary().get(key, ()) for key in keys_of(word)))
