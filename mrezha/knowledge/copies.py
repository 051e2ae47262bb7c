"""Cards, tables and files, for readers, other programs and libraries."""

from typing import TYPE_CHECKING

from mrezha.knowledge.programmes import Programmes

if TYPE_CHECKING:
    import owlready2  # type: ignore[import-untyped]
    import pandas as pd
    import rdflib

    from mrezha.card import Card


class Copies(Programmes):
    """The programmes as cards and tables to read, and in the forms of others."""

    def show(self, name: str, *, year: int | None = None, lang: str = "en") -> "Card":
        """The card of an institution by any of its names, or of an activity by its code, with the words of the source.

        >>> import mrezha
        >>> mrezha.open().show("А21").title
        'A21 Campaign Foundation'

        Raises:
            UnknownNameError: if nothing has this name in the programmes that are loaded.
        """
        from mrezha.card import card

        return card(self, name, year=year, lang=lang)

    def frame(
        self, listing: str, *, year: int | None = None, section: str | None = None, lang: str = "en"
    ) -> "pd.DataFrame":
        """A sheet of the workbook as a pandas frame: activities, roles, actors, indicators, funding, gaps or changes.

        >>> import mrezha
        >>> roles = mrezha.open().frame("roles", year=2025, section="prevention")
        >>> sorted(roles[roles["name"].str.startswith("A21")]["role"].unique())
        ['partner', 'pays from its budget']

        Raises:
            ExportError: if there is no such listing.
        """
        from mrezha.export.frames import frame
        from mrezha.export.registry import Scope

        return frame(self, listing, Scope(year, section, lang))

    def export(self, form: str, *, year: int | None = None, section: str | None = None, lang: str = "en") -> bytes:
        """The data in one of the forms of `mrezha export`, as the content of a file.

        >>> import mrezha
        >>> mrezha.open().export("gexf", year=2025)[:21]
        b"<?xml version='1.0' e"

        Raises:
            ExportError: if there is no such form, it cannot be narrowed so, or nothing of that year is loaded.
        """
        from mrezha.export import Scope, export

        return export(self, form, Scope(year, section, lang))

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
        rows = [[d["year"], d["title"], counts[int(d["year"])], d["sha256"][:12] + "…"] for d in documents(self)]
        return html_table(["year", "programme", "activities", "SHA-256"], rows, caption="Mrezha")
