"""The programmes that come with the program."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def shipped() -> list[Traversable]:
    """Their files, by name."""
    folder = files("mrezha.loaders") / "programmes"
    return sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)
