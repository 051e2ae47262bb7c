"""Who leads and who pays: a scatter plot, one mark for the actors that do as much."""

from collections import defaultdict

from mrezha.viz.figures import style
from mrezha.viz.figures.labels import place_labels
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording

NAMED = 2  # of actors that share a point so many are named,
LEAST = 3  # unless they lead and pay less than this: a mark then only says how many they are
_GROUPS = {"more_leads": ("o", style.BLUE), "equal": ("D", style.SOFT), "more_pays": ("s", style.ORANGE)}


def draw(material: Material, lang: str) -> Picture:
    """Activities led against activities paid for; whoever does neither is counted in the note."""
    found = material.actors
    words = Wording("lead-pay", lang, material)
    at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for actor in found["actors"]:
        if actor["leads"] or actor["pays"]:
            at[actor["leads"], actor["pays"]].append(actor["iri"])
    if not at:
        raise NothingToDrawError(f"lead-pay: in {material.year} no named actor leads or pays")
    shown = sum(map(len, at.values()))
    note = words.note(neither=found["named_actors"] - shown, actors=found["named_actors"])
    marks = [(*mark, words[group]) for group, mark in _GROUPS.items()]
    figure, axes = style.sheet(7.6, words.head(of=found["activities"]), note, marks=marks)
    top = max(max(point) for point in at)
    for axis in "xy":
        style.root_scale(axes, axis, top * 1.15)
    axes.set(xlim=(-0.2, top * 1.25), ylim=(-0.2, top * 1.25), xlabel=words["x"], ylabel=words["y"])
    style.plain(axes, grid="x").grid(axis="y")
    axes.plot([0, top * 1.25], [0, top * 1.25], color=style.SOFT, lw=0.8, ls=(0, (4, 3)), zorder=1)
    for group, (marker, colour) in _GROUPS.items():
        points = [p for p in at if _group(p) == group]
        size = [34 if len(at[p]) == 1 else 74 for p in points]
        axes.scatter(*_columns(points), s=size, marker=marker, color=colour, lw=0, zorder=3, clip_on=False)
    for point, listed in at.items():
        if len(listed) > 1:
            axes.text(
                *point, str(len(listed)), color="white", size=5.6, weight="bold", ha="center", va="center", zorder=4
            )
    points = sorted((p for p in at if sum(p) >= LEAST), key=lambda p: (-sum(p), p))
    place_labels(axes, points, [_named(material, at[p], lang, words) for p in points], avoid=list(at))
    first = found["actors"][0]
    return words.picture(
        figure, n=shown, first=material.names.short(first["iri"], lang), leads=first["leads"], pays=first["pays"]
    )


def _group(point: tuple[int, int]) -> str:
    leads, pays = point
    return "equal" if leads == pays else "more_leads" if leads > pays else "more_pays"


def _columns(points: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [x for x, _ in points], [y for _, y in points]


def _named(material: Material, addresses: list[str], lang: str, words: Wording) -> str:
    names = sorted((material.names.label(a, lang, 30) for a in addresses), key=len)
    more = [words.others(len(names) - NAMED)] if len(names) > NAMED + 1 else []
    return ", ".join([*names[: NAMED + (not more)], *more])
