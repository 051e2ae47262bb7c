"""The data in forms that other programs read: one module a form, one registry of them all."""

from mrezha.export.registry import FORMATS, ExportError, Format, Scope, export, methods_text

__all__ = ["FORMATS", "ExportError", "Format", "Scope", "export", "methods_text"]
