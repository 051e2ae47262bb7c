# title_bg: Засегнатата институция не участва (предположение)
# title_en: The body concerned has no role (suggestion)
# wording_bg: Заглавието назовава служители, сгради, клиенти на институция или самата нея, а тя няма роля в дейността.
# wording_en: The title names staff, premises or clients of a body, or the body itself, and that body has no role in
#   the activity.
# severity: A
# why_bg: Дейност за чужди служители или в чужди сгради изисква съгласие, което редът не показва.
# why_en: Work with another body's staff or on its premises needs a consent that the row does not show.
# source: OSCE/ODIHR (2022), National Referral Mechanisms: joining efforts to protect the rights of trafficked persons
# counted_bg: дейности
# counted_en: activities
# decided: judged
# folds: always
# fields: title
"""Words of a title that point to a body, from a list, against the cast; a suggestion for a reader to judge."""

import re
from collections.abc import Iterator

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.lists import entries
from mrezha.graph.gaps.parts import Activity, Actor
from mrezha.ontology.names import actor_names
from mrezha.ontology.namespaces import ID
from mrezha.ontology.words import words


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Activities whose title points to a body that, folded, neither has a role nor pays."""
    hits = []
    for activity in corpus.of(year):
        present = set(folding.tops([*activity.cast, *activity.payers]))
        absent = {a: said for a, said in pointed_to(activity, corpus) if folding.top(a.iri) not in present}
        if absent:
            bg = "; ".join(f"„{said}“ → {a.short('bg')}" for a, said in absent.items())
            en = "; ".join(f"“{said}” → {a.short('en')}" for a, said in absent.items())
            cells = activity.cells_of("title", "leads", "partners")
            hits.append(Hit((activity.key,), tuple(absent), cells, bg, en))
    return Outcome(tuple(hits), len(corpus.of(year)))


def pointed_to(activity: Activity, corpus: Corpus) -> Iterator[tuple[Actor, str]]:
    """Bodies that a title points to, each with the words that do so."""
    for entry in entries("audience-bodies.csv"):
        said = re.search(entry["words"], activity.title, re.IGNORECASE)
        if said and not _covered(entry["or_class"], activity):
            yield from ((actor, said[0]) for actor in corpus.known([f"{ID}institution/{entry['slug']}"]))
    text = words(activity.title)
    for match in actor_names().all_in(text):
        if match.entry.type == "Institution" and match.entry.iri in corpus.actors:
            at = slice(text[match.first].start, text[match.last - 1].end)
            yield corpus.actors[match.entry.iri], activity.title[at]


def _covered(classes: str, activity: Activity) -> bool:
    """Whether one of the classes that would do in the body's stead is in the cast."""
    return any(f"{ID}collective/{slug}" in activity.cast for slug in classes.split())
