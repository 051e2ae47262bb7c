"""A negation in a question, and the words that it governs: roles, actors and things joined with one another."""

from dataclasses import dataclass

from mrezha.queries.lexicon import cue, lexicon
from mrezha.queries.meant import ROLES, THINGS, Meant
from mrezha.queries.scanned import Item

ROLE_OF = {
    "lead": "lead", "carries-out": "lead", "partner": "partner", "works-with": "any", "involved": "any", "pays": "pays",
}  # fmt: skip
_SAYS_LITTLE = ("concerns", "mention", "must", "where", "both", "place-noun", "section", "target-group", "by")
_FARTHEST = 6  # words between what a negation governs


@dataclass(slots=True)
class Governed:
    """A negation and what it governs."""

    negation: Item
    items: list[Item]

    def of(self, *kinds: str) -> list[Item]:
        """The items of some kinds."""
        return [i for i in self.items if i.kind in kinds]

    @property
    def roles(self) -> list[Item]:
        """The words of roles."""
        return [i for i in self.items if i.kind == "signal" and i.value in ROLES]

    @property
    def said(self) -> list[Item]:
        """What is denied, without small words."""
        return [*self.roles, *self.of("actor", "time", *THINGS)]


def governed(meant: Meant, negation: Item) -> Governed:
    """What a negation governs: what follows it, as far as it is joined."""
    found, last, small = Governed(negation, []), negation, lexicon().stop
    after = [i for i in meant.items if i.first >= negation.last and i is not negation]
    for n, item in enumerate(after):
        words = meant.found.said(last.last, item.first)
        telling = sum(w.key not in small for w in meant.found.words[last.last : item.first] if w.is_word)
        apart = telling > 2 or len(words) > _FARTHEST or set(words) & cue("ends-denial")
        if apart or not _belongs(meant, found, item, set(words), after[n + 1 :]):
            break
        found.items.append(item)
        last = item
    while found.items and found.items[-1].value in ("or", "negated", *_SAYS_LITTLE):
        found.items.pop()
    return found


def _belongs(meant: Meant, found: Governed, item: Item, between: set[str], after: list[Item]) -> bool:
    """Whether an item goes on with what a negation governs."""
    before = found.items[-1] if found.items else None
    joined = bool(between & (cue("joins") | {","})) or (before is not None and before.value in ("or", "negated"))
    conditions = found.of("actor", "time", *THINGS)
    if item.kind in ("actor", "time", *THINGS):
        if not conditions or (before in found.roles and joined) or item.value == conditions[-1].value:
            return True
        return joined and (item.kind == conditions[-1].kind or before is None or before.value in ("or", "negated"))
    if item.kind == "number":
        return item.value == "1" and not conditions
    if item.kind != "signal":
        return False
    if item.value in ROLES:
        if conditions:  # "neither A nor B lead", not "without A, led by B"
            follows = any(i.kind == "actor" and i.first - item.last <= 1 for i in after)
            trails = found.negation.value == "negated" and item.first - conditions[-1].last <= 1
            return trails and not found.roles and not follows
        return not found.roles or joined
    if item.value in ("or", "negated"):
        return bool(found.said)
    if item.value == "activities":
        return not conditions and not between & cue("relative")
    return item.value in _SAYS_LITTLE and not conditions


def spend(meant: Meant, *items: Item) -> None:
    """Take items out of the question: they are understood."""
    meant.items = [i for i in meant.items if i not in items]
