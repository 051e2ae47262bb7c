"""One IATI activity, read: who in which role, money, dates, sector, places, results."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from mrezha.loaders.iati_codes import KIND_OF_TYPE, NO_SECTOR, THEMES
from mrezha.loaders.iati_xml import LANG, Activity, Node
from mrezha.loaders.records import (
    FIELDS,
    Amount,
    Cell,
    Deadline,
    Doubt,
    Funding,
    Indicator,
    Mention,
    Reference,
    Row,
    Section,
    Span,
    State,
    Value,
)  # fmt: skip
from mrezha.ontology.authority import authority, concepts
from mrezha.ontology.names import actor_names, thing_names
from mrezha.ontology.namespaces import CODE, ID
from mrezha.ontology.sections import THEMES as OURS
from mrezha.ontology.words import slug, squeeze

_LEAD, _FUNDS, _PARTNERS = "2", "1", ("3", "4")  # accountable; funding; extending and implementing
_CLASS = re.compile(r"\d\d000")  # of the OECD's channel codes those that name no body: 22000, donor country-based NGO
_OWN = re.compile(r"[A-Z]{2}-[A-Z0-9]+-.+", re.IGNORECASE)  # a country or list, a register, a number: org-id.guide
_ADDRESS = re.compile(rf"{re.escape(ID)}(?:institution|collective)/[A-Za-z0-9._~%-]+")
_DAC = ("1", "2")  # the sector lists of the OECD: five digits and three


class ActivityReader:
    """Reads the elements of one activity; `doubts` are those met on the way.

    `called` remembers how each organisation was named first, as files name one in several ways.
    """

    def __init__(self, activity: Activity, language: str, called: dict[str, str]) -> None:
        self.activity = activity
        self.called = called
        self.node = activity.node
        self.language = self.node.attributes.get(LANG, language)
        self.doubts: list[Doubt] = []

    def identifier(self) -> str:
        """The identifier, which names the activity among all publishers'; one without is named by its line."""
        node = self.node.first("iati-identifier")
        if node and node.text.strip():
            return squeeze(node.text)
        self._doubt("an activity without an identifier; named by its line", self.activity.whole())
        return f"line-{self.activity.line}"

    def publisher(self) -> str | None:
        """The name of the reporting organisation."""
        said = self._narrative(self.node.first("reporting-org"))
        return said[0] if said else None

    def section(self) -> Section:
        """The first sector: a theme of ours, or the category (three digits) of the OECD's list."""
        for node in self.node.all("sector"):
            code, vocabulary = node.attributes.get("code", ""), node.attributes.get("vocabulary", "1")
            span = self.activity.attribute(node, "code")
            if span and vocabulary in _DAC and code[:3].isdecimal() and len(code) >= 3:
                said = self._narrative(node)
                return Section(int(code[:3]), said[0] if said and len(code) == 3 else f"DAC {code[:3]}", None, span)
            if span and node.attributes.get("vocabulary-uri") == THEMES and code in OURS:
                label = concepts()[f"{CODE}theme/{code}"].label_bg
                return Section(OURS.index(code) + 1, label, code, span)
        return Section(NO_SECTOR, "no sector of the OECD's list", None, self.activity.whole())

    def row(self, code: str, section: int) -> Row:
        """Everything read of the activity."""
        title = self._narrative(self.node.first("title"))
        orgs = [(node.attributes.get("role", ""), self._mention(node)) for node in self.node.all("participating-org")]
        named = [(role, m) for role, m in orgs if m]
        leads, partners = _merged(m for r, m in named if r == _LEAD), _merged(m for r, m in named if r in _PARTNERS)
        funding = self._funding(_merged(m for r, m in named if r == _FUNDS), {m.actor for m in (*leads, *partners)})
        deadline, results = self._deadline(), self._narrative(self.node.first("result", "title"))
        said = {
            "title": [title[1]] if title else [],
            "leads": [s for m in leads for s in m.spans],
            "partners": [s for m in partners for s in m.spans],
            "funding": [*(s for m in funding.payers for s in m.spans), *(a.span for a in funding.amounts)],
            "deadline": [deadline.span] if deadline else [],
            "results": [results[1]] if results else [],
        }  # fmt: skip
        indicators = tuple(self._indicators())
        for name in ("baseline", "target"):
            said[name] = [v.span for i in indicators if (v := getattr(i, name))]
        return Row(
            section, code, 1, title[0] if title else code, self.activity.whole(), self._cells(said),
            leads=leads, partners=partners, funding=funding, deadline=deadline, indicators=indicators,
            references=tuple(self._places()),
        )  # fmt: skip

    def _cells(self, said: dict[str, list[Span]]) -> dict[str, Cell]:
        """A cell a field, with all its words. IATI has no goals; what it leaves out is blank."""
        cells = {}
        for name in FIELDS:
            spans = said.get(name)
            if spans is None:
                cells[name] = Cell(name, State.ABSENT)
            elif spans:
                first, *more = sorted(set(spans), key=lambda s: s.start)
                cells[name] = Cell(name, State.STATED, first, more=tuple(more))
            else:
                cells[name] = Cell(name, State.BLANK)
        return cells

    # -- organisations and money -----------------------------------------------------------------------------------

    def _mention(self, node: Node) -> Mention | None:
        """An organisation by its name or, where it has none, its reference; a known one by our own address of it."""
        said = self._narrative(node)
        ref, span = node.attributes.get("ref", "").strip(), self.activity.attribute(node, "ref")
        if "mrezha:unnamed" in node.attributes or not (said or span):
            return None  # our own exports say so where a programme names nobody and the standard wants somebody
        name, words = said or (ref, span or self.activity.whole())
        given = node.attributes.get("mrezha:actor", "")
        given = given if _ADDRESS.fullmatch(given) else ""
        entry = authority().get(given) or actor_names().named(name)
        if entry:
            return Mention(entry.iri, entry.label_bg, (words,), entry.collective, parent=entry.parent)
        kind = KIND_OF_TYPE.get(node.attributes.get("type", ""))
        collective = _CLASS.fullmatch(ref) is not None
        own = ref if _OWN.fullmatch(ref) else name
        address = f"{ID}{'collective' if collective else 'institution'}/{_address(own)}"
        actor = given or address
        label = self.called.setdefault(actor, name)
        return Mention(actor, label, (words,), collective, resolved=False, kind=kind)

    def _funding(self, payers: tuple[Mention, ...], inside: set[str]) -> Funding:
        """Who funds and has another role pays from a budget of its own; who only funds does so from outside."""
        return Funding(
            holders=tuple(m for m in payers if m.actor in inside),
            funders=tuple(m for m in payers if m.actor not in inside),
            amounts=tuple(self._amounts()),
        )

    def _amounts(self) -> Iterator[Amount]:
        """Budgets; a revised one stands for the original of its period."""
        by_period: dict[tuple[str, str], Node] = {}
        for budget in self.node.all("budget"):
            period = (self._date(budget, "period-start") or "", self._date(budget, "period-end") or "")
            known = by_period.get(period)
            if known is None or known.attributes.get("type", "1") <= budget.attributes.get("type", "1"):
                by_period[period] = budget
        for budget in by_period.values():
            value = budget.first("value")
            span = self.activity.span(value) if value else None
            if value and span:
                currency = value.attributes.get("currency") or self.node.attributes.get("default-currency")
                number = self._number(value.text, span)
                if number is not None and number <= 0:
                    self._doubt("a budget of nothing or less; not read", span)
                elif number is not None and not re.fullmatch("[A-Z]{3}", currency or ""):
                    self._doubt("a budget without a currency; not read", span)
                elif number is not None and currency:
                    yield Amount(number, currency, span)

    # -- dates, places, results ------------------------------------------------------------------------------------

    def _deadline(self) -> Deadline | None:
        """From the start to the end: actual dates where they are given, else the planned ones."""
        dates = {n.attributes.get("type", ""): n for n in self.node.all("activity-date") if self._iso(n)}
        start, end = (next((dates[t] for t in types if t in dates), None) for types in (("2", "1"), ("4", "3")))
        shown = end or start
        span = self.activity.attribute(shown, "iso-date") if shown else None
        if span is None:
            return None
        return Deadline(span, self._iso(start) if start else None, self._iso(end) if end else None)

    def _places(self) -> Iterator[Reference]:
        """Places and countries whose names the list of places has."""
        found: dict[str, Reference] = {}
        named = [*self.node.all("location", "name"), *self.node.all("recipient-country")]
        for node in named:
            said = self._narrative(node)
            entry = thing_names("Place").named(said[0]) if said else None
            if said and entry and entry.iri not in found:
                found[entry.iri] = Reference("place", entry.iri, (said[1],))
        yield from found.values()

    def _indicators(self) -> Iterator[Indicator]:
        """One an indicator and period, as a period has a target of its own."""
        for result in self.node.all("result"):
            for node in result.all("indicator"):
                said = self._narrative(node.first("title"))
                if said:
                    yield from self._periods(node, *said)

    def _periods(self, node: Node, title: str, span: Span) -> Iterator[Indicator]:
        unit = "%" if node.attributes.get("measure") == "2" else None
        baseline = self._value(node.first("baseline"), unit)
        periods = node.all("period")
        for period in periods:
            dates = "–".join(d for d in (self._date(period, "period-start"), self._date(period, "period-end")) if d)
            text = f"{title} ({dates})" if len(periods) > 1 and dates else title
            yield Indicator(text, span, baseline, self._value(period.first("target"), unit))
        if not periods:
            yield Indicator(title, span, baseline)

    # -- small things ----------------------------------------------------------------------------------------------

    def _narrative(self, node: Node | None) -> tuple[str, Span] | None:
        """Text in the activity's language, else the first there is, with its words; text of version 1's way too."""
        written = [n for n in (node.all("narrative") if node else []) if n.text.strip()]
        if not written:
            return None
        of_language = [n for n in written if n.attributes.get(LANG, self.language) == self.language]
        chosen = (of_language or written)[0]
        span = self.activity.span(chosen)
        return (squeeze(chosen.text), span) if span else None

    def _value(self, node: Node | None, unit: str | None) -> Value | None:
        span = self.activity.attribute(node, "value") if node else None
        number = self._number(node.attributes["value"], span) if node and span else None
        return Value(number, span, unit) if number is not None and span else None

    def _number(self, printed: str, span: Span) -> Decimal | None:
        try:
            number = Decimal(printed.strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite():
            return number
        self._doubt("not a number; not read", span)
        return None

    def _date(self, node: Node, tag: str) -> str | None:
        below = node.first(tag)
        return self._iso(below) if below else None

    def _iso(self, node: Node) -> str | None:
        """A date of the calendar; a time zone or a time behind it is left out."""
        printed = node.attributes.get("iso-date", "").strip()[:10]
        try:
            return date.fromisoformat(printed).isoformat()
        except ValueError:
            span = self.activity.attribute(node, "iso-date")
            if span:
                self._doubt("not a date; not read", span)
            return None

    def _doubt(self, message: str, span: Span) -> None:
        doubt = Doubt(message, span.part(span.start, span.start + 80))
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _address(name: str) -> str:
    """The end of an organisation's address: of its identifier or name in plain letters, Cyrillic transliterated.

    A name in another script has no such letters and is told from others by a number made of it.

    >>> _address("GB-CHC-202918"), _address("Región B"), _address("Фондация „Надежда“"), _address("水")
    ('gb-chc-202918', 'region-b', 'fondatsia-nadezhda', '327b54d0')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if plain.isascii() and re.search(r"[A-Za-z0-9]", plain):
        return re.sub(r"[^a-z0-9._]+", "-", plain.lower()).strip("-")
    if re.search(r"[\u0400-\u04FF]", name):
        return slug(name)
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def _merged(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each organisation once, with all the places where it stands."""
    found: dict[str, Mention] = {}
    for m in mentions:
        known = found.get(m.actor)
        found[m.actor] = replace(known, spans=known.spans + m.spans) if known else m
    return tuple(found.values())
