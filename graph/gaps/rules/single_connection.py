# title_bg: Връзка само през един участник
# title_en: Connection through one actor only
# wording_bg: Ако участникът отпадне, части от програмата остават несвързани или дейности остават без водещ, партньор
#   или платец.
# wording_en: If the actor is taken out, parts of the programme come apart, and activities stay without lead, partner
#   or payer.
# severity: C
# why_bg: Мрежа, която се държи на един възел, се разпада с него; Националната комисия съгласува по закон, затова
#   мястото ѝ не е изненада.
# why_en: A network held together by one node falls apart with it; the National Commission coordinates by law, so its
#   place is no surprise.
# source: Borgatti & Halgin (2011), Analyzing affiliation networks, The SAGE Handbook of Social Network Analysis
# counted_bg: назовани участници с роля
# counted_en: named actors with a role
# unit: actor
# scope: programme
# folds: option
"""Cut points of the two-mode network of named actors and activities, and what falls apart without each."""

from collections.abc import Iterable

import networkx as nx

from mrezha.graph.gaps.corpus import Corpus
from mrezha.graph.gaps.finding import Hit, Outcome
from mrezha.graph.gaps.folding import Folding
from mrezha.graph.gaps.parts import Activity


def two_mode(corpus: Corpus, activities: Iterable[Activity], folding: Folding) -> "nx.Graph[str]":
    """Named actors and activities, an edge where the actor has a role; classes are left out."""
    graph: nx.Graph[str] = nx.Graph()
    for activity in activities:
        graph.add_node(activity.key)
        cast = corpus.institutions(folding.all_shown(activity.cast))
        graph.add_edges_from((actor.iri, activity.key) for actor in cast)
    return graph


def find(corpus: Corpus, year: int, folding: Folding) -> Outcome:
    """Actors whose removal parts others that were connected (articulation points; Hopcroft & Tarjan 1973)."""
    activities = corpus.whole(year)
    graph = two_mode(corpus, activities, folding)
    actors = {a.iri for a in corpus.institutions(n for n in graph if n in corpus.actors)}
    before = len(islands(graph, actors))
    hits = []
    for iri in sorted(set(nx.articulation_points(graph)) & actors):
        rest = graph.copy()
        rest.remove_node(iri)
        after = len(islands(rest, actors))
        if after > before:  # activities that merely stay alone are counted below, not as parts
            hits.append(_case(corpus, activities, folding, iri, after - before))
    return Outcome(tuple(sorted(hits, key=lambda h: -len(h.activities))), len(actors))


def islands(graph: "nx.Graph[str]", actors: set[str]) -> list[set[str]]:
    """Connected parts that hold at least one actor."""
    return [part for part in nx.connected_components(graph) if part & actors]


def _case(corpus: Corpus, activities: list[Activity], folding: Folding, iri: str, parts: int) -> Hit:
    lost = {
        column: [a for a in activities if _left_bare(corpus, folding.all_shown(getattr(a, column)), iri)]
        for column in ("leads", "partners", "payers")
    }
    counts = [len(lost[c]) for c in ("leads", "partners", "payers")]
    bg = "части повече: {}; без водещ: {}, без назован партньор: {}, без платец: {}".format(parts, *counts)
    en = "more parts: {}; without a lead: {}, without a named partner: {}, without a payer: {}".format(parts, *counts)
    touched = dict.fromkeys(a.key for a in activities if any(a in listed for listed in lost.values()))
    return Hit(tuple(touched), (corpus.actors[iri],), (), bg, en)


def _left_bare(corpus: Corpus, addresses: list[str], without: str) -> bool:
    """Whether the actor is the only named one of a column."""
    return [a.iri for a in corpus.institutions(addresses)] == [without]
