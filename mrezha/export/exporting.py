"""Data in a form that was asked for, and the text that says how they were made."""

import importlib
from typing import TYPE_CHECKING

from mrezha.export.registry import FORMATS, ExportError, Format, Scope

if TYPE_CHECKING:
    from mrezha.knowledge.programmes import Programmes

_ALL = Scope()


def export(kg: "Programmes", name: str, scope: Scope = _ALL) -> bytes:
    """The data in a form, whole or of one year and section; the same data give the same bytes.

    >>> import mrezha
    >>> print(export(mrezha.open(), "nodes", Scope(year=2025, lang="en")).decode()[:8])
    Id,Label

    Raises:
        ExportError: if there is no such form, the form cannot be narrowed so, or nothing of that year is loaded.
    """
    form = _checked(kg, name, scope)
    module = importlib.import_module(f"mrezha.export.{form.module}")
    content: bytes = module.export(kg, scope)
    return content


def methods_text(kg: "Programmes", name: str, scope: Scope = _ALL) -> str:
    """How an export was made, to be kept beside it.

    >>> import mrezha
    >>> "e610ce758401dd6cfc86e6e7b11a7ec08ff5d67fc9c0efbab616dd7a104b1600" in methods_text(mrezha.open(), "gexf")
    True

    Raises:
        ExportError: as `export`.
    """
    from mrezha.export.methods import text

    return text(kg, scope, _checked(kg, name, scope))


def _checked(kg: "Programmes", name: str, scope: Scope) -> Format:
    if name not in FORMATS:
        raise ExportError(f"there is no form “{name}”; there are {', '.join(FORMATS)}")
    form = FORMATS[name]
    if scope.year and "year" not in form.narrowed:
        raise ExportError(f"--year does not go with --format {name}, which holds the whole graph")
    if scope.section and "section" not in form.narrowed:
        fitting = ", ".join(f.name for f in FORMATS.values() if "section" in f.narrowed)
        raise ExportError(f"--section does not go with --format {name}, which holds whole programmes; use {fitting}")
    years = kg.vocabulary.years
    if scope.year and scope.year not in years:
        raise ExportError(f"no programme of {scope.year} is loaded; loaded are {' and '.join(map(str, years))}")
    return form
