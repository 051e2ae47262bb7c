"""Projects of a whole document: one address for each, however much of its name a row prints."""

from dataclasses import replace

from mrezha.loaders.records import Row


def same_projects(rows: list[Row]) -> list[Row]:
    """One address for a project however much of its name a row prints: a cut name takes that of the fullest print."""
    titles: dict[str, str] = {}
    for row in rows:
        for p in row.funding.projects:
            titles[p.project] = max(titles.get(p.project, ""), p.title, key=len)
    full = {a: max((b for b in titles if f"{b}-".startswith(f"{a}-")), key=len) for a in titles}
    return [
        replace(
            row,
            funding=replace(
                row.funding,
                projects=tuple(
                    replace(p, project=full[p.project], title=titles[full[p.project]]) for p in row.funding.projects
                ),
            ),
        )
        if row.funding.projects
        else row
        for row in rows
    ]
