"""Funding cells: whose budget, who pays from outside, which projects, how much.

A cell is cut at cues ("бюджета на", "финансиран от", "проект"); each cue says what the names after it are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from mrezha.loaders.actors import read_actors
from mrezha.loaders.layout import heading_key
from mrezha.loaders.numbers import NUMBER, number
from mrezha.loaders.records import Amount, Doubt, Funding, Mention, ProjectMention, Span
from mrezha.ontology.authority import authority
from mrezha.ontology.names import Names, actor_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import slug, squeeze, words

_CURRENCIES = {
    "лв": "BGN",
    "лева": "BGN",
    "bgn": "BGN",
    "евро": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "щ.д": "USD",
    "долара": "USD",
    "usd": "USD",
    "$": "USD",
}
MANY = r"хил\.?|хиляди|млн\.?|милиона?"
CURRENCY = r"лв\b|лева\b|bgn\b|евро\b|eur\b|€|щ\.д|долара\b|usd\b|\$"
_AMOUNT = re.compile(rf"(?P<n>{NUMBER})\s*(?P<many>{MANY})?\s*(?P<c>{CURRENCY})", re.IGNORECASE)
_MANY = {"х": 1000, "м": 1_000_000}

# What each cue makes of the names after it. Order matters: the first that matches at a place decides.
_QUOTED = r"[„“\"«][^„“”\"»]*[“”\"»]"
_CUES = [
    ("none", r"(?:изпълняван|осъществяван|реализиран|управляван)\w*\s+от\b"),
    ("none", r"\bмежду\b"),
    ("none", r"\bсъгласно\b"),
    (
        "vague",
        r"(?:\bпо\s+)?(?:външн\w+\s+)?(?:програми\s+и\s+проекти|проекти\s+и\s+програми|външно\s+финансиране)|други\s+донори",
    ),
    ("vague", r"външн\w+\s+(?:програми|проекти|финансиране|донори|източници)(?:\s+и\s+(?:програми|проекти))?"),
    ("project", r"(?:\bв\s+рамките\s+на\s+)?(?:\bпо\s+)?\bпроект\w*"),
    ("funder", r"(?:съ)?финансир\w+\s+(?:(?:и\s+)?с\s+подкрепата\s+на|от(?!\s+бюджет)|по(?:\s+линия\s+на)?)\b"),
    ("funder", rf"\bпо\s+(?:[\w-]+\s+)?програма\b(?:\s+{_QUOTED})?(?:\s+на\b)?"),
    ("funder", r"\bпо\s+(?:линия\s+на|споразумени\w+\s+с(?:ъс)?)\b"),
    ("funder", r"\bсъс\s+средства\s+(?:от|на)\b"),
    ("holder", rf"(?<![\d.,])(?:{NUMBER})\s*(?:{MANY})?\s*(?:{CURRENCY})\.?(?:\s*[-–—:](?=\s)|\s+(?:от|на)\b)?"),
    ("holder", r"(?:\b(?:утвърд|делегиран|осигурен|собствен)\w+\s+)*\bбюджет\w*(?:\s+на\b)*"),
    ("holder", r"\bв\s+рамките(?:\s+на)?"),
    ("holder", r"\bсредства\w*\s+(?:от|на)\b(?!\s+бюджет)"),
    ("holder", r"\bза\s+сметка\s+на\b"),
    ("none", r"\bза\b"),
    ("holder", r";"),
]
_CUE = re.compile("|".join(f"(?P<k{i}>{p})" for i, (_, p) in enumerate(_CUES)))
_GRANT = re.compile(r"\(([A-Z0-9][^()]*\d[^()]*)\)")
_OPENERS, _CLOSERS = '„“"«', '“”"»'


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text after a cue, up to the next."""

    kind: str
    start: int
    end: int


