"""Gaps, measures of actors, and changes between years."""

from typing import TYPE_CHECKING, Any

from mrezha.knowledge.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mrezha.graph.gaps import Findings


class Analyses(Opened):
    """Analyses of the text and of its network."""

    def gaps(
        self,
        *,
        year: int | None = None,
        section: str | None = None,
        gaps: "Sequence[str]" = (),
        severities: "Sequence[str]" = (),
        fold: bool = False,
        silent: bool = False,
    ) -> "Findings":
        """The gaps in the text of the programmes; `section` is a theme, `fold` counts units as their parent bodies.

        >>> import mrezha
        >>> [finding] = mrezha.open().gaps(year=2025, gaps=["no-funding"])
        >>> finding.count, finding.of, finding.activities
        (3, 79, ['2025/2.2.5', '2025/2.8.2', '2025/3.7.4'])

        Raises:
            UnknownGapError: if there is no gap of a name.
        """
        from mrezha.graph.gaps import register

        return register(
            self.dataset,
            years=[year] if year else (),
            section=section,
            gaps=gaps,
            severities=severities,
            fold=fold,
            silent=silent,
        )

    def actors(self, **settings: Any) -> dict[str, Any]:
        """What each named actor does, who leads how much, what hangs on whom; as `mrezha actors --format json`.

        `settings` are the fields of `mrezha.graph.measures.overview.Settings`: year, section, fold, …
        """
        from mrezha.graph.measures.overview import Settings, overview

        return overview(self.dataset, Settings(**settings))

    def what_if(self, gone: str, **settings: Any) -> dict[str, Any]:
        """What the text no longer says without an actor or a project, given by its address.

        Raises:
            KeyError: if it has no role there.
        """
        from mrezha.graph.measures.overview import Settings, what_if

        return what_if(self.dataset, Settings(**settings), gone)

    def pairs(self, year: int, **settings: Any) -> dict[str, Any]:
        """Pairs of actors that do the same work: how often they meet, beside random networks; as `mrezha gaps --pairs`.

        `settings`: `fold`, `draws` and `seed`.
        """
        from mrezha.graph.gaps.pairs import pairs

        return pairs(self.dataset, year, **settings)

    def profile(self, actor: str, *, year: int | None = None) -> dict[str, Any]:
        """An actor, given by its address, in each programme: roles, shares, collaborators, what is lost without it.

        Raises:
            KeyError: if it has no role there.
        """
        from mrezha.graph.measures.profile import profile

        return profile(self.dataset, actor, [year] if year else self.vocabulary.years)

    def changes(self, earlier: int, later: int, judgements: str | None = None) -> dict[str, Any]:
        """What became of the activities of one programme in a later one, as `mrezha changes --format json`.

        `judgements` is the path of a CSV file of a person's judgements, which win.

        >>> import mrezha
        >>> [to for to in mrezha.open().changes(2020, 2025)["continued"] if to["from"] == "2020/2.2"][0]["to"]
        '2025/2.3.1'

        Raises:
            SourceError: if a year is not loaded, or the file of judgements cannot be read.
        """
        from pathlib import Path

        from mrezha.graph.changes import changes
        from mrezha.graph.changes_judgements import read_judgements

        return changes(self.dataset, earlier, later, read_judgements(Path(judgements)) if judgements else ())
