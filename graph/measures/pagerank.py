"""PageRank over arrays, for graphs of which nothing else is wanted: no library, no graph."""

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_SETTLED = 1e-12  # by how much all ranks together may still move
_TURNS = 10_000  # with alpha = 0.85, 170 are enough for any graph


def ranks(n: int, u: Places, v: Places, weight: npt.ArrayLike, alpha: float = 0.85) -> Floats:
    """PageRank of each of `n` nodes of an undirected graph.

    The rank of a node is (1−α)/n plus α times what its neighbours pass on, each in proportion to the weights of its
    ties; nodes without ties pass theirs on to all. Repeated until the ranks move by less than 1e-12 in all, where
    `networkx.pagerank` stops at n · `tol`.

    >>> ranks(3, np.array([0, 1]), np.array([1, 2]), [1, 1]).round(4).tolist()
    [0.2568, 0.4865, 0.2568]

    Raises:
        ValueError: if `alpha` is so near to one that the ranks do not settle.

    Reference:
        L. Page, S. Brin, R. Motwani & T. Winograd (1999), "The PageRank citation ranking: bringing order to the web",
        Stanford InfoLab 1999-66. http://ilpubs.stanford.edu:8090/422/
    """
    to, of = np.concatenate((v, u)), np.concatenate((u, v))
    order = np.argsort(to, kind="stable")
    of, to = of[order], to[order]
    weights = np.tile(np.asarray(weight, dtype=np.float64), 2)[order]
    strength = np.bincount(of, weights, minlength=n)
    share, alone = weights / strength[of], strength == 0
    firsts = np.flatnonzero(np.diff(to, prepend=-1))
    receivers = to[firsts]
    now = np.full(n, 1 / max(1, n))
    for _ in range(_TURNS):
        before, now = now, np.full(n, (1 - alpha) / max(1, n))
        now += alpha * before[alone].sum() / max(1, n)
        if len(firsts):
            now[receivers] += alpha * np.add.reduceat(before[of] * share, firsts)
        if np.abs(now - before).sum() < _SETTLED:
            return now
    raise ValueError(f"PageRank does not settle with alpha = {alpha}")
