"""A figure with the words that go with it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from matplotlib.figure import Figure

from mrezha.viz.figures.material import Material


@dataclass(frozen=True)
class Picture:
    """A drawn figure, its title, and what it shows in words, for those who cannot see it."""

    name: str
    figure: Figure
    title: str
    alt: str


class NothingToDrawError(ValueError):
    """The loaded programmes do not have what a figure needs; the message says what, in one line."""


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("mrezha.viz.figures") / "words.toml").read_text(encoding="utf-8"))


class Wording:
    """The words of one figure in one language, filled in with its numbers.

    Its note ends with the source and with how actors were counted.
    """

    def __init__(self, name: str, lang: str, material: Material) -> None:
        self.name, self.lang = name, lang
        self.plain = _words()[name][lang]
        self._all = _words()["all"][lang]
        self._known: dict[str, Any] = {"year": material.year, "earlier": material.earlier, "version": version("mrezha")}
        self._fold = material.fold

    def __getitem__(self, key: str) -> str:
        return self.plain[key]

    def say(self, key: str, **values: Any) -> str:
        """One sentence with its numbers."""
        return self.plain[key].format(**self._known, **values)

    def head(self, **values: Any) -> Mapping[str, str]:
        """Title and what is counted."""
        return {key: self.say(key, **values) for key in ("title", "counted")}

    def note(self, *, two_years: bool = False, folded: bool | None = None, **values: Any) -> str:
        """The note below the figure."""
        fold = self._fold if folded is None else folded
        said = [self.say("note", **values)]
        if not two_years:
            said.append(self._all["folded" if fold else "printed"])
        said.append(self._all["source_two" if two_years else "source"].format(**self._known))
        return " ".join(said)

    def others(self, n: int) -> str:
        """The words “and so many more”."""
        return self._all["others"].format(n=n)

    def picture(self, figure: Figure, **values: Any) -> Picture:
        """The figure with its title and its alternative text."""
        return Picture(self.name, figure, self.say("title"), self.say("alt", **values))
