"""The place of institutions in two programmes: slopes between their shares of activities."""

from typing import Any

from mrezha.graph.measures.headline import headline
from mrezha.graph.measures.overview import seen
from mrezha.graph.measures.two_mode import Graph, activities
from mrezha.viz.figures import style
from mrezha.viz.figures.labels import spread
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording

SHOWN, STEP = 12, 5  # institutions on a panel; percentage points from which a difference is coloured
_MARKS = {"more": ("^", style.ORANGE), "less": ("v", style.BLUE), "same": ("o", "#8a929b")}
Shares = dict[str, tuple[float, float]]


def draw(material: Material, lang: str) -> Picture:
    """Shares of activities led and taken part in, folded: a unit that is renamed is no change."""
    if not material.earlier:
        raise NothingToDrawError(f"slope: no programme before {material.year} is loaded to compare it with")
    words = Wording("slope", lang, material)
    years = (material.earlier, material.year)
    sides = [seen(material.dataset, material.settings(year=y, fold=True))[0] for y in years]
    sizes = [len(activities(side)) for side in sides]
    panels = {measure: _shares(sides, sizes, measure) for measure in ("leads", "participations")}
    if not all(panels.values()):
        raise NothingToDrawError(f"slope: nobody leads anything in {material.earlier} and {material.year}")
    shown = max(map(len, panels.values()))
    note = words.note(two_years=True, n_earlier=sizes[0], n=sizes[1], shown=shown)
    marks = [(*mark, words.say(kind, step=STEP)) for kind, mark in _MARKS.items()]
    figure, axes = style.sheet(5.9, words.head(), note, marks=marks, columns=2)
    for panel, (measure, shares) in zip(axes, panels.items(), strict=True):
        panel.set_title(words[measure], loc="center")
        _panel(panel, shares, material, lang)
    first, (before, after) = max(panels["leads"].items(), key=lambda item: abs(item[1][1] - item[1][0]))
    name = material.names.short(first, lang)
    return words.picture(figure, shown=shown, first=name, before=f"{before:.0f} %", after=f"{after:.0f} %")


def _shares(sides: list[Graph], sizes: list[int], measure: str) -> Shares:
    """Percentages of both programmes for the institutions with the largest, 0 where one is not there."""
    each = [
        {iri: 100 * about[measure] / n for iri, about in headline(side).items()}
        for side, n in zip(sides, sizes, strict=True)
    ]
    both = {iri: (each[0].get(iri, 0.0), each[1].get(iri, 0.0)) for iri in sorted({*each[0], *each[1]})}
    largest = sorted((iri for iri in both if max(both[iri])), key=lambda iri: (-max(both[iri]), iri))[:SHOWN]
    return {iri: both[iri] for iri in largest}


def _panel(axes: Any, shares: Shares, material: Material, lang: str) -> None:
    top = max(max(ends) for ends in shares.values())
    scaled = {iri: [(v / top) ** 0.5 for v in ends] for iri, ends in shares.items()}  # room for the small ones
    # equal ends in the order of the other end, so that fewer lines cross
    wanted = [[scaled[iri][side] + scaled[iri][1 - side] / 1000 for iri in shares] for side in (0, 1)]
    heights = [spread(side, 0.05, 0, 1) for side in wanted]
    for n, (iri, (before, after)) in enumerate(shares.items()):
        kind = "more" if after - before >= STEP else "less" if before - after >= STEP else "same"
        marker, colour = _MARKS[kind]
        line, ink = (1.0, style.INK) if kind == "same" else (1.9, colour)
        axes.plot([0, 1], scaled[iri], color=colour, lw=line, marker=marker, ms=4.5, zorder=3, clip_on=False)
        name = material.names.label(iri, lang, 18)
        for side, text, ha in ((0, f"{name}  {before:.0f}", "right"), (1, f"{after:.0f}  {name}", "left")):
            axes.text(1.12 * side - 0.06, heights[side][n], text, ha=ha, va="center", size=7, color=ink)
            ends = [heights[side][n], scaled[iri][side]]
            axes.plot([1.08 * side - 0.04, 1.04 * side - 0.02], ends, color=style.SOFT, lw=0.4, zorder=2)
    axes.set(xlim=(-0.75, 1.75), ylim=(-0.04, 1.04), yticks=[])
    axes.set_xticks([0, 1], [str(material.earlier), str(material.year)], weight="bold")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.vlines([0, 1], 0, 1, color=style.FAINT, lw=1, zorder=1)
