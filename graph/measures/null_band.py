"""Where betweenness lies outside of what the margins alone would give."""

from typing import Any

import numpy as np

from mrezha.graph.measures.betweenness import betweenness_of, incidence
from mrezha.graph.measures.curveball import TRADES, curveball
from mrezha.graph.measures.two_mode import Graph

DRAWS = 1000  # for betweenness; the randomisation alone is twenty times cheaper than measuring its result


def null_band(graph: Graph, *, draws: int = DRAWS, seed: int = 1, level: float = 0.95) -> dict[str, Any]:
    """Two-mode betweenness beside its band in random networks with the same margins.

    An actor with many activities has high betweenness whatever they are. The band says what it would be if every
    actor kept its number of activities and every activity its number of actors: `low` and `high` are the outer
    quantiles of the draws at `level`, `median` the middle one. `position` is "above", "below" or "within".

    No p-values: the rows are few, and there is one question an actor, so that about 1 − level of all actors lie
    outside by chance alone; `expected_outside` says how many that is.

    Args:
        graph: a two-mode network.
        draws: number of random networks; below 200 the band's ends are rough.
        seed: of the random numbers.
        level: share of the draws inside of the band.

    Returns:
        `actors`, and what was done: `draws`, `seed`, `level`, `trades`, `expected_outside`.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("ABC", bipartite=0)
    >>> for actor, activity in ("A1", "B1", "B2", "C2"): add_role(b, actor, activity, "partner")
    >>> null_band(b, draws=50)["actors"]["B"]
    {'observed': 1.0, 'low': 1.0, 'median': 1.0, 'high': 1.0, 'position': 'within'}

    References:
        G. Strona et al. (2014), Nature Communications 5, 4114. doi:10.1038/ncomms5114
        L. Jasny & M. Lubell (2015), "Two-mode brokerage in policy networks", Social Networks 41, 36-47.
        doi:10.1016/j.socnet.2014.11.005 (brokerage of actors through forums, against random two-mode networks)
        Z. P. Neal, R. Domagalski & B. Sagan (2021), Scientific Reports 11, 23929. doi:10.1038/s41598-021-03238-3
        (why both margins are kept, and kept exactly)
    """
    named, matrix = incidence(graph)
    said = {"draws": draws, "seed": seed, "level": level, "trades": TRADES}
    if not named or draws < 1:
        return {"actors": {}, **said, "expected_outside": 0.0}
    observed = betweenness_of(matrix)
    values = np.array([betweenness_of(m) for m in curveball(matrix, draws, seed)])
    edge = (1 - level) / 2
    low, median, high = np.quantile(values, (edge, 0.5, 1 - edge), axis=0)
    found = {
        actor: {
            "observed": round(float(o), 12),
            "low": round(float(lo), 12),
            "median": round(float(mid), 12),
            "high": round(float(hi), 12),
            "position": "above" if o > hi + 1e-9 else "below" if o < lo - 1e-9 else "within",
        }
        for actor, o, lo, mid, hi in zip(named, observed, low, median, high, strict=True)
    }
    return {"actors": found, **said, "expected_outside": round((1 - level) * len(named), 2)}
