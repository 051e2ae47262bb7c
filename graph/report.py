"""What a build read, in numbers and in names that a person should look at."""

from collections.abc import Iterator
from typing import Any

from rapidfuzz import process

from mrezha.graph.build import Report
from mrezha.loaders.layout import line_of
from mrezha.loaders.records import Mention, Programme, Row
from mrezha.ontology.authority import authority


def summary(report: Report) -> dict[str, Any]:
    """A build's report as plain data: counts by programme, statements by graph, unresolved actors, doubts."""
    return {
        "statements": report.statements,
        "programmes": [_programme(p) for p in report.programmes],
        "unresolved": [u for p in report.programmes for u in _unresolved(p)],
        "doubts": [
            {
                "document": p.metadata.name,
                "line": line_of(p.text, d.span.start),
                "message": d.message,
                "words": d.span.text,
            }
            for p in report.programmes
            for d in p.doubts
        ],
    }


def _programme(programme: Programme) -> dict[str, Any]:
    mentions = [m for row in programme.rows for m in (*row.leads, *row.partners)]
    return {
        "name": programme.metadata.name,
        "year": programme.metadata.year,
        "template": programme.metadata.template,
        "activities": len({r.code for r in programme.rows}),
        "rows": len(programme.rows),
        "roles": len(mentions),
        "actors": len({m.actor for row in programme.rows for m in mentions_of(row)}),
        "projects": len({p.project for row in programme.rows for p in row.funding.projects}),
        "indicators": sum(len(row.indicators) for row in programme.rows),
    }


def mentions_of(row: Row) -> Iterator[Mention]:
    """All actors that a row names, in any cell."""
    yield from (*row.leads, *row.partners, *row.funding.holders, *row.funding.funders)


def _unresolved(programme: Programme) -> Iterator[dict[str, Any]]:
    """Actors that the authority file does not know, each once, with the three known names nearest to it."""
    seen = set()
    for row in programme.rows:
        for mention in mentions_of(row):
            if not mention.resolved and mention.actor not in seen:
                seen.add(mention.actor)
                yield {
                    "document": programme.metadata.name,
                    "line": line_of(programme.text, mention.spans[0].start),
                    "words": mention.label,
                    "collective": mention.collective,
                    "nearest": nearest_names(mention.label),
                }


def nearest_names(name: str, limit: int = 3) -> list[str]:
    """Known actors whose names are written most like a name; for a person to judge, never to merge on.

    >>> nearest_names("Фондация Дигнитас")[0]
    'Фондация „Дигнита“'
    """
    known = {n: e for e in authority().values() if e.type in ("Institution", "CollectiveActor") for n in e.names}
    found = process.extract(name, list(known), limit=limit * 6)
    return list(dict.fromkeys(known[n].label_bg for n, _, _ in found))[:limit]
