"""The data in forms that other programs read: one module a form, one registry of them all."""

from mrezha.export.exporting import export, methods_text
from mrezha.export.registry import FORMATS, ExportError, Format, Scope

__all__ = ["FORMATS", "ExportError", "Format", "Scope", "export", "methods_text"]
