"""The map people send each other: one HTML file with everything inside, drawn by pyvis's bundled vis-network."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from mrezha.viz.layout import Box, Point, place

if TYPE_CHECKING:
    from mrezha.graph.network import Network

HERE = Path(__file__).parent
SCRIPTS = (
    "state", "shown", "search", "shapes", "labels", "svg", "paint", "canvas", "view", "controls", "cards", "tables",
    "files", "page",
)  # fmt: skip
ROLES = ("leads", "partners", "pays")
LETTER, LINE = 6.4, 15.0  # size of a drawn letter and line of a label, in the units of the layout
LIMITS = {
    "heavy": 2_000,  # from this many drawn lines a moving map is a picture of itself
    "beyond": 12_000,  # from this many ties it opens on the surroundings of one institution, not on all
}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12}},
}


def map_page(network: Network, *, lang: str = "bg", title: str | None = None, seed: int = 2025) -> str:
    """Return the interactive map of `network` as one HTML page that needs no network connection.

    `network` is what `mrezha.graph.network` returns: institutions with their roles, ties with their activities
    and the words of the source. The same input and seed give the same bytes.

    >>> empty = nx.MultiDiGraph(years=[], sections=[], kinds=[], activities={})
    >>> map_page(empty, lang="en", title="Nobody").startswith("<!DOCTYPE html>")
    True
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    words: dict[str, dict[str, str]] = json.loads(_static("words.json"))
    if lang not in words:
        raise ValueError(f"No words for language {lang!r}; there are: {', '.join(sorted(words))}")
    data = {**_data(network, seed), "words": words, "lang": lang, "title": title}
    program = "(() => {\n'use strict';\n" + "\n".join(_static(f"map-{name}.js") for name in SCRIPTS) + "\n})();\n"
    scripts = [_inlined(_drawing_library()), _inlined(program)]
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("map.html").render(
        lang=lang,
        title=title or words[lang]["title"],
        w=words[lang],
        style=Markup(_static("map.css")),  # noqa: S704 -- our own file
        data=Markup(_as_json(data)),  # noqa: S704 -- `<` is escaped
        scripts=[Markup(script) for script in scripts],  # noqa: S704 -- our own files and pyvis's
        hashes=[_hash(script) for script in scripts],
    )


def _static(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _drawing_library() -> str:
    """Read the newest vis-network that the installed pyvis carries, without the pointer to its source map."""
    import pyvis  # type: ignore[import-untyped]

    found = Path(pyvis.__file__).parent.glob("templates/lib/vis-*/vis-network.min.js")
    newest = max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", path.parent.name)])
    text = newest.read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def _inlined(script: str) -> str:
    """Return the script, or raise if it would end its own element."""
    if re.search(r"</script|<!--", script, flags=re.IGNORECASE):
        raise ValueError("A script that holds </script or <!-- cannot stand inside a page")
    return script


def _hash(script: str) -> str:
    """Name the script for a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _as_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(network: Network, seed: int) -> dict[str, Any]:
    """Write the network as the page reads it: all by number, so that nothing is said twice."""
    # pyvis brings its own network class and its options; its own page is not used
    from pyvis.network import Network as Drawing  # type: ignore[import-untyped]

    facts = network.graph
    activities = sorted(facts["activities"], key=_in_order)
    number = {key: i for i, key in enumerate(activities)}
    nodes = sorted(network)
    where = {iri: i for i, iri in enumerate(nodes)}
    one, two = _one_mode(network, seed), _two_mode(network, seed)
    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.set_options(json.dumps(OPTIONS))
    for i, iri in enumerate(nodes):
        about = network.nodes[iri]
        drawing.add_node(
            i,
            label=about["abbr"] or about["label_bg"],
            shape="custom",
            iri=iri,
            x=one[iri][0],
            y=one[iri][1],
            at=two[iri],
            **{key: about[key] for key in ("label_bg", "label_en", "abbr", "kind", "collective")},
            aliases=sorted(set(about["aliases"])),
            parent=where.get(about["parent"]),
            **{role: sorted({number[key] for key in about[role]}) for role in ROLES},
        )
    strings: dict[str, int] = {}

    def interned(text: str) -> int:
        return strings.setdefault(text, len(strings))

    # drawing.add_edge() searches the whole list each time; the list itself is public
    drawing.edges = [
        {
            "from": where[u],
            "to": where[v],
            "relation": relation,
            "activities": sorted({number[key] for key in about["activities"]}),
            "evidence": [
                [number[e["activity"]], *map(interned, (e["from"], e["to"], e["document"])), e["start"], e["end"]]
                for e in sorted(about["evidence"], key=lambda e: (number[e["activity"]], e["start"], e["end"]))
            ],
        }
        for u, v, relation, about in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]
    return {
        "years": sorted(facts["years"]),
        "sections": facts["sections"],
        "kinds": _kinds(network),
        "activities": [{"key": key, "at": two[key], **facts["activities"][key]} for key in activities],
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "strings": list(strings),
        "options": drawing.options,
        "limits": LIMITS,
    }


def _in_order(key: str) -> tuple[list[int], str]:
    """Give the sort key of an activity: 2025/2.9 before 2025/2.11."""
    return [int(part) for part in re.findall(r"\d+", key)], key


def _kinds(network: Network) -> list[dict[str, str]]:
    """List the kinds that occur, in the given order, and after them any that the list does not know."""
    used = {about["kind"] for _, about in network.nodes(data=True)}
    known = [kind for kind in network.graph["kinds"] if kind["id"] in used]
    unknown = sorted(used - {kind["id"] for kind in known})
    plain = {"colour": "#8a8f98", "shape": "dot"}
    return [*known, *({"id": kind, "label_bg": kind, "label_en": kind, **plain} for kind in unknown)]


def _box(about: dict[str, Any]) -> Box:
    """Estimate the paper that a symbol takes with the label below it."""
    radius = 6 + 2.2 * math.sqrt(len({key for role in ROLES for key in about[role]}))
    letters = len(about["abbr"] or about["label_bg"])
    lines = 1 if letters <= 16 else 2
    return max(2 * radius, 56, min(letters / lines + 2, 19) * LETTER), 2 * radius + lines * LINE + 4


def _one_mode(network: Network, seed: int) -> dict[str, Point]:
    """Place the institutions."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(network))
    ties: dict[tuple[str, str], set[str]] = {}
    for u, v, about in network.edges(data=True):
        ties.setdefault((min(u, v), max(u, v)), set()).update(about["activities"])
    graph.add_weighted_edges_from((u, v, len(shared) or 1) for (u, v), shared in sorted(ties.items()))
    return place(graph, {iri: _box(network.nodes[iri]) for iri in sorted(network)}, seed=seed)


def _two_mode(network: Network, seed: int) -> dict[str, Point]:
    """Place institutions and activities drawn together."""
    graph: nx.Graph[str] = nx.Graph()
    boxes: dict[str, Box] = dict.fromkeys(network.graph["activities"], (30.0, 24.0))
    graph.add_nodes_from(sorted(boxes))
    for iri in sorted(network):
        boxes[iri] = _box(network.nodes[iri])
        graph.add_node(iri)
        graph.add_edges_from((iri, key) for role in ROLES for key in network.nodes[iri][role])
    return place(graph, boxes, seed=seed)
