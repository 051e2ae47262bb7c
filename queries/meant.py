"""What a scanned question holds, as the rules need it: its actors, years, codes, signals and conditions so far."""

from dataclasses import dataclass, field

from mrezha.queries.language import language_of
from mrezha.queries.lexicon import cue
from mrezha.queries.question import Filter
from mrezha.queries.scanned import Item, Scan
from mrezha.queries.vocabulary import Vocabulary

ROLES = ("lead", "partner", "works-with", "involved", "pays", "carries-out")
THINGS = ("place", "act", "mechanism", "project", "audience", "exploitation", "theme")
_COUNTABLE = ("activities", "projects", "who", "noun", "goal", "target", "indicator")
_TO_PROJECT = 4  # words between "funded" and the name of a project
_AS_FILTER = {"lead": "lead", "partner": "partner", "pays": "pays"}


@dataclass(frozen=True, slots=True)
class Denial:
    """Actors that are taken away from an answer: by other conditions of a kind, by another role, or both."""

    filters: tuple[Filter, ...]
    via: str | None


@dataclass(slots=True)
class Meant:
    """A question taken apart. The functions of taking.py move what they understand from `items` to `filters`."""

    found: Scan
    vocabulary: Vocabulary
    items: list[Item] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    first: int = 1  # how many of those with most or largest
    having: tuple[str, str] | None = None  # "more than 5 activities", asked of actors
    measure: str = "activities"  # or "partners"
    payers_without: str = ""  # the role that those who pay are not to have: any, lead or partner
    denial: Denial | None = None
    last_resort: str = ""  # unknown words that are searched for in the text, since nothing else is known of them

    @classmethod
    def of(cls, found: Scan, vocabulary: Vocabulary) -> "Meant":
        """A question with nothing taken out yet; a phrase that says two things ("who+pays") is two items."""
        items = [Item(i.kind, v, i.first, i.last) for i in found.items for v in _values(i)]
        return cls(found, vocabulary, [i for i in items if not _asks_no_actor(i, items)])

    @property
    def language(self) -> str:
        """The language of the question."""
        return language_of(self.found.text)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def signals(self) -> set[str]:
        """All signals that are left."""
        return {i.value for i in self.items if i.kind == "signal"}

    def has(self, *signals: str) -> bool:
        """Whether any of these signals is left."""
        return any(i.kind == "signal" and i.value in signals for i in self.items)

    def all_of(self, *signals: str) -> list[Item]:
        """The items of some signals."""
        return [i for i in self.items if i.kind == "signal" and i.value in signals]

    def says(self, item: Item, words: frozenset[str]) -> bool:
        """Whether an item is said with one of these words."""
        return not words.isdisjoint(self.found.said(item.first, item.last))

    @property
    def both_years(self) -> list[str]:
        """Two years that are asked for at once: „и през 2020, и през 2025“, "in both 2020 and 2025"."""
        years = [i for i in self.items if i.kind == "year"]
        both = any(distance(i, y) <= 1 for i in self.all_of("both") for y in years)
        return [y.value for y in years] if len(years) == 2 and (both or self.each_said(years)) else []

    def each_said(self, items: list[Item], within: int = 2) -> bool:
        """Whether every item has its own "and" at most so many words before it: „и през 2020, и през 2025“."""
        return all(cue("each-of") & set(self.found.said(max(0, i.first - within), i.first)) for i in items)

    def says_first(self, beginnings: frozenset[str]) -> bool:
        """Whether a question begins with some words."""
        said = " ".join(w.text.casefold() for w in self.found.words if w.is_word) + " "
        return any(said.startswith(f"{b} ") for b in beginnings)

    @property
    def paid_by_project(self) -> bool:
        """Whether what pays is a project: „финансирани по проект X“."""
        projects = [i.first for i in self.found.items if i.kind == "project"]
        activities = [i.first for i in self.all_of("activities")]
        return any(
            0 <= first - pays.last <= _TO_PROJECT and not any(pays.last <= a < first for a in activities)
            for first in projects
            for pays in self.all_of("pays")
        )

    @property
    def says_happened(self) -> bool:
        """Whether a question is about what was done, not about what is planned: "how many were trained"."""
        said = [w.text.casefold() for w in self.found.words if w.is_word]
        pairs = {" ".join(said[n : n + 2]) for n in range(len(said))}
        return bool((pairs | set(said)) & cue("happened")) and not set(said) & cue("planned")

    @property
    def kinds(self) -> list[str]:
        """Kinds of actors that are asked for: ministries, NGOs …"""
        return sorted(s.partition(":")[2] for s in self.signals if s.startswith("kind:"))

    @property
    def unknown(self) -> list[str]:
        """Words that mean nothing known."""
        return [w.text for w in self.found.unknown]

    @property
    def context(self) -> tuple[str, ...]:
        """All words, for choosing among the indicators of one activity."""
        return tuple(w.text for w in self.found.words if w.text.isalpha())

    @property
    def counted(self) -> bool:
        """Whether a number is asked for."""
        return self.has("count") and not self.has("target", "baseline")

    @property
    def counts_people(self) -> bool:
        """Whether "how many" is followed by people (children, volunteers …): they are no institutions."""
        counts = [i.last for i in self.all_of("count")]
        people = [i.first for i in self.found.items if i.kind == "audience"] + [
            n for n, w in enumerate(self.found.words) if w in self.found.unknown
        ]
        return any(0 <= first - last <= 1 for first in people for last in counts)

    @property
    def counts_something(self) -> bool:
        """Whether the word after "how many" is no activity, project or actor but a word of an indicator."""
        return not any(
            0 <= i.first - count.last <= 1 for count in self.all_of("count") for i in self.all_of(*_COUNTABLE, *ROLES)
        )

    def most_partners(self, most: Item) -> bool:
        """Whether "most" is said of partners: "the most partners", not "most often a partner", nor "top 5 partners"."""
        return not self.says(most, cue("often")) and any(
            0 <= i.first - most.last <= 1 and self.says(i, cue("partners-noun")) for i in self.all_of("partner")
        )

    # -- conditions ------------------------------------------------------------------------------------------------

    @property
    def base(self) -> tuple[Filter, ...]:
        """Conditions that hold whatever is asked: years, sections, places …"""
        year = (Filter("year", tuple(self.years)),) if self.years else ()
        return (*year, *self.filters)

    def role(self, role: str, *actors: str) -> Filter:
        """The condition that one of some actors has a role, with its units where the question says so."""
        values = [v for a in actors for v in (self.vocabulary.with_units(a) if self.has("units") else [a])]
        return Filter(_AS_FILTER.get(role, "any"), tuple(dict.fromkeys(values)))

    @property
    def single_role(self) -> str | None:
        """The role that is asked about; what somebody carries out they lead, what several carry out they share."""
        found = [r for r in ROLES if self.has(r)]
        if not found:
            busy = any(self.says(i, cue("busy")) for i in self.all_of("concerns"))  # "who deals with prevention"
            return "any" if busy and self.has("who") and not self.has("activities") else None
        if found[0] == "carries-out":
            return "lead" if len(self.actors) < 2 else "any"
        return {"works-with": "any", "involved": "any"}.get(found[0], found[0])


def _values(item: Item) -> list[str]:
    return item.value.split("+") if item.kind == "signal" else [item.value]


def _asks_no_actor(item: Item, items: list[Item]) -> bool:
    """„Кои са“ asks for actors („кои са партньорите“), but not in „кои са дейностите, водени от“.

    So does "institutions", but only where no activities are spoken of before and no other word asks.
    """
    marks = {i.value for i in items if i.first == item.first}
    if item.value == "noun" or (item.value == "who" and "noun" in marks):
        others = any(i.value == "who" and i.first != item.first for i in items)
        before = [i.value for i in items if i.first < item.first]
        return item.value == "noun" or others or "activities" in before or "projects" in before
    if item.value not in ("who", "are") or "are" not in marks:
        return False
    after = [i.value for i in items if i.first >= item.last and i.kind == "signal"]
    role = next((n for n, v in enumerate(after) if v in ROLES), len(after))
    return item.value == "are" or any(v in ("activities", "projects") for v in after[:role])


def distance(one: Item, other: Item) -> int:
    """How many words stand between two items."""
    return max(other.first - one.last, one.first - other.last)
