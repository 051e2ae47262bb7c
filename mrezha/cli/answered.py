"""The rows of an answer as a table: which columns, what heads them, what is said in words."""

from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels
from mrezha.queries.answer import Answer

_COLUMNS = ("year", "code", "section", "title", "from", "to", "abbr", "label_bg", "label_en", "activities",
            "indicator", "name", "text", "deadline", "value", "unit", "currency", "kind", "iri")  # fmt: skip
_FOR_READERS = ("md", "xlsx")  # columns and kinds in words; the other forms are for programs
_KIND_WORDS = """PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?kind ?label {{
  ?each a mrz:ActorKind ; skos:notation ?kind ; skos:prefLabel ?label . FILTER(LANG(?label) = "{lang}")
}}"""


def _kind_words(kg: KnowledgeGraph, lang: str) -> dict[str, str]:
    """What each kind of thing is called in a language, by the key that a row has."""
    actors = {str(r["kind"]): str(r["label"]) for r in kg.dataset.select(_KIND_WORDS.format(lang=lang))}
    return labels("kinds", lang) | actors


def table(answer: Answer, kg: KnowledgeGraph, format_: str) -> tuple[list[str], list[list[object]]]:
    """The columns that the answer's rows have, the address last, and the rows; what they are in words for readers."""
    columns = [c for c in _COLUMNS if any(c in row for row in answer.rows)] or ["iri"]
    words = _kind_words(kg, answer.language) if format_ in _FOR_READERS else {}
    told = [row | {"kind": words.get(row["kind"], row["kind"])} for row in answer.rows]
    return columns, [[row.get(c) for c in columns] for row in told]


def titles(lang: str, columns: list[str]) -> list[str]:
    """What heads the columns in a language."""
    return [labels("titles", lang).get(c, c) for c in columns]


def shown(answer: Answer) -> tuple[list[str], list[list[object]]]:
    """The columns that fit a terminal."""
    first = answer.rows[0]
    if "label_bg" in first:
        label = f"label_{answer.language}"
        return ["label", "abbr", "activities"], [[r[label], r["abbr"], r["activities"]] for r in answer.rows]
    wanted = ("section", "title", "from", "to", "indicator", "name", "text", "deadline", "value", "unit", "currency")
    columns = [c for c in wanted if any(r.get(c) is not None for r in answer.rows)]
    if "code" not in first:  # a sum, of several activities
        return [*columns, "activities"], [[*[r.get(c) for c in columns], r["activities"]] for r in answer.rows]
    rows = [[f"{r['year']}/{r['code']}", *[r.get(c) for c in columns]] for r in answer.rows]
    return ["code", *columns], rows
