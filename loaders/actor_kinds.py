"""Of what kind a body is that no list knows, by the first words of its name."""

import functools
import tomllib
from importlib.resources import files

from mrezha.loaders.bodies import known_kinds
from mrezha.ontology.names import keys_of, thing_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import words

_HOME = f"{ID}place/bulgaria"
_OF_A_STATE = ("ministry", "agency", "commission", "court-or-prosecution", "municipality", "public-body")
_FOREIGN = "embassy-or-foreign-body"


@functools.lru_cache(maxsize=65_536)  # a registry names the same bodies again and again
def kind_of(iri: str, name: str) -> str | None:
    """The kind of a body by its address, else by its name; None where neither says.

    A body of a state whose name holds another country is a foreign one.

    >>> iri = "https://w3id.org/mrezha/id/institution/x"
    >>> kind_of(iri, "Министерство на туризма"), kind_of(iri, "Министерство на труда на Румъния")
    ('ministry', 'embassy-or-foreign-body')
    >>> kind_of(iri, "Център „Амалипе“") is None
    True
    """
    if iri in known_kinds():
        return known_kinds()[iri]
    keys = keys_of(name)
    kind = next((_beginnings()[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in _beginnings()), None)
    return _FOREIGN if kind in _OF_A_STATE and _is_abroad(name) else kind


def _is_abroad(name: str) -> bool:
    places = [match.entry for match in thing_names("Place").all_in(words(name))]
    return any(place.kind == "country" and place.iri != _HOME for place in places)


@functools.cache
def _beginnings() -> dict[tuple[str, ...], str]:
    data = tomllib.loads((files("mrezha.loaders") / "kinds.toml").read_text(encoding="utf-8"))
    return {keys_of(said): kind for kind, beginnings in data.items() for said in beginnings}
