"""Whatever uses our words uses declared ones: the data, the queries, the code that writes and draws."""

import re
from pathlib import Path

import pytest

from mrezha.ontology.namespaces import CODE, MRZ, read

ROOT = Path(__file__).parents[2]
TERMS = set(re.findall(r"^mrz:(\w+) a owl:", read("mrezha.ttl").decode(), re.MULTILINE))
ENTRIES = set(re.findall(r"^([a-z-]+:[a-z-]+) a skos:Concept ", read("lists.ttl").decode(), re.MULTILINE))
SOURCES = sorted(
    path
    for folder in ("loaders", "queries", "graph", "viz", "mrezha")
    for kind in ("*.rq", "*.toml", "*.py", "*.js")
    for path in (ROOT / folder).rglob(kind)
)


def test_the_programmes_use_declared_terms(dataset: bytes) -> None:
    used = set(re.findall(rf"<{re.escape(MRZ)}(\w+)>", dataset.decode()))
    assert used <= TERMS


def test_the_programmes_use_entries_of_the_lists(dataset: bytes) -> None:
    used = {
        f"{scheme}:{entry}" for scheme, entry in re.findall(rf"<{re.escape(CODE)}([\w-]+)/([\w-]+)>", dataset.decode())
    }
    assert used <= ENTRIES


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_code_uses_declared_terms(path: Path) -> None:
    used = set(re.findall(r"\bmrz:(\w+)|\{MRZ\}(\w+)|\b_M\.(\w+)", path.read_text("utf-8")))
    assert {name for names in used for name in names if name} <= TERMS
