"""The command line as a user types it: answers, forms, exit codes, one line for what went wrong."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from typed import typed as run

from mrezha.cli import _COMMANDS, cli


def ask(question: str) -> dict[str, Any]:
    done = run("ask", question, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_first_question_has_the_same_answer_in_both_languages() -> None:
    english = ask("Who partners with A21 on prevention?")
    bulgarian = ask("С кого партнира А21 по превенцията?")
    named = {row["iri"].rsplit("/", 1)[-1]: row["activities"] for row in english["rows"]}
    assert named == {row["iri"].rsplit("/", 1)[-1]: row["activities"] for row in bulgarian["rows"]}
    assert {"nkbth", "mkbth", "dab", "dazd", "mvr", "bmchk"} <= set(named)
    assert named["dab"] == ["2025/2.1.11", "2025/2.1.12", "2025/2.6.4"]
    assert (english["language"], bulgarian["language"]) == ("en", "bg")


def test_an_answer_has_the_keys_of_the_contract() -> None:
    answer = ask("Кои дейности води ДАЗД през 2025 г.?")
    assert list(answer) == ["question", "language", "intent", "reading", "answer", "rows", "sparql", "sources"]
    assert {"iri", "kind", "year", "code", "title"} <= set(answer["rows"][0])
    assert answer["sources"][0].startswith("https://w3id.org/mrezha/id/activity/2025/")


def test_an_unknown_name_gives_the_three_nearest_and_exit_code_3() -> None:
    done = run("ask", "Who partners with the Ministry of Magic?")
    assert done.returncode == 3
    assert "Magic" in done.stderr
    assert "Ministry of" in done.stderr.split("Perhaps you mean")[1]
    assert done.stderr.count(";") == 2


def test_a_sum_is_shown_with_its_activities() -> None:
    done = run("ask", "How much money is planned for 2025?")
    assert done.returncode == 0, done.stderr
    assert next(line.split()[:2] for line in done.stdout.splitlines() if line.lstrip()[:1].isdigit()) == [
        "533080",
        "BGN",
    ]
    assert "2025/4.1.1" in done.stdout


@pytest.mark.parametrize("args", [("ask", "С кого партнира А21?", "--why"), ("show", "9.9.9"), ("frobnicate",)])
def test_a_process_of_its_own_gives_the_same(args: tuple[str, ...]) -> None:
    """The other tests type their commands within this process; three show that a process prints and ends so too."""
    done = subprocess.run(
        [sys.executable, "-m", "mrezha", *args], env={**os.environ, "LC_ALL": "C", "COLUMNS": "80"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    within = run(*args)
    assert (done.returncode, done.stdout, done.stderr) == (within.returncode, within.stdout, within.stderr)


@pytest.mark.parametrize("name", list(_COMMANDS))
def test_the_help_of_every_command_has_examples(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    assert len(re.findall(rf"^\s+mrezha {name}( |$)", f"{command.help}", re.MULTILINE)) >= 2


def test_the_bare_name_shows_the_help() -> None:
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert "Commands:" in done.stdout


def test_evidence_and_query_on_request() -> None:
    done = run("ask", "кои дейности са без финансиране през 2020", "--why", "--sparql")
    assert "2020/2.3" in done.stdout
    assert "„МОН“" in done.stdout
    assert "(празна клетка)" in done.stdout
    assert "PREFIX mrz:" in done.stdout


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "json", "table"])
def test_every_form_of_an_answer_names_the_institutions(form: str) -> None:
    done = run("ask", "С кого партнира КМОР?", "--format", form)
    assert done.returncode == 0
    assert "Асоциация Анимус" in done.stdout


def test_a_csv_file_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    assert run("ask", "who are the partners of UNHCR", "--format", "csv", "--output", str(file)).returncode == 0
    content = file.read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {r["abbr"] for r in rows} == {"ДАБ", "МОМ", "НКБТХ"}


def test_a_workbook_opens_too(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "answer.xlsx"
    assert run("ask", "с кого работи ДАНС", "--format", "xlsx", "--output", str(file)).returncode == 0
    sheet = load_workbook(file).active
    head, *rows = sheet.values
    kinds = {row[head.index("съкр.")]: row[head.index("вид")] for row in rows}
    assert (kinds["МВР"], kinds["ДАБ"]) == ("министерство", "агенция")
    assert sheet.max_row == 13  # nine bodies and three classes of 2.3.1, and the heading


def test_show_an_activity_with_its_words_and_places() -> None:
    done = run("show", "2025/2.2.2", "--lang", "bg")
    assert "„Гранична полиция, МВР“" in done.stdout
    assert "programme-2025, знаци" in done.stdout


def test_show_an_institution_by_any_of_its_names() -> None:
    cards = {run("show", name, "--lang", "en").stdout for name in ("А21", "A21", "Фондация „Кампания А21“")}
    assert len(cards) == 1
    assert "2025/4.2.1" in cards.pop()


def test_a_ready_query_takes_names_and_a_file_is_run_as_it_stands(tmp_path: Path) -> None:
    named = run("query", "partners-of", "--institution", "UNHCR", "--format", "json")
    assert named.returncode == 0, named.stderr
    assert "ДАБ" in named.stdout
    file = tmp_path / "own.rq"
    file.write_text("SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/mrezha/ontology#Activity> }")
    assert json.loads(run("query", str(file), "--format", "json").stdout) == [{"n": 119}]


def test_the_map_is_one_page_without_outside_addresses(tmp_path: Path) -> None:
    done = run("map", "--year", "2025", "--output", "map.html", cwd=tmp_path)
    assert done.stdout.strip() == str(tmp_path / "map.html")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "Кампания А21" in page
    assert "<script src" not in page


def test_export_gives_one_line_a_row_and_canonical_quads() -> None:
    rows = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert len(rows) == 121
    quads = run("export", "--format", "nq").stdout.splitlines()
    assert quads == sorted(quads)


def test_build_lists_actors_it_does_not_know_with_the_nearest_names(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "small.txt").read_text(encoding="utf-8")
    own = tmp_path / "programme-2026.txt"
    own.write_text(text, encoding="utf-8")
    done = run("build", "--only", str(own), MREZHA_CACHE=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    assert "Фондация „Нова надежда“" in done.stdout
    assert "nearest:" in done.stdout
    asked = run("ask", "Кой води дейност 1.1?", "--format", "json", MREZHA_CACHE=str(tmp_path / "cache"))
    assert [r["label_bg"] for r in json.loads(asked.stdout)["rows"]] == ["Фондация „Нова надежда“"]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["frobnicate"], 2, "there is no command"),
        (["buidl"], 2, "did you mean `mrezha build`"),
        (["build", "missing.txt"], 2, "there is no such file"),
        (["query", "partners-off"], 2, "nearest: partners-of"),
        (["query", "partners-of", "--institution", "Interpol"], 2, "nearest:"),
        (["query", "partners-of", "--year", "MMXX"], 2, "year"),
        (["show", "Министерство на магията"], 3, "най-близки:"),
        (["show", "9.9.9"], 3, "not in the loaded programmes"),
        (["map", "--year", "1999"], 2, "2020, 2025"),
        (["map", "--section", "XII"], 2, "no section"),
        (["export", "--format", "nq", "--year", "2020"], 2, "holds the whole graph"),
        (["export", "--format", "csv"], 2, "choose --year 2020 or 2025"),
        (["ask", "Кой води дейностите през 2018 г.?"], 3, "2018"),
        (["ask", "Кой води asdf през 2025 г.?"], 3, "asdf"),
    ],
)
def test_what_a_user_did_wrong_is_said_in_a_line(args: list[str], code: int, said: str) -> None:
    done = run(*args)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["SELECT ?x {", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "ASK { ?s ?p ?o }"])
def test_sparql_that_cannot_be_run_is_one_line_and_exit_code_2(text: str) -> None:
    done = run("query", "-", stdin=text)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = run("map", "--output", str(tmp_path / "none" / "map.html"))
    assert done.returncode == 2
    assert "check the path" in done.stderr


def test_every_command_has_help_with_an_example() -> None:
    listed = run("--help").stdout
    for name in ("build", "ask", "query", "show", "map", "export", "check"):
        assert name in listed
        assert "mrezha" in run(name, "--help").stdout


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld"])
def test_a_construct_query_gives_a_graph(form: str) -> None:
    text = "CONSTRUCT { ?a <urn:led> ?x } WHERE { ?a <https://w3id.org/mrezha/ontology#ledBy> ?x }"
    done = run("query", "-", "--format", form, stdin=text)
    assert done.returncode == 0, done.stderr
    assert "urn:led" in done.stdout


def test_questions_one_a_line_from_a_pipe() -> None:
    done = run("ask", stdin="колко дейности води НКБТХ през 2025\nWho partners with UNHCR?\n")
    assert "51" in done.stdout
    assert "State Agency for Refugees" in done.stdout


@pytest.mark.parametrize(
    ("words", "typed", "expected"),
    [
        ("mrezha que", "que", "query"),
        ("mrezha query partners-o", "partners-o", "partners-of"),
        ("mrezha show Дигн", "Дигн", "Дигнита"),
        ("mrezha query partners-of --inst", "--inst", "--institution"),
        ("mrezha query partners-of --institution Дигн", "Дигн", "Дигнита"),
    ],
)
def test_the_shell_completes_commands_queries_and_institutions(words: str, typed: str, expected: str) -> None:
    env = {"_MREZHA_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    code = "import sys; sys.argv = ['mrezha']; from mrezha.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False
    )
    assert any(line.split(",", 1)[-1].startswith(expected) for line in done.stdout.splitlines()), (
        done.stdout + done.stderr
    )
    assert expected.startswith(typed)


def test_check_says_how_much_was_understood_and_what_was_not() -> None:
    done = run("check", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("characters explained") == 2
    assert "„Брой обучения-3б“" in done.stdout
    assert "shapes: 0 violations" in done.stdout


def test_check_names_an_unknown_actor_once() -> None:
    done = run("check", "--lang", "en", str(Path(__file__).parents[1] / "loaders/documents/programme-2027.txt"))
    assert done.returncode == 0, done.stdout
    assert ["Мисия Криле" in line for line in done.stdout.splitlines()].count(True) == 1
    assert "misia-krile" not in done.stdout


def test_check_refuses_what_is_no_programme(tmp_path: Path) -> None:
    file = tmp_path / "letter-2024.txt"
    file.write_text("Уважаеми колеги,\nна добър час през 2024 г.\n", encoding="utf-8")
    done = run("check", str(file))
    assert done.returncode == 2
    assert "no programme found" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_correction_changes_a_reading_and_survives(tmp_path: Path) -> None:
    own = tmp_path / "programme-2026.txt"
    own.write_text((Path(__file__).parent / "small.txt").read_text(encoding="utf-8"), encoding="utf-8")
    look_up = tmp_path / "look-up.csv"
    look_up.write_text("kind,words,value,note\nalias,Фондация „Нова надежда“,dignita,new name\n", encoding="utf-8")
    cache = {"MREZHA_CACHE": str(tmp_path / "cache")}
    assert run("build", "--only", str(own), "--corrections", str(look_up), **cache).returncode == 0
    for _ in range(2):  # and again from the cache
        asked = run("ask", "Кой води дейност 1.1?", "--format", "json", **cache)
        assert [r["label_en"] for r in json.loads(asked.stdout)["rows"]] == ["Dignita Foundation"]


@pytest.mark.parametrize(("form", "year"), [("csv", "2020"), ("xlsx", "2025")])
def test_a_flat_table_reads_back_to_the_same_graph(tmp_path: Path, form: str, year: str) -> None:
    table = tmp_path / f"programme-{year}.{form}"
    assert run("export", "--format", form, "--year", year, "--output", str(table)).returncode == 0
    again = tmp_path / "again.nq"
    done = run("build", "--only", str(table), "--output", str(again), MREZHA_CACHE=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    graph = f"<https://w3id.org/mrezha/graph/programme-{year}> ."
    exported = run("export", "--format", "nq").stdout.splitlines()
    expected = [line for line in exported if line.endswith(graph)]
    assert [line for line in again.read_text(encoding="utf-8").splitlines() if line.endswith(graph)] == expected


def test_answers_go_into_pandas() -> None:
    import mrezha

    frame = (
        mrezha.open()
        .query(
            "SELECT ?year (COUNT(?a) AS ?n) { ?a <https://w3id.org/mrezha/ontology#year> ?year ;"
            " a <https://w3id.org/mrezha/ontology#Activity> } GROUP BY ?year ORDER BY ?year"
        )
        .to_pandas()
    )
    assert frame.to_dict("list") == {"year": [2020, 2025], "n": [40, 79]}


def test_a_year_and_a_section_can_stand_beside_the_question() -> None:
    beside = run("ask", "Кой води?", "--year", "2020", "--section", "VII", "--format", "json")
    assert [r["abbr"] for r in json.loads(beside.stdout)["rows"]] == ["АНКБТХ"]
    assert run("ask", "Кой води?", "--year", "2021").returncode == 3


def test_the_language_of_an_answer_can_be_chosen() -> None:
    done = run("ask", "С кого партнира КМОР?", "--lang", "en")
    assert "Animus Association Foundation" in done.stdout


def test_an_activity_as_json_and_a_year_that_is_not_loaded() -> None:
    shown = json.loads(run("show", "3.1.4", "--year", "2025", "--format", "json").stdout)
    assert [r["part"] for r in shown] == [1, 2, 3]
    done = run("export", "--year", "2023")
    assert (done.returncode, done.stdout) == (2, "")
    assert "loaded are 2020 and 2025" in done.stderr


def test_statements_of_ones_own_are_checked_and_reasoned_on(tmp_path: Path) -> None:
    fine, wrong, broken = (tmp_path / f"{name}.ttl" for name in ("fine", "wrong", "broken"))
    prefix = "@prefix mrz: <https://w3id.org/mrezha/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    place = '<https://w3id.org/mrezha/id/place/elin-pelin> mrz:placeKind "town" ; skos:prefLabel "Елин Пелин"@bg'
    fine.write_text(f"{prefix} {place} ; a mrz:Place .", encoding="utf-8")
    wrong.write_text(f"{prefix} {place} ; a mrz:Place , mrz:Activity .", encoding="utf-8")
    broken.write_text("няма такъв синтаксис", encoding="utf-8")
    assert run("check", str(fine)).returncode == 0
    done = run("check", "--reason", "--lang", "en", str(fine), str(wrong))
    assert done.returncode == 2
    assert "cannot be both activity and place" in done.stdout
    done = run("check", str(broken))
    assert (done.returncode, done.stdout.strip(), done.stderr.count("\n")) == (2, "broken.ttl:", 1)
    assert "broken.ttl: not readable as Turtle" in done.stderr
    assert run("check", str(tmp_path / "none.ttl")).returncode == 2
