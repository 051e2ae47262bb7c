"""The dataset that everything else is asked of."""

import functools
from typing import TYPE_CHECKING, Self

from mrezha.graph.cache import open_dataset
from mrezha.graph.store import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mrezha.graph.build import Progress
    from mrezha.graph.chosen import Sources
    from mrezha.queries.vocabulary import Vocabulary


class Opened:
    """The dataset that was opened, its documents and its names."""

    def __init__(
        self,
        dataset: Dataset | None = None,
        *,
        endpoint: str | None = None,
        progress: "Progress | None" = None,
        sources: "Sources | None" = None,
    ) -> None:
        """Open a dataset: the one given, that of the server at an address, or that of the chosen sources.

        Raises:
            EndpointError: if the server cannot be used.
            SourceError: if a source cannot be read.
        """
        if dataset is None and endpoint:
            dataset = Dataset.at(endpoint)
        self.dataset = dataset or (open_dataset(progress) if progress else open_dataset())
        self._sources = sources

    @classmethod
    def of_files(cls, files: "Iterable[str | Path]", *, only: bool = False) -> Self:
        """A graph in memory of files of one's own, with the shipped programmes or without; see `mrezha.open`.

        Raises:
            SourceError: if a file cannot be read as a programme.
        """
        from pathlib import Path

        from mrezha.graph.build import build
        from mrezha.graph.chosen import Choice

        sources = Choice(tuple(Path(f) for f in files), only=only).sources()
        store, _ = build(sources.files)
        return cls(Dataset(store), sources=sources)

    @property
    def sources(self) -> "Sources":
        """The documents that the graph was read from."""
        from mrezha.graph.chosen import last_build

        return self._sources or last_build().choice.sources()

    @functools.cached_property
    def vocabulary(self) -> "Vocabulary":
        """Everything that can be asked about, with its names."""
        from mrezha.queries.lexicon import lexicon
        from mrezha.queries.vocabulary import Vocabulary

        return Vocabulary(self.dataset, lexicon().not_names)
