"""Rules as files: a header of `# key: value` lines, and below it a SPARQL query or a Python function."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_HEADER = re.compile(r"# (?P<key>[a-z_]+): (?P<value>.+)")
_MORE = re.compile(r"#   (?P<value>\S.*)")  # a long value goes on in lines that are set in
_NEEDED = ("title", "wording", "why", "counted")
_CHOICES = {
    "severity": ("A", "B", "C", "D"),
    "unit": ("activity", "actor", "section", "goal", "abbreviation", "pair"),
    "scope": ("activity", "programme"),
    "folds": ("never", "option", "always"),
    "decided": ("objective", "judged"),
}


class RuleHeaderError(ValueError):
    """A rule file lacks something in its header; the message names the file and the line it needs."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, by the words of its header.

    `fields` are the columns it speaks of: they give the evidence, and a template without them is not asked.
    `unit` is what is counted. A rule of scope `programme` makes no sense inside one section.
    """

    name: str
    title: Mapping[str, str]
    wording: Mapping[str, str]
    why: Mapping[str, str]
    counted: Mapping[str, str]
    source: str
    severity: str
    unit: str
    scope: str
    folds: str
    judged: bool
    fields: tuple[str, ...]
    query: str | None
    sparql: str | None
    module: str | None

    @property
    def decided_by(self) -> str:
        """The file, and the ready query if there is one, that decides."""
        file = f"{self.module}.py" if self.module else f"{self.name}.rq"
        return f"{file}, ready query {self.query}" if self.query else file


@cache
def all_rules() -> Mapping[str, Rule]:
    """All rules by name, the gravest first, then by name.

    >>> all_rules()["no-lead"].severity, all_rules()["no-lead"].title["en"]
    ('A', 'No lead')
    """
    folder = files("mrezha.graph.gaps") / "rules"
    found = [read_rule(f) for f in folder.iterdir() if f.name.endswith((".rq", ".py")) and f.name != "__init__.py"]
    return {r.name: r for r in sorted(found, key=lambda r: (r.severity, r.judged, r.name))}


def read_rule(file: Traversable) -> Rule:
    """A rule out of its file.

    Raises:
        RuleHeaderError: if the header lacks a line, or one has a value that it may not have.
    """
    text = file.read_text(encoding="utf-8")
    said = _header(text)
    for key in [*(f"{k}_{lang}" for k in _NEEDED for lang in ("bg", "en")), "severity", "source"]:
        if key not in said:
            raise RuleHeaderError(f"{file.name}: the header needs a line “# {key}: …”")
    chosen = {key: said.get(key, allowed[0]) for key, allowed in _CHOICES.items()}
    for key, allowed in _CHOICES.items():
        if chosen[key] not in allowed:
            raise RuleHeaderError(f"{file.name}: {key} is one of {', '.join(allowed)}, not “{chosen[key]}”")
    stem, _, kind = file.name.rpartition(".")
    return Rule(
        name=stem.replace("_", "-"),
        title=_both(said, "title"),
        wording=_both(said, "wording"),
        why=_both(said, "why"),
        counted=_both(said, "counted"),
        source=said["source"],
        severity=chosen["severity"],
        unit=chosen["unit"],
        scope=chosen["scope"],
        folds=chosen["folds"],
        judged=chosen["decided"] == "judged",
        fields=tuple(said.get("fields", "").split()),
        query=said.get("query"),
        sparql=text if kind == "rq" and "SELECT" in text else None,
        module=stem if kind == "py" else None,
    )


def _header(text: str) -> dict[str, str]:
    """The lines “# key: value” at the top of a file, up to the first other line."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if said := _HEADER.fullmatch(line):
            found[said["key"]] = said["value"].strip()
        elif found and (more := _MORE.fullmatch(line)):
            found[next(reversed(found))] += " " + more["value"].strip()
        else:
            break
    return found


def _both(said: Mapping[str, str], key: str) -> dict[str, str]:
    return {"bg": said[f"{key}_bg"], "en": said[f"{key}_en"]}
