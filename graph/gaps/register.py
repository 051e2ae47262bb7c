"""The register of gaps: every rule run on every programme, with counts and denominators."""

import difflib
import importlib
from collections.abc import Iterable, Sequence

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Finding, Findings, Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity
from mrezha.graph.gaps.rule import Rule, all_rules
from mrezha.graph.store import Dataset
from mrezha.queries.catalogue import catalogue


class UnknownGapError(ValueError):
    """There is no such rule; the message names the nearest, in one line."""


def register(
    dataset: Dataset,
    *,
    years: Sequence[int] = (),
    section: str | None = None,
    gaps: Sequence[str] = (),
    severities: Sequence[str] = (),
    fold: bool = False,
    silent: bool = False,
) -> Findings:
    """The gaps of the loaded programmes, by severity, rule and year.

    A rule that finds nothing gives no finding, unless `silent` asks for these too: `count` is 0 then, and `of` is 0
    where there was nowhere to look.

    `section` is a theme such as "prevention"; rules about a programme as a whole are left out then. With `fold` a unit
    counts as its parent body.

    Raises:
        UnknownGapError: if a name in `gaps` is no rule.
    """
    corpus = Corpus.read(dataset).section(section)
    folding = Folding(corpus.actors, asked=fold)
    wanted = [r for r in asked(gaps) if not severities or r.severity in severities]
    found = []
    for rule in wanted:
        if section and rule.scope == "programme":
            continue
        for year in corpus.years:
            if not years or year in years:
                found.append(find(rule, corpus, year, folding))
    return Findings(finding for finding in found if finding.count or silent)


def asked(names: Sequence[str]) -> list[Rule]:
    """The rules of these names, all where none is given.

    Raises:
        UnknownGapError: if there is no rule of a name.
    """
    known = all_rules()
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 3, cutoff=0.4)
            hint = f"nearest: {', '.join(near)}" if near else f"there are {', '.join(known)}"
            raise UnknownGapError(f"“{name}” is no gap; {hint}")
    return [r for r in known.values() if not names or r.name in names]


def find(rule: Rule, corpus: Corpus, year: int, folding: Folding) -> Finding:
    """What one rule finds in one programme."""
    outcome = _computed(rule, corpus, year, folding) if rule.module else _queried(rule, corpus, year)
    activities = {a for hit in outcome.hits for a in hit.activities}
    count = len(activities) if rule.unit == "activity" else len(outcome.hits)
    folded = rule.folds == "always" or (rule.folds == "option" and folding.asked)
    return Finding(rule, year, count, outcome.of, outcome.hits, folded)


def _computed(rule: Rule, corpus: Corpus, year: int, folding: Folding) -> Outcome:
    module = importlib.import_module(f"mrezha.graph.gaps.rules.{rule.module}")
    outcome = module.find(corpus, year, folding)
    assert isinstance(outcome, Outcome)  # noqa: S101 - for the type checker
    return outcome


def _queried(rule: Rule, corpus: Corpus, year: int) -> Outcome:
    """The rule's own query and the ready query it names, whichever it has; an activity found by either is one case."""
    texts = [catalogue()[rule.query].text] if rule.query else []
    texts += [rule.sparql] if rule.sparql else []
    found = frozenset().union(*map(corpus.found_by, texts))
    asking = [a for a in corpus.of(year) if a.asks(rule.fields)]
    return Outcome(tuple(evident(rule, (a for a in asking if a.key in found))), len(asking))


def evident(rule: Rule, activities: Iterable[Activity]) -> Iterable[Hit]:
    """A case an activity, with the cells of the rule's columns."""
    return (Hit((a.key,), cells=a.cells_of(*rule.fields)) for a in activities)
