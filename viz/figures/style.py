"""What all figures share: a sheet with title, note and source, colours that everybody can tell apart, files."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

FORMATS = ("svg", "pdf", "png")
_SEARCHES, _HAIR = 4, 0.001  # of the place of everything; what moves by less than this share of the sheet stands still
WIDTH = 6.9  # inches: the text of an A4 page with margins of 17 mm
# Okabe & Ito (2008), Color Universal Design; a mark of its own shape goes with each wherever a colour tells something
INK, SOFT, FAINT = "#1b232c", "#59636f", "#dcdfe3"
BLUE, ORANGE, GREEN, PINK, SKY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9"
SEVERITY = {"A": ORANGE, "B": BLUE, "C": GREEN, "D": PINK}
SHADES = "Blues"  # one hue, from white for nothing to dark: the same to all readers and in print without colour
Mark = tuple[str, str, str]  # marker, colour, what it means

_SETTINGS: Any = {
    "font.family": ["DejaVu Sans"],  # comes with matplotlib, knows Cyrillic
    "font.size": 8.0,
    "axes.titlesize": 9.0,
    "axes.labelsize": 8.0,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "text.color": INK,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 7.5,
    "pdf.fonttype": 42,  # letters stay letters, to be searched and edited
    "svg.fonttype": "path",  # letters become shapes, the same on a machine without the font
    "svg.hashsalt": "mrezha",
}


@contextmanager
def house_style() -> Iterator[None]:
    """The settings under which a figure is drawn and saved; matplotlib's own stay as they were."""
    with mpl.rc_context({**mpl.rcParamsDefault, **_SETTINGS}):
        yield


def sheet(
    height: float,
    words: Mapping[str, str],
    note: str,
    *,
    marks: Sequence[Mark] = (),
    right: float = 0.1,
    columns: int = 1,
    **kw: Any,
) -> tuple[Figure, Any]:
    """A figure with its title above, its legend and note below, and room between for the axes, which come back too.

    `right` are the inches kept free for slanted labels above the last columns, which the layout does not see.
    """
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)  # measures texts, needs no screen
    title = wrapped(figure, words["title"], 11, weight="bold")
    under, foot = wrapped(figure, words["counted"], 8), wrapped(figure, note, 6.8)
    head = 0.2 * _lines(title) + 0.16 * _lines(under) + 0.2
    tail = 0.135 * _lines(foot) + 0.12
    figure.text(0.012, 1 - 0.08 / height, title, size=11, weight="bold", va="top")
    figure.text(0.012, 1 - (0.14 + 0.2 * _lines(title)) / height, under, size=8, color=SOFT, va="top")
    figure.text(0.012, 0.05 / height, foot, size=6.8, color=SOFT, va="bottom", linespacing=1.3)
    if marks:
        lines = [Line2D([], [], marker=m, color=c, ls="", ms=5.5, mew=0, label=label) for m, c, label in marks]
        at = (0.005, tail / height)
        figure.legend(handles=lines, loc="lower left", bbox_to_anchor=at, ncols=4, handletextpad=0.1, columnspacing=1.4)
        tail += 0.27
    engine: Any = figure.get_layout_engine()
    engine.set(rect=(0.005, tail / height, 0.99 - right / WIDTH, 1 - (head + tail) / height), w_pad=0.04, h_pad=0.05)
    return figure, figure.subplots(1, columns, **kw)


def wrapped(figure: Figure, text: str, size: float, *, weight: str = "normal") -> str:
    """A text broken where the width of the sheet ends, as measured: letters of two scripts differ in width."""
    canvas: Any = figure.canvas
    renderer, font = canvas.get_renderer(), FontProperties(family="DejaVu Sans", size=size, weight=weight)
    room = (WIDTH - 0.2) * figure.dpi
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if renderer.get_text_width_height_descent(longer, font, ismath=False)[0] <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(filter(None, lines))


def _lines(text: str) -> int:
    return text.count("\n") + 1


def plain(axes: Axes, *, grid: str | None = None) -> Axes:
    """No frame but the ticks' own line; a grid along one axis if asked for."""
    axes.spines[["left", "bottom"]].set_visible(grid is None)
    if grid:
        axes.grid(axis="x" if grid == "x" else "y", zorder=0)
        axes.set_axisbelow(True)
        axes.tick_params(length=0)
    return axes


def cells(axes: Axes, values: Any, **kw: Any) -> None:
    """A matrix as shaded cells, the first row on top; drawn as shapes, so that a vector drawing has no dots in it."""
    matrix = np.asarray(values, dtype=float)
    edges = [np.arange(n + 1) - 0.5 for n in reversed(matrix.shape)]
    axes.pcolormesh(*edges, matrix, cmap=SHADES, rasterized=False, **kw)
    axes.invert_yaxis()


def root_scale(axes: Axes, axis: str, top: float, ticks: tuple[float, ...] = (1, 2, 5, 10, 20, 50, 100)) -> None:
    """A scale by square roots, on which 0 has a place and one large actor does not flatten the rest."""
    shown = [0.0, *(t for t in ticks if t <= top)]
    functions = (lambda v: np.sign(v) * abs(v) ** 0.5, lambda v: np.sign(v) * v**2)
    if axis == "x":
        axes.set_xscale("function", functions=functions)
        axes.set_xticks(shown, [f"{t:g}" for t in shown])
    else:
        axes.set_yscale("function", functions=functions)
        axes.set_yticks(shown, [f"{t:g}" for t in shown])


def settle(figure: Figure) -> None:
    """Find the places of everything once and keep them: each new search would move them by a hair."""
    engine: Any = figure.get_layout_engine()
    before: list[float] = []
    for _ in range(_SEARCHES):  # long labels at an angle need more than one
        engine.execute(figure)
        places = [end for axes in figure.axes for end in axes.get_position().bounds]
        if before and max(abs(b - a) for b, a in zip(before, places, strict=True)) < _HAIR:
            break
        before = places
    figure.set_layout_engine("none")


def saved(figure: Figure, format_: str, *, dots: int = 200) -> bytes:
    """A figure as a file: the same drawing gives the same bytes.

    Raises:
        ValueError: if the format is none of `FORMATS`.
    """
    if format_ not in FORMATS:
        raise ValueError(f"no format {format_!r} for figures; there are {', '.join(FORMATS)}")
    undated: dict[str, Any] = {
        "svg": {"Date": None, "Creator": "Mrezha"},
        "pdf": {"CreationDate": None, "Creator": "Mrezha", "Producer": None},
        "png": {"Software": "Mrezha"},
    }
    buffer = io.BytesIO()
    with house_style():
        figure.savefig(buffer, format=format_, dpi=dots, metadata=undated[format_], facecolor="white")
    return buffer.getvalue()
