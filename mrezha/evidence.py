"""The words of the source behind activities."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mrezha.ontology.namespaces import ID
from mrezha.queries.conditions import term

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph

_QUERY = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?activity ?year ?code ?part ?field ?state ?words ?document ?start ?end
WHERE {{
  VALUES ?activity {{ {activities} }}
  ?row mrz:describes ?activity ; mrz:part ?part . ?cell dcterms:isPartOf ?row ; mrz:field ?f ; mrz:state ?s .
  ?activity mrz:year ?year ; skos:notation ?code .
  BIND(REPLACE(STR(?f), "^.*/", "") AS ?field) BIND(REPLACE(STR(?s), "^.*/", "") AS ?state)
  OPTIONAL {{
    ?cell dcterms:source ?span . ?span oa:exact ?words ; oa:start ?start ; oa:end ?end ;
      mrz:inDocument/dcterms:identifier ?document .
  }}
}}
ORDER BY ?activity ?part ?field ?start
"""


def activities_named(kg: "KnowledgeGraph", name: str, year: int | None = None) -> list[str]:
    """Addresses of the activities of a code, with or without its year, the latest first; none where there is none.

    >>> import mrezha
    >>> activities_named(mrezha.open(), "2025/2.6.4")
    ['https://w3id.org/mrezha/id/activity/2025/2.6.4']
    """
    asked = name.strip().removeprefix(f"{ID}activity/")
    fitting = [(y, c) for y, c in kg.vocabulary.codes if asked == f"{y}/{c}" or (asked == c and year in (None, y))]
    return [f"{ID}activity/{y}/{c}" for y, c in sorted(fitting, reverse=True)]


def cells_of(kg: "KnowledgeGraph", activities: Iterable[str]) -> list[dict[str, Any]]:
    """The cells of activities, given by their addresses, row by row: stated with their words and place, blank, absent.

    >>> import mrezha
    >>> cells = cells_of(mrezha.open(), ["https://w3id.org/mrezha/id/activity/2025/2.6.4"])
    >>> next(c["words"] for c in cells if c["field"] == "leads")
    'ДАБ'
    """
    listed = list(activities)
    if not listed:
        return []
    found: dict[tuple[str, int, str], dict[str, Any]] = {}
    for cell in kg.query(_QUERY.format(activities=" ".join(term("any", a) for a in listed))):
        known = found.setdefault((cell["activity"], cell["part"], cell["field"]), cell)
        if known is not cell:  # its words stand apart
            known["words"], known["end"] = f"{known['words']}; {cell['words']}", cell["end"]
    return list(found.values())
