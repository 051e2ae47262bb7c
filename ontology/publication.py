"""What the addresses of the ontology lead to (docs/w3id/): its page, its files, its version, other syntaxes."""

import re
from pathlib import Path

from mrezha.ontology.namespaces import TERM_FILES, read
from mrezha.ontology.page import SYNTAXES, page


def publish(folder: Path) -> None:
    """Write the page of terms, the Turtle files, this version, and the ontology in `SYNTAXES`, into a folder."""
    turtle = read("mrezha.ttl")
    version = re.search(rb'owl:versionInfo "([^"]+)"', turtle)
    assert version  # noqa: S101  tests/ontology sees to it
    (folder / version[1].decode()).mkdir(parents=True, exist_ok=True)
    (folder / version[1].decode() / "mrezha.ttl").write_bytes(turtle)
    (folder / "terms.html").write_text(page(), "utf-8")
    for name in (*TERM_FILES, "shapes.ttl", "profile.ttl"):
        (folder / name).write_bytes(read(name))
    _translate(turtle, folder)


def _translate(turtle: bytes, folder: Path) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    for ending in SYNTAXES:
        syntax = {"rdf": "xml", "jsonld": "json-ld"}.get(ending, ending)
        graph.serialize(folder / f"mrezha.{ending}", format=syntax, encoding="utf-8")
