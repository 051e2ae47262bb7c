"""Other countries than Bulgaria, and bodies of places, that no loaded programme is about."""

from mrezha.queries.lexicon import cue
from mrezha.queries.meant import Meant
from mrezha.queries.question import NotUnderstood
from mrezha.queries.scanned import Item

_DOES = ("lead", "carries-out", "pays", "involved", "works-with")
_OF_PROGRAMMES = (
    "activities", "projects", "programme", "mention", "partner", "where", "target", "baseline", "amount",
    "indicator", "value", "with-most",
)  # fmt: skip


def refuse_other_countries(meant: Meant) -> None:
    """„националната програма на Гърция“, "the police of Germany" are another country's."""
    _refuse_facts(meant)
    for n, item in enumerate(meant.items):
        thing = meant.vocabulary.things.get(item.value)
        if thing is None or thing.cls != "place" or thing.iri.endswith("/bulgaria"):
            continue
        before = meant.items[n - 1] if n else None
        after = meant.items[n + 1] if n + 1 < len(meant.items) else None
        if _is_subject(meant, item, before):
            raise NotUnderstood("country", thing.label(meant.language))
        if before and before.value in ("who", "noun") and _between(meant, before, item) & cue("seated-in"):
            raise NotUnderstood("meaning", meant.found.text)  # where a body has its seat, no programme says
        if _beside_an_actor(meant, item):
            raise NotUnderstood("unused", _beside_an_actor(meant, item))
        between = _between(meant, before, item)
        owned = before is not None and _is_body(meant, before) and between <= cue("of-body") | cue("beside-body")
        owns = after is not None and _is_body(meant, after) and "s" in _between(meant, item, after)
        own = meant.found.said(item.last, item.last + 2)
        owns = owns or (own[1:] == ["s"] and (after is None or after.value != "activities"))
        beside = before is not None and before.value == "programme" and item.first - before.last <= 1
        people_from = before is not None and before.kind == "audience" and between <= cue("people-from")
        if beside or owns or (owned and not people_from and between & cue("of-body")):
            raise NotUnderstood("country", thing.label(meant.language))


def _refuse_facts(meant: Meant) -> None:
    """„Колко министерства има България“, "how do I get to Varna": a fact about a place, or the way to it."""
    if meant.says_first(cue("how-i")) and not any(i.kind == "actor" for i in meant.items):
        raise NotUnderstood("meaning", meant.found.text)
    said = set(meant.found.said())
    about = any(not meant.says(i, cue("says-there-is")) for i in meant.all_of("concerns"))
    owns = bool(said & cue("has")) or meant.has("count")
    if owns and any(i.kind == "place" for i in meant.items) and not meant.has(*_OF_PROGRAMMES, *_DOES) and not about:
        raise NotUnderstood("meaning", meant.found.text)


def _is_subject(meant: Meant, place: Item, before: Item | None) -> bool:
    """„Какво планира Румъния“, "what does Romania plan": a country does something itself."""
    said = meant.found.said()
    verb = before is not None and before.kind == "signal" and before.last == place.first
    does = verb and before is not None and (before.value in _DOES or meant.says(before, cue("plans")))
    return does or (place.first > 0 and said[place.first - 1] in cue("does"))


def _beside_an_actor(meant: Meant, place: Item) -> str:
    """„община Варна“, „РЗИ Русе“, "Burgas Municipality": a body that no programme names; its words, or none."""
    for item in meant.items:
        if item.kind == "actor" and (item.last == place.first or place.last == item.first):
            both = meant.found.words[min(item.first, place.first) : max(item.last, place.last)]
            return " ".join(w.text for w in both if w.is_word)
    return ""


def _is_body(meant: Meant, item: Item) -> bool:
    thing = meant.vocabulary.things.get(item.value)
    return item.value == "programme" or (thing is not None and thing.cls in ("actor", "collective", "audience"))


def _between(meant: Meant, one: Item | None, other: Item | None) -> set[str]:
    if one is None or other is None:
        return set()
    return {w.text.casefold() for w in meant.found.words[one.last : other.first] if w.is_word}
