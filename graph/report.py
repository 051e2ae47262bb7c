"""What a build read, in numbers and in names that a person should look at."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from mrezha.graph.build import Report
from mrezha.loaders.audit import audit
from mrezha.loaders.records import Mention, Programme, Row


def summary(report: Report, inputs: Iterable[str]) -> dict[str, Any]:
    """A build's report as plain data: counts by programme, statements by graph, unresolved actors, doubts.

    `inputs` are digests of what each programme was read from; see `mrezha.graph.fingerprint.inputs`.
    """
    audits = {p.metadata.name: audit(p) for p in report.programmes}
    return {
        "statements": report.statements,
        "programmes": [
            {**_counts(p), "coverage": round(audits[p.metadata.name].coverage, 4), "input": input_}
            for p, input_ in zip(report.programmes, inputs, strict=True)
        ],
        "unresolved": [{"document": name, **asdict(u)} for name, a in audits.items() for u in a.unresolved],
        "doubts": [{"document": name, **asdict(d)} for name, a in audits.items() for d in a.doubts],
    }


def _counts(programme: Programme) -> dict[str, Any]:
    rows = programme.rows
    return {
        "name": programme.metadata.name,
        "year": programme.metadata.year,
        "template": programme.metadata.template,
        "activities": len({r.code for r in rows}),
        "rows": len(rows),
        "roles": sum(len(r.leads) + len(r.partners) for r in rows),
        "actors": len({m.actor for r in rows for m in mentions_of(r)}),
        "projects": len({p.project for r in rows for p in r.funding.projects}),
        "indicators": sum(len(r.indicators) for r in rows),
        "amounts": sum(len(r.funding.amounts) for r in rows),
        "deadlines": sum(r.deadline is not None for r in rows),
        "references": sum(len(r.references) for r in rows),
        "goals": sum(len(s.goals) for s in programme.sections),
    }


def mentions_of(row: Row) -> Iterator[Mention]:
    """All actors that a row names, in any cell."""
    yield from (*row.leads, *row.partners, *row.funding.holders, *row.funding.funders)
