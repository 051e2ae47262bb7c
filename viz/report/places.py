"""Where each activity stands in its document, so that a number leads to the words it was counted from."""

from collections.abc import Iterable
from typing import Any

from mrezha.graph.records import records
from mrezha.graph.store import Dataset

_DOCUMENTS = """
SELECT ?name ?year ?title ?sha256 ?issuer {
  ?iri a mrz:Document ; dcterms:identifier ?name ; dcterms:title ?title ; mrz:sha256 ?sha256 ; mrz:states ?programme .
  ?programme mrz:year ?year . OPTIONAL { ?iri dcterms:publisher ?issuer }
} ORDER BY ?year STR(?name)
"""


def places(dataset: Dataset, years: Iterable[int]) -> list[dict[str, Any]]:
    """One entry a row of the tables: the activity, its title, its document and characters."""
    wanted = set(years)
    return [
        {
            "activity": f"{row['year']}/{row['code']}",
            "part": row["part"],
            "title": " ".join(row["title"].split()),
            **row["source"],
        }
        for row in records(dataset)
        if row["year"] in wanted
    ]


def documents(dataset: Dataset) -> list[dict[str, Any]]:
    """The documents of a dataset with what they are and the hash of their bytes."""
    return list(dataset.select(_DOCUMENTS))
