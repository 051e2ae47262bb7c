"""An IATI file in pieces says what it says whole."""

import io
from pathlib import Path

import pytest

from mrezha.graph.build import build, canonical
from mrezha.graph.streamed import write_quads
from mrezha.loaders.errors import SourceError

WATER = Path(__file__).parents[1] / "loaders/documents/water-2024.xml"


@pytest.mark.parametrize("most", [1, 2, 200])
def test_pieces_say_what_the_whole_says(most: int) -> None:
    target = io.BytesIO()
    assert write_quads(WATER, target, most=most) == len(build([WATER])[1].programmes[0].doubts)
    lines = sorted(set(target.getvalue().splitlines(keepends=True)))
    assert b"".join(lines) == canonical(build([WATER])[0])


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "water-2024.xml"
    broken.write_bytes(WATER.read_bytes()[:-200])
    with pytest.raises(SourceError, match="not well-formed"):
        write_quads(broken, io.BytesIO(), most=1)


def test_a_file_without_activities_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty-2024.xml"
    empty.write_text('<iati-activities version="2.03"/>', encoding="utf-8")
    with pytest.raises(SourceError, match="no activities"):
        write_quads(empty, io.BytesIO())
