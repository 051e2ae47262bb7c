"""Positions for a drawn network: computed once, with a seed, so that a map holds still.

Stress minimisation by stochastic gradient descent (Zheng, Pawar and Goodman 2018, "Graph drawing by
stochastic gradient descent"): the distance on paper follows the distance in the network. Afterwards boxes
(symbol with its label) are pushed apart and the components are packed in rows. Plain Python on networkx's
shortest paths: networkx's own spring and Kamada-Kawai layouts need NumPy and SciPy, which this project does not.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    Graph = nx.Graph[str]

Point = tuple[float, float]
Box = tuple[float, float]

ALL_PAIRS = 300  # up to this many nodes every pair is a spring, above only pairs with a pivot
PIVOTS = (16, 64)  # at least and at most
PIVOT_PAIRS = 60_000  # pivots times nodes, between those bounds
FILLED = 0.24  # share of the paper that boxes should cover
GAP = 6.0
WIDE = 1.15  # pages and screens are wider than high
ROUNDS = 60_000  # of pushing boxes apart, over the number of boxes


def place(graph: Graph, boxes: Mapping[str, Box], *, seed: int = 2025) -> dict[str, Point]:
    """Give every node of `graph` a position; the same input gives the same output, whatever the hash seed.

    `boxes` holds the width and height each node needs. Edges may carry `weight`: ties of many activities are
    drawn a little shorter, and so are ties between nodes with the same neighbours.

    >>> positions = place(nx.path_graph(["а", "б", "в"]), {n: (40.0, 20.0) for n in "абв"})
    >>> sorted(positions)
    ['а', 'б', 'в']
    """
    tidy: Graph = nx.Graph()
    tidy.add_nodes_from(sorted(graph))
    ties = [(min(u, v), max(u, v), float(data.get("weight", 1))) for u, v, data in graph.edges(data=True) if u != v]
    for u, v, weight in sorted(ties):
        shared, either = set(graph[u]) & set(graph[v]), set(graph[u]) | set(graph[v])
        # a leaf stays close to its only neighbour; two hubs with other neighbours keep a distance
        alone = 0.3 if min(len(graph[u]), len(graph[v])) == 1 else 1 - len(shared) / len(either)
        tidy.add_edge(u, v, length=0.7 + 0.8 * alone + 0.3 / math.sqrt(weight))
    rng = random.Random(seed)  # noqa: S311 -- a drawing, not a secret
    parts = sorted((sorted(part) for part in nx.connected_components(tidy)), key=lambda part: (-len(part), part[0]))
    drawn = []
    for part in parts:
        sizes = [boxes[node] for node in part]
        points = _turned(_stress(tidy, part, rng))
        drawn.append((part, _apart(_scaled(points, sizes), sizes)))
    return _packed(drawn, boxes)


def _stress(graph: Graph, nodes: Sequence[str], rng: random.Random) -> list[Point]:
    """Return points whose distances follow the path lengths between `nodes`, one connected component."""
    count = len(nodes)
    x, y = [rng.random() for _ in nodes], [rng.random() for _ in nodes]
    terms = _springs(graph, nodes)
    if not terms:
        return list(zip(x, y, strict=True))
    longest, shortest = max(d for *_, d in terms), min(d for *_, d in terms)
    rounds = 40 if count <= ALL_PAIRS / 2 else 18
    first, last = longest**2, 0.1 * shortest**2
    for step in range(rounds):
        rate = first * (last / first) ** (step / (rounds - 1))
        rng.shuffle(terms)
        for i, j, wanted in terms:
            dx, dy = x[i] - x[j], y[i] - y[j]
            length = math.sqrt(dx * dx + dy * dy) or 1e-9
            pull = min(rate / (wanted * wanted), 1.0) * (length - wanted) / (2 * length)
            x[i] -= pull * dx
            y[i] -= pull * dy
            x[j] += pull * dx
            y[j] += pull * dy
    return list(zip(x, y, strict=True))


def _springs(graph: Graph, nodes: Sequence[str]) -> list[tuple[int, int, float]]:
    """List (i, j, wanted distance) for all pairs of a small component, or for edges and pivots of a large one."""
    index = {node: i for i, node in enumerate(nodes)}
    springs: dict[tuple[int, int], float] = {}

    def add(source: int, lengths: Mapping[str, float]) -> None:
        for node, length in lengths.items():
            if (other := index[node]) != source:
                springs[min(source, other), max(source, other)] = length

    if len(nodes) <= ALL_PAIRS:
        for i, node in enumerate(nodes):
            add(i, nx.single_source_dijkstra_path_length(graph, node, weight="length"))
    else:
        nearest = dict.fromkeys(nodes, math.inf)
        pivot = max(nodes, key=lambda node: (graph.degree(node), node))
        for _ in range(min(max(PIVOT_PAIRS // len(nodes), PIVOTS[0]), PIVOTS[1])):
            lengths = nx.single_source_dijkstra_path_length(graph, pivot, weight="length")
            add(index[pivot], lengths)
            nearest = {node: min(nearest[node], lengths[node]) for node in nodes}
            pivot = max(nodes, key=lambda node: (nearest[node], node))
        for node in nodes:
            add(index[node], {other: float(data["length"]) for other, data in graph[node].items()})
    return [(i, j, length) for (i, j), length in sorted(springs.items())]


def _turned(points: Sequence[Point]) -> list[Point]:
    """Turn the points so that their longer axis lies flat: screens and pages are wide."""
    count = len(points)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    moved = [(x - mx, y - my) for x, y in points]
    xx, yy, xy = sum(x * x for x, _ in moved), sum(y * y for _, y in moved), sum(x * y for x, y in moved)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in moved]


def _scaled(points: Sequence[Point], sizes: Sequence[Box]) -> list[Point]:
    """Blow the points up until the boxes cover the wanted share of the paper."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = max(max(xs) - min(xs), 0.5) * max(max(ys) - min(ys), 0.5)
    factor = math.sqrt(sum(w * h for w, h in sizes) / FILLED / area)
    return [(x * factor * WIDE, y * factor / WIDE) for x, y in points]


