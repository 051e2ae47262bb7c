"""What the figures and the report are made of: the results of graph/, each computed when first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mrezha.graph.changes import changes
from mrezha.graph.changes_judgements import Judgement
from mrezha.graph.gaps import Finding, register
from mrezha.graph.gaps.pairs import pairs
from mrezha.graph.measures.overview import Settings, central, overview, seen
from mrezha.graph.measures.two_mode import Graph
from mrezha.graph.store import Dataset, Remembering
from mrezha.viz.figures.names import Names


@dataclass(frozen=True)
class Material:
    """One programme, and an earlier one to compare it with where there is one.

    `draws` and `seed` are those of the random networks; `fold` counts units as their parent bodies everywhere.
    """

    dataset: Dataset
    year: int
    earlier: int | None = None
    fold: bool = False
    draws: int = 1000
    seed: int = 1
    pair_draws: int | None = None  # as many as the number of pairs needs
    judgements: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "dataset", Remembering(self.dataset))

    @cached_property
    def names(self) -> Names:
        """Short and full names of actors."""
        return Names(self.dataset)

    def settings(self, **more: Any) -> Settings:
        """The settings of measures, for this programme unless said otherwise."""
        said = {"year": self.year, "fold": self.fold, "draws": self.draws, "seed": self.seed}
        return Settings(**{**said, **more})

    @cached_property
    def actors(self) -> dict[str, Any]:
        """Headline measures, as `mrezha actors` gives them."""
        return overview(self.dataset, self.settings())

    @cached_property
    def central(self) -> dict[str, Any]:
        """Betweenness with its band."""
        return central(self.dataset, self.settings())

    @cached_property
    def central_without_commission(self) -> dict[str, Any]:
        """Betweenness with its band, without the National Commission."""
        return central(self.dataset, self.settings(without_commission=True))

    @cached_property
    def graph(self) -> Graph:
        """The two-mode network."""
        return seen(self.dataset, self.settings())[0]

    @cached_property
    def _found(self) -> list[Finding]:
        years = [year for year in (self.earlier, self.year) if year]
        return list(register(self.dataset, years=years, fold=self.fold, silent=True))

    @property
    def findings(self) -> list[Finding]:
        """All rules of the register for this programme, also those that found nothing."""
        return [f for f in self._found if f.year == self.year]

    @property
    def findings_earlier(self) -> list[Finding]:
        """The same of the earlier programme; none where there is none."""
        return [f for f in self._found if f.year == self.earlier]

    @cached_property
    def pairs(self) -> dict[str, Any]:
        """Pairs that do the same work, beside random networks."""
        return pairs(self.dataset, self.year, fold=self.fold, draws=self.pair_draws, seed=self.seed)

    @cached_property
    def changes(self) -> dict[str, Any] | None:
        """What became of the earlier programme; None where there is none."""
        return changes(self.dataset, self.earlier, self.year, self.judgements) if self.earlier else None
