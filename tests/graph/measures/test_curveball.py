"""Random networks: margins kept, uniform, quick, the same for the same seed."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from small_networks import network_of, random_network, southern_women

from mrezha.graph.measures.betweenness import incidence
from mrezha.graph.measures.curveball import TRADES, curveball
from mrezha.graph.measures.null_band import null_band

MATRICES = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=0, max_side=70))


@given(matrix=MATRICES, seed=st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_margins_are_kept(matrix, seed):
    drawn = list(curveball(matrix, 5, seed, trades=3))
    assert len(drawn) == 5
    for other in drawn:
        assert other.shape == matrix.shape
        assert (other.sum(axis=0) == matrix.sum(axis=0)).all()
        assert (other.sum(axis=1) == matrix.sum(axis=1)).all()


def every_matrix(rows: tuple[int, ...], columns: tuple[int, ...]) -> set[bytes]:
    """All matrices with these margins, by trying."""
    cells = itertools.product((0, 1), repeat=len(rows) * len(columns))
    shaped = (np.array(c, dtype=bool).reshape(len(rows), len(columns)) for c in cells)
    return {m.tobytes() for m in shaped if tuple(m.sum(axis=1)) == rows and tuple(m.sum(axis=0)) == columns}


@pytest.mark.parametrize(
    "start", [[[1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 1]], [[1, 1, 0], [1, 0, 1], [0, 1, 0], [1, 0, 0]]]
)
def test_all_matrices_come_up_equally_often(start):
    matrix = np.array(start, dtype=bool)
    possible = every_matrix(tuple(matrix.sum(axis=1)), tuple(matrix.sum(axis=0)))
    draws = 1000 * len(possible)
    seen = Counter(m.tobytes() for m in curveball(matrix, draws, seed=7))
    assert set(seen) == possible
    spread = sum((seen[m] - 1000) ** 2 / 1000 for m in possible)  # chi squared, mean and variance known
    freedom = len(possible) - 1
    assert abs(spread - freedom) < 4 * (2 * freedom) ** 0.5


def test_a_seed_gives_the_same_draws_and_another_gives_others():
    matrix = incidence(southern_women())[1]
    one, same, other = (np.array(list(curveball(matrix, 300, seed))) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).any()


def test_enough_trades_to_forget_the_start():
    """After TRADES rounds no more cells are left in place than after ten times as many."""
    matrix = incidence(southern_women())[1]
    stay = [np.mean([(m & matrix).sum() for m in curveball(matrix, 500, 1, trades=t)]) for t in (TRADES, 10 * TRADES)]
    assert stay[0] == pytest.approx(stay[1], rel=0.02)


def test_no_choice_no_change():
    full = np.ones((4, 3), dtype=bool)
    assert all((m == full).all() for m in curveball(full, 3, seed=1))
    assert [m.shape for m in curveball(np.zeros((0, 3), dtype=bool), 2, seed=1)] == [(0, 3), (0, 3)]


@pytest.mark.parametrize("seed", range(5))
def test_the_band_says_what_was_done_and_holds_the_median(seed):
    found = null_band(random_network(seed), draws=120, seed=seed)
    assert (found["draws"], found["seed"], found["trades"]) == (120, seed, TRADES)
    for about in found["actors"].values():
        assert about["low"] <= about["median"] <= about["high"]
        inside = about["low"] - 1e-9 <= about["observed"] <= about["high"] + 1e-9
        assert inside == (about["position"] == "within")


def test_a_bridge_between_two_cliques_is_above_its_band():
    """Two crowds that share nothing but one actor: margins alone would mix them."""
    crowds = [(f"{side}{a}", f"{side}-{i}") for side in "LR" for a in range(6) for i in range(6)]
    found = null_band(network_of([*crowds, ("bridge", "L-0"), ("bridge", "R-0")]), draws=200)
    assert found["actors"]["bridge"]["position"] == "above"


def test_nobody_no_band():
    assert null_band(network_of([]))["actors"] == {}
