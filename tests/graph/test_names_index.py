"""The index of names finds what reading all names finds, in any case and inside words."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrezha.graph.names_index import NamesIndex, find, write_names
from mrezha.knowledge import KnowledgeGraph


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
