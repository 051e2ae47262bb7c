"""Cards: what the programmes say of an institution, or an activity with its cells, with the words of the source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mrezha.evidence import above, activities_named, cells_of
from mrezha.export.listings import roles
from mrezha.export.plain import kind_names
from mrezha.labels import labels
from mrezha.ontology.namespaces import ID
from mrezha.queries.shown import html_table

if TYPE_CHECKING:
    import pandas as pd

    from mrezha.knowledge.programmes import Programmes
    from mrezha.queries.vocabulary import Thing


class UnknownNameError(LookupError):
    """Nothing loaded has this name; the message names the nearest, in one line."""


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to say of one thing: its names, and a table whose rows carry their evidence.

    Each row ends with `words`, `document`, `start`, `end`: the words of the source and their place.
    """

    iri: str
    title: str
    about: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __str__(self) -> str:
        lines = [" · ".join((self.title, *self.about)), *(" | ".join(map(_shown, row)) for row in self.rows)]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The card as plain data."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {"iri": self.iri, "title": self.title, "about": list(self.about), "rows": rows}

    def to_pandas(self) -> "pd.DataFrame":
        """The table as a pandas frame; needs `pip install mrezha[pandas]`."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns)).convert_dtypes()

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows, caption=" · ".join((self.title, *self.about)), most=len(self.rows))


def card(kg: "Programmes", name: str, *, year: int | None = None, lang: str = "en") -> Card:
    """The card of an institution by any of its names, or of an activity by its code (`2025/2.1.11`, or `2.1.11`).

    >>> import mrezha
    >>> str(card(mrezha.open(), "2025/2.6.4")).splitlines()[0][:10]
    '2025/2.6.4'

    Raises:
        UnknownNameError: if nothing has this name in the programmes that are loaded.
    """
    activities = activities_named(kg, name, year)
    if activities:
        return _activity(kg, activities[0], lang)
    things = kg.vocabulary.things
    entry = kg.vocabulary.names["actor"].named(name)
    iri = name if name in things else entry.iri if entry else None
    found = _actor(kg, things[iri], year, lang) if iri else None
    if found is None:
        raise UnknownNameError(_unknown(kg, name, lang))
    return found


def _unknown(kg: "Programmes", name: str, lang: str) -> str:
    from mrezha.queries.wording import nearest_things

    near = "; ".join(nearest_things(name, kg.vocabulary, lang))
    return f"“{name}” is not in the loaded programmes" + (f"; nearest: {near}" if near else "")


def _activity(kg: "Programmes", iri: str, lang: str) -> Card:
    cells = cells_of(kg, [iri])
    title = next((c["words"] for c in cells if c["field"] == "title" and c["words"]), "")
    columns = ("row", "cell", "words", "document", "start", "end")
    name = iri.removeprefix(f"{ID}activity/")
    return Card(iri, name, (" ".join(str(title).split()),), columns, tuple(_cell_rows(cells, above(kg, [iri]), lang)))


def _cell_rows(cells: list[dict[str, Any]], goals: dict[tuple[str, str], str], lang: str) -> Iterator[tuple[Any, ...]]:
    """The cells that the template has, in the order of the printed columns; a blank one is told from an absent one."""
    order, said = labels("fields", lang), labels("said", lang)
    there = [c for c in cells if c["state"] != "absent" and c["field"] in order]
    for c in sorted(there, key=lambda c: (c["part"], list(order).index(c["field"]))):
        goal = goals.get((str(c["activity"]), str(c["field"])))
        blank = f"{goal} [{said['above']}]" if goal else said["blank"]
        yield c["part"], order[c["field"]], c["words"] or blank, c["document"], c["start"], c["end"]


def _actor(kg: "Programmes", thing: "Thing", year: int | None, lang: str) -> Card | None:
    network = kg.network(year=year)
    if thing.iri not in network:
        return None
    listed = roles(kg.activities(year=year), lang).lines
    columns = ("role", "activity", "title", "words", "document", "from", "to")
    rows = tuple(tuple(line[c] for c in columns) for line in listed if line["iri"] == thing.iri)
    names = dict.fromkeys(n for n in (thing.label("bg"), thing.label("en"), thing.abbr) if n and n != thing.label(lang))
    kind = kind_names(network, lang).get(network.nodes[thing.iri]["kind"], "")
    parent = kg.vocabulary.things.get(thing.parent or "")
    about = (*names, kind, *([f"← {parent.label(lang)}"] if parent else []))
    return Card(thing.iri, thing.label(lang), about, (*columns[:-2], "start", "end"), rows)


def _shown(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())
