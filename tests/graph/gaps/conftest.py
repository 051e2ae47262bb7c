"""All made-up programmes in one dataset, each with a year of its own."""

import planted
import pytest

from mrezha.graph.build import build
from mrezha.graph.gaps import register
from mrezha.graph.store import Dataset


@pytest.fixture(scope="session")
def found(kg):
    """What each rule finds in each shipped programme, also where it is nothing."""
    return {(f.gap, f.year): f for f in kg.gaps(silent=True)}


@pytest.fixture(scope="session")
def folded(kg):
    """The same with units folded into their parent bodies."""
    return {(f.gap, f.year): f for f in kg.gaps(silent=True, fold=True)}


@pytest.fixture(scope="session")
def made_up(tmp_path_factory):
    """What is found in each made-up programme, by the rule that is planted in it; "" is the clean one."""
    folder = tmp_path_factory.mktemp("planted")
    years = {name: planted.CLEAN + n for n, name in enumerate(planted.PLANTED, 1)}
    documents = {planted.CLEAN: planted.clean()} | {years[name]: case[0] for name, case in planted.PLANTED.items()}
    paths = [folder / f"programme-{year}.txt" for year in documents]
    for path, (year, document) in zip(paths, documents.items(), strict=True):
        path.write_text(document.text(year), encoding="utf-8")
    found = {year: [] for year in documents}
    for finding in register(Dataset(build(paths)[0])):
        found[finding.year].append(finding)
    return {name: found[year] for name, year in {"": planted.CLEAN, **years}.items()}
