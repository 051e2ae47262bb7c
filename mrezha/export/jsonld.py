"""All statements in one graph, as JSON-LD 1.1 with a context of its own: keys are the names of the terms.

The context stands in the file, so that nothing is fetched. It is made of the data: a term that always points to
things takes addresses, one that always holds words takes them by language, one of a single data type takes values.
"""

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from mrezha.export.nquads import triples
from mrezha.ontology.namespaces import MRZ, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mrezha.export.registry import Scope
    from mrezha.knowledge.programmes import Programmes

Objects = dict[str, dict[str, list[Any]]]  # subject -> predicate -> objects

_XSD = PREFIXES["xsd"]
_NATIVE = {f"{_XSD}string", f"{_XSD}boolean", f"{_XSD}integer"}
_TYPE = f"{PREFIXES['rdf']}type"


def export(kg: "Programmes", _scope: "Scope") -> bytes:
    """All triples, one object a subject, in the order of the addresses."""
    found = _objects(triples(kg))
    context, keys = _context(found)
    nodes = [_node(subject, found[subject], context, keys) for subject in sorted(found)]
    return (json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n").encode()


def _objects(said: "Iterable[ox.Triple]") -> Objects:
    found: Objects = defaultdict(lambda: defaultdict(list))
    for t in said:
        found[_id(t.subject)][t.predicate.value].append(t.object)
    return found


def _context(found: Objects) -> tuple[dict[str, Any], dict[str, str]]:
    """The context, and the key of each predicate; where two terms have one name, ours has the short
    key and the other one with its prefix: `rdfs_label`.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for about in found.values():
        for predicate, objects in about.items():
            kinds[predicate].update(map(_kind, objects))
    context: dict[str, Any] = {**PREFIXES, "type": "@type"}
    keys = {_TYPE: "type"}
    for predicate in sorted(set(kinds) - {_TYPE}, key=lambda p: (not p.startswith(MRZ), p)):
        name = predicate.replace("/", "#").rsplit("#", 1)[-1]
        keys[predicate] = name if name not in context else _compact(predicate).replace(":", "_")
        term = {"@id": _compact(predicate), **_coercion(kinds[predicate])}
        context[keys[predicate]] = term if len(term) > 1 else term["@id"]
    return context, keys


def _coercion(kinds: set[str]) -> dict[str, str]:
    if kinds == {"@id"}:
        return {"@type": "@id"}
    if "@language" in kinds and kinds <= {"@language", f"{_XSD}string"}:
        return {"@container": "@language"}
    return {"@type": _compact(next(iter(kinds)))} if len(kinds) == 1 and not kinds <= _NATIVE else {}


def _kind(term: Any) -> str:
    if not isinstance(term, ox.Literal):
        return "@id"
    return "@language" if term.language else str(term.datatype.value)


def _node(subject: str, about: dict[str, list[Any]], context: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for predicate, objects in about.items():
        key, term = keys[predicate], context[keys[predicate]]
        if isinstance(term, dict) and term.get("@container") == "@language":
            by_language = defaultdict(list)
            for literal in objects:
                by_language[literal.language or "@none"].append(literal.value)
            node[key] = {lang: _one(texts) for lang, texts in sorted(by_language.items())}
        else:
            coerced = predicate == _TYPE or (isinstance(term, dict) and "@type" in term)
            node[key] = _one([_value(o, coerced=coerced) for o in objects])
    return node


def _value(term: Any, *, coerced: bool) -> Any:
    if not isinstance(term, ox.Literal):
        return _id(term) if coerced else {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind in _NATIVE and not coerced:
        return json.loads(term.value) if kind != f"{_XSD}string" else term.value
    return term.value if coerced else {"@value": term.value, "@type": _compact(kind)}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _id(term: Any) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else _compact(term.value)


def _compact(iri: str) -> str:
    """An address with the prefix that fits it.

    >>> _compact("https://w3id.org/mrezha/id/institution/dab")
    'id:institution/dab'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and len(iri) > len(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
