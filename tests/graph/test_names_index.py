"""The index of names finds what reading all names finds, in any case and inside words."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.graph.names_index import NamesIndex, find, write_names
from mrezha.knowledge import KnowledgeGraph
from mrezha.ontology.words import fold
from mrezha.web.suggest import Suggester


@pytest.fixture(scope="module")
def index(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> NamesIndex:
    folder: Path = tmp_path_factory.mktemp("names")
    write_names(kg.dataset, folder)
    return NamesIndex(folder / "names.sqlite")


@pytest.mark.parametrize(
    "text", ["ПОДКАСТ", "кампания А21", "разован", "„Кампания А21“", "trafficking", 'a "b', "2020", "на хора", "НКБТХ"]
)
def test_the_same_hits_as_without_it(text: str, index: NamesIndex, kg: KnowledgeGraph) -> None:
    assert index.holding(text) == find(kg.dataset, text)
    assert bool(index.holding(text)) is (text != 'a "b')


@given(data=st.data())
def test_any_part_of_any_name_is_found_in_any_case(data: Any, index: NamesIndex, names: list[str]) -> None:
    name = data.draw(st.sampled_from(names))
    start = data.draw(st.integers(0, len(name) - 3))
    part = name[start : start + data.draw(st.integers(3, 30))]
    cased = data.draw(st.sampled_from([part, part.upper(), part.lower()]))
    assert name in {found.text for found in index.holding(cased)}


@pytest.fixture(scope="module")
def names(kg: KnowledgeGraph) -> list[str]:
    return [
        str(n) for n in kg.dataset.select("SELECT DISTINCT ?n { ?s skos:prefLabel ?n }").column("n") if len(str(n)) > 3
    ]


def test_a_text_too_short_for_it_is_looked_for_without(index: NamesIndex, kg: KnowledgeGraph) -> None:
    with pytest.raises(ValueError, match="too short"):
        index.holding("А2")
    assert any(found.text == "А21" for found in find(kg.dataset, "А2"))


@pytest.mark.parametrize("text", ["A21", "a21", "МОМ", "MOM", "община", "open", "/201"])
def test_names_meet_across_alphabets(text: str, index: NamesIndex, kg: KnowledgeGraph) -> None:
    found = set(index.holding_folded(fold(text)))
    assert found
    assert found == {name for name in find(kg.dataset, "") if fold(text) in fold(name.text)}


def test_the_shortest_come_first_and_no_more_than_asked_for(kg: KnowledgeGraph) -> None:
    assert [name.text for name in kg.find("кампания а21", most=2)] == ["Кампания А21", "„Кампания А21“"]


@pytest.fixture(scope="module")
def offers(kg: KnowledgeGraph, index: NamesIndex) -> list[Suggester]:
    return [Suggester(kg.vocabulary), Suggester(kg.vocabulary, index)]


@pytest.mark.parametrize(
    "typed",
    ["С кого партнира НКБ", "who partners with A2", "who partners with A21", "кой води МИНИСТ", "a", "а", "кампан",
     "Кой участва с Кампания", "who leads міністерство", "ПМС 1", "what does Ministry of the In",
     "'\"<", "%%", "трафик "],
)  # fmt: skip
def test_suggestions_are_the_same_with_the_index(typed: str, offers: list[Suggester]) -> None:
    assert offers[1].offers(typed, "bg", most=30) == offers[0].offers(typed, "bg", most=30)


@given(data=st.data())
def test_whatever_part_of_a_name_is_typed_the_index_offers_the_same(
    data: Any, offers: list[Suggester], names: list[str]
) -> None:
    words = data.draw(st.sampled_from(names)).split()
    start = data.draw(st.integers(0, len(words) - 1))
    typed = " ".join(words[start:])
    typed = "кой води " + typed[: data.draw(st.integers(1, len(typed)))]
    assert offers[1].offers(typed, "en") == offers[0].offers(typed, "en")


def test_suggestions_over_the_index_do_not_read_all_names(index: NamesIndex, kg: KnowledgeGraph) -> None:
    fresh = Suggester(kg.vocabulary, index)
    assert fresh.offers("кой води министерство", "bg")
    assert "names" not in vars(fresh)
