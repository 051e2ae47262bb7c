"""Names of actors as figures and tables have room for them."""

import textwrap
from typing import Any

from mrezha.graph.store import Dataset

_NAMES = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?property ?name
WHERE {
  VALUES ?type { mrz:Institution mrz:CollectiveActor mrz:FundingProject }
  VALUES (?p ?short) {
    (skos:prefLabel "label_") (rdfs:label "label_") (mrz:abbreviation "abbr_") (skos:altLabel "other_")
  }
  ?actor a ?type ; ?p ?name .
  BIND(CONCAT(?short, IF(LANG(?name) = "", "bg", LANG(?name))) AS ?property)
}
ORDER BY ?actor ?property STR(?name)
"""


class Names:
    """Names of everything that figures show.

    The short name is the abbreviation in the language, else the name: whoever reads English gets no Cyrillic letters.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._known: dict[str, dict[str, str]] = {}
        self._others: dict[tuple[str, str], list[str]] = {}
        for row in dataset.select(_NAMES):
            actor, prop, name = str(row["actor"]), str(row["property"]), str(row["name"])
            if prop.startswith("other_"):
                self._others.setdefault((actor, prop.removeprefix("other_")), []).append(name)
            self._known.setdefault(actor, {}).setdefault(prop, name)

    def full(self, iri: str, lang: str) -> str:
        """The name in a language, the other one where there is none."""
        known = self._known.get(iri, {})
        return known.get(f"label_{lang}") or known.get("label_bg") or known.get("label_en") or iri.rsplit("/", 1)[-1]

    def short(self, iri: str, lang: str) -> str:
        """The abbreviation, else the name."""
        known = self._known.get(iri, {})
        return known.get(f"abbr_{lang}") or self.full(iri, lang)

    def label(self, iri: str, lang: str, width: int = 24) -> str:
        """The short name in one line; where it has no room, the longest other name that has, or it is cut short."""
        name = self.short(iri, lang)
        others = [other for other in self._others.get((iri, lang), []) if len(other) <= width]
        return max(others, key=len) if len(name) > width and others else fitted(name, width)

    def key(self, addresses: Any, lang: str) -> list[tuple[str, str]]:
        """Abbreviations with the names they stand for, sorted; names that are not abbreviated are left out."""
        found = {(self.short(iri, lang), self.full(iri, lang)) for iri in addresses}
        return sorted((short, full) for short, full in found if short != full)


def fitted(text: str, width: int, lines: int = 1) -> str:
    """A text in so many lines of so many letters.

    >>> fitted("International Organization for Migration", 20, 2)
    'International\\nOrganization for…'
    """
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder="…", break_long_words=False))
