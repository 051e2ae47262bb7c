"""One walk over the network gives what taking each actor or activity out, one after the other, gives."""

import random

import networkx as nx
import pytest
from small_networks import random_network

from mrezha.graph.measures.connections import cut_points, islands, lost_without, lost_without_each
from mrezha.graph.measures.headline import collaborators
from mrezha.graph.measures.ranks import collaborator_intervals, count_intervals, counts, rank_intervals
from mrezha.graph.measures.two_mode import PART, ROLES, actors, taking_part, without


def network(seed):
    """A random network with all roles, a mere payer, a collective actor and an activity without anybody."""
    graph, chance = random_network(seed), random.Random(seed)
    for _, _, edge in graph.edges(data=True):
        edge["roles"] = frozenset(chance.sample(ROLES, chance.choice((1, 1, 2))))
    graph.add_node("НПО", bipartite=0, collective=True)
    graph.add_node("nobody's", bipartite=1, section="I", year=2025)
    for activity in [n for n in graph if graph.nodes[n]["bipartite"] == 1 and chance.random() < 0.3]:
        graph.add_edge("НПО", activity, roles=frozenset({"partner"}))
    return graph


def groups(graph):
    """Groups of named actors as networkx gives them, the largest first."""
    pieces = [sorted(set(piece) & set(actors(graph))) for piece in nx.connected_components(taking_part(graph))]
    return sorted(filter(None, pieces), key=lambda piece: (-len(piece), piece))


@pytest.mark.parametrize("seed", range(60))
def test_islands_without_each_actor(seed):
    graph = network(seed)
    before, found = groups(graph), lost_without_each(graph, actors(graph))
    assert list(found) == actors(graph)
    for actor, lost in found.items():
        after = groups(without(graph, [actor]))
        assert lost["islands"] == {"before": len(before), "after": len(after)}
        left = set(before[0] if before else ()) - set(after[0] if after else ()) - {actor}
        assert lost["cut_off"] == sorted(left)
        assert lost == lost_without(graph, actor)


@pytest.mark.parametrize("seed", range(60))
def test_cut_points_are_those_whose_group_falls_apart(seed):
    graph, expected = network(seed), {}
    for actor in actors(graph):
        own = next((piece for piece in islands(graph) if actor in piece), [])
        parts = [piece for piece in groups(without(graph, [actor])) if set(piece) <= set(own)]
        if len(parts) > 1:
            expected[actor] = parts[1:]
    assert cut_points(graph) == expected


@pytest.mark.parametrize("seed", range(60))
def test_what_only_one_actor_does(seed):
    graph = network(seed)
    for actor, lost in lost_without_each(graph, actors(graph)).items():
        for key, role in (("without_lead", "lead"), ("without_payer", "pays")):
            alone = [n for n in graph[actor] if [a for a in graph[n] if role in graph.edges[a, n]["roles"]] == [actor]]
            assert sorted(lost[key]) == sorted(alone)
        met = {
            other: {a for n in graph[other] if graph.edges[other, n]["roles"] & set(PART) for a in graph[n]
                    if a != "НПО" and graph.edges[a, n]["roles"] & set(PART)} - {other}
            for other in actors(graph)
        }  # fmt: skip
        assert lost["alone"] == sorted(other for other, whom in met.items() if whom == {actor})


@pytest.mark.parametrize("seed", range(60))
def test_rank_intervals_of_counts_and_collaborators(seed):
    graph = network(seed)
    for role in ROLES:
        assert count_intervals(graph, role) == rank_intervals(graph, counts(role))
    by_leaving_out = rank_intervals(graph, lambda g: {a: len(collaborators(g, a)) for a in actors(g)})
    assert collaborator_intervals(graph) == by_leaving_out
