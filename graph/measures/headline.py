"""The headline figures of each actor: three counts that are never added together, sections, collaborators."""

from typing import Any

from mrezha.graph.measures.two_mode import PART, ROLES, Graph, activities, actors, having, roles_of

_COUNT = {"lead": "leads", "partner": "partners", "pays": "pays"}


def headline(graph: Graph) -> dict[str, dict[str, Any]]:
    """What each named actor does, in counts of activities.

    For actor a, with L, P, F the sets of activities that it leads, is a partner in and pays for:
    leads |L|, partners |P|, pays |F|; participations |L ∪ P|; collaborators, the number of other named actors with a
    role in L ∪ P. `sections` has the same three counts for each section with the size `of` the section, so that a
    share is leads / of.

    The counts overlap (who leads often pays) and mean different things, therefore there is no total. Collaborators
    stand beside participations because one row with twelve partners gives twelve of them.

    Args:
        graph: a two-mode network.

    Returns:
        One entry a named actor, also for those that only pay (no participations, no collaborators).

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1, section="I"); b.add_nodes_from("AB", bipartite=0, collective=False)
    >>> add_role(b, "A", "1", "lead", "pays"); add_role(b, "B", "1", "partner"); add_role(b, "A", "2", "lead")
    >>> headline(b)["A"]["leads"], headline(b)["A"]["collaborators"], headline(b)["A"]["sections"]["I"]
    (2, 1, {'leads': 2, 'partners': 0, 'pays': 1, 'of': 2})

    Reference:
        K. G. Provan & P. Kenis (2008), "Modes of network governance: structure, management, and effectiveness",
        Journal of Public Administration Research and Theory 18(2), 229-252. doi:10.1093/jopart/mum015
        (a network run by one lead organisation is a form of its own, which these counts let one see).
    """
    sizes: dict[str, int] = {}
    for activity in activities(graph):
        section = graph.nodes[activity].get("section", "")
        sizes[section] = sizes.get(section, 0) + 1
    return {actor: _of(graph, actor, sizes) for actor in actors(graph)}


def _of(graph: Graph, actor: str, sizes: dict[str, int]) -> dict[str, Any]:
    roles = roles_of(graph, actor)
    sections = {n: {**dict.fromkeys(_COUNT.values(), 0), "of": of} for n, of in sizes.items()}
    for role in ROLES:
        for activity in roles[role]:
            sections[graph.nodes[activity].get("section", "")][_COUNT[role]] += 1
    return {
        **{_COUNT[role]: len(roles[role]) for role in ROLES},
        "participations": len({*roles["lead"], *roles["partner"]}),
        "collaborators": len(collaborators(graph, actor)),
        "sections": sections,
    }


def collaborators(graph: Graph, actor: str) -> set[str]:
    """The other named actors that lead or are partners where this one does.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_node("НПО", collective=True)
    >>> add_role(b, "A", "1", "lead"); add_role(b, "B", "1", "partner"); add_role(b, "НПО", "1", "partner")
    >>> collaborators(b, "A")
    {'B'}
    """
    own = (n for n, edge in graph[actor].items() if edge["roles"] & set(PART))
    others = {other for activity in own for other in having(graph, activity, *PART)}
    return {o for o in others - {actor} if not graph.nodes[o].get("collective")}
