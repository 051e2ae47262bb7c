"""Names with corrections over them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mrezha.ontology.authority import Entry
from mrezha.ontology.names import Match, Names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import Word, slug


class CorrectedNames(Names):
    """Names of corrections, and below them known names; what a correction says wins however short it is."""

    def __init__(self, corrections: Iterable[Entry], known: Names) -> None:
        super().__init__(corrections)
        self._known = known

    def at(self, text: Sequence[Word], first: int) -> Match | None:
        """The longest name of a correction that begins at word `first`, else the longest known name, or None."""
        match = super().at(text, first)
        return replace(match, corrected=True) if match else self._known.at(text, first)


def entry_of(actor: Entry | None, *names: str) -> Entry:
    """An entry that leads from these names to an actor; to none where there is none."""
    if actor is None:
        return Entry("", "Institution", "", "", None, None, None, names)
    return replace(actor, names=names)


def unknown_entry(name: str, *, collective: bool = False) -> Entry:
    """An actor that only the document knows, with the address it would get from its name.

    >>> unknown_entry("Фондация „Пример“").iri
    'https://w3id.org/mrezha/id/institution/fondatsia-primer'
    """
    kind = "CollectiveActor" if collective else "Institution"
    address = f"{ID}{'collective' if collective else 'institution'}/{slug(name)[:80]}"
    return Entry(address, kind, name, name, None, None, None, (name,))
