"""Questions in words and in SPARQL, names, rows."""

import re
from typing import TYPE_CHECKING, Any

from mrezha.graph.store import Table
from mrezha.knowledge.analyses import Analyses

if TYPE_CHECKING:
    from mrezha.graph.names_index import Name
    from mrezha.queries.answer import Answer


class Asking(Analyses):
    """What can be asked and looked up."""

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

        >>> import mrezha
        >>> mrezha.open().query("partners-of", institution="UNHCR", year=2025).column("other_abbreviation")
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

        >>> import mrezha
        >>> [(name.text, name.property) for name in mrezha.open().find("КАМПАНИЯ а21", most=1)]
        [('Кампания А21', 'altLabel')]
        """
        from mrezha.graph.names_index import find

        return find(self.dataset, text, most=most)

    def activities(self, *, year: int | None = None) -> list[dict[str, Any]]:
        """One record a row of the source tables, as `mrezha export --format jsonl` writes them."""
        from mrezha.graph.records import records

        return [r for r in records(self.dataset) if year in (None, r["year"])]
