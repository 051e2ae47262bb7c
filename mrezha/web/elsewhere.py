"""The map, the terms of the ontology, and what the SPARQL editor needs."""

from collections import defaultdict
from typing import Any

from starlette.responses import JSONResponse, Response

from mrezha.ontology.namespaces import MRZ, PREFIXES
from mrezha.queries.catalogue import catalogue
from mrezha.web.bench import NotThere, Seen, Workbench
from mrezha.web.described import description
from mrezha.web.linked import named_graph
from mrezha.web.negotiate import best
from mrezha.web.render import page
from mrezha.web.sparql import GRAPH_TYPES
from mrezha.web.tables import saved


def map_frame(bench: Workbench, seen: Seen) -> Response:
    """The page around the map."""
    wanted = {name: seen.query.get(name, "") for name in ("year", "section")}
    return page("map.html", bench, seen, wanted=wanted, themes=bench.themes())


def map_file(bench: Workbench, seen: Seen) -> Response:
    """The map itself, the same file that `mrezha map` writes."""
    from mrezha.viz.map import map_page  # networkx layouts and pyvis: not before somebody looks at the map

    year, section = seen.query.get("year", ""), seen.query.get("section", "")
    if (year and year not in map(str, bench.kg.vocabulary.years)) or (section and section not in bench.themes()):
        raise NotThere("map")
    network = bench.kg.network(year=int(year) if year else None, section=section or None)
    if not network:
        raise NotThere("map")
    response = saved(map_page(network, lang=seen.lang), "map.html", "text/html; charset=utf-8")
    if "download" not in seen.query:
        del response.headers["Content-Disposition"]
    # Its scripts stand in the page, each named by its hash in the page's own policy, which holds beside this one.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    return response


def ontology(bench: Workbench, seen: Seen) -> Response:
    """The terms of the ontology with their definitions; for programs the ontology itself."""
    media = best(seen.accept, ["text/html", *GRAPH_TYPES])
    form = "ttl" if seen.path.endswith(".ttl") else GRAPH_TYPES.get(media or "")
    if form:
        body = named_graph(bench.kg.dataset, "https://w3id.org/mrezha/graph/ontology", form) or b""
        return Response(body, media_type=next(m for m, f in GRAPH_TYPES.items() if f == form))
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in bench.kg.query(catalogue()["ontology-terms"].text):
        groups[row["kind"]].append({**row, "id": str(row["term"]).removeprefix(MRZ)})
    return page("ontology.html", bench, seen, groups=groups)


def sparql_description(bench: Workbench, seen: Seen) -> Response:
    """The description of the SPARQL service under an address of its own, for browsers, which always ask for HTML."""
    return Response(description(bench.kg.dataset, f"{seen.base}sparql", "ttl"), media_type="text/turtle")


def sparql_words(bench: Workbench, _seen: Seen) -> Response:
    """What the editor completes and inserts: prefixes, our terms, the ready queries."""
    terms = bench.kg.query(catalogue()["ontology-terms"].text).column("term")
    ready = {name: query.text for name, query in catalogue().items()}
    ours = sorted({f"mrz:{str(t).removeprefix(MRZ)}" for t in terms})
    return JSONResponse({"terms": ours, "queries": ready, "prefixes": PREFIXES})
