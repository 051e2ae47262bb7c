"""How much of the leading lies with few: Herfindahl-Hirschman index and the number of leaders it amounts to."""

from collections.abc import Mapping
from typing import Any

from mrezha.graph.measures.two_mode import Graph, activities, add_role, having
from mrezha.graph.measures.variants import Bodies, folded, head_of


def concentration(amounts: Mapping[str, float]) -> dict[str, Any]:
    """Concentration of amounts on those that have them.

    With s_i the share of i in the whole: HHI = Σ s_i², between 1/n (all alike) and 1 (one has all); the effective
    number is 1/HHI, the number of equal ones that would give the same index.

    Args:
        amounts: what each one has; zeros change nothing.

    Returns:
        `hhi` and `effective` (None where there is nothing to share), `holders`, and `total`.

    >>> concentration({"A": 2, "B": 1, "C": 1})
    {'hhi': 0.375, 'effective': 2.6666666666666665, 'holders': 3, 'total': 4}

    References:
        A. O. Hirschman (1964), "The paternity of an index", American Economic Review 54(5), 761-762.
        M. Laakso & R. Taagepera (1979), "'Effective' number of parties", Comparative Political Studies 12(1), 3-27.
        doi:10.1177/001041407901200101
    """
    total = sum(amounts.values())
    if not total:
        return {"hhi": None, "effective": None, "holders": 0, "total": total}
    hhi = sum((a / total) ** 2 for a in amounts.values())
    return {"hhi": hhi, "effective": 1 / hhi, "holders": sum(a > 0 for a in amounts.values()), "total": total}


def lead_shares(graph: Graph) -> dict[str, float]:
    """Activities led by each named actor, an activity with k named leads counting 1/k for each.

    A class that leads beside named bodies („БАСП, НПО“) takes no share; an activity that nobody named leads is left
    out, so that the shares add up to the activities with a named lead.

    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> for actor, activity in ("A1", "A2", "B2"): add_role(b, actor, activity, "lead")
    >>> lead_shares(b)
    {'A': 1.5, 'B': 0.5}
    """
    shares: dict[str, float] = {}
    for activity in activities(graph):
        leads = [a for a in having(graph, activity, "lead") if not graph.nodes[a].get("collective")]
        for lead in leads:
            shares[lead] = shares.get(lead, 0) + 1 / len(leads)
    return shares


def payer_as_lead(graph: Graph, known: Bodies) -> Graph:
    """The network in which, where payers are named and no lead is among them, the named payers are the leads.

    Whether a lead is among the payers is decided with units folded: where the administration of the Commission leads
    and the Commission pays, the lead pays.

    >>> b = Graph()
    >>> b.add_node("1", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> add_role(b, "A", "1", "lead"); add_role(b, "B", "1", "pays")
    >>> lead_shares(payer_as_lead(b, {}))
    {'B': 1.0}
    """
    result = graph.copy()
    for activity in activities(graph):
        leads, payers = having(graph, activity, "lead"), having(graph, activity, "pays")
        named = [p for p in payers if not graph.nodes[p].get("collective")]
        if not named or {head_of(a, known) for a in leads} & {head_of(a, known) for a in payers}:
            continue
        for lead in leads:
            result.edges[lead, activity]["roles"] = result.edges[lead, activity]["roles"] - {"lead"}
        for payer in named:
            add_role(result, payer, activity, "lead")
    return result


def leadership(graph: Graph, known: Bodies) -> dict[str, dict[str, Any]]:
    """Concentration of leadership in three settings, each one step from what is printed.

    `printed`: organisations as printed. `folded`: units as their parent bodies. `payer`: as printed, but with the
    payer as lead where the lead pays nothing; `payer_folded`: both.

    That one body leads nearly everything can be a choice, the "lead organisation" of Provan & Kenis (2008), or the
    law; the third setting asks whether it also carries the means.

    >>> b = Graph()
    >>> b.add_nodes_from("12", bipartite=1); b.add_nodes_from("AB", bipartite=0)
    >>> for actor, activity in ("A1", "A2"): add_role(b, actor, activity, "lead")
    >>> add_role(b, "B", "2", "pays")
    >>> found = leadership(b, {})
    >>> found["printed"]["hhi"], found["payer"]["hhi"]
    (1.0, 0.5)

    Reference:
        K. G. Provan & P. Kenis (2008), "Modes of network governance", Journal of Public Administration Research and
        Theory 18(2), 229-252. doi:10.1093/jopart/mum015
    """
    by_payer = payer_as_lead(graph, known)
    return {
        "printed": concentration(lead_shares(graph)),
        "folded": concentration(lead_shares(folded(graph, known))),
        "payer": concentration(lead_shares(by_payer)),
        "payer_folded": concentration(lead_shares(folded(by_payer, known))),
    }
