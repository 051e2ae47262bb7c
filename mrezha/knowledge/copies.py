"""The data for other programs and libraries."""

from typing import TYPE_CHECKING

from mrezha.knowledge.opened import Opened

if TYPE_CHECKING:
    import owlready2  # type: ignore[import-untyped]
    import rdflib


class Copies(Opened):
    """The data in the forms of others."""

    def export(self, form: str, *, year: int | None = None, section: str | None = None, lang: str = "en") -> bytes:
        """The data in one of the forms of `mrezha export`, as the content of a file.

        >>> import mrezha
        >>> mrezha.open().export("gexf", year=2025)[:21]
        b"<?xml version='1.0' e"

        Raises:
            ExportError: if there is no such form, it cannot be narrowed so, or nothing of that year is loaded.
        """
        from mrezha.export import Scope, export

        return export(self._whole, form, Scope(year, section, lang))

    def rdflib(self) -> "rdflib.Dataset":
        """A copy of the dataset for rdflib; its default graph is the union of all."""
        import pyoxigraph as ox
        import rdflib

        copy = rdflib.Dataset(default_union=True)
        quads = ox.serialize(self.dataset.quads(), format=ox.RdfFormat.N_QUADS)
        return copy.parse(data=quads or b"", format="nquads")

    def owlready2(self) -> "owlready2.World":
        """The dataset as owlready2 objects, with the ontology, in a world of its own.

        >>> import mrezha
        >>> world = mrezha.open().owlready2()
        >>> world["https://w3id.org/mrezha/id/institution/a21"].prefLabel.en
        ['A21 Campaign Foundation']
        """
        from mrezha.graph.build import canonical
        from mrezha.ontology.reasoning import world

        return world(canonical(self.dataset.quads())).world

    def _repr_html_(self) -> str:
        """What is loaded, as a notebook shows it."""
        from mrezha.export.documents import documents
        from mrezha.queries.shown import html_table

        counts = {year: sum(y == year for y, _ in self.vocabulary.codes) for year in self.vocabulary.years}
        rows = [[d["year"], d["title"], counts[int(d["year"])], d["sha256"][:12] + "…"] for d in documents(self._whole)]
        return html_table(["year", "programme", "activities", "SHA-256"], rows, caption="Mrezha")
