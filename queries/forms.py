"""Forms of verbs, so that the lexicon holds one form a verb: Bulgarian „води“, English "lead"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conjugation:
    """How a language makes forms: for each ending, a pattern, the endings put in its place; the first that fits.

    `irregular` are forms that no ending makes; `particles` are words that are no verbs.
    """

    endings: Mapping[str, Sequence[str]]
    irregular: Mapping[str, Sequence[str]] = field(default_factory=dict)
    particles: Sequence[str] = ()

    def forms_of(self, verb: str) -> list[str]:
        """All forms of a verb; the words beside the verb itself stay as they are.

        >>> english = Conjugation({"e": ["es", "ed", "ing"]}, {"take": ["took", "taken"]})
        >>> english.forms_of("take part")
        ['take part', 'took part', 'taken part', 'takes part', 'taked part', 'taking part']
        >>> Conjugation({"и": ["ят", "ил"]}, particles=["се"]).forms_of("се случи")
        ['се случи', 'се случят', 'се случил']
        """
        said = verb.split()
        at = next(i for i, w in enumerate(said) if w not in self.particles and self._ending(w) is not None)
        forms = dict.fromkeys((said[at], *self.irregular.get(said[at], ()), *self._regular(said[at])))
        return [" ".join((*said[:at], form, *said[at + 1 :])) for form in forms]

    def _ending(self, word: str) -> str | None:
        return next((e for e in self.endings if re.search(f"(?:{e})$", word)), None)

    def _regular(self, word: str) -> Iterator[str]:
        ending = self._ending(word) or ""
        stem = re.sub(f"(?:{ending})$", "", word)
        for new in self.endings[ending]:
            yield stem + new
