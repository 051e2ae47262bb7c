"""Who works with whom: graphs, arrays, the map."""

from typing import TYPE_CHECKING, Any

from mrezha.knowledge.opened import Opened

if TYPE_CHECKING:
    from mrezha.drawing import Map
    from mrezha.graph.incidence import Incidence
    from mrezha.graph.measures.two_mode import Graph
    from mrezha.graph.network import Network


class Networks(Opened):
    """Networks of actors."""

    def network(
        self, *, year: int | None = None, section: str | None = None, plain: bool = False, lang: str = "en"
    ) -> "Network":
        """Who works with whom, as a NetworkX graph; `section` is a Roman numeral or a theme such as "prevention".

        With `plain` attributes are text, whole numbers, yes or no, with labels in `lang`, one tie a pair, relation and
        year: what other programs and `nx.to_pandas_edgelist` want. Without, they are lists with the evidence.

        >>> import mrezha
        >>> mrezha.open().network(year=2025, plain=True).nodes["https://w3id.org/mrezha/id/institution/a21"]["label"]
        'A21 Campaign Foundation'
        """
        if plain:
            from mrezha.export.plain import plain as plain_network

            return plain_network(self.network(year=year, section=section), lang)
        from mrezha.graph.network import network

        return network(self.dataset, years=[year] if year else (), sections=[section] if section else ())

    def map(self, *, year: int | None = None, section: str | None = None, lang: str = "en") -> "Map":
        """Who works with whom, as an interactive map that a notebook shows inline and `save` writes to a file.

        >>> import mrezha
        >>> "A21" in mrezha.open().map(year=2025, section="prevention").page
        True
        """
        from mrezha.drawing import Map
        from mrezha.viz.map import map_page

        return Map(map_page(self.network(year=year, section=section), lang=lang))

    def incidence(self, *, year: int | None = None, section: str | None = None) -> "Incidence":
        """Who takes part in which activity in which role, as arrays; for networks of any size.

        >>> import mrezha
        >>> found = mrezha.open().incidence(year=2025)
        >>> len(found.having(["lead"])), found.role.texts()
        (84, ['lead', 'partner', 'pays'])
        """
        from mrezha.graph.participations import incidence_list

        return incidence_list(self.dataset).within(years=[year] if year else (), sections=[section] if section else ())

    def collaboration(self, *, year: int | None = None, section: str | None = None) -> "Graph":
        """Named actors, tied by the activities that they share: a graph for NetworkX's functions, of any size.

        Large ones are held in arrays and measured by igraph, if it is installed (`pip install "mrezha[scale]"`).

        >>> import mrezha
        >>> import networkx as nx
        >>> nx.number_connected_components(mrezha.open().collaboration(year=2025))
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
