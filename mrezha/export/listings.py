"""What the data hold, as lists that people sort and count: activities, roles, actors, indicators, funding.

Each is made in one way for the workbook, for pandas and for whoever else asks: named columns, one dictionary a line.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mrezha.export.plain import kind_names
from mrezha.labels import labels

if TYPE_CHECKING:
    from mrezha.graph.network import Network

Records = list[dict[str, Any]]
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns by name, and lines; a column that a line lacks is empty there."""

    columns: tuple[str, ...]
    lines: list[Line]

    @property
    def rows(self) -> list[list[Any]]:
        """The lines as lists in the order of the columns."""
        return [[line.get(column) for column in self.columns] for line in self.lines]


_PLAIN = ("funding_text", "deadline", "start", "end", "permanent", "results_text")
_LISTS = ("projects", "legal_acts", "mechanisms", "places", "audiences", "exploitation")
_ACTIVITIES = (
    "activity", "year", "section", "part", "title", "strategic_goal", "operational_goal", "leads", "partners",
    *_PLAIN, *_LISTS, "document", "from", "to", "iri",
)  # fmt: skip
_ROLES = (
    "activity", "year", "part", "role", "name", "kind", "words", "document", "from", "to", "label_bg", "label_en", "iri"
)  # fmt: skip
_INDICATORS = ("activity", "year", "part", "text", "baseline", "target", "unit", "title")
_FUNDING = (
    "activity", "year", "part", "what", "payer", "value", "currency", "funding_text", "words", "document", "from", "to"
)  # fmt: skip
_ACTORS = ("name", "abbr", "label_bg", "label_en", "kind", "collective", "parent", "led", "partnered", "paid",
           "activities", "iri")  # fmt: skip


def activities(records: Records, lang: str) -> Listing:
    """One line a row of the tables."""

    def line(r: dict[str, Any]) -> Line:
        dates = r["deadline"]
        said = {
            "deadline": dates["text"], "start": dates["start"], "end": dates["end"],
            "permanent": dates["permanent"],
            "document": r["source"]["document"], "from": r["source"]["start"], "to": r["source"]["end"],
            "strategic_goal": _goal(r["strategic_goal"]), "operational_goal": _goal(r["operational_goal"]),
        }  # fmt: skip
        lists = {name: [short(t, lang) for t in r[name]] for name in ("leads", "partners", *_LISTS)}
        return {**r, "activity": _key(r), **said, **lists}

    return _listing(_ACTIVITIES, map(line, records))


def roles(records: Records, lang: str) -> Listing:
    """One line an actor, activity, row and role, with the words that name the actor."""
    said = labels("values", lang)

    def lines() -> Iterator[Line]:
        for r in records:
            for role in ("leads", "partners", "budget_holders", "funders"):
                for actor in r[role]:
                    yield {**_row(r), "role": said[role], **actor, **_words(actor, r), "name": short(actor, lang)}

    return _listing(_ROLES, lines())


def indicators(records: Records, lang: str) -> Listing:
    """One line an indicator."""
    return _listing(_INDICATORS, ({**_row(r), **i} for r in records for i in r["indicators"]))


def funding(records: Records, lang: str) -> Listing:
    """One line a source of money that a funding cell names; rows that name none have one line too."""
    said = labels("values", lang)

    def lines() -> Iterator[Line]:
        for r in records:
            row = {**_row(r), "funding_text": r["funding_text"]}
            found = [
                {**row, "what": said[what], "payer": short(thing, lang), **_words(thing, r)}
                for what, key in (("budget", "budget_holders"), ("outside", "funders"), ("project", "projects"))
                for thing in r[key]
            ]
            found += [{**row, "what": said["amount"], **amount} for amount in r["amounts"]]
            yield from found or [{**row, "what": said["blank"]}]

    return _listing(_FUNDING, lines())


def actors(network: "Network", lang: str) -> Listing:
    """One line an actor."""
    kinds = kind_names(network, lang)

    def line(iri: str, a: dict[str, Any]) -> dict[str, Any]:
        counts = {"led": len(a["leads"]), "partnered": len(a["partners"]), "paid": len(a["pays"])}
        keys = list(dict.fromkeys([*a["leads"], *a["partners"], *a["pays"]]))
        parent = network.nodes[a["parent"]]["label_" + lang] if a["parent"] in network else a["parent"]
        about = {"name": short(a, lang), "kind": kinds.get(a["kind"], a["kind"]), "parent": parent, "iri": iri}
        return {**a, **about, **counts, "activities": keys}

    return _listing(_ACTORS, (line(iri, a) for iri, a in network.nodes(data=True)))


FROM_ROWS: dict[str, Callable[[Records, str], Listing]] = {
    "activities": activities,
    "roles": roles,
    "indicators": indicators,
    "funding": funding,
}


def short(thing: dict[str, Any], lang: str) -> str:
    """The name by which a thing is called: the printed abbreviation in Bulgarian, the name otherwise.

    >>> short({"abbr": "ДАБ", "label_bg": "Държавна агенция …", "label_en": "State Agency …"}, "en")
    'State Agency …'
    """
    return str((thing.get("abbr") if lang == "bg" else None) or thing[f"label_{lang}"] or thing["label_bg"])


def _listing(columns: tuple[str, ...], lines: Iterable[Line]) -> Listing:
    return Listing(columns, list(lines))


def _key(record: dict[str, Any]) -> str:
    return f"{record['year']}/{record['code']}"


def _row(record: dict[str, Any]) -> dict[str, Any]:
    return {"activity": _key(record), **{k: record[k] for k in ("year", "part", "title")}}


def _words(thing: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    first = thing["mentions"][0]
    return {
        "words": first["words"],
        "from": first["start"],
        "to": first["end"],
        "document": record["source"]["document"],
    }


def _goal(goal: dict[str, Any] | None) -> str | None:
    return " ".join(part for part in (goal["code"], goal["text"]) if part) if goal else None
