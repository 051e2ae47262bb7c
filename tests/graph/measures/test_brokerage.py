"""Brokerage: the five roles of Gould & Fernandez (1989, figure 1), and a second implementation on random networks."""

import random

import igraph
import networkx as nx
import numpy as np
import pytest
from small_networks import network_of

from mrezha.graph.measures.brokerage import ROLES, brokerage, brokers, lead_to_partner
from mrezha.graph.measures.two_mode import add_role

# the groups of source, broker and destination in the paper's figure of each role
FIGURE = {
    "coordinator": "111",
    "itinerant": "121",
    "representative": "112",
    "gatekeeper": "122",
    "liaison": "123",
}


@pytest.mark.parametrize("role", ROLES)
def test_the_five_roles_as_drawn_in_the_paper(role):
    arcs = nx.DiGraph([("source", "broker"), ("broker", "destination")])
    found = brokerage(arcs, dict(zip(("source", "broker", "destination"), FIGURE[role], strict=True)))
    assert found["broker"] == {**dict.fromkeys(ROLES, 0), role: 1, "total": 1}
    assert found["source"]["total"] == found["destination"]["total"] == 0


def test_who_meets_needs_no_broker():
    closed = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")])
    assert brokerage(closed, dict.fromkeys("abc", 1))["b"]["total"] == 0
    back = nx.DiGraph([("a", "b"), ("b", "a")])
    assert brokerage(back, dict.fromkeys("ab", 1))["b"]["total"] == 0


@pytest.mark.parametrize("seed", range(30))
def test_against_matrices_of_igraph(seed):
    chance = random.Random(seed)
    n, groups = chance.randint(3, 20), chance.randint(1, 4)
    arcs = [(i, j) for i in range(n) for j in range(n) if i != j and chance.random() < chance.uniform(0.05, 0.4)]
    group = {i: chance.randrange(groups) for i in range(n)}
    network = nx.DiGraph(arcs)
    network.add_nodes_from(range(n))
    ties = np.array(igraph.Graph(n, arcs, directed=True).get_adjacency().data, dtype=int).reshape(n, n)
    same = np.array([[group[i] == group[j] for j in range(n)] for i in range(n)])
    open_ = (1 - ties) * (1 - np.eye(n, dtype=int))
    for j, found in brokerage(network, group).items():
        pairs = np.outer(ties[:, j], ties[j]) * open_
        own = same[:, j]
        by_role = {
            "coordinator": pairs[np.ix_(own, own)].sum(),
            "itinerant": (pairs * same)[np.ix_(~own, ~own)].sum(),
            "representative": pairs[np.ix_(own, ~own)].sum(),
            "gatekeeper": pairs[np.ix_(~own, own)].sum(),
            "liaison": (pairs * ~same)[np.ix_(~own, ~own)].sum(),
        }
        assert {role: found[role] for role in ROLES} == by_role
        assert found["total"] == pairs.sum()


def test_arcs_run_from_named_leads_to_named_partners():
    graph = network_of([("B", "1"), ("C", "1"), ("НПО", "1")])
    graph.add_node("A", bipartite=0, collective=False)
    add_role(graph, "A", "1", "lead")
    graph.nodes["НПО"]["collective"] = True
    assert sorted(lead_to_partner(graph).edges) == [("A", "B"), ("A", "C")]
    assert brokers(graph)["A"]["total"] == 0
