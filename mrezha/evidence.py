"""The words of the source behind activities."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mrezha.ontology.namespaces import ID
from mrezha.queries.conditions import term

if TYPE_CHECKING:
    from mrezha.knowledge.programmes import Programmes

_QUERY = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?activity ?year ?code ?section ?section_title ?part ?field ?state ?words ?document ?start ?end
WHERE {{
  VALUES ?activity {{ {activities} }}
  ?row mrz:describes ?activity ; mrz:part ?part . ?cell dcterms:isPartOf ?row ; mrz:field ?f ; mrz:state ?s .
  ?activity mrz:year ?year ; skos:notation ?code .
  OPTIONAL {{
    ?activity dcterms:isPartOf ?in . ?in a mrz:Section ; skos:notation ?section .
    OPTIONAL {{ ?in rdfs:label ?section_title }}
  }}
  BIND(REPLACE(STR(?f), "^.*/", "") AS ?field) BIND(REPLACE(STR(?s), "^.*/", "") AS ?state)
  # One OPTIONAL a property: together the engine reads the spans of the whole dataset for one activity.
  OPTIONAL {{
    ?cell dcterms:source ?span .
    OPTIONAL {{ ?span oa:exact ?words }} OPTIONAL {{ ?span oa:start ?start }} OPTIONAL {{ ?span oa:end ?end }}
    OPTIONAL {{ ?span mrz:inDocument/dcterms:identifier ?document }}
  }}
}}
ORDER BY ?activity ?part ?field ?start
"""

_GOALS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?activity ?goal ?field ?code ?text
WHERE {{
  VALUES ?activity {{ {activities} }}
  VALUES (?type ?field) {{ (mrz:StrategicGoal "strategic-goal") (mrz:OperationalGoal "operational-goal") }}
  ?activity mrz:servesGoal ?goal . ?goal a ?type .
  OPTIONAL {{ ?goal skos:notation ?code }} OPTIONAL {{ ?goal rdfs:label ?text }}
}}
ORDER BY ?activity DESC(?field) ?goal
"""


def activities_named(kg: "Programmes", name: str, year: int | None = None) -> list[str]:
    """Addresses of the activities of a code, with or without its year, the latest first; none where there is none.

    >>> import mrezha
    >>> activities_named(mrezha.open(), "2025/2.6.4")
    ['https://w3id.org/mrezha/id/activity/2025/2.6.4']
    """
    asked = name.strip().removeprefix(f"{ID}activity/")
    fitting = [(y, c) for y, c in kg.vocabulary.codes if asked == f"{y}/{c}" or (asked == c and year in (None, y))]
    return [f"{ID}activity/{y}/{c}" for y, c in sorted(fitting, reverse=True)]


def goals_of(kg: "Programmes", activities: Iterable[str]) -> list[dict[str, Any]]:
    """The goals that activities serve, printed in their own rows or in one above: `field`, `goal`, `code`, `text`.

    >>> import mrezha
    >>> goals = goals_of(mrezha.open(), ["https://w3id.org/mrezha/id/activity/2025/2.1.12"])
    >>> [(g["field"], g["code"]) for g in goals]
    [('strategic-goal', '2.1'), ('operational-goal', None)]
    """
    listed = list(activities)
    return list(kg.query(_GOALS.format(activities=" ".join(term("any", a) for a in listed)))) if listed else []


def above(kg: "Programmes", activities: Iterable[str]) -> dict[tuple[str, str], str]:
    """The goals of activities by activity and field, as text: what holds where the cell of a goal is blank."""
    found: dict[tuple[str, str], str] = {}
    for goal in goals_of(kg, activities):
        text = " ".join(str(part) for part in (goal["code"], goal["text"]) if part)
        key = str(goal["activity"]), str(goal["field"])
        found[key] = f"{found[key]}; {text}" if key in found else text
    return found


def cells_of(kg: "Programmes", activities: Iterable[str]) -> list[dict[str, Any]]:
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
