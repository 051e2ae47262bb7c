"""Communities by label propagation, the method that needs nothing but each actor's neighbours."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ROUNDS = 20


def communities(actors: "DataFrame", neighbours: "DataFrame", *, rounds: int = ROUNDS) -> "DataFrame":
    """`actor` with `community`, the smallest address in it, by label propagation (Raghavan et al. 2007).

    Every actor begins as a community of its own. In a round each takes the community with the greatest sum of weights
    among its neighbours, of equal ones its own, else the last by address (Cordasco & Gargano 2010). The actors take
    turns in two halves, since all at once may swap for ever. It ends when nobody moves, or after `rounds` rounds.

    Label propagation finds plain communities and says less of modularity than Louvain, which one machine runs.

    References:
        U. N. Raghavan, R. Albert & S. Kumara (2007), "Near linear time algorithm to detect community structures in
        large-scale networks", Physical Review E 76, 036106. doi:10.1103/PhysRevE.76.036106
        G. Cordasco & L. Gargano (2010), "Community detection via semi-synchronous label propagation algorithms", IEEE
        International Workshop on Business Applications of Social Network Analysis. doi:10.1109/BASNA.2010.5730298
    """
    from pyspark.sql import functions as f

    found = actors.selectExpr("actor", "actor as label", "pmod(hash(actor), 2) as half")
    still = 0
    for turn in range(2 * rounds):
        theirs = found.selectExpr("actor as other", "label as vote")
        votes = neighbours.join(theirs, "other").groupBy("actor", "vote").agg(f.sum("weight").alias("votes"))
        ranked = votes.join(found.where(f"half = {turn % 2}"), "actor").select(
            "actor", f.struct("votes", f.expr("vote = label").alias("own"), "vote").alias("best")
        )
        best = ranked.groupBy("actor").agg(f.max("best").alias("best")).selectExpr("actor", "best.vote as best")
        moved = found.join(best, "actor", "left").selectExpr(
            "actor", "half", "label as before", "coalesce(best, label) as label"
        )
        moved = moved.localCheckpoint()
        found = moved.select("actor", "label", "half")
        still = still + 1 if moved.where("before <> label").isEmpty() else 0
        if still == 2:
            break
    names = found.groupBy("label").agg(f.min("actor").alias("community"))
    return found.join(names, "label").select("actor", "community")
