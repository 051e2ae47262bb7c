"""What the text loses without an actor or a project: three bars that are never added up."""

from typing import Any

from mrezha.graph.measures.projects import lost_without_project, projects, with_projects
from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.names import fitted
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording

SHOWN = 16
_LOST = {"without_lead": style.BLUE, "without_named_partner": style.GREEN, "without_payer": style.ORANGE}
_PANELS = {**_LOST, "carried": style.PINK}
Row = tuple[str, dict[str, int]]


def draw(material: Material, lang: str) -> Picture:
    """The actors with the largest losses, then the projects whose activities name no other payer."""
    words, found = Wording("what-if", lang, material), material.actors
    actors = [(a["iri"], {what: len(a["lost"][what]) for what in _LOST}) for a in found["actors"]]
    losing = sorted(
        (a for a in actors if any(a[1].values())), key=lambda a: (-max(a[1].values()), -sum(a[1].values()), a[0])
    )
    if not losing:
        raise NothingToDrawError(f"what-if: in {material.year} no activity hangs on one actor")
    rows: list[Row] = [(material.names.label(iri, lang, 34), lost) for iri, lost in losing[:SHOWN]]
    rows += _projects(material, words)
    note = words.note(shown=min(len(losing), SHOWN), none=len(actors) - len(losing), actors=len(actors))
    figure, panels = style.sheet(
        1.5 + 0.22 * len(rows), words.head(of=found["activities"]), note, right=0.2, columns=4, sharey=True
    )
    top = max(n for _, lost in rows for n in lost.values())
    for axes, (what, colour) in zip(panels, _PANELS.items(), strict=True):
        _bars(axes, [lost.get(what) for _, lost in rows], colour, top)
        axes.set_title(fitted(words[what], 16, 2), size=8)
    panels[0].set_yticks(range(len(rows)), [name for name, _ in rows], size=7.2)
    first = losing[0]
    return words.picture(
        figure,
        shown=min(len(losing), SHOWN),
        first=material.names.short(first[0], lang),
        leads=first[1]["without_lead"],
    )


def _projects(material: Material, words: Wording) -> list[Row]:
    """Projects with the activities that rest on them, and those that name no other payer."""
    graph = with_projects(material.graph, material.dataset)
    found = []
    for project in projects(graph):
        lost = lost_without_project(graph, project)
        counts = {what: len(lost[what]) for what in ("without_payer", "carried")}
        found.append((words["project"] + fitted(graph.nodes[project][f"label_{words.lang}"], 26), counts))
    return found


def _bars(axes: Any, values: list[int | None], colour: str, top: int) -> None:
    """Bars with their numbers; a dot for none, nothing where the question makes no sense."""
    axes.barh(range(len(values)), [v or 0 for v in values], color=colour, height=0.66, zorder=2)
    style.root_scale(axes, "x", top * 1.1, (1, 5, 20, 50, 100))
    style.plain(axes, grid="x")
    for y, value in enumerate(values):
        if value is not None:
            axes.annotate(
                str(value) if value else "·", (value, y), (3, 0), textcoords="offset points", va="center", size=7
            )
    axes.set(ylim=(len(values) - 0.4, -0.6), xlim=(0, top * 1.25))
