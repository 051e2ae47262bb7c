"""Funding cells: whose budget, who pays from outside, which projects, how much.

A cell is cut at cues ("бюджета на", "финансиран от", "проект"); each cue says what the names after it are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from mrezha.loaders.actor_kinds import kind_of
from mrezha.loaders.actors import read_actors
from mrezha.loaders.bodies import known_bodies
from mrezha.loaders.funding_cues import AMOUNT, CUE, CUES, CURRENCIES, LONE, SUM_FIRST, UNIT
from mrezha.loaders.funding_projects import CLOSERS, OPENERS, FundingNames
from mrezha.loaders.headings import heading_key
from mrezha.loaders.lexicon import is_class, opens
from mrezha.loaders.numbers import NUMBER, THOUSANDS, number
from mrezha.loaders.records import Amount, Doubt, Funding, Mention, Span
from mrezha.ontology.authority import authority
from mrezha.ontology.names import Names, thing_names
from mrezha.ontology.words import words

# A number beside which no currency stands, or a factor before an amount: „5 000 – 10 000 лв.“, „2 х 500 лв.“.
_OF_EACH = re.compile(r"\.?/[а-я]{3}")  # „300 лв./събитие“
_CALL = re.compile(r"[A-Z]-(?:19|20)\d\d\b")  # „CERV-2023-DAPHNE“ is the number of a call for projects
_RANGE = re.compile(r"\d\s*[-–—]\s*$")  # „1 000 – 2 000 лв.“
_SMALLEST = 100  # a smaller number at the beginning of a line counts something else than money
_NO_AMOUNT = re.compile(rf"(?<![\w./№-])(?:{NUMBER})(?![\w./-])|\d+\s*[xх×]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text after a cue, up to the next."""

    kind: str
    start: int
    end: int


