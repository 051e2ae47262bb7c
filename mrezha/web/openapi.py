"""The OpenAPI description of the workbench: what each address takes and gives, for programs that read it."""

import functools
import re
import tomllib
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from starlette.responses import JSONResponse, Response

from mrezha.web.bench import Seen, Workbench
from mrezha.web.sparql import GRAPH_TYPES, TABLE_TYPES
from mrezha.web.tables import MEDIA

_HTML, _TEXT = "text/html", "text/plain"
_REFUSALS = {
    "4XX": "Not there, not to be had in this form, too large, or no query",
    "503": "Too much is asked at once, or the query takes too long",
}


def openapi(_bench: Workbench, _seen: Seen) -> Response:
    """The description as JSON."""
    return JSONResponse(description())


@functools.cache
def description() -> dict[str, Any]:
    """The description, made of openapi.toml.

    >>> description()["paths"]["/suggest"]["get"]["parameters"][0]["name"]
    'q'
    """
    data = tomllib.loads((files("mrezha.web") / "openapi.toml").read_text(encoding="utf-8"))
    said = data["parameters"]
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Mrezha",
            "version": version("mrezha"),
            "description": "National programmes as a knowledge graph: read-only pages, tables, statements and SPARQL.",
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "paths": {path: _methods(path, about, said) for path, about in data["paths"].items()},
    }


def _methods(path: str, about: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """GET, and for SPARQL also POST."""
    inside = [{"name": n, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
              for n in re.findall(r"{(\w+)}", path)]  # fmt: skip
    beside = [{"name": name, "in": "query", **said[name]} for name in about["takes"]]
    answers = {"200": {"description": "The answer", "content": {media: {} for media in _media(about)}}}
    answers |= {status: {"description": text, "content": {_HTML: {}, _TEXT: {}}} for status, text in _REFUSALS.items()}
    found = {"get": {"summary": about["summary"], "parameters": [*inside, *beside], "responses": answers}}
    if about.get("tables"):
        form = {"type": "object", "properties": {name: said[name]["schema"] for name in about["takes"]}}
        content = {"application/x-www-form-urlencoded": {"schema": form},
                   "application/sparql-query": {"schema": {"type": "string"}}}  # fmt: skip
        found["post"] = {
            "summary": about["summary"], "requestBody": {"required": True, "content": content}, "responses": answers,
        }  # fmt: skip
    return found


def _media(about: dict[str, Any]) -> list[str]:
    """The media types of an answer without their parameters."""
    given = list(about.get("gives", [_HTML]))
    if about.get("files"):
        given += MEDIA.values()
    if about.get("rdf"):
        given += GRAPH_TYPES
    if about.get("tables"):
        given += TABLE_TYPES
    return sorted({media.partition(";")[0] for media in given})
