"""Rows read back from the graph equal what people read from the documents: the contract of `export --format jsonl`."""

import json
from pathlib import Path
from typing import Any

import pytest

from mrezha.knowledge import KnowledgeGraph

EXPECTED = Path(__file__).parents[1] / "expected"
ROWS = [json.loads(line) for f in sorted(EXPECTED.glob("rows-*.jsonl")) for line in f.open(encoding="utf-8")]
KEYS = [
    "iri", "year", "section", "code", "part", "title", "strategic_goal", "operational_goal", "leads", "partners",
    "funding_text", "budget_holders", "funders", "amounts", "projects", "deadline", "results_text", "indicators",
    "legal_acts", "mechanisms", "places", "source",
]  # fmt: skip


@pytest.fixture(scope="module")
def exported(kg: KnowledgeGraph) -> dict[tuple[int, str, int], dict[str, Any]]:
    rows = [json.loads(json.dumps(r, default=float)) for r in kg.activities()]
    return {(r["year"], r["code"], r["part"]): r for r in rows}


def test_one_line_a_row_with_the_keys_of_the_contract(exported: dict[Any, dict[str, Any]]) -> None:
    assert len(exported) == len(ROWS) == 121
    for row in exported.values():
        assert [k for k in row if k in KEYS] == KEYS


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['year']}-{r['code']}-{r['part']}")
def test_a_row_reads_back_as_by_eye(row: dict[str, Any], exported: dict[Any, dict[str, Any]]) -> None:
    got = exported[row["year"], row["code"], row["part"]]
    for key in ("leads", "partners", "budget_holders", "funders"):
        assert {_slug(t["iri"]) for t in got[key]} == {t["actor"] for t in row[key]}, key
        assert {_one_line(t["mention"]) for t in got[key]} == {_one_line(t["mention"]) for t in row[key]}, key
    assert got["section"] in (row["section"], row["section"].replace("I", "І"))
    assert _words(got["title"]) == _words(row["title"])
    for key in ("strategic_goal", "operational_goal"):
        assert (got[key] is None) == (row[key] is None)
        if row[key]:
            assert (got[key]["code"], _words(got[key]["text"])) == (row[key]["code"], _words(row[key]["text"]))
    assert _words(got["funding_text"]) == _words(row["funding_text"])
    assert _words(got["results_text"]) == _words(row["results_text"])
    assert [(a["value"], a["currency"]) for a in got["amounts"]] == [
        (a["value"], a["currency"]) for a in row["amounts"]
    ]
    assert sorted(_words(p["label_bg"]) for p in got["projects"]) == sorted(_words(p["title"]) for p in row["projects"])
    said = row["deadline"] or {"start": None, "end": None, "permanent": False}
    assert {k: got["deadline"][k] for k in ("start", "end", "permanent")} == {
        k: said[k] for k in ("start", "end", "permanent")
    }
    assert [(i["baseline"], i["target"], i["unit"]) for i in got["indicators"]] == [
        (i["baseline"], i["target"], i["unit"]) for i in row["indicators"]
    ]
    for key in ("legal_acts", "mechanisms", "places"):
        assert len(got[key]) == len(row[key]), key


def test_institutions_carry_names_and_kind_and_classes_are_collective(exported: dict[Any, dict[str, Any]]) -> None:
    row = exported[2025, "2.1.4", 1]
    assert [(p["abbr"], p["kind"]) for p in row["partners"]] == [
        ("МЗ", "ministry"), ("РЗИ", "local network"), (None, "collective"), ("НПО", "collective"),
    ]  # fmt: skip
    assert row["leads"][0]["label_en"] == "National Commission for Combating Trafficking in Human Beings"
    assert row["source"]["document"] == "programme-2025"


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _words(text: str | None) -> str | None:
    return " ".join(text.split()).strip(" .;,") if text else None
