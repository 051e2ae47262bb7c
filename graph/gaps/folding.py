"""Units counted as their parent bodies: ГДБОП as МВР, МКБТХ as НКБТХ, ИА ГИТ as МТСП."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mrezha.graph.folding import head_of
from mrezha.graph.gaps.parts import Actor


@dataclass(frozen=True, slots=True)
class Folding:
    """Folds along `mrz:partOf` up to the top body, but into none of `no-fold.csv`.

    `top` always folds, for rules that are about whole bodies; `shown` only where the user asked for it.
    """

    actors: Mapping[str, Actor]
    asked: bool = False

    def top(self, iri: str) -> str:
        """The top body that an actor is part of; itself where it is part of none.

        >>> mvr = Actor("urn:i/mvr", "МВР", "MoI", None, "ministry", False, "urn:i/ms")
        >>> gdbop = Actor("urn:i/gdbop", "ГДБОП", "GDBOP", None, "agency", False, "urn:i/mvr")
        >>> Folding({a.iri: a for a in (mvr, gdbop)}).top("urn:i/gdbop")
        'urn:i/mvr'
        """
        return head_of(iri, lambda a: self.actors[a].parent if a in self.actors else None)

    def shown(self, iri: str) -> str:
        """The actor as it is to be counted: folded if that was asked for, else as printed."""
        return self.top(iri) if self.asked else iri

    def tops(self, addresses: Iterable[str]) -> list[str]:
        """Top bodies, each once."""
        return list(dict.fromkeys(map(self.top, addresses)))

    def all_shown(self, addresses: Iterable[str]) -> list[str]:
        """Actors as they are to be counted, each once."""
        return list(dict.fromkeys(map(self.shown, addresses)))
