"""Tables on a terminal line up, and keep words and codes whole as long as there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.cli.drawing import drawn, prose, widths

WORDS = st.lists(st.text("абвгд-ефx1.", min_size=1, max_size=12), max_size=6).map(" ".join)
TABLES = st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=6))


@given(TABLES, st.integers(6, 120))
def test_no_table_is_wider_than_its_room(lines: list[list[str]], room: int) -> None:
    given_ = widths(lines, room)
    assert sum(given_) <= max(room, len(given_))
    assert min(given_) >= 1


def test_text_gives_way_before_a_code_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = drawn(["code", "title"], [["2025/2.1.11", "сесии за лица, търсещи международна закрила"]], to_terminal=False)
    assert text == (
        " code          title\n"
        " ──────────────────────────────────────\n"
        " 2025/2.1.11   сесии за лица, търсещи\n"
        "               международна закрила\n"
    )


def test_a_hyphenated_name_is_broken_at_its_hyphens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    text = drawn(["gap", "n"], [["zero-baseline-on-continuing-work-and-more", 7]], to_terminal=False)
    assert text.splitlines()[2:] == [" zero-baseline-on-          7", " continuing-work-and-more"]


def test_columns_move_together_before_a_word_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    text = drawn(["institution", "activities", "n"], [["МВР", 12, 3]], to_terminal=False)
    assert text.splitlines()[0] == " institution   activities   n"
    monkeypatch.setenv("COLUMNS", "26")
    text = drawn(["institution", "activities", "n"], [["МВР", 12, 3]], to_terminal=False)
    assert text.splitlines()[0] == " institution activities n"


def test_sentences_hang_under_their_indent_on_a_terminal_and_are_whole_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    text = "2025/2.1\n  Партньори: „МКБТХ, НПО и общини“\n"
    assert prose(text) == text
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert prose(text) == "2025/2.1\n  Партньори: „МКБТХ, НПО\n    и общини“\n"


def test_decimals_of_a_column_stand_in_line_whoever_has_none():
    lines = drawn(["actor", "share"], [["A", 0.5], ["B", 0.125], ["C", None], ["D", 2.0]], False).splitlines()
    assert [line.split()[1:] for line in lines[2:]] == [["0.500"], ["0.125"], [], ["2.000"]]
    assert {line.index(".") for line in lines[2:] if "." in line} == {lines[2].index(".")}
