"""Labels beside points, placed so that none covers another."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

Point = tuple[float, float]
# Places beside a point, the better ones first: to the right, above, below, to the left; then farther off.
_PLACES = [
    (away * dx, away * dy, ha, va)
    for away in (7, 11, 18, 27, 38, 55, 80, 110)
    for dx, dy, ha, va in (
        (1, 0, "left", "center"), (0.7, 0.7, "left", "bottom"), (0.7, -0.7, "left", "top"), (0, 1, "center", "bottom"),
        (0, -1, "center", "top"), (-1, 0, "right", "center"), (-0.7, 0.7, "right", "bottom"),
        (-0.7, -0.7, "right", "top"),
    )
]  # fmt: skip


def place_labels(
    axes: Axes, points: Sequence[Point], texts: Sequence[str], *, avoid: Sequence[Point] = (), size: float = 7.0
) -> list[Annotation]:
    """Write a text beside each point, where it covers no other text and no point to `avoid`.

    Every text that can stands close to its point before any other goes farther off; among equals the first ones come
    first. Text that ends up far off gets a thin line to its point; one for which no place is free stands to the right.
    """
    figure: Any = axes.figure
    figure.draw_without_rendering()  # the layout must be known before texts are measured
    frame = axes.get_window_extent()
    taken = [Bbox.from_bounds(x - 6, y - 6, 12, 12) for x, y in axes.transData.transform(avoid or points)]
    written: dict[int, Annotation] = {}
    for place in _PLACES:
        for n in (n for n in range(len(points)) if n not in written):
            label = _label(axes, points[n], texts[n], place, size)
            box = _box(label)
            if _is_free(box, taken, frame):
                taken.append(box)
                written[n] = label
            else:
                label.remove()
    return [
        written.get(n) or _label(axes, point, text, _PLACES[0], size)
        for n, (point, text) in enumerate(zip(points, texts, strict=True))
    ]


def _label(axes: Axes, point: Point, text: str, place: tuple[float, float, str, str], size: float) -> Annotation:
    dx, dy, ha, va = place
    far = abs(dx) + abs(dy) > 12
    line = {"arrowstyle": "-", "lw": 0.4, "color": "#59636f", "shrinkA": 0, "shrinkB": 2} if far else None
    label = axes.annotate(text, point, (dx, dy), textcoords="offset points", ha=ha, va=va, size=size, arrowprops=line)
    label.set_in_layout(False)
    return label


def _box(label: Annotation) -> Bbox:
    """The room a text takes, without the line to its point."""
    figure: Any = label.figure
    renderer = figure.canvas.get_renderer()
    label.update_positions(renderer)
    return Text.get_window_extent(label, renderer).padded(1)


def _is_free(box: Bbox, taken: Sequence[Bbox], frame: Bbox) -> bool:
    inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 + 2 and frame.y0 - 2 <= box.y0 and box.y1 <= frame.y1 + 6
    return inside and not any(box.overlaps(other) for other in taken)


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Heights as near to the wanted ones as leaves a gap between neighbours; for labels along one line.

    Neighbours that come too near move as a block, whose middle is the mean of what they wanted, as in isotonic
    regression (pool adjacent violators). Where all do not fit, the gap shrinks.

    >>> spread([1.0, 1.1, 5.0], 1.0, 0.0, 10.0)
    [0.55, 1.55, 5.0]
    >>> spread([0.0, 0.0], 1.0, 0.0, 10.0)
    [0.0, 1.0]
    """
    n = len(wanted)
    gap = min(gap, (high - low) / (n - 1)) if n > 1 else gap
    order = sorted(range(n), key=lambda i: wanted[i])
    blocks: list[list[float]] = []  # of what each would want if its neighbours below took no room
    for place, i in enumerate(order):
        block = [wanted[i] - place * gap]
        while blocks and sum(blocks[-1]) / len(blocks[-1]) >= sum(block) / len(block):
            block = blocks.pop() + block
        blocks.append(block)
    level = [sum(b) / len(b) for b in blocks for _ in b]
    found = [0.0] * n
    for place, i in enumerate(order):
        found[i] = round(min(max(level[place], low), high - (n - 1) * gap) + place * gap, 9)
    return found
