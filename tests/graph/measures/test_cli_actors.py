"""`mrezha actors` and `mrezha changes` from the outside."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from mrezha.cli import cli


def run(*words: str) -> str:
    result = CliRunner().invoke(cli, words, env={"COLUMNS": "120"})
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def test_actors_as_json():
    found = json.loads(run("actors", "--year", "2025", "--format", "json"))
    assert [a["abbr"] for a in found["actors"][:3]] == ["НКБТХ", "ДАЗД", "ДАБ"]
    assert found["settings"]["year"] == 2025


def test_actors_as_csv_have_the_sections():
    rows = list(csv.DictReader(io.StringIO(run("actors", "--year", "2025", "--format", "csv", "--lang", "en"))))
    assert (rows[0]["leads"], rows[0]["I_leads"], rows[0]["I_of"]) == ("51", "7", "7")
    assert len(rows) == 58


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_the_table_says_what_it_is_not(lang):
    words = {"bg": ("Документът не е практиката", "води по закон"), "en": ("not the practice", "leads by law")}
    text = run("actors", "--year", "2025", "--lang", lang)
    assert all(said in text for said in words[lang])
    assert "https://" not in text


def test_betweenness_with_its_band():
    text = run("actors", "--year", "2025", "--sort", "betweenness", "--draws", "50", "--seed", "3", "--lang", "en")
    assert "50 random networks" in text
    assert "seed 3" in text


@pytest.mark.parametrize("options", [["--fold"], ["--without-commission"], ["--collapse-casts"], ["--section", "II"]])
def test_switches_change_the_answer(options):
    plain = json.loads(run("actors", "--year", "2025", "--format", "json"))
    other = json.loads(run("actors", "--year", "2025", "--format", "json", *options))
    assert other["actors"] != plain["actors"]


def test_what_if_in_words():
    assert "2025/5.1.5" in run("actors", "--year", "2025", "--what-if", "A21", "--lang", "en")
    result = CliRunner().invoke(cli, ["actors", "--year", "2025", "--what-if", "Червен кръст"])
    assert result.exit_code == 3


def test_no_such_year():
    result = CliRunner().invoke(cli, ["actors", "--year", "2019"])
    assert (result.exit_code, "2020, 2025" in result.stderr) == (3, True)


def test_changes_as_json_keep_the_contract():
    found = json.loads(run("changes", "2020", "2025", "--format", "json"))
    pair = next(p for p in found["continued"] if p["from"] == "2020/2.2")
    assert pair["to"] == "2025/2.3.1"
    assert {"score", "reasons"} <= pair.keys()
    assert "2020/1.4" in found["dropped"]
    assert "2025/1.2.2" in found["new"]


@pytest.mark.parametrize("lang", ["bg", "en"])
@pytest.mark.parametrize("format_", ["table", "csv", "md", "nq"])
def test_changes_in_every_form(lang, format_, tmp_path):
    text = run("changes", "2020", "2025", "--lang", lang, "--format", format_)
    assert "2025/2.3.1" in text
    if format_ == "table":
        assert {"bg": "не че е спряна", "en": "not that it stopped"}[lang] in text


def test_changes_with_judgements(tmp_path):
    file = tmp_path / "judged.csv"
    file.write_text("from,to,verdict,note\n2020/2.2,2025/2.3.1,reject,no\n", encoding="utf-8")
    found = json.loads(run("changes", "2020", "2025", "--judgements", str(file), "--format", "json"))
    assert "2020/2.2" in found["dropped"]


def test_the_earlier_year_comes_first():
    assert CliRunner().invoke(cli, ["changes", "2025", "2020"]).exit_code == 2
