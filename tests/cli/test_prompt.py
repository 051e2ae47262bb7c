"""The prompt of `mrezha ask`: completion knows the names, history is kept."""

from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from mrezha.cli.prompt import completer
from mrezha.knowledge import KnowledgeGraph


def test_the_last_word_is_completed_to_names_and_words_of_questions(kg: KnowledgeGraph) -> None:
    def offered(text: str) -> list[str]:
        return [c.text for c in completer(kg).get_completions(Document(text), CompleteEvent())]

    assert "Фондация „Дигнита“" in offered("с кого партнира Дигн")
    assert "партнира" in offered("с кого партн")
    assert not any("Турция" in name for name in offered("дейности в Турц"))  # no activity names it
