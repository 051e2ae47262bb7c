"""What a person says around a question: "I'm writing an article – which …", „(Националната комисия, имам предвид)“."""

from collections.abc import Iterator, Sequence

from mrezha.ontology.words import Word, words
from mrezha.queries.lexicon import Lexicon
from mrezha.queries.scanned import Scan
from mrezha.queries.vocabulary import Vocabulary

_BREAKS = set(".,;:?!()\n")
_SAYS_LITTLE = {"show", "must", "concerns", "mention"}
_DASHES = set("-–—")


def drop_padding(found: Scan, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    """Forget words that say nothing of what is asked: a clause about the person who asks, and short names repeated."""
    _drop_short_names(found, lexicon, vocabulary)
    _drop_descriptions(found, lexicon, vocabulary)
    if not found.unknown:
        return
    clauses = list(_clauses(found.words, found.text))
    asking = [c for c in clauses if not _of_the_person(c, found, lexicon)]
    if not any(c.start <= i.first < c.stop for c in asking for i in found.items):
        return
    for clause in clauses:
        inside = [w for w in found.words[clause.start : clause.stop] if w in found.unknown]
        if inside and clause not in asking:
            found.unknown = [w for w in found.unknown if w not in inside]
            found.items = [i for i in found.items if not clause.start <= i.first < clause.stop]


def _clauses(said: Sequence[Word], text: str) -> Iterator[range]:
    """Runs of words between marks that part clauses; a dash parts them where it stands between spaces."""
    first = 0
    for i, word in enumerate(said):
        beside = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
        dash = word.text in _DASHES and len(beside) == 2 and beside.isspace()
        if dash or word.text in _BREAKS:
            yield range(first, i)
            first = i + 1
    yield range(first, len(said))


def _of_the_person(clause: range, found: Scan, lexicon: Lexicon) -> bool:
    """Whether a clause speaks of the person who asks, and names nothing that can be asked about."""
    said = set(found.said(clause.start, clause.stop))
    items = [i for i in found.items if clause.start <= i.first < clause.stop]
    asks = [i for i in items if i.kind != "signal" or i.value not in _SAYS_LITTLE]
    return not asks and bool(said & lexicon.first_person)


def _drop_short_names(found: Scan, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    """Drop "the Commission" where a body with that word in its name is named too."""
    named = {w.key for i in found.of("actor", "project", "act") for w in _words_of(vocabulary.things[i.value].names)}
    found.unknown = [w for w in found.unknown if not (w.key in lexicon.generic and w.key in named)]


def _drop_descriptions(found: Scan, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    """What stands before a body named in brackets only describes it: "the Commission for minors (ЦКБППМН)"."""
    for actor in found.of("actor"):
        around = [w.text for i, w in enumerate(found.words) if i in (actor.first - 1, actor.last)]
        if around != ["(", ")"]:
            continue
        first = actor.first - 1
        described = {i: x for x in found.items if x.kind in ("audience", "theme") for i in range(x.first, x.last)}
        own = {w.key for w in _words_of(vocabulary.things[actor.value].names)}
        while first and (first - 1 in described or _says_nothing(found.words[first - 1], own, lexicon)):
            first -= 1
        if any(w.key in lexicon.generic for w in found.words[first : actor.first]):
            found.items = [i for i in found.items if not first <= i.first < actor.first]
            found.unknown = [w for w in found.unknown if w not in found.words[first : actor.first]]


def _says_nothing(word: Word, own: set[str], lexicon: Lexicon) -> bool:
    return word.key in own or word.key in lexicon.stop or word.key in lexicon.generic


def _words_of(names: Sequence[str]) -> Iterator[Word]:
    for name in names:
        yield from words(name)
