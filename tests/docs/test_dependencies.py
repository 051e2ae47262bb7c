"""The page of dependencies names each of them, with the licence that its own metadata states."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from pages import DOCS

PROJECT = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = {"test", "docs", "bench"}  # for working on it, not for using it
NEEDED = {"": PROJECT["dependencies"]} | {k: v for k, v in PROJECT["optional-dependencies"].items() if k not in OURS}
TABLES = re.findall(r"^\| (.+) \|$", (DOCS / "dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
ROWS = [tuple(line.split(" | ")) for line in TABLES if not line.startswith(("library", "in brackets"))]
LICENCES = {row[-3]: row[-2] for row in ROWS}


def name(requirement: str) -> str:
    return re.match(r"[\w-]+", requirement)[0]


def test_the_tables_name_what_pyproject_names() -> None:
    always = [name(r) for r in NEEDED[""]]
    extra = {(k, name(r)) for k, v in NEEDED.items() if k for r in v}
    assert [row[0] for row in ROWS if len(row) == 3] == always
    assert {row[:2] for row in ROWS if len(row) == 4} <= extra
    assert {n for _, n in extra} <= set(LICENCES)


def test_each_has_a_lowest_and_a_highest_version() -> None:
    assert [r for v in NEEDED.values() for r in v if not re.search(r">=[\d.]+,<[\d.]+$", r)] == []


@pytest.mark.parametrize("library", sorted(LICENCES))
def test_the_licence_is_the_librarys_own(library: str) -> None:
    try:
        said = metadata(library)
    except PackageNotFoundError:
        assert library == "jupyterlab"  # the one that the tests do without
        return
    stated = " ".join([said.get("License-Expression") or said.get("License") or "", *said.get_all("Classifier", [])])
    assert {"PSF": "Python Software Foundation"}.get(LICENCES[library], LICENCES[library]) in stated
