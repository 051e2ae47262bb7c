"""Columns of text as numbers, against Python's own splitting."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.graph import coded
from mrezha.graph.coded import coded_columns

# what the engine's serializer leaves as it is within an address or a string
text = st.text(st.characters(exclude_characters='\t\n\r"\\<>', exclude_categories=("Cs", "Cc")), max_size=40)
rows = st.lists(st.tuples(text, text), max_size=30)


def tsv(found: list[tuple[str, str]]) -> bytes:
    return ("?who\t?what\n" + "".join(f'<{a}>\t"{b}"\n' for a, b in found)).encode()


@given(rows)
def test_each_row_gets_its_text_back(found):
    columns = coded_columns(tsv(found))
    for name, expected in zip(("who", "what"), zip(*found, strict=True), strict=False):
        column = columns[name]
        assert [column.texts()[code] for code in column.codes] == list(expected)
        assert column.texts() == sorted(set(expected), key=str.encode)


@given(rows)
def test_stretches_make_no_difference(found):
    whole = coded_columns(tsv(found))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coded, "_ROWS", 3)
        parts = coded_columns(tsv(found))
    for name in whole:
        assert whole[name].texts() == parts[name].texts()
        assert whole[name].codes.tolist() == parts[name].codes.tolist()


def test_values_of_one_hash_are_told_apart(monkeypatch):
    class Ones:  # with every factor one, eight letters count the same wherever they stand
        def integers(self, *_bounds, size, dtype):
            return np.ones(size, dtype=dtype)

    monkeypatch.setattr(coded.np.random, "default_rng", lambda _seed: Ones())
    values = ["aaaaaaaabbbbbbbb", "bbbbbbbbaaaaaaaa", "aaaaaaaabbbbbbbb"]
    column = coded_columns(tsv([(value, "x") for value in values]))["who"]
    assert [column.texts()[code] for code in column.codes] == values


@pytest.mark.parametrize("bad", [b"?a\t?b\n<x>\n", b"?a\t?b\n<x>\t<y>\t<z>\n<x>\n", b"?a\n12\n", b"?a\n\n"])
def test_what_is_no_address_or_text_is_refused(bad):
    with pytest.raises(ValueError, match="results"):
        coded_columns(bad)
