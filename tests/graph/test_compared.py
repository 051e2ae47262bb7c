"""Data honesty: a build that counts less than the last one needs a yes, and says what changed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mrezha.cli import cli
from mrezha.cli.failures import one_line
from mrezha.graph.compared import differences
from mrezha.loaders.records import SourceError

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


def test_a_name_that_became_known_is_no_loss() -> None:
    def report(actors: int, unresolved: int) -> dict[str, object]:
        unknown = [{"document": "a"}] * unresolved
        return {"programmes": [{"name": "a", "year": 2026, "rows": 1, "actors": actors}], "unresolved": unknown}

    assert not any(d.lost for d in differences(report(5, 2), report(4, 1)))
    assert any(d.lost for d in differences(report(5, 2), report(3, 1)))
    assert any(d.lost for d in differences(report(5, 1), report(4, 1)))
