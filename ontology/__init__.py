"""The words of the house: ontology, lists, authority file, as Turtle; and where they live.

`from mrezha.ontology import onto` gives users of owlready2 the classes: `onto.Activity`, `onto.ledBy`.
"""

from typing import Any


def __getattr__(name: str) -> Any:
    """Load `onto` when it is asked for, and not before: owlready2 is slow to import."""
    if name != "onto":
        raise AttributeError(f"module 'mrezha.ontology' has no attribute {name!r}")
    from mrezha.ontology.reasoning import load

    globals()["onto"] = load()
    return globals()["onto"]
