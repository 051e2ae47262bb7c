"""Projects and programmes named in a funding cell: their names, grant numbers and who pays for them."""

import re
from dataclasses import replace

from mrezha.loaders.records import Mention, ProjectMention, Span
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import slug, squeeze

OPENERS, CLOSERS = '„“"«', '“”"»'
_CODE = r"[A-ZА-Я0-9][\w./-]*\d[\w/-]*"
_GRANT = re.compile(
    rf"\((?:[^()A-Z0-9№]*№\s*)?([A-Z0-9][^()]*\d[^()]*)\)|(?:договор|номер|№)\s*(?:№\s*)?({_CODE}(?<![./-]))"
)
_GRANT_BEHIND = re.compile(rf"[\s,–-]*(?:договор\w*|номер|№)\s*(?:№\s*)?{_CODE}")
_GRANT_BEFORE = re.compile(rf"(?:№\s*)?({_CODE})\s+(?=[„“\"«])")
_NEXT_PROJECT = re.compile(r"(?:,|\s+и)(?=\s+[„“\"«])")  # проекти „Мост“ и „Път“
_PROJECT_ENDS = re.compile(r"[,;]|\.(?=\s|$)|\s*\([A-Z0-9][^()]*\d|\n\s*\n|$")
_PROGRAMME_ENDS = re.compile(r"[,;(–]|\s-|\.(?=\s|$)|\n\s*\n|\sна\s|\s\d{4}\s*-\s*\d{4}|$")
_FOR = re.compile(
    r"\s+за\s+(?:[^,;(–]|–(?=\s[А-Я]))+?"
    r"(?=\s+(?:по|между)\s|\s+на\s+(?:Посолств|Министерств|Фондаци|Агенци|Европейск)|\s–\s[^А-Я]|[,;(.]|$)"
)
_OWNER = re.compile(r"[\s“”\"»]*\bна\b")


class FundingNames:
    """Takes the names of projects and programmes out of a funding cell."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.projects: list[ProjectMention] = []
        self.programmes: list[Span] = []  # their names

    def projects_at(self, at: int, *, several: bool) -> int:
        """Take the project named at offset `at`, or `several` in quotes; returns where reading goes on."""
        at = self.project_at(at)
        while several and (joint := _NEXT_PROJECT.match(self.span.text, at)):
            at = self.project_at(joint.end())
        return at

    def project_at(self, at: int) -> int:
        """Take the project named at offset `at`, if one is; returns where reading goes on."""
        if self.span.text[at : at + 1] not in tuple(" \n\xa0\t"):
            return at
        start = self._past_space(at)
        number = _GRANT_BEFORE.match(self.span.text, start)
        start = number.end() if number else start
        name = self._name_at(start, _PROJECT_ENDS)
        if name is None:
            return at
        title = squeeze(self.span.text[slice(*name)]).strip(" ,.;–-")
        quoted = name[0] > start
        after = name[1] + (quoted and self.span.text[name[1] : name[1] + 1] in tuple(CLOSERS))
        grant = number[1] if number else None
        behind = _GRANT_BEHIND.match(self.span.text, after)
        self.projects.append(ProjectMention(project_address(title), title, self.part(start, after), grant))
        return behind.end() if behind else after

    def programme_at(self, at: int) -> tuple[int, bool]:
        """Take the programme named at offset `at`; returns where reading goes on, and whether its owner follows.

        „по Програма „Силна“ на БФЖ“: the owner pays, the programme is no body.
        """
        name = self._name_at(self._past_space(at), _PROGRAMME_ENDS) or self._programme_for(at)
        if name is not None:
            self.programmes.append(self.part(*name))
            at = name[1] + (self.span.text[name[1] : name[1] + 1] in tuple(CLOSERS))
        owner = _OWNER.match(self.span.text, at)
        return (owner.end() if owner else at), owner is not None

    def _programme_for(self, at: int) -> tuple[int, int] | None:
        """A programme called by what it is for: „Програма за подкрепа на НПО“."""
        start = self.span.text[:at].casefold().rfind("програма")
        end = _FOR.match(self.span.text, at)
        return (start, end.end()) if end and start >= 0 else None

    def complete(self, funders: tuple[Mention, ...]) -> None:
        """Give each project the number, the programme and the funders named between it and the next project.

        A lone project has those named before it too.
        """
        lone = len(self.projects) == 1
        ends = [p.span.start for p in self.projects[1:]] + [self.span.end]
        for n, (project, end) in enumerate(zip(self.projects, ends, strict=False)):
            start = project.span.end
            grant = _GRANT.search(self.span.text, start - self.span.start, end - self.span.start)
            first = self.span.start if lone else start
            paid_by = [m.actor for m in funders if any(first <= s.start < end for s in m.spans)]
            under = [squeeze(p.text) for p in self.programmes if first <= p.start < end]
            self.projects[n] = replace(
                project,
                grant=project.grant or (grant and (grant[1] or grant[2])),
                funders=tuple(paid_by),
                programme=under[0] if under else None,
            )

    def _name_at(self, start: int, ends: re.Pattern[str]) -> tuple[int, int] | None:
        """Where the name at offset `start` begins and ends, None if nothing there is written like one."""
        first = self.span.text[start : start + 1]
        if not first or not (first in OPENERS or first.isupper()):
            return None
        start += first in OPENERS
        for i in range(start, len(self.span.text) if first in OPENERS else start):
            if self.span.text[i] == "„":
                break
            if self.span.text[i] in CLOSERS:
                return start, i
        end = ends.search(self.span.text, start)
        return start, end.start() if end else len(self.span.text)

    def _past_space(self, at: int) -> int:
        return at + len(self.span.text[at:]) - len(self.span.text[at:].lstrip())

    def part(self, start: int, end: int) -> Span:
        """The part of the cell between two of its offsets."""
        return self.span.part(self.span.start + start, self.span.start + end)


def project_address(title: str) -> str:
    """Address of a project: its name up to a colon or dash, so that a cut or longer print meets it.

    >>> project_address("Breaking the Chain: Protecting Migrants")
    'https://w3id.org/mrezha/id/project/breaking-the-chain'
    """
    head = re.split(r"\s*[:–—]\s+|\s+-\s*", title, maxsplit=1)[0]
    return f"{ID}project/{slug(head)}"
