"""Notebooks as pages: run when the site is built, so that a page shows what its cells give today.

A hook of mkdocs. The notebooks are kept without outputs; a cell that fails fails the build. What was run is kept below
build/ until a notebook or the program changes.
"""

import hashlib
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

HERE = Path(__file__).parent
ROOT = HERE.parent
NOTEBOOKS = sorted((HERE / "notebooks").glob("*.ipynb"))
KEPT = ROOT / "build" / "notebooks"
FLOORS = ("ontology", "loaders", "queries", "graph", "viz", "mrezha")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each notebook; the notebook itself stays, to be downloaded."""
    for notebook in NOTEBOOKS:
        files.append(File.generated(config, f"notebooks/{notebook.stem}.md", content=page(notebook)))
    return files


def page(notebook: Path) -> str:
    """The page of a notebook, with the outputs of its cells."""
    kept = KEPT / f"{notebook.stem}-{_state(notebook)}.md"
    if not kept.is_file():
        text = "\n\n".join(_cell(cell) for cell in executed(notebook).cells)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(f"{text}\n\n[This page as a notebook]({notebook.name})\n", encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def executed(notebook: Path) -> Any:
    """The notebook with its outputs.

    Raises:
        nbclient.exceptions.CellExecutionError: if a cell fails.
    """
    import nbformat
    from nbclient import NotebookClient

    read = nbformat.read(notebook, as_version=4)
    where = {"metadata": {"path": str(notebook.parent)}}
    NotebookClient(read, timeout=300, resources=where, extra_arguments=["--log-level=40"]).execute()
    return read


def _state(notebook: Path) -> str:
    digest = hashlib.sha256(notebook.read_bytes() + Path(__file__).read_bytes())
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _cell(cell: Any) -> str:
    if cell.cell_type == "markdown":
        return str(cell.source)
    outputs = "\n\n".join(_output(output) for output in cell.outputs)
    return f"```python\n{cell.source}\n```\n\n{outputs}"


def _output(output: Any) -> str:
    """An output as HTML where the object shows itself so, else as the text it prints."""
    data = output.get("data", {})
    if "text/html" in data:
        return f'<div class="output">{data["text/html"]}</div>'
    return f'<pre class="output">{escape(output.get("text") or data.get("text/plain", ""))}</pre>'
