"""All figures by name, and how to draw one."""

import importlib

from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import Picture

# in the order of the report; each has a module of its own
FIGURES = ("compound", "lead-pay", "section-lead", "what-if", "null-band", "adjacency", "slope")
TWO_YEARS = ("slope",)


def draw(name: str, material: Material, lang: str) -> Picture:
    """One of `FIGURES`.

    Raises:
        NothingToDrawError: if the loaded programmes do not have what it shows.
        ValueError: if there is no figure of this name.
    """
    if name not in FIGURES:
        raise ValueError(f"“{name}” is no figure; there are {', '.join(FIGURES)}")
    module = importlib.import_module(f"mrezha.viz.figures.{name.replace('-', '_')}")
    with style.house_style():
        picture = module.draw(material, lang)
        assert isinstance(picture, Picture)  # noqa: S101 - for the type checker
        style.settle(picture.figure)
    return picture
