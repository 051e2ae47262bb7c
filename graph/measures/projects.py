"""What rests on a project: the activities it carries, and what the text no longer says without it."""

from typing import Any

from mrezha.graph.measures.two_mode import PART, Graph, activities, actors, having
from mrezha.graph.store import Dataset

PROJECT = 2  # `bipartite` of a project, beside 0 for actors and 1 for activities

_PROJECTS = """
PREFIX mrz: <https://w3id.org/mrezha/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?project ?year ?code ?label
WHERE {
  ?activity mrz:underProject ?project ; mrz:year ?year ; skos:notation ?code .
  ?project rdfs:label ?label .
}
ORDER BY ?project ?year ?code STR(?label)
"""


def with_projects(graph: Graph, dataset: Dataset) -> Graph:
    """The two-mode network with the named projects of its activities as nodes of their own.

    A project is tied to the activities that name it, with the role "carries". It is no actor: measures of actors do
    not see it.
    """
    result = graph.copy()
    for row in dataset.select(_PROJECTS):
        activity, project = f"{row['year']}/{row['code']}", str(row["project"])
        if activity in result:
            label = " ".join(str(row["label"]).split())
            result.add_node(project, bipartite=PROJECT, label_bg=label, label_en=label)
            result.add_edge(project, activity, roles=frozenset({"carries"}))
    return result


def projects(graph: Graph) -> list[str]:
    """The projects of a network, those that carry most activities first."""
    found = [n for n, about in graph.nodes(data=True) if about["bipartite"] == PROJECT]
    return sorted(found, key=lambda p: (-len(graph[p]), p))


def lost_without_project(graph: Graph, project: str) -> dict[str, Any]:
    """What the text says no more when a project is taken out of it.

    `carried`: the activities that rest on it. `without_payer`: those of them for which no payer and no other project is
    named. `sections`: for each section concerned, how many of its activities rest on the project, and of how many.
    `only_there`: named actors that lead or are partners in none but its activities.

    Raises:
        KeyError: if there is no such project.

    >>> from mrezha.graph.measures.two_mode import add_role
    >>> b = Graph()
    >>> b.add_nodes_from("123", bipartite=1, section="I"); b.add_nodes_from("AB", bipartite=0)
    >>> b.add_node("P", bipartite=2)
    >>> add_role(b, "A", "1", "lead", "pays"); add_role(b, "B", "2", "lead"); add_role(b, "A", "3", "lead")
    >>> for activity in "12": add_role(b, "P", activity, "carries")
    >>> lost = lost_without_project(b, "P")
    >>> lost["carried"], lost["without_payer"], lost["sections"], lost["only_there"]
    (['1', '2'], ['2'], {'I': {'carried': 2, 'of': 3}}, ['B'])

    Reference:
        S. F. Everton (2012), Disrupting Dark Networks, Cambridge University Press. doi:10.1017/CBO9781139136877
    """
    if graph.nodes[project]["bipartite"] != PROJECT:
        raise KeyError(project)
    every = activities(graph)
    carried = [a for a in every if a in graph[project]]
    section = {a: graph.nodes[a].get("section", "") for a in every}
    return {
        "carried": carried,
        "without_payer": [a for a in carried if having(graph, a, "pays", "carries") == [project]],
        "sections": {
            s: {"carried": sum(section[a] == s for a in carried), "of": sum(section[a] == s for a in every)}
            for s in dict.fromkeys(section[a] for a in carried)
        },
        "only_there": [a for a in actors(graph) if (there := _takes_part_in(graph, a)) and there <= set(carried)],
    }


def _takes_part_in(graph: Graph, actor: str) -> set[str]:
    return {activity for activity, edge in graph[actor].items() if edge["roles"] & set(PART)}
