"""`mrezha gaps --pairs`: pairs that do the same work, beside random networks."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mrezha.cli.drawing import drawn
from mrezha.cli.output import write, write_table
from mrezha.knowledge import KnowledgeGraph
from mrezha.labels import labels

_COLUMNS = ("year", "one", "other", "together", "expected", "rarer", "verdict")


def show_pairs(
    kg: KnowledgeGraph, years: Iterable[int], format_: str, lang: str, output: Path, **settings: Any
) -> None:
    """Print the pairs of each year, the rarest first, with what was done and what it does not show."""
    found = [kg.pairs(year, **settings) for year in years]
    if format_ == "json":
        write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
        return
    words = labels("pairs", lang)
    rows = [
        [year["year"], _name(p["one"], lang), _name(p["other"], lang), p["together"], p["expected"], p["rarer"],
         words[p["verdict"]]]
        for year in found
        for p in year["pairs"]
    ]  # fmt: skip
    titles = [words[c] for c in _COLUMNS]
    if format_ != "table":
        write_table(_COLUMNS, rows, format_, output, titles=titles)
        return
    short = [[*row[:4], round(row[4], 1), round(row[5], 3), row[6]] for row in rows]
    write(drawn(titles, short, str(output) == "-") + "\n" + "\n".join(_said(found, lang)) + "\n", output)


def _said(found: list[dict[str, Any]], lang: str) -> list[str]:
    words, lines = labels("pairs", lang), []
    for year in found:
        never = [p for p in year["pairs"] if not p["together"]]
        counts = {v: sum(p["verdict"] == v for p in never) for v in ("fewer", "untestable")}
        lines.append(words["counted"].format(year=year["year"], n=len(year["pairs"]), never=len(never), **counts))
        if year["pairs"]:
            lines.append(words["legend"].format(threshold=f"{year['threshold']:.4f}"))
            lines.append(year["caveats"][0][lang])
    return [*lines, found[0]["caveats"][1][lang]]


def _name(actor: dict[str, Any], lang: str) -> str:
    return str((actor["abbr"] if lang == "bg" else None) or actor[f"label_{lang}"])
