"""Random networks with the same margins: every actor in as many activities, every activity with as many actors.

The curveball of Strona et al. (2014), in its global form (Carstens et al. 2018): all rows are paired at random, and
each pair trades the members that only one of them has. Each draw is a chain of its own that starts from the network as
it is, so that draws do not depend on each other.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from mrezha.graph.measures.betweenness import Matrix

# After 20 global trades the 2025 network shares no more cells with the one it came from than after 200.
TRADES = 20
_TOGETHER = 64  # chains that are moved in one go: few enough for the processor's cache


def curveball(matrix: Matrix, draws: int, seed: int, *, trades: int = TRADES) -> Iterator[Matrix]:
    """Random matrices with the margins of a matrix, uniform among all of them in the limit.

    Args:
        matrix: of truth values, any shape.
        draws: how many.
        seed: the same seed gives the same draws, on every computer.
        trades: rounds in which every row trades once, before a draw is taken.

    Yields:
        One matrix a draw. A matrix that its margins leave no choice comes back as it is.

    >>> m = np.array([[1, 0], [0, 1]], dtype=bool)
    >>> sorted({tuple(d.astype(int).ravel().tolist()) for d in curveball(m, 20, seed=1)})
    [(0, 1, 1, 0), (1, 0, 0, 1)]

    References:
        G. Strona, D. Nappo, F. Boccacci, S. Fattorini & J. San-Miguel-Ayanz (2014), "A fast and unbiased procedure to
        randomize ecological binary matrices with fixed row and column totals", Nature Communications 5, 4114.
        doi:10.1038/ncomms5114
        C. J. Carstens, A. Berger & G. Strona (2018), "A unifying framework for fast randomization of ecological
        networks with fixed (node) degrees", MethodsX 5, 773-780. doi:10.1016/j.mex.2018.06.018
    """
    tall = matrix.shape[0] >= matrix.shape[1]
    start = matrix if tall else matrix.T  # the longer side trades: more and smaller trades mix sooner
    random = np.random.default_rng(seed)
    for first in range(0, draws, _TOGETHER):
        state = np.repeat(start[None], min(_TOGETHER, draws - first), axis=0)
        for _ in range(trades if start.size else 0):
            _trade(state, random)
        yield from state if tall else state.transpose(0, 2, 1)


def _trade(state: npt.NDArray[np.bool_], random: np.random.Generator) -> None:
    """One global trade in each of the matrices of `state`, in place."""
    chains, rows, _ = state.shape
    order = np.argsort(random.random((chains, rows), dtype=np.float32), axis=1)
    chain, half = np.arange(chains)[:, None], rows // 2
    left, right = order[:, :half], order[:, half : 2 * half]  # of an odd number of rows one sits out
    a, b = state[chain, left], state[chain, right]
    only_one, both = a ^ b, a & b
    mine = _choose(only_one, (a & only_one).sum(axis=-1), random)
    state[chain, left] = both | mine
    state[chain, right] = both | (only_one & ~mine)


def _choose(among: Matrix, how_many: npt.NDArray[np.int64], random: np.random.Generator) -> Matrix:
    """Of the true cells of each row, so many at random: those with the smallest of random keys."""
    columns = among.shape[-1]
    low = np.uint32((1 << max(columns - 1, 1).bit_length()) - 1)
    keys = random.integers(0, 2**32, size=among.shape, dtype=np.uint32) >> np.uint32(1)
    keys &= ~low
    keys |= np.arange(columns, dtype=np.uint32)  # no two keys are alike, or margins would change
    keys |= (~among).astype(np.uint32) << np.uint32(31)  # the others come last
    last = np.take_along_axis(np.sort(keys, axis=-1), np.maximum(how_many - 1, 0)[..., None], axis=-1)
    return np.asarray((keys <= last) & (how_many > 0)[..., None])
