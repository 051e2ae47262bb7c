"""Groups of actors that hold whatever the order in which they are looked at."""

from itertools import combinations
from typing import Any

import networkx as nx

from mrezha.graph.measures.two_mode import Graph

RUNS = 100


def communities(network: Graph, *, runs: int = RUNS, seed: int = 1, agreement: float = 0.9) -> dict[str, Any]:
    """Louvain communities on which nearly all runs agree.

    One run of Louvain depends on the order of nodes, and on a small network often gives other groups in another order.
    It is run `runs` times, each with an order of its own; two actors belong together if at least `agreement` of the
    runs put them together, and the groups are what such pairs connect. Who belongs with nobody is `unsettled`, which
    says as much as the groups do.

    Args:
        network: actors, with `weight` on the ties.
        runs: at least 100 for a result to be shown.
        seed: of the first run; the others follow.
        agreement: share of the runs.

    Returns:
        `groups` (largest first), `unsettled`, and `together`: for each pair ever put together the share of runs.

    >>> two = nx.barbell_graph(4, 0)
    >>> communities(two)["groups"]
    [[0, 1, 2, 3], [4, 5, 6, 7]]

    References:
        V. D. Blondel, J.-L. Guillaume, R. Lambiotte & E. Lefebvre (2008), "Fast unfolding of communities in large
        networks", Journal of Statistical Mechanics P10008. doi:10.1088/1742-5468/2008/10/P10008
        A. Lancichinetti & S. Fortunato (2012), "Consensus clustering in complex networks", Scientific Reports 2, 336.
        doi:10.1038/srep00336
    """
    names = sorted(network)
    at = {n: i for i, n in enumerate(names)}
    numbered: Graph = nx.Graph()  # numbers, since the order of sets of strings differs from run to run of Python
    numbered.add_nodes_from(range(len(names)))
    ties = sorted((min(at[a], at[b]), max(at[a], at[b]), w) for a, b, w in network.edges(data="weight", default=1))
    numbered.add_weighted_edges_from(ties)
    times: dict[tuple[int, int], int] = {}
    for run in range(runs if ties else 0):
        for group in nx.community.louvain_communities(numbered, weight="weight", seed=seed + run):
            for pair in combinations(sorted(group), 2):
                times[pair] = times.get(pair, 0) + 1
    firm = nx.Graph(pair for pair, n in times.items() if n >= agreement * runs)
    groups = sorted((sorted(names[i] for i in g) for g in nx.connected_components(firm)), key=lambda g: (-len(g), g))
    return {
        "groups": groups,
        "unsettled": [n for i, n in enumerate(names) if i not in firm],
        "together": {(names[a], names[b]): n / runs for (a, b), n in sorted(times.items())},
        "runs": runs,
        "seed": seed,
        "agreement": agreement,
    }
