"""What questions need of a dataset: to run a SELECT. Any store that can do this will do."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Protocol


class Rows(Protocol):
    """Rows of a SELECT, each a mapping from variable to Python value."""

    def __iter__(self) -> Iterator[dict[str, Any]]: ...
    def __len__(self) -> int: ...


class Source(Protocol):
    """Something that answers SELECT queries over all named graphs."""

    def select(self, sparql: str) -> Rows:
        """Run a SELECT."""
        ...


def text_of(name: str) -> str:
    """The text of a query file of this package."""
    return (files("mrezha.queries") / name).read_text(encoding="utf-8")
