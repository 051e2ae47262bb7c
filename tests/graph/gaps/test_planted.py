"""A programme with exactly one gap gives exactly that gap."""

import planted
import pytest

from mrezha.graph.gaps import all_rules

NOT_IN_A_DOCUMENT = {"goal-without-activity", "never-together"}  # tested apart, in test_rules.py


def test_every_rule_is_planted():
    assert set(planted.PLANTED) | NOT_IN_A_DOCUMENT == set(all_rules())


def test_the_clean_programme_has_no_gap(made_up):
    assert [f.as_dict() for f in made_up[""]] == []


@pytest.mark.parametrize("name", planted.PLANTED)
def test_planted(made_up, name):
    _, codes, follow = planted.PLANTED[name]
    found = {f.gap: f for f in made_up[name]}
    assert set(found) == {name} | follow
    assert found[name].activities == [f"{found[name].year}/{code}" for code in codes]
    assert 0 < found[name].count <= found[name].of
