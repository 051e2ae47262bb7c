"""Notebooks: kept without outputs. That their cells run is tested where the site is built, which runs them."""

import json
from pathlib import Path

import pytest
from pages import DOCS

NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_kept_without_outputs_and_of_nobodys_machine(notebook: Path) -> None:
    said = json.loads(notebook.read_text(encoding="utf-8"))
    code = [c for c in said["cells"] if c["cell_type"] == "code"]
    assert len(code) > 4
    assert all(c["outputs"] == [] and c["execution_count"] is None for c in code)
    assert said["metadata"]["kernelspec"]["name"] == "python3"
    assert "".join(said["cells"][0]["source"]).startswith("# ")


def test_each_notebook_has_a_page() -> None:
    navigation = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert [n.stem for n in NOTEBOOKS if f"notebooks/{n.stem}.md" not in navigation] == []
    assert len(NOTEBOOKS) == 4