def _apart(points: Sequence[Point], sizes: Sequence[Box]) -> list[Point]:
    """Push the points apart until no two boxes meet: first as discs, which opens crowds evenly, then as boxes."""
    discs = [(side, side) for side in (0.9 * math.sqrt(w * h) for w, h in sizes)]
    return _pushed(_pushed(points, discs, round_=True), sizes, round_=False)


def _pushed(points: Sequence[Point], sizes: Sequence[Box], *, round_: bool) -> list[Point]:
    """Push the points apart: discs along the line between them, boxes along their shorter overlap."""
    x, y = [p[0] for p in points], [p[1] for p in points]
    widest = max(w for w, _ in sizes) + GAP
    for _ in range(min(150, ROUNDS // len(x))):
        clean = True
        order = sorted(range(len(x)), key=lambda i: (x[i], i))
        for rank, i in enumerate(order):
            for j in order[rank + 1 :]:
                dx, dy = x[j] - x[i], y[j] - y[i]
                if dx >= widest:
                    break
                over_x = (sizes[i][0] + sizes[j][0]) / 2 + GAP - abs(dx)
                over_y = (sizes[i][1] + sizes[j][1]) / 2 + GAP - abs(dy)
                if over_x <= 0.01 or over_y <= 0.01:
                    continue
                if round_:
                    far = math.sqrt(dx * dx + dy * dy) or 0.001
                    over = (sizes[i][0] + sizes[j][0]) / 2 + GAP - far
                    if over <= 0.01:
                        continue
                    push_x, push_y = over / 2 * (dx / far or 0.1), over / 2 * (dy / far or 0.1)
                elif over_x < over_y:
                    push_x, push_y = math.copysign(over_x / 2, dx), 0.0
                else:
                    push_x, push_y = 0.0, math.copysign(over_y / 2, dy)
                clean = False
                x[i] -= push_x
                y[i] -= push_y
                x[j] += push_x
                y[j] += push_y
        if clean:
            break
    return list(zip(x, y, strict=True))


def _packed(drawn: Sequence[tuple[list[str], list[Point]]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Put the largest component on top and the others in rows below it."""
    placed: dict[str, Point] = {}
    left = top = row = 0.0
    width = 0.0
    for number, (nodes, points) in enumerate(drawn):
        sides = [(p, boxes[node]) for node, p in zip(nodes, points, strict=True)]
        x0, x1 = min(p[0] - b[0] / 2 for p, b in sides), max(p[0] + b[0] / 2 for p, b in sides)
        y0, y1 = min(p[1] - b[1] / 2 for p, b in sides), max(p[1] + b[1] / 2 for p, b in sides)
        if number == 0:
            width = max(x1 - x0, 900.0 if len(drawn) > 1 else 0.0)
        if number == 1 or left + x1 - x0 > width:
            left, top, row = 0.0, top + row + 3 * GAP, 0.0
        for node, (x, y) in zip(nodes, points, strict=True):
            placed[node] = (round(left + x - x0, 1), round(top + y - y0, 1))
        left, row = left + x1 - x0 + 3 * GAP, max(row, y1 - y0)
    return placed
