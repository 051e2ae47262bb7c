"""Indicators: what is counted, from which baseline, up to which target."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from mrezha.loaders.indicator_pieces import bullets, lines, pieces_of
from mrezha.loaders.indicator_values import UNIT, indicator_in, value_in
from mrezha.loaders.numbers import NUMBER, number
from mrezha.loaders.records import Cell, Doubt, Indicator, Span, Value
from mrezha.ontology.names import keys_of


def read_indicators(target: Cell, baseline: Cell, *, prose: bool) -> tuple[list[Indicator], list[Doubt]]:
    """Indicators of a row.

    With `prose` (the form template) each sentence or semicolon item is one, and only a number *of* something counts;
    else each bullet is one. A lone number in the baseline cell is the baseline of every target; bulleted baselines
    meet the target whose words they share most. So do targets that stand in a column of their own.
    """
    doubts: list[Doubt] = []
    if target.span is None:
        return [], doubts
    spans = pieces_of(target.span, prose=prose)
    for apart in target.more:
        spans = lines(target.span) if len(spans) == 1 and len(list(bullets(apart))) > 1 else spans
    found = [indicator_in(s, doubts) for s in spans]
    for apart in target.more:
        found = _with_values(found, apart, "target", doubts)
    if baseline.span is not None:
        found = _with_values(found, baseline.span, "baseline", doubts)
    return found, doubts


def _with_values(
    found: list[Indicator], cell: Span, kind: Literal["baseline", "target"], doubts: list[Doubt]
) -> list[Indicator]:
    """Indicators with the values of a cell of baselines, or of targets that stand apart from the words."""
    lone = re.fullmatch(rf"(?P<n>{NUMBER})\s*{UNIT}?\s*(?:\(?(?:за|към|през)?\s*20\d\d\s*(?:г\.?)?\)?)?", cell.text)
    if lone:
        if len(found) > 1 and number(lone["n"]):
            doubts.append(Doubt(f"one {kind} for several indicators, read as that of each", cell))
        return [_given(i, kind, value_in(cell, lone)) for i in found]
    values = [indicator_in(s, doubts) for s in bullets(cell)]
    in_order = len(values) == len(found) and not any(_alike(i.text, v.text) for i in found for v in values)
    result = list(found)
    for n, v in enumerate(values):
        if v.target is None or not result:
            doubts.append(Doubt(f"a {kind} without a number", v.span))
            continue
        best = n if in_order else max(range(len(result)), key=lambda i: (_alike(result[i].text, v.text), -i))
        result[best] = _given(result[best], kind, v.target)
    return result


def _given(indicator: Indicator, kind: Literal["baseline", "target"], value: Value) -> Indicator:
    return replace(indicator, baseline=value) if kind == "baseline" else replace(indicator, target=value)


def _alike(a: str, b: str) -> Decimal:
    """Share of words that two texts have in common (Jaccard index)."""
    x, y = set(keys_of(a)), set(keys_of(b))
    return Decimal(len(x & y)) / Decimal(len(x | y) or 1)
