"""The Python API: frames with types, objects that show themselves in a notebook, files of one's own."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import mrezha
from mrezha.graph.store import Table
from mrezha.knowledge import KnowledgeGraph


class Tags(HTMLParser):
    """Checks that tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.seen.append(tag)
        if tag not in ("br", "meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def seen(html: str) -> list[str]:
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return tags.seen


def test_objects_show_themselves(kg: KnowledgeGraph) -> None:
    for shown in (
        kg,
        kg.ask("Who partners with A21?"),
        kg.query("SELECT ?a { ?a a mrz:Activity } LIMIT 3"),
        kg.gaps(year=2025, severities=["A"]),
        kg.show("А21"),
        kg.show("2025/2.6.4"),
    ):
        assert "table" in seen(shown._repr_html_())
    assert seen(kg.map(year=2025, section="research")._repr_html_()) == ["iframe"]


def test_what_is_shown_is_text_not_markup() -> None:
    html = Table(("<b>",), (("<script>alert(1)</script>",), ('https://w3id.org/mrezha/"><script>',)))._repr_html_()
    assert "script" not in seen(html)
    assert "a" not in seen(html)


def test_many_rows_are_cut_and_counted() -> None:
    html = Table(("n",), tuple((n,) for n in range(100)))._repr_html_()
    assert html.count("<tr>") == 61
    assert "60 / 100" in html


def test_an_activity_card_has_its_cells_and_their_places(kg: KnowledgeGraph) -> None:
    card = kg.show("2025/2.6.4", lang="bg")
    lead = next(row for row in card.as_dict()["rows"] if row["cell"] == "Водеща")
    assert (lead["words"], lead["document"]) == ("ДАБ", "programme-2025")
    blank = next(row for row in kg.show("2025/2.8.2").as_dict()["rows"] if row["cell"] == "Funding")
    assert (blank["words"], blank["start"]) == ("(blank cell)", None)
    fields = {row["cell"] for row in kg.show("2020/1.1").as_dict()["rows"]}
    assert "Baseline" not in fields, "the form of 2020 has no such column"


def test_an_unknown_name_gives_the_nearest(kg: KnowledgeGraph) -> None:
    with pytest.raises(mrezha.UnknownNameError, match=r"“Ministry of Magic”.*nearest: \w+"):
        kg.show("Ministry of Magic")


def test_frames_have_types_to_count_and_sort_by(kg: KnowledgeGraph) -> None:
    roles = kg.frame("roles", year=2025)
    assert [str(roles[c].dtype) for c in ("year", "role", "kind", "words", "from")] == [
        "Int64", "category", "category", "string", "Int64",
    ]  # fmt: skip
    led = roles[(roles["role"] == "leads") & roles["iri"].str.endswith("/dazd")]
    assert set(led["activity"]) == {
        f"2025/{c}" for c in ("2.1.9", "3.1.7", "4.1.2", "4.1.4", "5.1.4", "6.2.2", "6.3.1")
    }
    activities = kg.frame("activities")
    assert str(activities["permanent"].dtype) == "boolean"
    ends = activities.set_index("activity")["end"]
    assert ends["2025/2.6.4"] == pd.Timestamp(2025, 12, 31)
    indicators = kg.frame("indicators", year=2025)
    [number] = indicators[indicators["activity"] == "2025/2.6.4"]["target"]
    assert (str(indicators["target"].dtype), number) == ("Float64", 2.0)
    with pytest.raises(mrezha.ExportError, match="there are activities, roles"):
        kg.frame("rows")


def test_exact_numbers_of_a_query_become_numbers(kg: KnowledgeGraph) -> None:
    frame = kg.query("SELECT ?x { VALUES ?x { 1.5 2.25 } }").to_pandas()
    assert frame["x"].sum() == 3.75


def test_gaps_become_a_frame(kg: KnowledgeGraph) -> None:
    frame = kg.gaps(year=2025, gaps=["no-funding"]).to_pandas("bg")
    assert frame[["gap", "count", "of"]].to_dict("records") == [{"gap": "no-funding", "count": 3, "of": 79}]


def test_a_file_of_ones_own_is_a_graph_in_memory_and_nothing_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "programme-2031.csv"
    file.write_text("year,section,code,title,leads\n2031,II,2.1,Среща,ДАБ\n", encoding="utf-8")
    own = mrezha.open(file, only=True)
    assert own.vocabulary.years == [2031]
    assert [row["abbr"] for row in own.ask("Кой води дейност 2.1?").rows] == ["ДАБ"]
    assert re.search(r"^2031,II,", own.export("csv").decode("utf-8-sig"), re.MULTILINE)
    assert mrezha.open().vocabulary.years == [2020, 2025]


def test_a_network_with_plain_attributes_goes_into_pandas(kg: KnowledgeGraph) -> None:
    import networkx as nx

    edges = nx.to_pandas_edgelist(kg.network(year=2025, section="prevention", plain=True))
    tie = edges[edges["source"].str.endswith("/dab") & edges["target"].str.endswith("/a21")]
    assert tie[tie["relation"] == "lead-partner"][["year", "weight"]].to_dict("records") == [
        {"year": 2025, "weight": 1}
    ]
