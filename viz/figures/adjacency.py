"""Who works with whom: a matrix of shared activities, ordered by groups that hold in every order of looking."""

from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import PowerNorm
from matplotlib.patches import Rectangle

from mrezha.graph.measures.communities import communities
from mrezha.graph.measures.projection import collaboration
from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording


def draw(material: Material, lang: str) -> Picture:
    """Shared activities of named actors; frames are the consensus groups, whoever belongs to none comes last."""
    words = Wording("adjacency", lang, material)
    network = collaboration(material.graph)
    alone = [a for a in network if not network[a]]
    network.remove_nodes_from(alone)
    if not network:
        raise NothingToDrawError(f"adjacency: in {material.year} no two named actors share an activity")
    found = communities(network, seed=material.seed)
    weight = {a: sum(edge["weight"] for edge in network[a].values()) for a in network}
    groups = [sorted(g, key=lambda a: (-weight[a], a)) for g in found["groups"]]
    groups.sort(key=lambda g: (-len(g), -weight[g[0]]))
    order = [a for g in groups for a in g] + sorted(found["unsettled"], key=lambda a: (-weight[a], a))
    matrix = np.array([[network[a][b]["weight"] if network.has_edge(a, b) else 0 for b in order] for a in order])
    left_out = words.say("alone", n=len(alone)) if alone else ""
    note = words.note(agreement=round(100 * found["agreement"]), runs=found["runs"], alone=left_out)
    figure, axes = style.sheet(style.WIDTH + 1.15, words.head(), note)
    _cells(axes, matrix)
    start = 0
    for group in groups:
        axes.add_patch(
            Rectangle((start - 0.5, start - 0.5), len(group), len(group), fill=False, ec=style.ORANGE, lw=1.4)
        )
        start += len(group)
    size = min(7.0, 300 / len(order))
    for axis, width in ((axes.yaxis, 34), (axes.xaxis, 22)):
        axis.set_ticks(range(len(order)), [material.names.label(a, lang, width) for a in order], size=size)
    axes.tick_params(axis="x", rotation=90)
    axes.tick_params(length=0, labeltop=True, labelbottom=False, pad=1)
    axes.spines[:].set_visible(False)
    a, b = np.unravel_index(int(matrix.argmax()), matrix.shape)
    first = " – ".join(material.names.short(order[i], lang) for i in sorted((int(a), int(b))))
    return words.picture(figure, n=len(order), groups=len(groups), first=first, most=int(matrix.max()))


def _cells(axes: Any, matrix: "np.ndarray[Any, Any]") -> None:
    """The cells with their numbers; the diagonal, where nobody works with himself, is grey."""
    norm = PowerNorm(0.5, vmin=0, vmax=matrix.max())
    style.cells(axes, matrix, norm=norm, edgecolors=style.FAINT, lw=0.3)
    axes.set_aspect("equal")
    size = min(6.5, 235 / len(matrix))
    for y, x in np.argwhere(matrix):
        light = sum(colormaps[style.SHADES](norm(matrix[y, x]))[:3]) > 1.6
        colour = style.INK if light else "white"
        axes.text(x, y, str(matrix[y, x]), ha="center", va="center", size=size, color=colour, clip_on=True)
    for i in range(len(matrix)):
        axes.add_patch(Rectangle((i - 0.5, i - 0.5), 1, 1, color=style.FAINT, lw=0))
