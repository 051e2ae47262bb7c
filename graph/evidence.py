"""Evidence of a stored graph, verified: each value leads to words, and the words stand where it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from mrezha.graph.store import Dataset

_VALUES = (
    "LeadParticipation", "PartnerParticipation", "BudgetContribution", "OutsideContribution", "Amount", "Deadline",
    "Indicator", "Reference",
)  # fmt: skip
_PREFIXES = """PREFIX mrz: <https://w3id.org/mrezha/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/> """
_SPANS = """SELECT DISTINCT ?value ?document ?start ?end ?words {
  ?value dcterms:source ?span .
  OPTIONAL { ?span mrz:inDocument/dcterms:identifier ?document }
  OPTIONAL { ?span oa:start ?start ; oa:end ?end ; oa:exact ?words }
} ORDER BY STR(?value) ?start"""
_BARE = """SELECT DISTINCT ?value { VALUES ?kind { %s } ?value a ?kind MINUS { ?value dcterms:source ?span } }"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many places were looked up, and what is wrong with some: one line each."""

    places: int
    faults: tuple[str, ...]


def verify(dataset: Dataset, texts: Mapping[str, str]) -> Evidence:
    """Look up the words of every value in the texts of the documents, given by name.

    >>> span = '''<urn:v> <http://purl.org/dc/terms/source> <urn:s> <urn:g> .
    ... <urn:s> <http://www.w3.org/ns/oa#exact> "аб" <urn:g> .'''
    >>> verify(Dataset.of_quads(span.encode()), {"a": "аб"}).faults
    ('urn:v: its evidence names no document and place',)
    """
    rows = list(dataset.select(_PREFIXES + _SPANS))
    kinds = " ".join(f"mrz:{name}" for name in _VALUES)
    bare = dataset.select(_PREFIXES + _BARE % kinds).column("value")
    faults = [f"{value}: a value without evidence" for value in bare]
    for row in rows:
        where = f"{row['value']}: "
        if row["document"] is None or row["words"] is None:
            faults.append(where + "its evidence names no document and place")
        elif row["document"] not in texts:
            faults.append(where + f"its document {row['document']} is not there")
        elif (found := texts[row["document"]][row["start"] : row["end"]]) != row["words"]:
            place = f"{row['document']}, characters {row['start']}–{row['end']}"
            faults.append(where + f"{place} are „{found[:60]}“, not „{row['words'][:60]}“")
    return Evidence(len(rows), tuple(faults))
