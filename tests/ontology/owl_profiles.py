"""Ask the OWL API whether an ontology is within OWL 2 RL and OWL 2 DL: `owl_profiles.py JARS ONTOLOGY`.

A program of its own, since a Java machine cannot be started twice in a process. It prints a line a violation.
"""

import sys
from pathlib import Path

import jpype
import jpype.imports

PROFILES = ("OWL2RLProfile", "OWL2DLProfile")


def main(jars: str, ontology: str) -> None:
    """Print the profiles that hold, then what is outside them."""
    jpype.startJVM(classpath=[str(jar) for jar in sorted(Path(jars).rglob("*.jar"))])
    profiles = jpype.JPackage("org").semanticweb.owlapi.profiles
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    loaded = manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(ontology))
    print("axioms", loaded.getAxiomCount())
    for name in PROFILES:
        report = getattr(profiles, name)().checkOntology(loaded)
        print(name, "holds" if report.isInProfile() else "violated")
        for violation in report.getViolations():
            print(" ", " ".join(str(violation).split()))


if __name__ == "__main__":
    main(*sys.argv[1:])
