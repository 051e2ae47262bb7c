"""Who leads which section: a heat map with the counts in its cells."""

from collections import Counter

from matplotlib import colormaps

from mrezha.graph.measures.two_mode import actors, having
from mrezha.viz.figures import style
from mrezha.viz.figures.material import Material
from mrezha.viz.figures.names import fitted
from mrezha.viz.figures.picture import NothingToDrawError, Picture, Wording


def draw(material: Material, lang: str) -> Picture:
    """Activities by section and lead; the last row is for activities that nobody named leads."""
    graph, found = material.graph, material.actors
    words = Wording("section-lead", lang, material)
    sections = graph.graph["sections"]
    sizes = Counter(about["section"] for _, about in graph.nodes(data=True) if about["bipartite"] == 1)
    leads = [a for a in found["actors"] if a["leads"]]
    if not leads:
        raise NothingToDrawError(f"section-lead: in {material.year} no named actor leads")
    nobody = _without_lead(material)
    rows = [
        (material.names.label(a["iri"], lang, 40), {n: s["leads"] for n, s in a["sections"].items()}) for a in leads
    ]
    rows += [(words["nobody"], nobody)] if nobody else []
    figure, axes = style.sheet(2.4 + 0.2 * len(rows), words.head(), words.note(), right=1.1)
    shares = [[counts.get(s["n"], 0) / sizes[s["n"]] for s in sections] for _, counts in rows]
    style.cells(axes, shares, vmin=0, vmax=1)
    for y, (_, counts) in enumerate(rows):
        for x, section in enumerate(sections):
            if n := counts.get(section["n"], 0):
                dark = sum(colormaps[style.SHADES](shares[y][x])[:3]) < 1.5
                axes.text(x, y, str(n), ha="center", va="center", color="white" if dark else style.INK, size=8)
            else:
                axes.text(x, y, "·", ha="center", va="center", color=style.SOFT, size=7)
    heads = [fitted(f"{s['n']} ({sizes[s['n']]}) {s[f'label_{lang}']}", 42) for s in sections]
    axes.set_xticks(range(len(sections)), heads, rotation=40, ha="left", rotation_mode="anchor", size=7)
    axes.set_yticks(range(len(rows)), [name for name, _ in rows], size=7.2)
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)
    first = leads[0]
    return words.picture(
        figure, n=len(leads), sections=len(sections), first=material.names.short(first["iri"], lang),
        leads=first["leads"], of=found["activities"],
    )  # fmt: skip


def _without_lead(material: Material) -> Counter[str]:
    """Activities without a named lead, by section."""
    graph, named = material.graph, set(actors(material.graph))
    return Counter(
        about["section"]
        for activity, about in graph.nodes(data=True)
        if about["bipartite"] == 1 and not named & set(having(graph, activity, "lead"))
    )