class FundingReader(FundingNames):
    """Reads one funding cell."""

    def __init__(self, span: Span, names: Names | None = None, heading: str = "") -> None:
        super().__init__(span)
        self.unit = UNIT.search(heading)
        self.names = names or known_bodies()
        self.key = heading_key(span.text)
        self.doubts: list[Doubt] = []
        said = words(span.text)
        matches = self.names.all_in(said)
        self._names = [(said[m.first].start, said[m.last - 1].end) for m in matches]
        self._known = {m.entry.iri for m in matches}

    def read(self) -> Funding:
        """Everything the cell says."""
        holders: dict[str, Mention] = {}
        funders: dict[str, Mention] = {}
        vague: list[Span] = []
        for stretch in self._stretches():
            if stretch.kind == "vague":
                vague.append(self.part(stretch.start, stretch.end))
            elif stretch.kind in ("holder", "funder"):
                for mention in self._actors(stretch):
                    outside = stretch.kind == "funder" or _is_fund(mention)
                    target = funders if outside else holders
                    known = target.get(mention.actor)
                    target[mention.actor] = replace(known, spans=known.spans + mention.spans) if known else mention
        self.complete(tuple(funders.values()))
        amounts = tuple(self._amounts())
        self._doubt_numbers(amounts)
        amounts = self._without_parts(amounts)
        return Funding(
            tuple(holders.values()),
            tuple(funders.values()),
            tuple(self.projects),
            amounts,
            tuple(vague),
            tuple(self.programmes),
        )

    def _stretches(self) -> Iterator[_Stretch]:
        """The cell cut at its cues. What stands before the first is a bare list of names: budget holders."""
        kind, start, at = "holder", 0, 0
        while m := CUE.search(self.key, at):
            cue = CUES[int(m.lastgroup[1:])][0] if m.lastgroup else ""
            inside = cue != "vague" and self._inside_name(m.start())
            if inside or (m.group() == "за" and not self._after_name(m.start())):
                at = m.end()
                continue
            yield _Stretch(kind, start, m.start())
            if cue == "vague":
                yield _Stretch("vague", m.start(), m.end())
            start = at = m.end()
            kind = "holder" if cue in ("vague", "holder") else cue
            if cue == "project":
                start = at = self.projects_at(m.end(), several=m.group().endswith("проекти"))
                kind = "holder"
            if cue == "programme":
                start, owned = self.programme_at(m.end())
                at, kind = start, "funder" if owned else "holder"
                parties = self.key[start:].lstrip().startswith("между")  # a programme between states names who it is of
                if not (owned or parties or self.projects) and start > m.end():
                    yield _Stretch("vague", m.start(), start)
        yield _Stretch(kind, start, len(self.key))

    def _inside_name(self, offset: int) -> bool:
        return any(a < offset < b for a, b in self._names)

    def _after_name(self, offset: int) -> bool:
        return any(b <= offset and not self.span.text[b:offset].strip(' “”"()А-Я') for _, b in self._names)

    def _actors(self, stretch: _Stretch) -> Iterator[Mention]:
        said = _without_half_brackets(self.part(stretch.start, stretch.end))
        for mention in read_actors(said, self.names):
            known = mention.resolved or mention.corrected or self._named(mention)
            if known or self._looks_like_name(mention, stretch):
                yield mention

    def _named(self, mention: Mention) -> bool:
        """Whether a mention is of a body that the document names elsewhere."""
        return not mention.collective and mention.actor in self._known

    def _looks_like_name(self, mention: Mention, stretch: _Stretch) -> bool:
        """An unknown is taken for an actor where it is written like a name; in a bare list a noun must say so."""
        said = words(mention.label)
        if stretch.kind == "holder" and thing_names("Place").named(mention.label):
            return False  # a country has no budget here, though one may pay
        if not said or (mention.collective and not any(is_class(said, i) for i in range(min(4, len(said))))):
            return False
        if _CALL.search(mention.label):
            return False
        first = mention.label.lstrip(OPENERS + CLOSERS)[:1]
        if stretch.start == 0:
            noun = next((i for i in range(min(3, len(said))) if not opens("nations", said, i)), 0)
            english = any(opens("english_bodies", said, i) for i in range(len(said)))  # „OAK Foundation“
            return first.isupper() and len(said) > 1 and (english or opens("bodies", said, noun))
        return mention.collective or first.isupper()

    def _amounts(self) -> Iterator[Amount]:
        for m in AMOUNT.finditer(self.span.text):
            if _OF_EACH.match(self.span.text, m.end()):
                self.doubts.append(Doubt("a price of each, read as no amount", self.part(m.start(), m.end())))
                continue
            if _RANGE.search(self.span.text, 0, m.start()):
                self.doubts.append(Doubt("a range of amounts, of which the end is read", self.part(m.start(), m.end())))
            many = m["many"] or m["many2"]
            value = number(m["n"] or m["n2"]) * Decimal(THOUSANDS[many[0].casefold()] if many else 1)
            yield Amount(value, CURRENCIES[(m["c"] or m["c2"]).casefold()], self.part(m.start(), m.end()))
        if unit := self.unit:
            times = THOUSANDS[unit["many"][0].casefold()] if unit["many"] else 1
            first = [m for m in SUM_FIRST.finditer(self.span.text) if number(m["n"]) >= _SMALLEST]
            for m in [*LONE.finditer(self.span.text), *first]:
                value = number(m["n"]) * Decimal(times)
                yield Amount(value, CURRENCIES[unit["c"].casefold()], self.part(*m.span("n")))

    def _without_parts(self, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
        """Amounts without those that only say how the first is made up: „90 000 лв. (75 000 лв. и 15 000 лв.)“."""
        whole, parts = amounts[:1], amounts[1:]
        same = len({a.currency for a in amounts}) == 1
        if len(parts) < 2 or not same or sum(a.value for a in parts) != whole[0].value:
            return amounts
        said = self.part(parts[0].span.start - self.span.start, parts[-1].span.end - self.span.start)
        self.doubts.append(Doubt("amounts that add up to the one before them, read as its parts", said))
        return whole

    def _doubt_numbers(self, amounts: tuple[Amount, ...]) -> None:
        """Say which numbers of some size were read as no amount."""
        taken = [a.span for a in amounts] + [p.span for p in self.projects]
        for m in _NO_AMOUNT.finditer(self.span.text) if amounts else ():
            said = self.part(m.start(), m.end())
            factor = said.text.endswith(("x", "х", "×"))
            large = not factor and number(said.text) >= 1000 and not re.fullmatch(r"(?:19|20)\d\d", said.text)
            if (factor or large) and not any(t.start <= said.start < t.end for t in taken):
                self.doubts.append(Doubt("a number beside an amount that is read as none itself", said))
        for m in LONE.finditer(self.span.text) if not self.unit else ():
            self.doubts.append(Doubt("a number without a currency, read as no amount", self.part(*m.span("n"))))


def _without_half_brackets(span: Span) -> Span:
    """A stretch without the bracket that it begins behind, or that ends behind it: „(МОН – 6 000 лв.)“."""
    begins, ends, text = 0, len(span.text), span.text
    if text.count(")") > text.count("("):
        begins, ends = (1, ends) if text.startswith(")") else (0, text.rindex(")"))
    elif text.count("(") > text.count(")") and text.lstrip().startswith("("):
        begins = text.index("(") + 1
    return span.part(span.start + begins, span.start + ends)


def _is_fund(mention: Mention) -> bool:
    """A fund finances from outside, whatever words lead to it; an unknown one says so in its name."""
    entry = authority().get(mention.actor)
    return (entry.kind if entry else kind_of(mention.actor, mention.label)) == "fund"


def read_funding(span: Span, names: Names | None = None, heading: str = "") -> tuple[Funding, list[Doubt]]:
    """What a funding cell says, and what a person should look at; its `heading` may say the currency of bare numbers.

    >>> s = "20 000 лв. в рамките бюджета на НКБТХ"
    >>> f, _ = read_funding(Span(0, len(s), s)); f.amounts[0].value, f.holders[0].spans[0].text
    (Decimal('20000'), 'НКБТХ')
    """
    reader = FundingReader(span, names, heading)
    return reader.read(), reader.doubts
