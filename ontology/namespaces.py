"""The one place where our addresses are written down."""

from importlib.resources import files

BASE = "https://w3id.org/mrezha/"
MRZ = f"{BASE}ontology#"
ID = f"{BASE}id/"
CODE = f"{BASE}code/"
GRAPH = f"{BASE}graph/"

PREFIXES = {
    "mrz": MRZ,
    "id": ID,
    "code": CODE,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TERM_FILES = ("mrezha.ttl", "lists.ttl")  # the words: graph/ontology
AUTHORITY_FILES = ("authority.ttl", "places.ttl", "acts.ttl")  # the known individuals: graph/authority


def read(name: str) -> bytes:
    """The content of one of the Turtle files of this package.

    Raises:
        FileNotFoundError: if the package has no such file.

    >>> b"owl:Ontology" in read("mrezha.ttl")
    True
    """
    return (files("mrezha.ontology") / name).read_bytes()
