"""`mrezha ask` without a question: questions one after the other, with history and completion."""

from collections.abc import Callable

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory

from mrezha.knowledge import KnowledgeGraph
from mrezha.queries.lexicon import lexicon


def known_words(kg: KnowledgeGraph) -> list[str]:
    """What can be completed: names of everything that an activity names, and the words of questions."""
    names = {n for t in kg.vocabulary.things.values() if t.used for n in (*t.labels.values(), t.abbr or "") if n}
    return sorted(names | {word for word in lexicon().surface if len(word) > 3})


def completer(kg: KnowledgeGraph) -> WordCompleter:
    """Completes the last word to whatever holds it, in any case; words stand between spaces, in any script."""
    return WordCompleter(known_words(kg), ignore_case=True, match_middle=True, WORD=True)


def prompt(kg: KnowledgeGraph, answer: Callable[[str], object]) -> None:
    """Ask for questions until an empty line or the end of input."""
    folder = platformdirs.user_data_path("mrezha", ensure_exists=True)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(folder / "questions")),
        completer=completer(kg),
        complete_while_typing=False,
    )
    while True:
        try:
            text = session.prompt("? ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if not text:
            return
        answer(text)
