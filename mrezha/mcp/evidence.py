"""The words of the source that go with every result."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mrezha.evidence import cells_of
from mrezha.ontology.namespaces import ID
from mrezha.queries.conditions import term

if TYPE_CHECKING:
    from mrezha.knowledge import KnowledgeGraph

MOST = 20  # activities whose words come with a result; who wants more asks for the evidence of one
_CORE = ("title", "leads", "partners", "funding", "deadline")
_NAMED = """
SELECT ?thing ?activity ?words ?document ?start ?end {{
  VALUES ?thing {{ {things} }}
  VALUES ?names {{ mrz:participant mrz:contributor mrz:refersTo }}
  ?reading ?names ?thing ; dcterms:source ?span .
  ?activity mrz:hasReading ?reading .
  ?span oa:exact ?words ; oa:start ?start ; oa:end ?end ; mrz:inDocument/dcterms:identifier ?document .
}} ORDER BY ?document ?start ?activity
"""
_PLACE = ("words", "document", "start", "end")


def words_of_activities(kg: "KnowledgeGraph", activities: Iterable[str], *, core: bool = True) -> list[dict[str, Any]]:
    """The cells of activities, given by their addresses: the chief ones, or all that the template has.

    >>> import mrezha
    >>> found = words_of_activities(mrezha.open(), ["https://w3id.org/mrezha/id/activity/2025/2.6.4"])
    >>> [(cell["field"], cell["words"]) for cell in found if cell["field"] == "leads"]
    [('leads', 'ДАБ')]
    """
    listed = list(dict.fromkeys(activities))[:MOST]
    cells = [c for c in cells_of(kg, listed) if c["state"] != "absent" and (not core or c["field"] in _CORE)]
    kept = ("part", "field", "state", *_PLACE)
    return [{"activity": str(c["activity"]).removeprefix(f"{ID}activity/"), **{k: c[k] for k in kept}} for c in cells]


def words_naming(kg: "KnowledgeGraph", things: Iterable[str], most: int = 3) -> dict[str, list[dict[str, Any]]]:
    """Where things are named: for each address some mentions, with the activity that they are read for.

    >>> import mrezha
    >>> dab = "https://w3id.org/mrezha/id/institution/dab"
    >>> words_naming(mrezha.open(), [dab])[dab][0]["words"]
    'ДАБ'
    """
    found: dict[str, list[dict[str, Any]]] = {thing: [] for thing in things}
    if found:
        for row in kg.query(_NAMED.format(things=" ".join(term("any", t) for t in found))):
            mentions = found[str(row["thing"])]
            if len(mentions) < most:
                activity = str(row["activity"]).removeprefix(f"{ID}activity/")
                mentions.append({"activity": activity, **{k: row[k] for k in _PLACE}})
    return found
