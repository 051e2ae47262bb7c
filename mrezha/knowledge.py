"""The knowledge graph as a Python object: `mrezha.open()`."""

import functools
import re
from typing import TYPE_CHECKING, Any

from mrezha.graph.cache import open_dataset
from mrezha.graph.store import Dataset, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import owlready2  # type: ignore[import-untyped]
    import pandas as pd
    import rdflib

    from mrezha.card import Card
    from mrezha.drawing import Map
    from mrezha.graph.build import Progress
    from mrezha.graph.chosen import Sources
    from mrezha.graph.gaps import Findings
    from mrezha.graph.incidence import Incidence
    from mrezha.graph.measures.two_mode import Graph
    from mrezha.graph.names_index import Name
    from mrezha.graph.network import Network
    from mrezha.queries.answer import Answer
    from mrezha.queries.vocabulary import Vocabulary


class KnowledgeGraph:
    """The programmes as a graph to ask, query and draw.

    >>> kg = KnowledgeGraph()
    >>> kg.ask("В кои дейности участва ДАНС?").answer
    '2025/2.3.1'
    >>> kg.query("SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/mrezha/ontology#Activity> }").rows
    ((119,),)
    """

    def __init__(
        self,
        dataset: Dataset | None = None,
        *,
        endpoint: str | None = None,
        progress: "Progress | None" = None,
        sources: "Sources | None" = None,
    ) -> None:
        """Open a dataset: the one given, that of the server at an address, or that of the chosen sources.

        Raises:
            EndpointError: if the server cannot be used.
            SourceError: if a source cannot be read.
        """
        if dataset is None and endpoint:
            dataset = Dataset.at(endpoint)
        self.dataset = dataset or (open_dataset(progress) if progress else open_dataset())
        self._sources = sources

    @classmethod
    def of_files(cls, files: "Iterable[str | Path]", *, only: bool = False) -> "KnowledgeGraph":
        """A graph in memory of files of one's own, with the shipped programmes or without; see `mrezha.open`.

        Raises:
            SourceError: if a file cannot be read as a programme.
        """
        from pathlib import Path

        from mrezha.graph.build import build
        from mrezha.graph.chosen import Choice

        sources = Choice(tuple(Path(f) for f in files), only=only).sources()
        store, _ = build(sources.files)
        return cls(Dataset(store), sources=sources)

    @property
    def sources(self) -> "Sources":
        """The documents that the graph was read from."""
        from mrezha.graph.chosen import last_build

        return self._sources or last_build().choice.sources()

    @functools.cached_property
    def vocabulary(self) -> "Vocabulary":
        """Everything that can be asked about, with its names."""
        from mrezha.queries.lexicon import lexicon
        from mrezha.queries.vocabulary import Vocabulary

        return Vocabulary(self.dataset, lexicon().not_names)

    def ask(
        self, question: str, *, year: int | None = None, section: str | None = None, lang: str | None = None
    ) -> "Answer":
        """Answer a question in words, Bulgarian or English, within a programme or a section (a theme) if one is given.

        Raises:
            NotUnderstood: if the question is not understood, or asks for what is not loaded.
        """
        from mrezha.ontology.namespaces import CODE
        from mrezha.queries.answer import ask
        from mrezha.queries.question import Filter

        within = (
            *((Filter("year", (str(year),)),) if year else ()),
            *((Filter("theme", (f"{CODE}theme/{section}",)),) if section else ()),
        )
        return ask(question, self.dataset, self.vocabulary, lang=lang, within=within, compare=self.changes)

    def query(self, query: str, **parameters: str | int) -> Table:
        """Run a SELECT over all named graphs: SPARQL, or the name of a ready query with its parameters.

        Raises:
            QueryError: if it cannot be run.
            QueryParameterError: if a ready query has no such parameter, or a value names nothing known.

        >>> KnowledgeGraph().query("partners-of", institution="UNHCR", year=2025).column("other_abbreviation")
        ['ДАБ', 'МОМ', 'НКБТХ']
        """
        if parameters or re.fullmatch(r"[a-z-]+", query):
            from mrezha.queries.bound import bound_query

            query = bound_query(query, {k: [str(v)] for k, v in parameters.items()}, self.vocabulary)
        return self.dataset.select(query)

    def find(self, text: str, *, most: int | None = None) -> "list[Name]":
        """Names, titles and words of the sources that hold a text in any case, the shortest first, at most `most`.

        Each has `text`, `iri` (the address of what bears it), `property` and `lang`. In a dataset that `mrezha load`
        took in, the full-text index of names is read; else all names are.

        Raises:
            QueryError: if the dataset cannot be asked.

        >>> [(name.text, name.property) for name in KnowledgeGraph().find("КАМПАНИЯ а21", most=1)]
        [('Кампания А21', 'altLabel')]
        """
        from mrezha.graph.names_index import find

        return find(self.dataset, text, most=most)

    def network(
        self, *, year: int | None = None, section: str | None = None, plain: bool = False, lang: str = "en"
    ) -> "Network":
        """Who works with whom, as a NetworkX graph; `section` is a Roman numeral or a theme such as "prevention".

        With `plain` attributes are text, whole numbers, yes or no, with labels in `lang`, one tie a pair, relation and
        year: what other programs and `nx.to_pandas_edgelist` want. Without, they are lists with the evidence.

        >>> KnowledgeGraph().network(year=2025, plain=True).nodes["https://w3id.org/mrezha/id/institution/a21"]["label"]
        'A21 Campaign Foundation'
        """
        if plain:
            from mrezha.export.plain import plain as plain_network
            from mrezha.export.registry import Scope

            return plain_network(self, Scope(year, section, lang))
        from mrezha.graph.network import network

        return network(self.dataset, years=[year] if year else (), sections=[section] if section else ())

    def map(self, *, year: int | None = None, section: str | None = None, lang: str = "en") -> "Map":
        """Who works with whom, as an interactive map that a notebook shows inline and `save` writes to a file.

        >>> "A21" in KnowledgeGraph().map(year=2025, section="prevention").page
        True
        """
        from mrezha.drawing import Map
        from mrezha.viz.map import map_page

        return Map(map_page(self.network(year=year, section=section), lang=lang))

    def show(self, name: str, *, year: int | None = None, lang: str = "en") -> "Card":
        """The card of an institution by any of its names, or of an activity by its code, with the words of the source.

        >>> KnowledgeGraph().show("А21").title
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

        >>> roles = KnowledgeGraph().frame("roles", year=2025, section="prevention")
        >>> sorted(roles[roles["name"].str.startswith("A21")]["role"].unique())
        ['partner', 'pays from its budget']

        Raises:
            ExportError: if there is no such listing.
        """
        from mrezha.export.frames import frame
        from mrezha.export.registry import Scope

        return frame(self, listing, Scope(year, section, lang))

    def incidence(self, *, year: int | None = None, section: str | None = None) -> "Incidence":
        """Who takes part in which activity in which role, as arrays; for networks of any size.

        >>> found = KnowledgeGraph().incidence(year=2025)
        >>> len(found.having(["lead"])), found.role.texts()
        (84, ['lead', 'partner', 'pays'])
        """
        from mrezha.graph.participations import incidence_list

        return incidence_list(self.dataset).within(years=[year] if year else (), sections=[section] if section else ())

    def collaboration(self, *, year: int | None = None, section: str | None = None) -> "Graph":
        """Named actors, tied by the activities that they share: a graph for NetworkX's functions, of any size.

        Large ones are held in arrays and measured by igraph, if it is installed (`pip install "mrezha[scale]"`).

        >>> import networkx as nx
        >>> nx.number_connected_components(KnowledgeGraph().collaboration(year=2025))
        1
        """
        from mrezha.graph.measures.ties import collaboration_of

        return collaboration_of(self.incidence(year=year, section=section))

    def positions(self, **settings: Any) -> dict[str, Any]:
        """Where each named actor stands in the network of actors, of any size; as `mrezha network --format json`.

        `settings` are the fields of `mrezha.graph.measures.positions.Seen`: year, section, sort, exact, seed.
        """
        from mrezha.graph.measures.positions import Seen, positions

        return positions(self.dataset, Seen(**settings))

    def activities(self, *, year: int | None = None) -> list[dict[str, Any]]:
        """One record a row of the source tables, as `mrezha export --format jsonl` writes them."""
        from mrezha.graph.records import records

        return [r for r in records(self.dataset) if year in (None, r["year"])]

    def gaps(
        self,
        *,
        year: int | None = None,
        section: str | None = None,
        gaps: "Sequence[str]" = (),
        severities: "Sequence[str]" = (),
        fold: bool = False,
        silent: bool = False,
    ) -> "Findings":
        """The gaps in the text of the programmes; `section` is a theme, `fold` counts units as their parent bodies.

        >>> [finding] = KnowledgeGraph().gaps(year=2025, gaps=["no-funding"])
        >>> finding.count, finding.of, finding.activities
        (3, 79, ['2025/2.2.5', '2025/2.8.2', '2025/3.7.4'])

        Raises:
            UnknownGapError: if there is no gap of a name.
        """
        from mrezha.graph.gaps import register

        return register(
            self.dataset,
            years=[year] if year else (),
            section=section,
            gaps=gaps,
            severities=severities,
            fold=fold,
            silent=silent,
        )

    def actors(self, **settings: Any) -> dict[str, Any]:
        """What each named actor does, who leads how much, what hangs on whom; as `mrezha actors --format json`.

        `settings` are the fields of `mrezha.graph.measures.overview.Settings`: year, section, fold, …
        """
        from mrezha.graph.measures.overview import Settings, overview

        return overview(self.dataset, Settings(**settings))

    def what_if(self, gone: str, **settings: Any) -> dict[str, Any]:
        """What the text no longer says without an actor or a project, given by its address.

        Raises:
            KeyError: if it has no role there.
        """
        from mrezha.graph.measures.overview import Settings, what_if

        return what_if(self.dataset, Settings(**settings), gone)

    def pairs(self, year: int, **settings: Any) -> dict[str, Any]:
        """Pairs of actors that do the same work: how often they meet, beside random networks; as `mrezha gaps --pairs`.

        `settings`: `fold`, `draws` and `seed`.
        """
        from mrezha.graph.gaps.pairs import pairs

        return pairs(self.dataset, year, **settings)

    def profile(self, actor: str, *, year: int | None = None) -> dict[str, Any]:
        """An actor, given by its address, in each programme: roles, shares, collaborators, what is lost without it.

        Raises:
            KeyError: if it has no role there.
        """
        from mrezha.graph.measures.profile import profile

        return profile(self.dataset, actor, [year] if year else self.vocabulary.years)

    def changes(self, earlier: int, later: int, judgements: str | None = None) -> dict[str, Any]:
        """What became of the activities of one programme in a later one, as `mrezha changes --format json`.

        `judgements` is the path of a CSV file of a person's judgements, which win.

        >>> [to for to in KnowledgeGraph().changes(2020, 2025)["continued"] if to["from"] == "2020/2.2"][0]["to"]
        '2025/2.3.1'

        Raises:
            SourceError: if a year is not loaded, or the file of judgements cannot be read.
        """
        from pathlib import Path

        from mrezha.graph.changes import changes
        from mrezha.graph.changes_judgements import read_judgements

        return changes(self.dataset, earlier, later, read_judgements(Path(judgements)) if judgements else ())

    def export(self, form: str, *, year: int | None = None, section: str | None = None, lang: str = "en") -> bytes:
        """The data in one of the forms of `mrezha export`, as the content of a file.

        >>> KnowledgeGraph().export("gexf", year=2025)[:21]
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

        >>> world = KnowledgeGraph().owlready2()
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
