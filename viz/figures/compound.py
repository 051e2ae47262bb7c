"""The activities with the most gaps, and which they have: a table of dots."""

from collections import Counter

from mrezha.graph.gaps import all_rules, compound
from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.names import fitted
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording

MOST = 26  # activities on a page
_MARKS = {"A": "o", "B": "s", "C": "D", "D": "^"}


def draw(material: Material, lang: str) -> Picture:
    """Activities by the number of gaps; as many levels of that number as a page has room for."""
    words = Wording("compound", lang, material)
    listed = compound(material.findings)
    if not listed:
        raise NothingToDrawError(f"compound: in {material.year} no activity has a gap")
    activities = material.actors["activities"]
    levels = sorted({len(c.gaps) for c in listed}, reverse=True)
    least = min((n for n in levels if sum(len(c.gaps) >= n for c in listed) <= MOST), default=levels[0])
    shown = [c for c in listed if len(c.gaps) >= least][:MOST]
    often = Counter(gap for c in shown for gap in c.gaps)
    rules = sorted((all_rules()[gap] for gap in often), key=lambda r: (-often[r.name], r.name))
    spread = Counter(len(c.gaps) for c in listed)
    spread[0] = activities - len(listed)
    said = ", ".join(words.say("spread", gaps=n, n=spread[n]) for n in sorted(spread) if spread[n])
    note = words.note(shown=len(shown), of=activities, least=least)
    marks = [(marker, style.SEVERITY[severity], words[severity]) for severity, marker in _MARKS.items()]
    figure, axes = style.sheet(3.0 + 0.19 * len(shown), words.head(spread=said), note, marks=marks, right=0.5)
    for severity, marker in _MARKS.items():
        dots = [
            (x, y)
            for y, c in enumerate(shown)
            for x, r in enumerate(rules)
            if r.name in c.gaps and r.severity == severity
        ]
        axes.scatter(
            [x for x, _ in dots], [y for _, y in dots], marker=marker, s=34, color=style.SEVERITY[severity], lw=0
        )
    for y, c in enumerate(shown):
        axes.text(len(rules), y, str(len(c.gaps)), va="center", ha="center", weight="bold", size=8)
    titles = [*(fitted(r.title[lang], 38) for r in rules), words["gaps"]]
    axes.set_xticks(range(len(titles)), titles, rotation=55, ha="left", rotation_mode="anchor", size=6.8)
    axes.set_yticks(range(len(shown)), [c.activity.split("/")[1] for c in shown], size=7.2)
    axes.set(xlim=(-0.6, len(rules) + 0.6), ylim=(len(shown) - 0.4, -0.7))
    style.plain(axes, grid="y").grid(axis="x")
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    first = shown[0]
    return words.picture(figure, shown=len(shown), gaps=len(rules), first=first.activity, most=len(first.gaps))
