"""`mrezha gaps`: forms, options, exit codes."""

import csv
import io
import json
import sys

import pytest

from mrezha.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    def running(*arguments):
        monkeypatch.setattr(sys, "argv", ["mrezha", "gaps", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        return stop.value.code or 0, said.out, said.err

    return running


def test_json_is_the_contract(run):
    code, out, _ = run("--year", "2025", "--gap", "no-deadline", "--format", "json")
    [finding] = json.loads(out)
    assert code == 0
    expected = {
        "gap": "no-deadline", "title_bg": "Няма срок", "title_en": "No deadline", "severity": "B", "year": 2025,
        "count": 2, "of": 79, "activities": ["2025/2.8.2", "2025/3.7.4"],
    }  # fmt: skip
    assert {key: finding[key] for key in expected} == expected


def test_detail_gives_cells(run):
    _, out, _ = run("--gap", "lead-is-partner", "--year", "2020", "--detail", "--format", "json")
    [finding] = json.loads(out)
    cells = finding["cases"][0]["cells"]
    assert {c["field"] for c in cells} == {"leads", "partners"}
    assert all(c["document"] == "programme-2020" and c["start"] < c["end"] for c in cells)


def test_register_says_what_it_looked_for(run):
    code, out, _ = run("--year", "2020", "--lang", "en")
    assert code == 0
    assert "no-funding" in out and "no-lead (2020: 0/40)" in out and "no-baseline (2020)" in out
    assert "property of the text" in out and "--fold" in out


def test_csv_has_activities(run):
    _, out, _ = run("--gap", "no-funding", "--format", "csv", "--lang", "bg")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["year"], r["count"], r["of"]) for r in rows] == [("2020", "1", "40"), ("2025", "3", "79")]
    assert rows[1]["activities"] == "2025/2.2.5, 2025/2.8.2, 2025/3.7.4"


def test_compound(run):
    _, out, _ = run("--year", "2025", "--compound", "--format", "json")
    first = json.loads(out)[0]
    assert (first["activity"], first["count"]) == ("2025/2.8.2", len(first["gaps"]))


@pytest.mark.parametrize("form", ["table", "md", "tsv", "xlsx"])
@pytest.mark.parametrize("detail", [[], ["--detail"], ["--compound"]])
def test_other_forms(run, tmp_path, form, detail):
    target = tmp_path / f"gaps.{form}"
    code, _, _ = run("--section", "V", "--format", form, "--output", str(target), *detail)
    assert code == 0
    assert target.stat().st_size > 100


def test_severity(run):
    _, out, _ = run("--severity", "D", "--severity", "b", "--format", "json")
    assert {f["severity"] for f in json.loads(out)} == {"B", "D"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--gap", "no-baseline", "--year", "2020"], 3, "no-baseline (2020)"),
        (["--gap", "lead-is-partner", "--year", "2025"], 3, "0/79"),
        (["--gap", "only-ever-partner", "--section", "II"], 3, "only-ever-partner"),
        (["--gap", "nofunding"], 2, "nearest: no-funding"),
        (["--year", "1999"], 2, "2020, 2025"),
        (["--severity", "E"], 2, "E"),
    ],
)
def test_exit_codes(run, arguments, code, said):
    got, _, err = run(*arguments, "--lang", "en")
    assert got == code
    assert said in err
    assert err.count("\n") == 1
