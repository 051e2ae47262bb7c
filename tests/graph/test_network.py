"""The network: nodes, relations, activities and evidence, the same in every run."""

from mrezha.knowledge import KnowledgeGraph

INST = "https://w3id.org/mrezha/id/institution/"


def test_edges_carry_their_activities_and_the_words_of_the_source(kg: KnowledgeGraph) -> None:
    # 2.6.4 of 2025: led by ДАБ, partner Фондация“ Кампания А21“, paid by А21 and ДАБ; the only activity of that tie
    edge = kg.network(year=2025).edges[f"{INST}dab", f"{INST}a21", "lead-partner"]
    assert edge["activities"] == ["2025/2.6.4"]
    assert edge["evidence"][0]["to"] == "Фондация“ Кампания А21“"
    assert edge["evidence"][0]["document"] == "programme-2025"


def test_nodes_carry_roles_names_and_kind(kg: KnowledgeGraph) -> None:
    node = kg.network().nodes[f"{INST}vkboon"]
    assert (node["leads"], node["partners"], node["pays"]) == ([], ["2025/3.7.1", "2025/3.7.2", "2025/6.2.1"], [])
    assert (node["abbr"], node["kind"], node["collective"]) == ("ВКБООН", "international-organisation", False)
    assert "UNHCR" in node["aliases"] or node["label_en"].startswith("United Nations")


def test_a_section_and_a_year_narrow_the_network(kg: KnowledgeGraph) -> None:
    network = kg.network(year=2025, section="legislation")
    assert list(network.graph["activities"]) == ["2025/7.1.1"]
    assert {n.rsplit("/", 1)[-1] for n in network} == {"mp", "vp", "mvr", "vks", "nkbth", "dazd", "asp"}


def test_a_body_in_both_columns_is_no_tie_to_itself(kg: KnowledgeGraph) -> None:
    assert all(u != v for u, v in kg.network().edges())


def test_nodes_and_edges_come_in_one_order(kg: KnowledgeGraph) -> None:
    network = kg.network(year=2020)
    assert list(network) == sorted(network)
    edges = [e[:3] for e in network.edges(keys=True)]
    assert sorted(edges) == sorted(set(edges))
