"""The ready queries: each a SPARQL file with a header, bound to values without pasting text into it.

A file of `named/` runs as it stands in any SPARQL tool. Its parameters are comment lines such as

    # VALUES ?year { … }

which bind nothing by hand; `bind` turns one into a real VALUES. What follows the brace on the line wakes with it.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from mrezha.ontology.namespaces import CODE, ID

LANGUAGES = ("bg", "en")

_HEADER = re.compile(r"# (?P<key>[a-z_]+): (?P<value>.+)")
_PARAMETER = re.compile(r"(?P<name>[a-z_]+) = (?P<accepts>[^;]+); listed by (?P<listed_by>[a-z-]+)")
_SLOT = re.compile(r"^(?P<indent>[ \t]*)# VALUES \?(?P<name>[a-z_]+) \{ … \}(?P<rest>.*)$", re.MULTILINE)


class QueryHeaderError(ValueError):
    """A query file lacks something in its header; the message names the file and the line it needs."""


class QueryParameterError(ValueError):
    """A value cannot be bound; the message names the parameter and what it accepts, in one line."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What values of a kind look like, and how one is written as an RDF term."""

    pattern: re.Pattern[str]
    accepts: str
    term: Callable[[str], str]


def _things(path: str, accepts: str) -> Kind:
    return Kind(re.compile(rf"{re.escape(path)}[a-z0-9][a-z0-9-]*"), accepts, "<{}>".format)


# [0-9] and fullmatch, never \d and $: these would let in other scripts' digits and a line end.
KINDS: Mapping[str, Kind] = {
    "institution": Kind(
        re.compile(rf"{re.escape(ID)}(?:institution|collective)/[a-z0-9][a-z0-9-]*"),
        f"the address of an institution or of a class, such as {ID}institution/nkbth",
        "<{}>".format,
    ),
    "section": _things(f"{CODE}theme/", f"the address of a theme, such as {CODE}theme/prevention"),
    "place": _things(f"{ID}place/", f"the address of a place, such as {ID}place/varna"),
    "act": _things(f"{ID}act/", f"the address of a legal act, such as {ID}act/zbth"),
    "project": _things(f"{ID}project/", f"the address of a project, such as {ID}project/wise"),
    "mechanism": _things(f"{CODE}mechanism/", f"the address of a mechanism, such as {CODE}mechanism/national-referral"),
    "audience": _things(f"{CODE}audience/", f"the address of a target group, such as {CODE}audience/children"),
    "exploitation": _things(f"{CODE}exploitation/", f"the address of a form, such as {CODE}exploitation/labour"),
    "year": Kind(re.compile("[12][0-9]{3}"), "a year of four digits, such as 2025", str),
    "code": Kind(re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})*"), "the code of an activity, such as 2.1.11", '"{}"'.format),
    "month": Kind(re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])"), "a month, such as 2025-06", '"{}"'.format),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query, in the words of its header.

    `listed_by` is the query that has a column with all values of the parameter's kind, under the kind's name.
    """

    name: str
    accepts: str
    listed_by: str

    @property
    def kind(self) -> str:
        """What the values are; "other_institution" is an institution, "until_month" a month."""
        return self.name.rsplit("_", 1)[-1]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header: title and description by language, parameters, an example of their values."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    text: str

    def parameter(self, name: str) -> Parameter:
        """A parameter by its name.

        Raises:
            QueryParameterError: if the query has none of that name.

        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        takes = ", ".join(p.name for p in self.parameters) or "no parameters"
        raise QueryParameterError(f"{_shown(name)}: no parameter of the query {self.name}, which takes {takes}")


def catalogue() -> dict[str, NamedQuery]:
    """All ready queries, by name, in alphabetical order.

    >>> catalogue()["leads"].title["en"]
    'Who leads what'
    """
    return dict(_shipped())


@cache
def _shipped() -> dict[str, NamedQuery]:
    folder = files("mrezha.queries") / "named"
    found = sorted(f.name.removesuffix(".rq") for f in folder.iterdir() if f.name.endswith(".rq"))
    return {name: parse_query(name, (folder / f"{name}.rq").read_text(encoding="utf-8")) for name in found}


