"""The gaps that were found, one row a gap and programme."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mrezha.graph.gaps import Finding


def finding_table(findings: "list[Finding]", lang: str) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows for a spreadsheet, one row a finding."""
    columns = ["severity", "gap", "what", "year", "count", "of", "counted", "activities", "actors"]
    rows = [
        [f.severity, f.gap, f.rule.title[lang], f.year, f.count, f.of, f.rule.counted[lang], f.activities,
         [a.short(lang) for a in f.actors]]
        for f in findings
    ]  # fmt: skip
    return columns, rows
