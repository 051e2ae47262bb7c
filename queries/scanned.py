"""A question whose words have each been told what they are."""

from dataclasses import dataclass, field

from mrezha.ontology.words import Word


@dataclass(frozen=True, slots=True)
class Item:
    """Words `first` to `last - 1` mean `value`, a thing or signal of a kind."""

    kind: str
    value: str
    first: int
    last: int


@dataclass(slots=True)
class Scan:
    """A question's words, what they mean, and those that mean nothing known."""

    text: str
    words: list[Word]
    items: list[Item] = field(default_factory=list)
    unknown: list[Word] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    sought: tuple[tuple[str, ...], ...] = ()  # what to search for in the text, each in any of several words

    def of(self, *kinds: str) -> list[Item]:
        """Items of some kinds, in the order of the words."""
        return [i for i in self.items if i.kind in kinds]

    def said(self, first: int = 0, last: int | None = None) -> list[str]:
        """The words `first` to `last - 1` in lower case, signs among them."""
        return [w.text.casefold() for w in self.words[first:last]]