def parse_query(name: str, text: str) -> NamedQuery:
    r"""A query out of the text of its file.

    Raises:
        QueryHeaderError: if the header is not complete, or it and the slots of the query do not agree.

    >>> parse_query("all", "# title_bg: Всичко\n# title_en: All\n")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    QueryHeaderError: all.rq: the header needs a line “# description_bg: …”

    """
    said = list(_header(text))
    single = {key: value for key, value in said if key != "parameter"}
    for key in (f"{what}_{language}" for what in ("title", "description") for language in LANGUAGES):
        if key not in single:
            raise QueryHeaderError(f"{name}.rq: the header needs a line “# {key}: …”")
    parameters = tuple(_parameter(name, value) for key, value in said if key == "parameter")
    slots = {m["name"] for m in _SLOT.finditer(text)}
    if astray := slots ^ {p.name for p in parameters}:
        raise QueryHeaderError(f"{name}.rq: header and query do not agree on the parameter {min(astray)}")
    return NamedQuery(
        name,
        {language: single[f"title_{language}"] for language in LANGUAGES},
        {language: single[f"description_{language}"] for language in LANGUAGES},
        parameters,
        _example(name, single.get("example", "")),
        text,
    )


def _header(text: str) -> Iterator[tuple[str, str]]:
    """The lines “# key: value” at the top of a file, up to the first other line."""
    for line in text.splitlines():
        said = _HEADER.fullmatch(line)
        if not said:
            return
        yield said["key"], said["value"].strip()


def _parameter(name: str, value: str) -> Parameter:
    said = _PARAMETER.fullmatch(value)
    if not said:
        raise QueryHeaderError(f"{name}.rq: write “# parameter: NAME = what it is; listed by QUERY”, not “{value}”")
    parameter = Parameter(said["name"], said["accepts"], said["listed_by"])
    if parameter.kind not in KINDS:
        raise QueryHeaderError(f"{name}.rq: the parameter {parameter.name} ends in none of {', '.join(KINDS)}")
    return parameter


def _example(name: str, value: str) -> dict[str, str]:
    try:
        return dict(word.split("=", 1) for word in shlex.split(value))
    except ValueError as error:
        raise QueryHeaderError(f"{name}.rq: write “# example: NAME=VALUE …”, not “{value}”") from error


def bind(query: NamedQuery, values: Mapping[str, Sequence[str]]) -> str:
    """The query's text with values for some of its parameters; without any, the text as it is.

    Values of one parameter are alternatives; those of several hold together. Things are given by address: names are
    resolved elsewhere.

    Raises:
        QueryParameterError: if the query has no such parameter, or a value is none of its kind.

    >>> bind(catalogue()["leads"], {"year": ["2020", "2025"]}).count("VALUES ?year { 2020 2025 }")
    1
    >>> bind(catalogue()["leads"], {"year": ["2025 } #"]})  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    QueryParameterError: year: “2025 } #” is not a year of four digits, such as 2025

    """
    terms = {name: _terms(query.parameter(name), given) for name, given in values.items()}

    def wake(slot: re.Match[str]) -> str:
        if slot["name"] not in terms:
            return slot[0]
        return f"{slot['indent']}VALUES ?{slot['name']} {{ {terms[slot['name']]} }}{slot['rest']}"

    return _SLOT.sub(wake, query.text)


def _terms(parameter: Parameter, values: Sequence[str]) -> str:
    """The values as RDF terms.

    A lone text is taken for a mistake, since its letters would become the values.
    """
    kind = KINDS[parameter.kind]
    if isinstance(values, str) or not values:
        raise QueryParameterError(f"{parameter.name}: needs a list of values, each {kind.accepts}")
    for value in values:
        if not isinstance(value, str) or not kind.pattern.fullmatch(value):
            raise QueryParameterError(f"{parameter.name}: {_shown(value)} is not {kind.accepts}")
    return " ".join(kind.term(value) for value in dict.fromkeys(values))


def _shown(value: object) -> str:
    """A value as a message quotes it: on one line, printable, not too long."""
    plain = "".join(c if c.isprintable() else " " for c in str(value))
    return f"“{plain if len(plain) <= 60 else plain[:59] + '…'}”"
