"""All measures of a network of actors in one table."""

from typing import TYPE_CHECKING

from mrezha.graph.spark.communities import communities
from mrezha.graph.spark.components import components
from mrezha.graph.spark.pagerank import pagerank
from mrezha.graph.spark.ties import both_ways, degrees

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def measured(actors: "DataFrame", edges: "DataFrame") -> "DataFrame":
    """`actor`, `degree`, `strength`, `component`, `pagerank` and `community`, a row an actor.

    Args:
        actors: `actor`, each once, also those without ties.
        edges: `source`, `target`, `weight`, each tie once.
    """
    actors, neighbours = actors.cache(), both_ways(edges).cache()
    found = degrees(actors, neighbours)
    for measure in (components, pagerank, communities):
        found = found.join(measure(actors, neighbours), "actor")
    return found
