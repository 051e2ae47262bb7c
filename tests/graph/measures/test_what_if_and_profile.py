"""What rests on a project, and the card of an actor, against the rows that people read by eye."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from mrezha.cli import cli
from mrezha.graph.measures.projects import lost_without_project, projects, with_projects
from mrezha.graph.measures.two_mode import two_mode
from mrezha.ontology.namespaces import ID

EXPECTED = Path(__file__).parents[2] / "expected"


def read(year: int) -> list[dict]:
    lines = [line for f in EXPECTED.glob(f"rows-{year}*.jsonl") for line in f.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("year", [2020, 2025])
def test_what_each_project_carries_is_what_was_read_by_eye(kg, year):
    carried = defaultdict(set)
    for row in read(year):
        for project in row["projects"]:
            carried[project["title"]].add(f"{year}/{row['code']}")
    graph = with_projects(two_mode(kg.network(year=year)), kg.dataset)
    found = {p: set(lost_without_project(graph, p)["carried"]) for p in projects(graph)}
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, carried.values()))


def test_a_project_without_another_payer_takes_the_money_with_it(kg):
    """2020/3.9 has its project alone in the cell of money; 2020/3.8 names a fund beside it."""
    graph = with_projects(two_mode(kg.network(year=2020)), kg.dataset)
    for project in projects(graph):
        lost = lost_without_project(graph, project)
        for activity in lost["carried"]:
            payers = [a for a, edge in graph[activity].items() if "pays" in edge["roles"]]
            others = [p for p in projects(graph) if p != project and activity in graph[p]]
            assert (activity in lost["without_payer"]) == (not payers and not others)


def test_an_actor_is_no_project(kg):
    graph = with_projects(two_mode(kg.network(year=2025)), kg.dataset)
    with pytest.raises(KeyError):
        lost_without_project(graph, f"{ID}institution/a21")


def test_what_if_of_a_project_from_outside():
    words = ["actors", "--year", "2025", "--what-if", "ERADICATING II", "--format", "json"]
    found = json.loads(CliRunner().invoke(cli, words).stdout)
    assert found["project"]["label_en"] == "ERADICATING II"
    assert found["carried"] == ["2025/3.2.2"]
    text = CliRunner().invoke(cli, [*words[:-2], "--lang", "bg"]).stdout
    assert "почиват на проекта" in text


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_the_card_of_an_institution(lang):
    text = CliRunner().invoke(cli, ["show", "А21", "--lang", lang], env={"COLUMNS": "100"}).stdout
    assert {"bg": "води 0 · партньор в 21 · плаща за 17", "en": "leads 0 · partner in 21 · pays for 17"}[lang] in text
    assert {"bg": "няма роля в програмата за 2020", "en": "no role in the programme for 2020"}[lang] in text


def test_the_card_as_json_counts_what_was_read_by_eye(kg):
    for slug in ("nkbth", "dazd", "animus", "mkbth"):
        card = kg.profile(f"{ID}institution/{slug}")
        for year, about in card["years"].items():
            for role, columns in {
                "leads": ["leads"],
                "partners": ["partners"],
                "pays": ["budget_holders", "funders"],
            }.items():
                codes = {r["code"] for r in read(int(year)) if any(a["actor"] == slug for c in columns for a in r[c])}
                assert {key.split("/")[1] for key in about["roles"][role]} == codes
                assert about["measures"][role] == len(codes)


def test_a_class_has_a_card_without_measures(kg):
    card = kg.profile(f"{ID}collective/npo")
    assert card["collective"]
    assert all("measures" not in about for about in card["years"].values())


def test_nobody_has_no_card(kg):
    with pytest.raises(KeyError):
        kg.profile(f"{ID}institution/nobody")
