"""The register on the page docs/gaps.md is the program's."""

import re
from pathlib import Path

import pytest

from mrezha.graph.gaps import all_rules

PAGE = (Path(__file__).parents[3] / "docs" / "gaps.md").read_text(encoding="utf-8")
LINES = {m[2]: m for m in re.finditer(r"^\| ([ABCD]) \| `([a-z-]+)` \|([^|]+)\|(.+)\|$", PAGE, re.MULTILINE)}


def shown(finding):
    return f"{finding.count}/{finding.of}" if finding.of else "–"


def test_all_rules_are_on_the_page():
    assert list(LINES) == list(all_rules())


@pytest.mark.parametrize("name", all_rules())
def test_line(found, folded, name):
    rule, line = all_rules()[name], LINES[name]
    counts = [shown(found[name, year]) for year in (2020, 2025)]
    counts += [shown(folded[name, year]) if rule.folds == "option" else "" for year in (2020, 2025)]
    assert (line[1], line[3].strip()) == (rule.severity, rule.title["en"])
    assert [cell.strip() for cell in line[4].split("|")] == [*counts, rule.counted["en"]]
