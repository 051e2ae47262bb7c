"""The words of the source behind activities, for `--why` and `mrezha show`."""

from collections.abc import Iterable

from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.compose import term

_FIELDS = {
    "bg": {"title": "Дейност", "leads": "Водеща", "partners": "Партньори", "funding": "Финансиране", "deadline": "Срок", "results": "Резултати", "baseline": "Текущо", "target": "Индикатори", "strategic-goal": "Стратегическа цел", "operational-goal": "Оперативна цел"},
    "en": {"title": "Activity", "leads": "Lead", "partners": "Partners", "funding": "Funding", "deadline": "Deadline", "results": "Results", "baseline": "Baseline", "target": "Indicators", "strategic-goal": "Strategic goal", "operational-goal": "Operational goal"},
}  # fmt: skip
_BLANK = {"bg": "(празна клетка)", "en": "(blank cell)"}
_LINE = {"bg": "{document}, знаци {start}–{end}", "en": "{document}, characters {start}–{end}"}
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
    by_row: dict[tuple[str, int], dict[str, dict[str, object]]] = {}
    for row in rows:
        by_row.setdefault((str(row["activity"]), int(str(row["part"]))), {})[str(row["field"])] = row
    parts = []
    for activity, part in sorted(by_row, key=lambda k: (listed.index(k[0]), k[1])):
        parts.append(_row(by_row[activity, part], part, lang, full=full))
    return "\n".join(parts)


def _row(cells: dict[str, dict[str, object]], part: int, lang: str, *, full: bool) -> str:
    first = next(iter(cells.values()))
    lines = [f"{first['year']}/{first['code']}" + (f" ({part})" if part > 1 else "")]
    for field, label in _FIELDS[lang].items():
        cell = cells.get(field)
        if (
            cell is None
            or cell["state"] == "absent"
            or (not full and field not in ("title", "leads", "partners", "funding"))
        ):
            continue
        said = f"„{' '.join(str(cell['words']).split())}“" if cell["words"] is not None else _BLANK[lang]
        place = f"  [{_LINE[lang].format(**cell)}]" if cell["words"] is not None else ""
        lines.append(f"  {label}: {said}{place}")
    return "\n".join(lines) + "\n"
