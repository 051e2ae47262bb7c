"""The ready queries: a list, and a page for each with a form for its values and its result."""

import csv
import io

from starlette.responses import Response

from mrezha.ontology.namespaces import BASE
from mrezha.queries.bound import bound_query
from mrezha.queries.catalogue import NamedQuery, catalogue
from mrezha.queries.columns import columns as headed
from mrezha.web.bench import NotThere, Seen, Workbench
from mrezha.web.render import page
from mrezha.web.sparql import Asked, Refused, answer
from mrezha.web.tables import MEDIA, table_file


def queries(bench: Workbench, seen: Seen) -> Response:
    """All ready queries."""
    return page("queries.html", bench, seen, queries=list(catalogue().values()))


def query(bench: Workbench, seen: Seen) -> Response:
    """One ready query: without `run` its form with the example's values, with it also the result."""
    name = seen.path.removeprefix("/queries/")
    if name not in catalogue():
        raise NotThere(name)
    ready = catalogue()[name]
    asked = "run" in seen.query or "format" in seen.query or not ready.parameters
    values = {p.name: (seen.query if asked else ready.example).get(p.name, "").strip() for p in ready.parameters}
    try:
        text = bound_query(name, {k: [v] for k, v in values.items() if v}, bench.kg.vocabulary)
        columns, rows, cut = _result(bench, text) if asked else ([], [], False)
    except (ValueError, Refused) as error:  # a QueryParameterError is one
        return page("query.html", bench, seen, ready=ready, values=values, text=ready.text, asked=False, columns=[],
                    rows=[], cut=False, failed=str(error), options=_options(bench, ready, seen.lang))  # fmt: skip
    if seen.query.get("format") in MEDIA:
        return table_file(columns, rows, seen.query["format"], name, seen.lang)
    shown = shown_columns(columns, rows, seen.lang)
    return page(
        "query.html", bench, seen, ready=ready, values=values, text=text, asked=asked, cut=cut, failed=None,
        columns=headed([columns[n] for n in shown], seen.lang, name), rows=[[row[n] for n in shown] for row in rows],
        options=_options(bench, ready, seen.lang),
    )  # fmt: skip


def _result(bench: Workbench, text: str) -> tuple[list[str], list[list[str]], bool]:
    """Columns and rows, run where a query can be stopped."""
    done = answer(Asked(text), "text/csv", bench.pool)
    rows = list(csv.reader(io.StringIO(done.body.decode(), newline="")))
    return rows[0], rows[1:], done.cut


def shown_columns(columns: list[str], rows: list[list[str]], lang: str) -> list[int]:
    """The columns for a reader: in one language where one stands in both, and no addresses of readings and spans.

    >>> shown_columns(["name_bg", "name_en", "span"], [["а", "a", "https://w3id.org/mrezha/id/span/x/1-2"]], "en")
    [1]
    """
    other = {"bg": "_en", "en": "_bg"}[lang]
    twins = {c for c in columns if c.endswith(other) and c.removesuffix(other) + f"_{lang}" in columns}
    inner = tuple(f"{BASE}id/{kind}/" for kind in ("span", "participation", "contribution", "reference", "cell", "row",
                                                   "value", "indicator", "deadline", "result", "amount"))  # fmt: skip
    kept = [n for n, c in enumerate(columns) if c not in twins and not any(r[n].startswith(inner) for r in rows)]
    return kept or list(range(len(columns)))


def _options(bench: Workbench, ready: NamedQuery, lang: str) -> dict[str, list[str]]:
    """Names to choose from, for each parameter that takes a name."""
    classes = {"institution": ("actor", "collective")}
    used = [t for t in bench.kg.vocabulary.things.values() if t.used]
    found = {}
    for parameter in ready.parameters:
        if parameter.kind == "section":
            found[parameter.name] = [theme[f"label_{lang}"] for theme in bench.themes().values()]
        elif parameter.kind == "year":
            found[parameter.name] = [str(y) for y in bench.kg.vocabulary.years]
        else:
            wanted = classes.get(parameter.kind, (parameter.kind,))
            found[parameter.name] = sorted({t.label(lang) for t in used if t.cls in wanted}, key=str.casefold)
    return found
