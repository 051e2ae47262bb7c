"""A stored graph is held against its documents: words that are not where it says, and values without words."""

import pytest

from mrezha.graph.evidence import verify
from mrezha.graph.store import Dataset
from mrezha.knowledge import KnowledgeGraph
from mrezha.loaders.shipped import shipped
from mrezha.loaders.sources import load


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {d.metadata.name: d.text for d in map(load, shipped())}


@pytest.fixture(scope="module")
def quads(kg: KnowledgeGraph) -> list[str]:
    return [f"{q} ." for q in kg.dataset.quads()]


def test_every_value_of_the_shipped_programmes_gives_back_its_words(kg: KnowledgeGraph, texts: dict[str, str]) -> None:
    found = verify(kg.dataset, texts)
    assert found.places > 3000
    assert found.faults == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Ескейп стая на колела (Escapetruck)"', '"Ескейп стая"', "not „Ескейп стая“"),
        ("<http://purl.org/dc/terms/source>", "<urn:lost>", "a value without evidence"),
    ],
)
def test_a_graph_that_was_tampered_with_is_found_out(
    quads: list[str], texts: dict[str, str], old: str, new: str, said: str
) -> None:
    changed = "\n".join(quads).replace(old, new)
    faults = verify(Dataset.of_quads(changed.encode()), texts).faults
    assert any(said in fault for fault in faults)


def test_a_document_that_changed_or_is_gone_is_found_out(kg: KnowledgeGraph, texts: dict[str, str]) -> None:
    shifted = {**texts, "programme-2020": " " + texts["programme-2020"]}
    assert len(verify(kg.dataset, shifted).faults) > 500
    assert any("is not there" in f for f in verify(kg.dataset, {"programme-2025": texts["programme-2025"]}).faults)
