"""Every query we ship and sixty questions have the same rows on Oxigraph as on the embedded store."""

import pytest
import same_rows

from mrezha.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def there(on_oxigraph: str) -> KnowledgeGraph:
    return KnowledgeGraph(endpoint=on_oxigraph)


@pytest.mark.parametrize("name", same_rows.NAMES)
def test_ready_queries(name: str, kg: KnowledgeGraph, there: KnowledgeGraph) -> None:
    for text in same_rows.named(kg, name):
        same_rows.in_order(kg.dataset, there.dataset, text)


@pytest.mark.parametrize("name", same_rows.other_texts())
def test_other_queries(name: str, kg: KnowledgeGraph, there: KnowledgeGraph) -> None:
    same_rows.in_any_order(kg.dataset, there.dataset, same_rows.other_texts()[name])


def test_sixty_questions(kg: KnowledgeGraph, there: KnowledgeGraph) -> None:
    answers = same_rows.sixty(kg)
    assert len(answers) == 60
    assert len({a.intent for a in answers}) > 15
    for answer in answers:
        assert there.ask(answer.question) == answer
