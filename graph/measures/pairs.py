"""Whether two actors share fewer activities than their numbers of activities alone would give."""

import math
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from mrezha.graph.measures.betweenness import incidence
from mrezha.graph.measures.curveball import TRADES, curveball
from mrezha.graph.measures.two_mode import Graph

Pair = tuple[str, str]
LEVEL = 0.05


def draws_for(tests: int, level: float = LEVEL) -> int:
    """Random networks that so many comparisons need: the smallest share that counts must be ten draws, 1000 at least.

    >>> draws_for(94), draws_for(1)
    (18800, 1000)
    """
    return max(1000, math.ceil(10 * tests / level))


def pair_bands(
    graph: Graph, pairs: Collection[Pair], *, level: float = LEVEL, draws: int | None = None, seed: int = 1
) -> dict[str, Any]:
    """Shared activities of pairs, beside random networks with the same margins.

    For a pair that shares x activities, `rarer` is the share of random networks in which it shares x or fewer,
    (1 + number of such draws) / (1 + draws). `least` is the same for as few as the two can share at all: where even
    that is nothing unusual, no result could tell, and the pair is `untestable`. This is said of most pairs, since an
    actor with two activities misses most others by chance alone.

    Among many pairs some are rare by chance. A pair counts as `fewer` if `rarer` is at most level / k, k being the
    smallest number for which at most k pairs have `least` ≤ level / k (Tarone): pairs that cannot tell do not make it
    harder for those that can. Any other is `within`. Networks are drawn until there are as many as k comparisons need,
    with the k that the draws so far give.

    Args:
        graph: a two-mode network.
        pairs: named actors that take part in it, two and two; unknown ones are left out.
        level: for all pairs together.
        draws: number of random networks; as many as `draws_for` asks for the k tests where None.
        seed: of the random numbers.

    Returns:
        `pairs` (with `pair`, `together`, `expected`, `rarer`, `least`, `verdict`), and what was done: `draws`, `seed`,
        `level`, `tests` (k), `threshold`, `trades`.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> add_role(b, "A", "1", "lead"); add_role(b, "B", "2", "lead")
    >>> pair_bands(b, [("A", "B")], draws=200)["pairs"][0]["verdict"]
    'untestable'

    References:
        R. E. Tarone (1990), "A modified Bonferroni method for discrete data", Biometrics 46(2), 515-522.
        doi:10.2307/2531456
        Z. P. Neal, R. Domagalski & B. Sagan (2021), Scientific Reports 11, 23929. doi:10.1038/s41598-021-03238-3
        B. Phipson & G. K. Smyth (2010), "Permutation p-values should never be zero", Statistical Applications in
        Genetics and Molecular Biology 9(1), 39. doi:10.2202/1544-6115.1585
    """
    named, matrix = incidence(graph)
    at = {actor: i for i, actor in enumerate(named)}
    known = [pair for pair in pairs if pair[0] in at and pair[1] in at]
    most = draws_for(len(known), level) if draws is None else draws
    said = {"seed": seed, "level": level, "trades": TRADES}
    if not known:
        return {"pairs": [], "draws": most, **said, "tests": 0, "threshold": None}
    left, right = (np.array([at[pair[side]] for pair in known]) for side in (0, 1))
    observed = _together(matrix, left, right)
    fewest = np.maximum(matrix.sum(axis=0)[left] + matrix.sum(axis=0)[right] - len(matrix), 0)
    total, rarer, least = np.zeros(len(known)), np.ones(len(known)), np.ones(len(known))
    drawn, enough = 0, most if draws is not None else draws_for(1, level)
    for draw in curveball(matrix, most, seed):
        together = _together(draw, left, right)
        total += together
        rarer += together <= observed
        least += together <= fewest
        drawn += 1
        if drawn == enough:
            if draws is None:
                enough = draws_for(_tests(least / (drawn + 1), level), level)
            if drawn >= enough:
                break
    shares = [least / (drawn + 1), rarer / (drawn + 1)]
    tests = _tests(shares[0], level)
    threshold = level / tests
    rows = [
        {
            "pair": pair,
            "together": int(observed[n]),
            "expected": round(float(total[n] / drawn), 3),
            "rarer": round(float(shares[1][n]), 6),
            "least": round(float(shares[0][n]), 6),
            "verdict": _verdict(shares[0][n], shares[1][n], threshold),
        }
        for n, pair in enumerate(known)
    ]
    return {"pairs": rows, "draws": drawn, **said, "tests": tests, "threshold": threshold}


def _together(
    matrix: npt.NDArray[np.bool_], left: npt.NDArray[np.intp], right: npt.NDArray[np.intp]
) -> npt.NDArray[np.int64]:
    """How many rows each pair of columns shares."""
    ties = matrix.astype(np.float32)
    return np.asarray((ties.T @ ties)[left, right], dtype=np.int64)


def _tests(least: Iterable[float], level: float) -> int:
    """Tarone's k: for how many comparisons the level must be divided.

    >>> _tests([0.001, 0.4, 0.6], 0.05), _tests([0.6], 0.05), _tests([0.001, 0.002, 0.03], 0.05)
    (1, 1, 2)
    """
    values = list(least)
    return next(k for k in range(1, len(values) + 2) if sum(v <= level / k for v in values) <= k)


def _verdict(least: float, rarer: float, threshold: float) -> str:
    if least > threshold:
        return "untestable"
    return "fewer" if rarer <= threshold else "within"
