"""Validation finds nothing wrong in the shipped programmes, and says what is wrong in words."""

import subprocess
import sys

import pytest

from mrezha.ontology.namespaces import ID, MRZ
from mrezha.ontology.validation import Violation, validate


def test_the_programmes_have_no_violation_and_two_known_warnings(dataset: bytes) -> None:
    """Activity 2.8.2 of 2025 prints no lead, and strategic goal 2.3 of 2025 is a bare number: both read by eye."""
    found = validate(dataset)
    assert [(v.severity, v.focus, v.shape) for v in found] == [
        ("warning", f"{ID}activity/2025/2.8.2", "mrzs:Activity-lead"),
        ("warning", f"{ID}goal/2025/2/strategic-3", "mrzs:Goal-words"),
    ]


def test_what_is_wrong_is_said_in_both_languages(piece: bytes) -> None:
    broken = piece.replace(b'mrz:value 20000 ; mrz:currency "BGN"', b"mrz:value 0")
    assert broken != piece
    found = validate(broken, "ttl")
    assert found == [
        Violation(
            severity="violation",
            message={
                "bg": "Сумата трябва да има точно една валута с трибуквен код, например BGN.",
                "en": "An amount must have exactly one currency by its three-letter code, such as BGN.",
            },
            focus=f"{ID}amount/2025/2.1.11/1/1",
            path="mrz:currency",
            value=None,
            shape="mrzs:Amount-currency",
        ),
        Violation(
            severity="violation",
            message={
                "bg": "Сумата трябва да е едно число, по-голямо от нула; липсваща сума не се записва като 0.",
                "en": "An amount must be one number above zero; a missing amount is not written as 0.",
            },
            focus=f"{ID}amount/2025/2.1.11/1/1",
            path="mrz:value",
            value="0",
            shape="mrzs:Amount-value",
        ),
    ]
    assert found[1].line("en").startswith("id:amount/2025/2.1.11/1/1 (0): An amount")


def test_paths_are_written_as_in_sparql() -> None:
    alone = f"<{ID}value/1> a <{MRZ}IndicatorValue> ; <{MRZ}value> 1.5 . <{ID}activity/1> a <{MRZ}Activity> .".encode()
    paths = {v.shape: v.path for v in validate(alone, "ttl")}
    assert paths["mrzs:IndicatorValue-indicator"] == "^mrz:hasBaseline|^mrz:hasTarget"
    assert paths["mrzs:Activity-row"] == "^mrz:describes"


def test_inferred_statements_cannot_mend_a_fault() -> None:
    name = f'<{ID}place/x> <http://www.w3.org/2004/02/skos/core#prefLabel> "X"'
    inferred = f"{name} <https://w3id.org/mrezha/graph/inferred> .\n"
    asserted = f"<{ID}place/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{MRZ}Place> <urn:mine> .\n"
    shapes = {v.shape for v in validate((inferred + asserted).encode())}
    assert shapes == {"mrzs:Named-name", "mrzs:Place-kind"}


@pytest.mark.parametrize(("data", "syntax"), [(b"<a", "ttl"), (b"", "xlsx")])
def test_unreadable_data_are_refused_in_words(data: bytes, syntax: str) -> None:
    with pytest.raises(ValueError, match=r"not readable as Turtle|is no RDF syntax"):
        validate(data, syntax)


def test_slow_libraries_are_not_imported_before_they_are_needed() -> None:
    script = "import sys, mrezha.ontology.validation, mrezha.ontology.reasoning; " \
        "assert not {'pyshacl', 'rdflib', 'owlready2'} & set(sys.modules)"  # fmt: skip
    subprocess.run([sys.executable, "-c", script], check=True)
