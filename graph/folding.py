"""Units counted as their parent bodies: ГДБОП as МВР, МКБТХ as НКБТХ, ИА ГИТ as МТСП."""

import csv
from collections.abc import Callable
from functools import cache
from importlib.resources import files


@cache
def _no_heads() -> frozenset[str]:
    """Slugs of bodies into which no unit is folded, from `no-fold.csv`, which says why."""
    lines = (files("mrezha.graph") / "no-fold.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(row["slug"] for row in csv.DictReader(line for line in lines if not line.startswith("#")))


def head_of(actor: str, parent_of: Callable[[str], str | None]) -> str:
    """The top body that an actor is part of, itself where it is part of none; never one of `no-fold.csv`.

    >>> head_of("ozd", {"ozd": "dsp", "dsp": "asp"}.get)
    'asp'
    """
    seen = {actor}
    while (parent := parent_of(actor)) and parent.rsplit("/", 1)[-1] not in _no_heads() and parent not in seen:
        actor = parent
        seen.add(actor)
    return actor
