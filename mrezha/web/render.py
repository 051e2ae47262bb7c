"""Pages from templates: everything that comes from a document or a visitor is escaped."""

import functools
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from mrezha.ontology.namespaces import CODE
from mrezha.web.bench import Seen, Workbench
from mrezha.web.terms import Terms, defined, local

_PAGES = (
    "activities", "institutions", "actors", "projects", "gaps", "changes", "map", "queries", "sparql", "ontology",
)  # fmt: skip
_NAV = {name: f"/{name}" for name in _PAGES}


@functools.cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("mrezha.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["local"] = local
    environment.filters["spaced"] = lambda text: " ".join(str(text).split())
    return environment


def page(template: str, bench: Workbench, seen: Seen, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the language of the request."""
    text = _templates().get_template(template).render(
        w=seen.words, t=Terms(seen.words), defined=defined, lang=seen.lang, nav=_NAV, here=seen.path,
        years=bench.kg.vocabulary.years, label=lambda iri: bench.facts.label(iri, seen.lang),
        concept=functools.partial(_concept, bench, seen), other=_other_language(seen), seen=seen,
        with_query=lambda **changed: with_query(seen, changed), **values,
    )  # fmt: skip
    return HTMLResponse(text, status)


def _concept(bench: Workbench, seen: Seen, listing: str, name: str) -> Markup:
    """The label of an entry of a list, with a link to its page."""
    iri = f"{CODE}{listing}/{name}"
    return defined(bench.facts.label(iri, seen.lang), iri if iri in bench.facts.labels else None)


def with_query(seen: Seen, changed: dict[str, Any]) -> str:
    """The address of this page with other parameters; None takes one out.

    >>> with_query(Seen("/a", {"year": "2020"}, "en", "", ""), {"format": "csv"})
    '/a?year=2020&format=csv'
    """
    merged = {k: v for k, v in {**seen.query, **changed}.items() if v is not None and v != ""}
    return seen.path + (f"?{urlencode(merged)}" if merged else "")


def _other_language(seen: Seen) -> dict[str, str]:
    return {code: with_query(seen, {"lang": code}) for code in ("bg", "en")}
