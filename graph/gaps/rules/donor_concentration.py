# title_bg: Дейности на проект или донор
# title_en: Activities that a project or donor carries
# wording_bg: Дейността разчита на назован проект или на външен финансиращ; показано е какво би останало без него.
# wording_en: The activity rests on a named project or an outside funder; what would be left without it is shown.
# severity: C
# why_bg: Краят на един проект може да изпразни цял раздел.
# why_en: The end of one project may empty a whole section.
# source: OECD/SIGMA (2018), Toolkit for the preparation, implementation, monitoring, reporting and evaluation of
#   public administration reform and sector strategies
# counted_bg: дейности
# counted_en: activities
# fields: funding
"""Projects and outside funders, the activities each carries, and what would be left of the programme without it."""

from collections import defaultdict

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity

Carried = dict[str, list[Activity]]


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """One case a project or funder, the one that carries most first."""
    activities = corpus.of(year)
    names, carried = _carriers(corpus, activities)
    hits = [_case(corpus, activities, names[key], listed, key) for key, listed in carried.items()]
    return Outcome(tuple(sorted(hits, key=lambda h: -len(h.activities))), len(activities))


def _carriers(corpus: Corpus, activities: list[Activity]) -> tuple[dict[str, tuple[str, str]], Carried]:
    names: dict[str, tuple[str, str]] = {}
    carried: Carried = defaultdict(list)
    for activity in activities:
        for project in (p for row in activity.rows for p in row["projects"]):
            names[project["iri"]] = (project["label_bg"], project["label_en"])
        for funder in corpus.known(activity.named("funders")):
            names[funder.iri] = (funder.short("bg"), funder.short("en"))
        for key in activity.named("projects", "funders"):
            carried[key].append(activity)
    return names, dict(carried)


def _case(corpus: Corpus, activities: list[Activity], name: tuple[str, str], listed: list[Activity], key: str) -> Hit:
    """One carrier: whose budget it is may be named beside it; how many activities of a section do not rest on it."""
    held = sum(bool(a.named("budget_holders")) for a in listed)
    sections = sorted({a.section for a in listed})
    left = "; ".join(
        f"{s}: {sum(a.section == s and a not in listed for a in activities)}/{sum(a.section == s for a in activities)}"
        for s in sections
    )
    bg = f"„{name[0]}“: дейности: {len(listed)}, с назован титуляр на бюджета: {held}; без него остават {left}"
    en = f"“{name[1]}”: activities: {len(listed)}, with a named holder of the budget: {held}; left without it {left}"
    actors = tuple(corpus.known(k for k in [key] if k in corpus.actors))
    return Hit(tuple(a.key for a in listed), actors, tuple(c for a in listed for c in a.cells_of("funding")), bg, en)
