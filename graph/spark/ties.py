"""The network of actors alone: who shares how many activities with whom."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def taking_part(participations: "DataFrame") -> "DataFrame":
    """Pairs of an `actor` and an `activity` that it leads or is a partner in, each once; classes are left out."""
    named = participations.where("role in ('lead', 'partner') and not collective")
    return named.select("activity", "actor").distinct()


def ties(part: "DataFrame") -> "DataFrame":
    """`source`, `target` (source < target) and `weight`, the number of activities that both take part in."""
    from pyspark.sql import functions as f

    one, other = part.withColumnRenamed("actor", "source"), part.withColumnRenamed("actor", "target")
    pairs = one.join(other, "activity").where("source < target")
    return pairs.groupBy("source", "target").agg(f.count("*").alias("weight"))


def both_ways(edges: "DataFrame") -> "DataFrame":
    """Every tie from each of its ends: `actor`, `other`, `weight`."""
    there = edges.selectExpr("source as actor", "target as other", "weight")
    return there.unionByName(edges.selectExpr("target as actor", "source as other", "weight"))


def degrees(actors: "DataFrame", neighbours: "DataFrame") -> "DataFrame":
    """`actor` with `degree`, the number of its ties, and `strength`, the sum of their weights; 0 for who has none."""
    from pyspark.sql import functions as f

    counted = neighbours.groupBy("actor").agg(f.count("*").alias("degree"), f.sum("weight").alias("strength"))
    return actors.join(counted, "actor", "left").fillna(0, ["degree", "strength"])
