"""Questions with more than one meaning: none is chosen, all are listed as questions that can be asked."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mrezha.ontology.words import Word, key_of, words
from mrezha.queries.lexicon import lexicon
from mrezha.queries.meant import Meant, distance
from mrezha.queries.question import NotUnderstood
from mrezha.queries.vocabulary import Thing, Vocabulary

_MOST_READINGS = 8
_BETWEEN_BODIES = ("works-with", "partner")


def refuse_ambiguous(meant: Meant) -> None:
    """Refuse a goal that may be one of three, "what is new", and part of a name that several bodies have.

    Raises:
        NotUnderstood: with the readings, as questions.
    """
    if meant.codes and meant.has("purpose") and not meant.has("count", "target", "baseline"):
        raise NotUnderstood("ambiguous", meant.found.text, readings=_readings(meant, "goal"))
    if meant.has("whats-new") and not meant.has("partner", "who", "noun"):
        raise NotUnderstood("ambiguous", meant.found.text, readings=_readings(meant, "whats-new"))
    if meant.has("gaps") and not meant.actors and not meant.filters:
        raise NotUnderstood("ambiguous", meant.found.text, readings=_readings(meant, "gaps"))
    _refuse_group_as_body(meant)
    unknown = meant.found.unknown
    counted = any(meant.found.words[i.last : i.last + 1] == unknown[:1] for i in meant.all_of("count"))
    if unknown and not meant.codes and not counted:
        said, text = _run(unknown), meant.found.text
        named = (
            sorted(bodies_with(unknown, meant.vocabulary), key=lambda t: (len(t.label("bg")), t.iri)) if said else []
        )
        if said and len(named) > 1:
            again = [text[: said[0]] + t.short(meant.language) + text[said[1] :] for t in named[:_MOST_READINGS]]
            raise NotUnderstood("ambiguous", text[said[0] : said[1]], readings=again)


def _refuse_group_as_body(meant: Meant) -> None:
    """Refuse "does the police work with A21": a target group that works with somebody is a body, but which?"""
    if meant.has("activities") or not meant.has(*_BETWEEN_BODIES):
        return
    for group in [i for i in meant.items if i.kind == "audience"]:
        said = meant.found.words[group.first : group.last]
        bodies = sorted(bodies_with(said, meant.vocabulary), key=lambda t: (len(t.label("bg")), t.iri))
        if bodies and any(distance(group, i) <= 1 for i in meant.all_of(*_BETWEEN_BODIES)):
            text, start, end = meant.found.text, said[0].start, said[-1].end
            again = [text[:start] + t.short(meant.language) + text[end:] for t in bodies[:_MOST_READINGS]]
            raise NotUnderstood("ambiguous", text[start:end], readings=again)


def _readings(meant: Meant, of: str) -> list[str]:
    years = meant.vocabulary.years
    code = "/".join([*meant.years[:1], *meant.codes[:1]])
    templates = lexicon().readings[meant.language][f"{of}-readings"]
    return [t.format(code=code, later=years[-1], earlier=years[-2] if len(years) > 1 else "") for t in templates]


def _run(unknown: Sequence[Word]) -> tuple[int, int] | None:
    """Where words stand that follow one another, or None."""
    apart = any(b.start - a.end > 1 for a, b in pairwise(unknown))
    return None if apart else (unknown[0].start, unknown[-1].end)


def bodies_with(said: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Thing]:
    """Bodies that a programme names, with a name that holds all of some words."""
    asked = {w.key for w in said}
    for thing in vocabulary.things.values():
        if thing.used and thing.cls == "actor" and any(asked <= _keys(n) for n in thing.labels.values()):
            yield thing


def _keys(name: str) -> set[str]:
    return {key_of(w.text) for w in words(name) if w.is_word}
