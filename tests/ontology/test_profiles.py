"""The OWL API, the field's reference, finds the ontology within OWL 2 RL and OWL 2 DL, and would see it if it were not.

Its Java archives come with a Python package (`make build/owlapi`); the list of what is banned in `test_ontology.py`
says the same without Java.
"""

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

JARS = Path(__file__).parents[2] / "build" / "owlapi"

pytestmark = pytest.mark.skipif(
    not (JARS / "made").is_file() or shutil.which("java") is None,
    reason="the OWL API is not here: run `make build/owlapi/made`, and install Java",
)


def profiles(ontology: Path) -> list[str]:
    script = Path(__file__).with_name("owl_profiles.py")
    done = subprocess.run(
        [sys.executable, script, JARS, ontology], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [line for line in done.stdout.splitlines() if not line.startswith("axioms")]


def test_the_ontology_is_within_both_profiles(tmp_path: Path) -> None:
    ontology = tmp_path / "mrezha.ttl"
    ontology.write_bytes((files("mrezha.ontology") / "mrezha.ttl").read_bytes())
    assert profiles(ontology) == ["OWL2RLProfile holds", "OWL2DLProfile holds"]


@pytest.mark.parametrize(
    ("axiom", "violated"),
    [
        ("mrz:Activity rdfs:subClassOf [ a owl:Restriction ; owl:onProperty mrz:participant ; "
         "owl:someValuesFrom mrz:Actor ] .", "OWL2RLProfile"),
        ("mrz:ledBy a owl:AsymmetricProperty .", "OWL2DLProfile"),  # what a chain gives may not be asymmetric
    ],
)  # fmt: skip
def test_an_axiom_outside_a_profile_is_found(axiom: str, violated: str, tmp_path: Path) -> None:
    ontology = tmp_path / "mrezha.ttl"
    text = (files("mrezha.ontology") / "mrezha.ttl").read_text(encoding="utf-8")
    ontology.write_text(f"{text}\n{axiom}\n", encoding="utf-8")
    assert f"{violated} violated" in profiles(ontology)
