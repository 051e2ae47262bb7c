"""The engines answer alike what they are timed on, and the page says where they did not."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from bench_page import growth, table
from engines import ENGINES, measured
from made import registry
from questions import SPARQL


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "registry.nq"
    path.write_text("".join(registry(25_000)), encoding="utf-8")
    return path


def test_what_stands_beside_the_store_answers_as_the_store_does(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MREZHA_CACHE", str(tmp_path))
    asks = [ENGINES[engine](file, tmp_path)[0] for engine in ("mrezha", "mrezha, SPARQL only", "pyoxigraph")]
    rows = {name: [ask(name) for ask in asks] for name in SPARQL}
    assert all(len(set(found)) == 1 for found in rows.values()), rows
    assert min(found[0] for name, found in rows.items() if name != "no partner") > 0, rows


def test_an_error_and_the_rows_of_an_answer_are_kept() -> None:
    assert measured(len, "abc", [])["rows"] == 3
    assert measured(int, "abc", []) == {"failed": "ValueError"}


def results(cpu: float, rows: int) -> dict[str, object]:
    return {"load": 1.0, "peak": 50, "questions": {name: {"cpu": cpu, "rows": rows} for name in SPARQL}}


def test_the_page_tells_ratios_other_rows_and_growth() -> None:
    base, other, failed = results(0.02, 7), results(0.0301, 8), results(0.01, 7)
    failed["questions"] = {name: {"failed": "not done"} for name in SPARQL}
    said = table({"pyoxigraph": base, "maplib": other, "DuckDB": failed})
    assert "| pyoxigraph | 1.00 | 50 | 0.02 (1×) |" in said
    assert "| maplib | 1.00 | 50 | 0.03 (1.5×), 8 rows |" in said
    assert "| DuckDB | as mrezha | 50 | not done |" in said
    assert "| maplib | 1.5× |" in growth({"maplib": base}, {"maplib": other})
