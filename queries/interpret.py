"""What a scanned question asks for. Rules are tried in order; the first that fits decides.

The meanings are those of docs/questions.md. Whatever is not understood is refused: a wrong answer is worse.
"""

from collections.abc import Callable
from dataclasses import replace

from mrezha.queries.question import Filter, NotUnderstood, Question
from mrezha.queries.scan import Item, Scan, scan
from mrezha.queries.vocabulary import Vocabulary

_FIELDS = {
    "funding": "funding", "pays": "funding", "amount": "funding", "ends": "deadline", "partner": "partners",
    "works-with": "partners", "lead": "leads", "baseline": "baseline", "results": "results",
}  # fmt: skip
_COMPARED = {"before": "deadline-before", "by": "deadline-by", "after": "deadline-after"}
_ROLES = ("lead", "partner", "works-with", "involved", "pays")
_THINGS = ("place", "act", "mechanism", "project", "audience", "exploitation", "theme")


class Interpreter:
    """Reads one scanned question."""

    def __init__(self, found: Scan, vocabulary: Vocabulary) -> None:
        self.found = found
        self.vocabulary = vocabulary
        self.items = list(found.items)
        self.excluded = self._take_excluded()
        self.filters: list[Filter] = []
        self._take_blanks()
        self._take_deadlines()
        self._take_amount_limits()
        self.signals = {self._meaning(i) for i in self.items if i.kind == "signal"}
        self.actors = list(dict.fromkeys(i.value for i in self.items if i.kind == "actor"))
        self.years = list(dict.fromkeys(i.value for i in self.items if i.kind == "year"))
        self._take_codes()
        self.context = self._context_words()
        self._refuse_unknown()
        self.actors = [a for a in self.actors if self.vocabulary.things[a].used or "units" in self.signals]
        for kind in _THINGS:
            values = tuple(dict.fromkeys(i.value for i in self.items if i.kind == kind))
            if values:
                self.filters.append(Filter(kind, values))
        if "permanent" in self.signals:
            self.filters.append(Filter("permanent"))
        if "classes-only" in self.signals:
            self.filters.append(Filter("classes-only"))
            self.signals -= {"partner", "works-with", "without"}

    # -- taking things out of the question -------------------------------------------------------------------------

    def _take_excluded(self) -> list[str]:
        """Actors after "apart from"."""
        taken: list[str] = []
        for n, item in enumerate(self.items):
            if item.value in ("apart", "without") and item.kind == "signal":
                after = n + 1
                while after < len(self.items) and self.items[after].kind == "actor":
                    near = self.items[after].first - self.items[after - 1].last
                    if near > 2:
                        break
                    taken.append(self.items[after].value)
                    after += 1
                if taken:
                    self.items = self.items[:n] + self.items[after:]
                    return taken
        return taken

    def _take_blanks(self) -> None:
        """A field near "without", "no", "lack" is asked to be blank; its word says nothing else then."""
        for n, item in enumerate(self.items):
            if item.value != "without" or item.kind != "signal":
                continue
            near = [*self.items[n + 1 : n + 4], *reversed(self.items[:n])]
            field = next((i for i in near if i.kind == "signal" and i.value in {*_FIELDS, "target", "indicator", "value"}), None)
            if field is None or any(i.value == "classes-only" for i in self.items):
                continue
            self._blank(field, item)
            return self._take_blanks()
        return None

    def _blank(self, field: Item, item: Item) -> None:
        amount = field.value == "amount" and not any(i.value in ("funding", "pays") for i in self.items)
        if field.value in ("target", "indicator", "value"):
            self.filters.append(Filter("no-target"))
        elif amount and field.last - field.first == 1 and self._says(field, ("сума", "amount", "sum", "суми", "amounts")):
            self.filters.append(Filter("no-amount"))
        else:
            address = f"https://w3id.org/mrezha/code/field/{_FIELDS[field.value]}"
            self.filters.append(Filter("blank", (address,)))
        same = {"funding", "pays", "amount"} if field.value in ("funding", "pays", "amount") else {field.value}
        after = [i for i in self.items if i.first > item.first and i.kind == "signal" and i.value in same | {"value"}]
        self.items = [i for i in self.items if i is not item and i is not field and i not in after]

    def _says(self, item: Item, words: tuple[str, ...]) -> bool:
        return any(w.text.casefold() in words for w in self.found.words[item.first : item.last])

    def _take_deadlines(self) -> None:
        months = [i for i in self.items if i.kind == "month"]
        for month in months:
            before = [i for i in self.items if i.kind == "signal" and i.last <= month.first and month.first - i.last <= 3]
            compared = next((i for i in reversed(before) if i.value in _COMPARED), None)
            kind = _COMPARED[compared.value] if compared else "deadline-in"
            self.filters.append(Filter(kind, (month.value,)))
            self.items = [i for i in self.items if i is not month and i is not compared]
        if months:
            self.items = [i for i in self.items if i.value != "ends"]

    def _take_amount_limits(self) -> None:
        numbers = [i for i in self.items if i.kind == "number"]
        for number in numbers:
            near = [i for i in self.items if i.kind == "signal" and 0 <= number.first - i.last <= 2]
            for limit in near:
                if limit.value in ("over", "under"):
                    self.filters.append(Filter(f"amount-{limit.value}", (number.value,)))
                    self.items = [i for i in self.items if i is not number and i is not limit]

    def _meaning(self, item: Item) -> str:
        """The budget of a body is what it pays for; the budget of anything else is an amount."""
        if item.value != "budget-of":
            return item.value
        return "pays" if any(i.kind == "actor" and i.first >= item.last for i in self.items) else "amount"

    def _take_codes(self) -> None:
        codes = [i.value for i in self.items if i.kind == "code"]
        self.codes = [c.split("/")[-1] for c in codes]
        self.years += [c.split("/")[0] for c in codes if "/" in c and c.split("/")[0] not in self.years]
        if self.codes:
            self.filters.append(Filter("code", tuple(self.codes)))
            # with a code at hand, "обучения" is a word of the activity rather than a section
            self.items = [i for i in self.items if i.kind not in ("theme", "audience", "exploitation", "place")]

    def _context_words(self) -> tuple[str, ...]:
        """All words of the question, for choosing among the indicators of one activity."""
        return tuple(w.text for w in self.found.words if w.text.isalpha())

    def _refuse_unknown(self) -> None:
        unknown = [w.text for w in self.found.unknown]
        numbers = [i for i in self.items if i.kind == "number"]
        asks_value = self.codes and self.signals & {"target", "baseline", "amount", "value", "indicator"}
        if unknown and not asks_value:
            raise NotUnderstood("words", " ".join(unknown))
        if numbers and not asks_value:
            raise NotUnderstood("words", " ".join(n.value for n in numbers))
        absent = [y for y in self.years if int(y) not in self.vocabulary.years]
        absent += [m for f in self.filters for m in f.values if f.kind.startswith("deadline") and self._other_year(m)]
        if absent:
            raise NotUnderstood("year", absent[0][:4])
        if "programme" in self.signals:
            self._refuse_other_country()
        for item in self.items:
            thing = self.vocabulary.things.get(item.value) if item.kind != "theme" else None
            of_act = any(i.kind == "act" and 0 <= i.first - item.last <= 1 for i in self.items)
            if thing and not thing.used and not self._has_units(item.value) and not of_act:
                raise NotUnderstood("unused", thing.label("bg" if _cyrillic(self.found.text) else "en"))

    def _has_units(self, iri: str) -> bool:
        return any(self.vocabulary.things[u].used for u in self.vocabulary.with_units(iri)) and "units" in self.signals

    def _other_year(self, month: str) -> bool:
        return "-" in month and int(month[:4]) not in self.vocabulary.years

    def _refuse_other_country(self) -> None:
        """„националната програма на Гърция“ is another country's."""
        for item in self.items:
            thing = self.vocabulary.things.get(item.value)
            before = [i for i in self.items if i.value == "programme" and 0 <= item.first - i.last <= 1]
            if thing and thing.cls == "place" and before and not thing.iri.endswith("/bulgaria"):
                raise NotUnderstood("country", thing.label("bg" if _cyrillic(self.found.text) else "en"))

    # -- what is asked ---------------------------------------------------------------------------------------------

    def question(self) -> Question:
        """The first rule that fits."""
        if not self.found.items:
            raise NotUnderstood("empty", self.found.text)
        rules: list[Callable[[], Question | None]] = [
            self._of_indicator, self._of_amount, self._connection, self._between_years, self._most, self._largest,
            self._of_projects, self._who_pays, self._with_both, self._partners_of, self._who, self._activities,
        ]  # fmt: skip
        for rule in rules:
            found = rule()
            if found:
                return replace(found, words=self.context)
        raise NotUnderstood("meaning", self.found.text)

    def _has(self, *signals: str) -> bool:
        return bool(self.signals & set(signals))

    @property
    def base(self) -> tuple[Filter, ...]:
        """Conditions that hold whatever is asked: years, sections, places …"""
        year = (Filter("year", tuple(self.years)),) if self.years else ()
        return (*year, *self.filters)

    def _role(self, role: str, actor: str) -> Filter:
        values = self.vocabulary.with_units(actor) if self._has("units") else [actor]
        return Filter({"lead": "lead", "partner": "partner", "pays": "pays"}.get(role, "any"), tuple(values))

    @property
    def counted(self) -> bool:
        """Whether a number is asked for."""
        return self._has("count") and not self._has("target", "baseline")

    def _of_indicator(self) -> Question | None:
        if not (self.codes and self._has("target", "baseline", "indicator", "value")):
            return None
        want = "baseline" if self._has("baseline") else "target"
        return Question(want, want, self.base)

    def _of_amount(self) -> Question | None:
        if not (self.codes and self._has("amount")) or (self._has("pays") and self._has("who")):
            return None
        return Question("amount", "amount", self.base)

    def _connection(self) -> Question | None:
        if not (self._has("connection") and len(self.actors) == 2):
            return None
        return Question("connection", "activities", (*self.base, *(self._role("any", a) for a in self.actors)))

    def _between_years(self) -> Question | None:
        """What is new in one programme, or lost since the other."""
        swapped = self._has("lost") and not self._has("but-not")
        if not self._has("gained", "lost", "but-not"):
            return None
        if self._has("but-not") and len(self.years) < 2 and not self._has("gained", "lost"):
            return None
        later, earlier = self._two_years(swapped=swapped)
        others = tuple(f for f in self.filters)
        here, there = Filter("year", (later,)), Filter("year", (earlier,))
        if self._has("activities") and not self._has("who", "partner", "works-with"):
            return None
        if self.actors:
            if len(self.actors) > 1 or not self._has("partner", "works-with", "who"):
                return None
            role = self._role("any", self.actors[0])
            return Question(
                "partners-lost" if swapped else "partners-gained", "actors", (here, *others, role),
                but_not=(there, *others, role), without=(*role.values, *self.excluded), count=self.counted,
            )  # fmt: skip
        via = self._single_role() or "any"
        return Question(
            "actors-lost" if swapped else "actors-new", "actors", (here, *others), via=via,
            but_not=(there, *others), without=tuple(self.excluded), count=self.counted,
        )  # fmt: skip

    def _two_years(self, *, swapped: bool) -> tuple[str, str]:
        """The year asked about and the year it is compared with."""
        loaded = [str(y) for y in self.vocabulary.years]
        if len(loaded) < 2:
            raise NotUnderstood("one-year", loaded[0] if loaded else "")
        if self._has("but-not") and len(self.years) >= 2:
            return self.years[0], self.years[1]
        named = self.years or [loaded[-1]]
        later = max(named) if max(named) != loaded[0] or len(named) > 1 else loaded[-1]
        earlier = min(named) if len(named) > 1 else loaded[loaded.index(later) - 1]
        return (earlier, later) if swapped else (later, earlier)

    def _single_role(self) -> str | None:
        found = [r for r in _ROLES if r in self.signals]
        return {"works-with": "any", "involved": "any"}.get(found[0], found[0]) if found else None

    def _most(self) -> Question | None:
        if not self._has("most") or self._has("amount", "largest") or self._has("least"):
            return None
        via = self._single_role() or "any"
        if self.actors:
            if not self._has("works-with", "partner"):
                return None
            roles = [self._role("any", a) for a in self.actors]
            values = tuple(v for r in roles for v in r.values)
            return Question("most", "actors", (*self.base, *roles), top="most", named_only=True, without=(*values, *self.excluded))
        return Question("most", "actors", self.base, via=via, top="most", named_only=True, without=tuple(self.excluded))

    def _largest(self) -> Question | None:
        if not self._has("largest", "smallest") or self._has("who") and not self._has("amount", "activities"):
            return None
        roles = tuple(self._role(self._single_role() or "any", a) for a in self.actors)
        return Question(
            "budget", "activities", (*self.base, *roles), top="largest" if self._has("largest") else "smallest"
        )

    def _of_projects(self) -> Question | None:
        if not self._has("projects") or any(f.kind == "project" for f in self.base):
            return None
        role = "pays" if self._has("pays") else {"lead": "lead", "partner": "partner"}.get(self._single_role() or "", "any")
        return Question("projects", "projects", (*self.base, *(self._role(role, a) for a in self.actors)), count=self.counted)

    def _who_pays(self) -> Question | None:
        if not self._has("pays") or self.actors and not (self._has("who") and self._has("activities")):
            return None
        if self._has("activities") and not self._has("who") and not self.codes:
            return None
        of_project = any(f.kind == "project" for f in self.base)
        if not (self.base or self.actors):
            return None
        return Question(
            "payers", "actors", (*self.base, *(self._role("any", a) for a in self.actors)),
            via="project-funder" if of_project else "pays", count=self.counted, without=tuple(self.excluded),
        )  # fmt: skip

    def _asks_partners(self) -> bool:
        if self._has("works-with"):
            return self._has("who") or not self._has("activities")
        if self._has("partner"):
            return not self._has("activities") or self._has("who") and not self._verb_partner()
        return self._has("who") and self._has("involved") and bool(self.actors)

    def _verb_partner(self) -> bool:
        """„в кои дейности е партньор X“ asks for activities."""
        return self._has("activities") and not self.counted and any(
            i.value == "activities" and i.first < j.first for i in self.items for j in self.items if j.value == "partner"
        )

    def _with_both(self) -> Question | None:
        if len(self.actors) < 2 or not self._asks_partners():
            return None
        roles = [self._role("any", a) for a in self.actors]
        values = tuple(v for r in roles for v in r.values)
        either = Filter("any", values)
        return Question(
            "works-with-both", "actors", (*self.base, either), without=(*values, *self.excluded), count=self.counted,
            and_also=tuple((*self.base, r) for r in roles),
        )  # fmt: skip

    def _partners_of(self) -> Question | None:
        if len(self.actors) != 1 or not self._asks_partners() or self._has("lead", "pays"):
            return None
        role = self._role("any", self.actors[0])
        return Question(
            "partners-of", "actors", (*self.base, role), without=(*role.values, *self.excluded), count=self.counted
        )

    def _who(self) -> Question | None:
        """Who leads, is a partner, takes part, pays."""
        role = self._single_role()
        if role is None or (self._has("activities") and not self._has("who")):
            return None
        if self.actors:
            if not self._has("who") or len(self.actors) > 1:
                return None
            other = self._role("any", self.actors[0])
            if not self._has("activities") and role in ("lead", "pays") and not self._asks_with():
                return None
            return Question(f"{role}-with", "actors", (*self.base, other), via=role, without=(*other.values, *self.excluded))
        if not self.base and not self._has("programme"):
            raise NotUnderstood("broad", self.found.text)
        return Question(role, "actors", self.base, via=role, count=self.counted, without=tuple(self.excluded))

    def _asks_with(self) -> bool:
        return False

    def _activities(self) -> Question | None:
        roles = self._roles_of_actors()
        if not (roles or self.base or self._has("amount", "programme")):
            return None
        if not roles and not self._has("activities", "count", "show", "mention", "concerns", "amount") and not self.codes:
            only = [f for f in self.base if f.kind != "year"]
            if not only:
                return None
        amount = (Filter("amount"),) if self._has("amount") and not self.codes and not self._amount_limited() else ()
        intent = "code" if self.codes and not roles else "activities"
        return Question(intent, "activities", (*self.base, *roles, *amount), count=self.counted)

    def _amount_limited(self) -> bool:
        return any(f.kind.startswith("amount-") for f in self.filters)

    def _roles_of_actors(self) -> tuple[Filter, ...]:
        """Each actor with its role: the nearest role word where several are named, else the only one."""
        said = [i for i in self.items if i.kind == "signal" and i.value in _ROLES]
        kinds = {i.value for i in said}
        if len(self.actors) > 1 and len(kinds) > 1:
            pairs = []
            for actor in self.actors:
                at = next(i for i in self.items if i.value == actor)
                nearest = min(said, key=lambda s: (abs(s.first - at.first), s.first))
                pairs.append(self._role(nearest.value, actor))
            return tuple(pairs)
        role = self._single_role() or "any"
        return tuple(self._role(role, a) for a in self.actors)


def _cyrillic(text: str) -> bool:
    return sum("Ѐ" <= c <= "ӿ" for c in text) * 2 > sum(c.isalpha() for c in text)


def interpret(text: str, vocabulary: Vocabulary) -> tuple[Question, Scan]:
    """A question in words as a typed one.

    Raises:
        NotUnderstood: if any of its words, its year, its country or its meaning is not understood.
    """
    found = scan(text, vocabulary)
    return Interpreter(found, vocabulary).question(), found
