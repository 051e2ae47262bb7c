"""Betweenness with the band of random networks: a dot plot, with and without the National Commission."""

from typing import Any

from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording

SHOWN = 20
_MARKS = {"above": ("^", style.ORANGE), "within": ("o", style.BLUE), "below": ("v", style.PINK)}


def draw(material: Material, lang: str) -> Picture:
    """The first actors by betweenness, each with the range that its number of activities alone would give."""
    words = Wording("null-band", lang, material)
    views = {"with": material.central, "without": material.central_without_commission}
    top = {view: [a for a in found["actors"] if a["betweenness"]][:SHOWN] for view, found in views.items()}
    if not top["with"]:
        raise NothingToDrawError(f"null-band: in {material.year} no named actor takes part in anything")
    shown, band = max(map(len, top.values())), material.central["null_band"]
    note = words.note(
        level=round(100 * band["level"]), draws=band["draws"], seed=band["seed"], shown=shown,
        expected=f"{band['expected_outside']:.0f}",
    )  # fmt: skip
    marks = [(*mark, words[position]) for position, mark in _MARKS.items()]
    figure, panels = style.sheet(1.7 + 0.2 * shown, words.head(), note, marks=marks, right=0.2, columns=2)
    for axes, (view, actors) in zip(panels, top.items(), strict=True):
        _panel(axes, actors, material, words)
        axes.set_title(words[view])
    above = [material.names.short(a["iri"], lang) for a in top["with"] if a["betweenness"]["position"] == "above"]
    return words.picture(figure, shown=shown, above=", ".join(above) or "–")


def _panel(axes: Any, actors: list[dict[str, Any]], material: Material, words: Wording) -> None:
    bands = [a["betweenness"] for a in actors]
    rows = range(len(actors))
    largest = max((max(b["observed"], b["high"]) for b in bands), default=1) or 1
    style.root_scale(axes, "x", largest, (0.01, 0.05, 0.1, 0.2, 0.4, 0.7))
    style.plain(axes, grid="x")
    axes.hlines(rows, [b["low"] for b in bands], [b["high"] for b in bands], color="#b9c1ca", lw=4, zorder=2)
    axes.vlines(
        [b["median"] for b in bands], [y - 0.28 for y in rows], [y + 0.28 for y in rows], color=style.SOFT, lw=0.9
    )
    for position, (marker, colour) in _MARKS.items():
        at = [y for y in rows if bands[y]["position"] == position]
        axes.scatter([bands[y]["observed"] for y in at], at, marker=marker, color=colour, s=26, zorder=3, lw=0)
    axes.set_yticks(rows, [material.names.label(a["iri"], words.lang, 26) for a in actors], size=7)
    axes.set(ylim=(len(actors) - 0.4, -0.6), xlim=(0, largest * 1.08), xlabel=words["x"])
