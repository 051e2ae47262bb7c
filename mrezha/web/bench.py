"""The workbench's state: the graph, what is read of it once, the processes for queries; a request as pages see it."""

import functools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mrezha.knowledge import KnowledgeGraph
from mrezha.web.facts import Facts, read_facts
from mrezha.web.kept import Kept
from mrezha.web.pool import Limits, Pool
from mrezha.web.words import Words

if TYPE_CHECKING:
    from mrezha.graph.network import Network

T = TypeVar("T")


class NotThere(Exception):
    """There is no such page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as a page sees it; `query` holds the parameters, those of its own language aside."""

    path: str
    query: Mapping[str, str]
    lang: str
    accept: str
    base: str

    @property
    def words(self) -> Words:
        """The words of its language."""
        return Words(self.lang)


class Workbench:
    """Everything that pages draw on. `place` is where `kg` was opened from: a folder, or a server's address."""

    def __init__(self, kg: KnowledgeGraph, place: Path | str, limits: Limits | None = None) -> None:
        self.kg = kg
        self.place = place
        self.pool = Pool(place, limits or Limits())
        self.kept = Kept()
        self._made: dict[Hashable, Any] = {}
        self.warm()

    def warm(self) -> None:
        """Read now what the first visitor would wait for."""
        _ = self.facts, self.network, self.kg.vocabulary

    @functools.cached_property
    def facts(self) -> Facts:
        """Rows, readings and labels."""
        return read_facts(self.kg.dataset)

    @functools.cached_property
    def network(self) -> "Network":
        """Who works with whom, in all programmes."""
        return self.kg.network()

    @property
    def activities(self) -> dict[str, dict[str, Any]]:
        """Year, code, section, theme and title of each activity by its key."""
        found: dict[str, dict[str, Any]] = self.network.graph["activities"]
        return found

    def themes(self) -> dict[str, dict[str, str]]:
        """The themes of sections, in their order, with labels."""
        return {s["theme"]: s for s in self.network.graph["sections"] if s["theme"]}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, made once for each key: pages and downloads draw on the same analysis."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def close(self) -> None:
        """End the processes."""
        self.pool.close()
