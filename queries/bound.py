"""Ready queries with names for values: "A21" for its address, "II" for a section."""

from collections.abc import Mapping, Sequence

from mrezha.ontology.names import Names
from mrezha.ontology.namespaces import CODE
from mrezha.ontology.sections import section_number, theme_of_section
from mrezha.queries.catalogue import NamedQuery, QueryParameterError, bind, catalogue
from mrezha.queries.vocabulary import Vocabulary

_INDEXED = {"institution": "actor", "section": "theme", "place": "place", "act": "act", "project": "project",
            "mechanism": "mechanism", "audience": "audience", "exploitation": "exploitation"}  # fmt: skip


def listed(lang: str) -> list[list[str]]:
    """Name, title and parameters of every ready query."""
    return [[q.name, q.title[lang], ", ".join(p.name for p in q.parameters)] for q in catalogue().values()]


def bound_query(name: str, values: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> str:
    """The SPARQL of a ready query with its parameters bound.

    Raises:
        QueryParameterError: if there is no such query or parameter, or a value names nothing known.
    """
    query = _named(name)
    addresses = {p: [_address(query, p, v, vocabulary) for v in given] for p, given in values.items()}
    return bind(query, addresses)


def _named(name: str) -> NamedQuery:
    known = catalogue()
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, 3)
        hint = f"nearest: {', '.join(near)}" if near else "`mrezha query --list` lists them"
        raise QueryParameterError(f"{name}: there is no ready query of this name; {hint}")
    return known[name]


def _address(query: NamedQuery, parameter: str, value: str, vocabulary: Vocabulary) -> str:
    kind = query.parameter(parameter).kind
    if kind not in _INDEXED or value.startswith("https://"):
        return value
    theme = theme_of_section(section_number(value)) if kind == "section" else None
    if theme:
        return f"{CODE}theme/{theme}"
    names: Names | None = vocabulary.names.get(_INDEXED[kind])
    entry = names.named(value) if names else None
    if entry is None:
        from mrezha.queries.answer import nearest_things

        near = "; ".join(nearest_things(value, vocabulary, "bg"))
        said = " ".join(value.split())
        raise QueryParameterError(f"--{parameter} {said}: no {kind} of this name is known; nearest: {near}")
    return entry.iri
