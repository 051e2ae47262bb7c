"""The knowledge graph as a Python object: `mrezha.open()`."""

import functools
import re
from typing import TYPE_CHECKING, Any

from mrezha.graph.cache import open_dataset
from mrezha.graph.store import Dataset, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import rdflib

    from mrezha.graph.build import Progress
    from mrezha.graph.gaps import Finding
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

    def __init__(self, dataset: Dataset | None = None, *, progress: "Progress | None" = None) -> None:
        self.dataset = dataset or (open_dataset(progress) if progress else open_dataset())

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
        return ask(question, self.dataset, self.vocabulary, lang=lang, within=within)

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

    def network(self, *, year: int | None = None, section: str | None = None) -> "Network":
        """Who works with whom, as a NetworkX graph; `section` is a Roman numeral or a theme such as "prevention"."""
        from mrezha.graph.network import network

        return network(self.dataset, years=[year] if year else (), sections=[section] if section else ())

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
    ) -> "list[Finding]":
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

    def what_if(self, actor: str, **settings: Any) -> dict[str, Any]:
        """What the text no longer says without an actor, given by its address.

        Raises:
            KeyError: if the actor has no role there.
        """
        from mrezha.graph.measures.overview import Settings, what_if

        return what_if(self.dataset, Settings(**settings), actor)

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
        quads = ox.serialize(self.dataset.store.quads_for_pattern(None, None, None), format=ox.RdfFormat.N_QUADS)
        return copy.parse(data=quads or b"", format="nquads")
