"""The words of the source behind activities, for `--why` and `mrezha show`."""

from collections.abc import Iterable
from typing import Any

from mrezha.cli.labels import labels
from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.compose import term

_MAIN = ("title", "leads", "partners", "funding")
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
ORDER BY ?activity ?part
"""


def words_of(kg: KnowledgeGraph, activities: Iterable[str], lang: str, *, full: bool = False) -> str:
    """The cells of activities as printed, each with its place in the document."""
    listed = list(activities)
    if not listed:
        return ""
    rows = kg.query(_QUERY.format(activities=" ".join(term("any", a) for a in listed)))
    by_row: dict[tuple[str, int], dict[str, dict[str, Any]]] = {}
    for row in rows:
        by_row.setdefault((str(row["activity"]), int(str(row["part"]))), {})[str(row["field"])] = row
    parts = []
    for activity, part in sorted(by_row, key=lambda k: (listed.index(k[0]), k[1])):
        parts.append(_row(by_row[activity, part], part, lang, full=full))
    return "\n".join(parts)


def _row(cells: dict[str, dict[str, Any]], part: int, lang: str, *, full: bool) -> str:
    first = next(iter(cells.values()))
    said = labels("said", lang)
    lines = [f"{first['year']}/{first['code']}" + (f" ({part})" if part > 1 else "")]
    for field, label in labels("fields", lang).items():
        cell = cells.get(field)
        if cell is None or cell["state"] == "absent" or not (full or field in _MAIN):
            continue
        if cell["words"] is None:
            lines.append(f"  {label}: {said['blank']}")
        else:
            words = " ".join(str(cell["words"]).split())
            lines.append(f"  {label}: „{words}“  [{said['place'].format(**cell)}]")
    return "\n".join(lines) + "\n"
