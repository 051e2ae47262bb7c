"""The forms of export: each has a module with `export(kg, scope) -> bytes`, imported when it is asked for."""

from dataclasses import dataclass


class ExportError(ValueError):
    """What was asked for cannot be exported; the message says why and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the data, and in which language labels are: a programme's year, a section (a theme or a numeral)."""

    year: int | None = None
    section: str | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Format:
    """A form: its name, the module that writes it, the usual ending of a file, what of `Scope` narrows it."""

    name: str
    module: str
    suffix: str
    narrowed: frozenset[str]
    holds: str


_BOTH, _YEAR, _WHOLE = frozenset({"year", "section"}), frozenset({"year"}), frozenset[str]()

FORMATS: dict[str, Format] = {
    name: Format(name, module, suffix, narrowed, holds)
    for name, module, suffix, narrowed, holds in (
        ("jsonl", "jsonl", "jsonl", _BOTH, "one line a row of the tables"),
        ("csv", "flat_csv", "csv", _YEAR, "one programme as a flat table, which `mrezha build` reads back"),
        ("xlsx", "flat_xlsx", "xlsx", _YEAR, "the same as a spreadsheet"),
        ("workbook", "workbook", "xlsx", _BOTH, "sheets of activities, roles, actors, indicators, funding, gaps, …"),
        ("nodes", "nodes", "csv", _BOTH, "the actors of the network, as CSV"),
        ("edges", "edges", "csv", _BOTH, "the ties of the network, as CSV"),
        ("gexf", "gexf", "gexf", _BOTH, "the network, for Gephi"),
        ("graphml", "graphml", "graphml", _BOTH, "the network, for igraph, yEd, R and others"),
        ("cytoscape", "cytoscape", "cyjs", _BOTH, "the network, for Cytoscape"),
        ("nq", "nquads", "nq", _WHOLE, "the whole dataset as canonical N-Quads"),
        ("ttl", "turtle", "ttl", _WHOLE, "all statements in one graph, as Turtle"),
        ("jsonld", "jsonld", "jsonld", _WHOLE, "all statements in one graph, as JSON-LD with plain keys"),
        ("iati", "iati", "xml", _BOTH, "the activities as IATI 2.03, the standard of development aid"),
        ("bibtex", "bibtex", "bib", _YEAR, "what to cite: the program, the ontology, the documents"),
        ("cff", "cff", "cff", _YEAR, "the same as CITATION.cff"),
        ("methods", "methods", "txt", _BOTH, "how the data were made: documents, settings, versions, caveats"),
    )
}
