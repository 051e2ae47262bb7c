"""What the audit says of the shipped and the composed programmes; the leftovers are a snapshot to be read."""

import documents
import pytest
from readings import DOCUMENTS, programmes

from mrezha.loaders.audit import Audit, audit, nearest_names
from mrezha.loaders.explained import JOINS, READ, explained
from mrezha.loaders.reader import read_programme
from mrezha.loaders.records import Programme

SNAPSHOT = DOCUMENTS / "leftovers.txt"


def report(programme: Programme, found: Audit) -> list[str]:
    lines = [f"{programme.metadata.name}: {found.coverage:.2%} of {found.characters} characters explained"]
    return lines + [f"    line {left.line}: {left.words}" for left in found.leftovers]


def test_leftovers_are_those_of_the_snapshot():
    """The file is meant to be read: each of its lines is a remark, a description, or a body that only carries out."""
    composed = [read_programme(documents.path(name)) for name in documents.NAMES]
    said = [line for p in (*programmes().values(), *composed) for line in report(p, audit(p))]
    assert said == SNAPSHOT.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("year", [2020, 2025])
def test_shipped_programmes_are_explained_to_99_percent(year):
    found = audit(programmes()[year])
    assert found.coverage >= 0.99
    assert found.unresolved == ()


@pytest.mark.parametrize("year", [2020, 2025])
def test_leftovers_are_the_words_of_their_place(year):
    programme = programmes()[year]
    for left in audit(programme).leftovers:
        assert " ".join(programme.text[left.start : left.end].split()) == left.words
        assert programme.text[: left.start].count("\n") + 1 == left.line


def test_the_mask_covers_the_document_and_knows_three_values():
    mask = explained(programmes()[2025])
    assert len(mask) == len(programmes()[2025].text)
    assert set(mask) == {0, READ, JOINS}


def test_unknown_actors_come_with_their_lines_and_nearest_names():
    found = audit(read_programme(documents.path("programme-2026"))).unresolved
    ministry = next(u for u in found if "иновациите" in u.name)
    assert ministry.lines == (64,)
    assert len(ministry.nearest) == 3
    assert all(name.startswith("Министерство") for name in ministry.nearest)
    assert [u.collective for u in found if u.name.startswith("полицейски")] == [True]


def test_doubts_have_their_words_and_line():
    doubt = next(d for d in audit(programmes()[2025]).doubts if "letter after it" in d.message)
    assert doubt.words == "Брой обучения-3б"
    assert programmes()[2025].text.splitlines()[doubt.line - 1].endswith("Брой обучения-3б")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Агенция за закрила на децата и младежите", "Държавна агенция за закрила на детето"),
        ("НКБТХХ", "Национална комисия за борба с трафика на хора"),
        ("Фондация „Дигнитас“", "Фондация „Дигнита“"),
    ],
)
def test_nearest_names(name, first):
    assert nearest_names(name)[0] == first


def test_a_column_without_field_and_a_lost_paragraph_are_left_over(tmp_path):
    text = documents.path("programme-2026").read_text(encoding="utf-8")
    (tmp_path / "a-2026.txt").write_text(text.replace("\tПродължава от 2025 г.", "\tВажна бележка"), encoding="utf-8")
    assert "Важна бележка" in [left.words for left in audit(read_programme(tmp_path / "a-2026.txt")).leftovers]
