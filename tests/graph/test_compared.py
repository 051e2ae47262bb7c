"""Data honesty: a build that counts less than the last one needs a yes, and says what changed."""

import json
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mrezha.cli import cli
from mrezha.cli.failures import one_line
from mrezha.graph import build, cache
from mrezha.graph.compared import differences
from mrezha.graph.fingerprint import fingerprint
from mrezha.loaders.errors import SourceError
from mrezha.loaders.records import Programme

SMALL = (Path(__file__).parents[1] / "cli" / "small.txt").read_text(encoding="utf-8")
MORE = SMALL.replace("НКБТХ, общини", "НКБТХ, общини, А21")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MREZHA_CACHE", str(tmp_path / "cache"))
    (tmp_path / "programme-2026.txt").write_text(MORE, encoding="utf-8")
    return tmp_path / "programme-2026.txt"


def _run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def _partners() -> list[str]:
    done = _run("export", "--format", "jsonl")
    return [p["mention"] for p in json.loads(done.stdout)["partners"]] if done.exit_code == 0 else []


def test_a_loss_needs_a_yes(own: Path) -> None:
    assert _run("build", "--only", own).exit_code == 0
    own.write_text(SMALL, encoding="utf-8")
    refused = _run("build", "--only", own)
    assert isinstance(refused.exception, SourceError)
    said = one_line(refused.exception)
    assert said is not None and "\n" not in said
    assert "programme-2026: roles 4 → 3" in said
    assert f"mrezha build --accept --only {own}" in said
    assert isinstance(_run("ask", "Кой води дейност 1.1?").exception, SourceError)  # no answer from less, unasked

    own.write_text(MORE, encoding="utf-8")
    assert _partners() == ["НКБТХ", "общини", "А21"]  # the last graph is there

    own.write_text(SMALL, encoding="utf-8")
    accepted = _run("build", "--only", own, "--accept", "--format", "json")
    assert accepted.exit_code == 0
    counts = json.loads(accepted.stdout)["changed"]["counts"]
    assert {(c["what"], c["before"], c["after"]) for c in counts} == {("roles", 4, 3), ("actors", 4, 3)}
    assert _partners() == ["НКБТХ", "общини"]


def test_a_gain_is_said_and_needs_nothing(own: Path) -> None:
    own.write_text(SMALL, encoding="utf-8")
    assert _run("build", "--only", own).exit_code == 0
    own.write_text(MORE, encoding="utf-8")
    done = _run("build", "--only", own)
    assert done.exit_code == 0
    assert "programme-2026: roles 3 → 4" in done.stdout


def test_a_programme_left_out_by_name_is_said(own: Path) -> None:
    assert _run("build", "--only", own).exit_code == 0
    other = own.with_name("programme-2027.txt")
    other.write_text(SMALL.replace("2026", "2027"), encoding="utf-8")
    said = _run("build", "--only", other).stdout
    assert "programme-2026: left" in said
    assert "programme-2027: came" in said


@pytest.fixture
def another_version(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file was read, and the program that reads it now no longer sees A21 among the partners."""
    assert _run("build", "--only", own).exit_code == 0
    read = build.read_programme

    def less(source: Path, corrections: Path | None) -> Programme:
        programme = read(source, corrections)
        return replace(programme, rows=tuple(replace(row, partners=row.partners[:2]) for row in programme.rows))

    monkeypatch.setattr(build, "read_programme", less)
    monkeypatch.setattr(cache, "fingerprint", lambda sources: f"{int(fingerprint(sources), 16) ^ 1:020x}")


@pytest.mark.usefixtures("another_version")
def test_an_upgrade_that_reads_less_answers_and_warns_until_somebody_says_yes(own: Path) -> None:
    for _ in range(2):
        with pytest.warns(cache.LessReadWarning, match="roles 4 → 3.* by another version of the program"):
            assert _partners() == ["НКБТХ", "общини"]
    refused = _run("build", "--only", own)
    assert isinstance(refused.exception, SourceError)
    assert f"mrezha build --accept --only {own}" in str(refused.exception)
    assert _run("build", "--accept", "--only", own).exit_code == 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _partners() == ["НКБТХ", "общини"]


@pytest.mark.usefixtures("another_version")
def test_an_upgrade_is_no_excuse_for_a_file_that_changed(own: Path) -> None:
    own.write_text(MORE + "\n", encoding="utf-8")
    assert isinstance(_run("ask", "Кой води дейност 1.1?").exception, SourceError)


def test_corrections_that_lose_are_refused_to_readers_too(own: Path) -> None:
    corrections = own.with_name("look-up.csv")
    corrections.write_text("kind,words,value,note\n", encoding="utf-8")
    assert _run("build", "--only", own, "--corrections", corrections).exit_code == 0
    corrections.write_text("kind,words,value,note\nignore,А21,,\n", encoding="utf-8")
    assert isinstance(_run("export").exception, SourceError)


def test_a_name_that_became_known_is_no_loss() -> None:
    def report(actors: int, unresolved: int) -> dict[str, object]:
        unknown = [{"document": "a"}] * unresolved
        return {
            "programmes": [{"name": "a", "input": "", "year": 2026, "rows": 1, "actors": actors}],
            "unresolved": unknown,
        }

    assert not any(d.lost for d in differences(report(5, 2), report(4, 1)))
    assert any(d.lost for d in differences(report(5, 2), report(3, 1)))
    assert any(d.lost for d in differences(report(5, 1), report(4, 1)))
