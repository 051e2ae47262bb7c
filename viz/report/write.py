"""The report in one of its forms, out of one template."""

import base64
import platform
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from mrezha.viz.figures.drawing import FIGURES, draw
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.picture import NothingToDrawError, Picture
from mrezha.viz.figures.style import saved
from mrezha.viz.report.blocks import blocks
from mrezha.viz.report.facts import facts
from mrezha.viz.report.findings import findings, number
from mrezha.viz.report.places import documents

FORMS = ("html", "pdf", "docx")
_LIBRARIES = ("matplotlib", "networkx", "numpy", "pyoxigraph", "rapidfuzz", "rdflib")


@dataclass(frozen=True, slots=True)
class About:
    """What the report says of itself beside the settings of its material: a date, a file of judgements."""

    dated: str | None = None
    judged: str | None = None


def report(material: Material, lang: str, form: str, about: About | None = None) -> bytes:
    """The report on a programme. The same material gives the same bytes: its date is the one it is given, if any.

    Raises:
        ValueError: if the form is none of `FORMS`.
    """
    if form not in FORMS:
        raise ValueError(f"no form {form!r} for reports; there are {', '.join(FORMS)}")
    pictures = drawn(material, lang)
    page = rendered(material, lang, pictures, about or About(), inline=form == "html")
    if form == "html":
        return page.encode()
    title = words(lang)["title"].format(year=material.year)
    if form == "pdf":
        from mrezha.viz.report.pdf import as_pdf

        return as_pdf(blocks(page), {n: saved(p.figure, "svg") for n, p in pictures.items()}, title=title, lang=lang)
    from mrezha.viz.report.word import as_word

    return as_word(blocks(page), {n: saved(p.figure, "png") for n, p in pictures.items()}, title=title, lang=lang)


def drawn(material: Material, lang: str) -> dict[str, Picture]:
    """All figures that the material allows."""
    found = {}
    for name in FIGURES:
        try:
            found[name] = draw(name, material, lang)
        except NothingToDrawError:
            continue  # an earlier programme is not there to compare with; the template leaves the figure out
    return found


def rendered(material: Material, lang: str, pictures: dict[str, Picture], about: About, *, inline: bool = True) -> str:
    """The template filled in: the page itself, of which the other forms are made; they draw the pictures themselves."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = files("mrezha.viz") / "templates"
    environment = Environment(
        loader=FileSystemLoader(str(folder)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["number"] = lambda value, digits: number(value, digits, lang)
    said, w = facts(material, lang), words(lang)
    style = (files("mrezha.viz") / "static" / "report.css").read_text(encoding="utf-8")
    return environment.get_template("report.html").render(
        lang=lang,
        w=w,
        f=said,
        findings=findings(said, w, lang),
        made=_made(material, lang, about),
        pictures={name: {"src": _inline(p) if inline else "", "alt": p.alt} for name, p in pictures.items()},
        style=Markup(style),  # noqa: S704 - our own file
    )


def _inline(picture: Picture) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(saved(picture.figure, "svg")).decode()


@cache
def words(lang: str) -> dict[str, str]:
    """The report's words in a language."""
    said = tomllib.loads((files("mrezha.viz.report") / "words.toml").read_text(encoding="utf-8"))
    return dict(said[lang])


def _made(material: Material, lang: str, about: About) -> dict[str, Any]:
    """How the report was made: documents with their hashes, settings, seeds and versions."""
    w = words(lang)
    settings = [
        ("m_year", material.year),
        ("m_earlier", material.earlier or w["m_no"]),
        ("m_fold", w["m_yes"] if material.fold else w["m_no"]),
        ("m_draws", material.draws),
        ("m_pair_draws", material.pairs["draws"]),
        ("m_seed", material.seed),
    ]
    if material.changes:
        method = material.changes["method"]
        value = w["m_match_value"].format(threshold=number(method["threshold"], 2, lang))
        settings += [("m_match", value), ("m_judged", about.judged or w["m_no"])]
    settings += [
        ("m_dated", about.dated or w["m_undated"]),
        ("m_program", version("mrezha")),
        ("m_python", ", ".join([f"Python {platform.python_version()}", *(f"{n} {version(n)}" for n in _LIBRARIES)])),
    ]
    years = (material.earlier, material.year)
    listed = [d for d in documents(material.dataset) if d["year"] in years]
    return {"version": version("mrezha"), "documents": listed, "settings": settings}
