"""The documents that a dataset was read from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mrezha.knowledge.programmes import Programmes

_DOCUMENTS = """
SELECT ?iri ?name ?year ?title ?issuer ?rights ?sha256 ?template {
  ?iri a mrz:Document ; dcterms:identifier ?name ; dcterms:title ?title ; mrz:sha256 ?sha256 ; mrz:states ?programme ;
    mrz:template ?t .
  ?programme mrz:year ?year .
  OPTIONAL { ?iri dcterms:publisher ?issuer } OPTIONAL { ?iri dcterms:rights ?rights }
  BIND(REPLACE(STR(?t), "^.*/", "") AS ?template)
} ORDER BY ?year STR(?name)
"""


def documents(kg: "Programmes", year: int | None = None) -> list[dict[str, str]]:
    """The documents, of one programme if its year is given, in the order of their years; missing values are empty."""
    rows = (row for row in kg.query(_DOCUMENTS) if year in (None, row["year"]))
    return [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