class FundingReader:
    """Reads one funding cell."""

    def __init__(self, span: Span, names: Names | None = None) -> None:
        self.span = span
        self.names = names or actor_names()
        self.key = heading_key(span.text)
        self.projects: list[ProjectMention] = []
        self.doubts: list[Doubt] = []
        self._names = [
            (text[m.first].start, text[m.last - 1].end) for text in [words(span.text)] for m in self.names.all_in(text)
        ]

    def read(self) -> Funding:
        """Everything the cell says."""
        holders: dict[str, Mention] = {}
        funders: dict[str, Mention] = {}
        vague: list[Span] = []
        for stretch in self._stretches():
            if stretch.kind == "vague":
                vague.append(self._part(stretch.start, stretch.end))
            elif stretch.kind in ("holder", "funder"):
                for mention in self._actors(stretch):
                    outside = stretch.kind == "funder" or _is_fund(mention.actor)
                    target = funders if outside else holders
                    known = target.get(mention.actor)
                    target[mention.actor] = replace(known, spans=known.spans + mention.spans) if known else mention
        self._complete_projects(tuple(funders.values()))
        return Funding(
            tuple(holders.values()), tuple(funders.values()), tuple(self.projects), tuple(self._amounts()), tuple(vague)
        )

    def _stretches(self) -> Iterator[_Stretch]:
        """The cell cut at its cues. What stands before the first is a bare list of names: budget holders."""
        kind, start, at = "holder", 0, 0
        while m := _CUE.search(self.key, at):
            cue = _CUES[int(m.lastgroup[1:])][0] if m.lastgroup else ""
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
                start = at = self._project(m.end())
                kind = "holder"
        yield _Stretch(kind, start, len(self.key))

    def _inside_name(self, offset: int) -> bool:
        return any(a < offset < b for a, b in self._names)

    def _after_name(self, offset: int) -> bool:
        return any(b <= offset and not self.span.text[b:offset].strip(' “”"()А-Я') for _, b in self._names)

    def _actors(self, stretch: _Stretch) -> Iterator[Mention]:
        for mention in read_actors(self._part(stretch.start, stretch.end), self.names):
            if mention.resolved or mention.corrected or self._looks_like_name(mention, stretch):
                yield mention

    def _looks_like_name(self, mention: Mention, stretch: _Stretch) -> bool:
        """An unknown is taken for an actor only where a cue leads to it and it is written like a name."""
        if stretch.start == 0 or not mention.label:
            return False
        first = mention.label.lstrip('„“"«')[:1]
        return mention.collective or first.isupper() or mention.label[0] in _OPENERS

    def _amounts(self) -> Iterator[Amount]:
        for m in _AMOUNT.finditer(self.span.text):
            value = number(m["n"]) * Decimal(_MANY[m["many"][0].casefold()] if m["many"] else 1)
            yield Amount(value, _CURRENCIES[m["c"].casefold()], self._part(m.start(), m.end()))

    # -- projects --------------------------------------------------------------------------------------------------

    def _project(self, at: int) -> int:
        """Take the project named at offset `at`, if one is; returns where reading goes on."""
        start = at + len(self.span.text[at:]) - len(self.span.text[at:].lstrip())
        if start >= len(self.span.text) or self.span.text[at : at + 1] not in " \n\xa0\t":
            return at
        first = self.span.text[start]
        if first in _OPENERS:
            end = self._quoted_end(start)
            after = end + (self.span.text[end : end + 1] in _CLOSERS and bool(self.span.text[end : end + 1]))
            name = (start + 1, end)
        elif first.isupper():
            end = after = self._bare_end(start)
            name = (start, end)
        else:
            return at
        title = squeeze(self.span.text[slice(*name)]).strip(" ,.;–-")
        self.projects.append(ProjectMention(project_address(title), title, self._part(start, after)))
        return after

    def _complete_projects(self, funders: tuple[Mention, ...]) -> None:
        """Give each project the grant number and the funders that stand between its name and the next project."""
        ends = [p.span.start for p in self.projects[1:]] + [self.span.end]
        for n, (project, end) in enumerate(zip(self.projects, ends, strict=False)):
            after = self.span.text[project.span.end - self.span.start : end - self.span.start]
            grant = _GRANT.search(after)
            paid_by = [m.actor for m in funders if any(project.span.end <= s.start < end for s in m.spans)]
            self.projects[n] = replace(project, grant=grant[1] if grant else None, funders=tuple(paid_by))

    def _quoted_end(self, start: int) -> int:
        """Where a quoted name ends: at its closing mark, or, where that is missing, before the next cue."""
        for i in range(start + 1, len(self.span.text)):
            c = self.span.text[i]
            if c == "„":
                break
            if c in _CLOSERS:
                return i
        return self._bare_end(start + 1)

    def _bare_end(self, start: int) -> int:
        """Where an unquoted name ends: at a mark that parts, a grant number, or the end of the cell."""
        m = re.compile(r"[,;]|\.(?=\s|$)|\s*\([A-Z0-9][^()]*\d|\n\s*\n").search(self.span.text, start)
        return m.start() if m else len(self.span.text)

    def _part(self, start: int, end: int) -> Span:
        return self.span.part(self.span.start + start, self.span.start + end)


def cue_places(span: Span) -> Iterator[Span]:
    """Where a cell says by a cue what the names after it are („от бюджета на“, „финансиран от“)."""
    for m in _CUE.finditer(heading_key(span.text)):
        yield span.part(span.start + m.start(), span.start + m.end())


def _is_fund(actor: str) -> bool:
    """A fund finances from outside, whatever words lead to it."""
    entry = authority().get(actor)
    return entry is not None and entry.kind == "fund"


def project_address(title: str) -> str:
    """Address of a project: its name up to a colon or dash, so that a cut or longer print meets it.

    >>> project_address("Breaking the Chain: Protecting Migrants")
    'https://w3id.org/mrezha/id/project/breaking-the-chain'
    """
    head = re.split(r"\s*[:–—]\s+|\s+-\s*", title, maxsplit=1)[0]
    return f"{ID}project/{slug(head)}"


def read_funding(span: Span, names: Names | None = None) -> tuple[Funding, list[Doubt]]:
    """What a funding cell says, and what a person should look at.

    >>> s = "20 000 лв. в рамките бюджета на НКБТХ"
    >>> f, _ = read_funding(Span(0, len(s), s)); f.amounts[0].value, f.holders[0].spans[0].text
    (Decimal('20000'), 'НКБТХ')
    """
    reader = FundingReader(span, names)
    return reader.read(), reader.doubts
