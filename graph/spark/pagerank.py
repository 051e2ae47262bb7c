"""PageRank on a network of actors."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_CHECK = 5  # iterations between two looks at whether it has settled


def pagerank(
    actors: "DataFrame", neighbours: "DataFrame", *, alpha: float = 0.85, max_iter: int = 100, tol: float = 1e-6
) -> "DataFrame":
    """`actor` with `pagerank`, as `networkx.pagerank` has it, with the weights of ties.

    The rank of v is d + α Σ r(u) w(u, v) / s(u) over its neighbours u, s being the sum of the weights at u. Ranks of
    actors without ties are spread over all, which makes d = (1−α) / (n − αm), n being the number of actors and m of
    those without ties, and they have the rank d themselves. It ends as NetworkX does, when the ranks of an iteration
    differ from those of the one before by less than n · `tol` in all, looked at every fifth time.

    Raises:
        ValueError: if it has not settled after `max_iter` iterations.

    Reference:
        L. Page, S. Brin, R. Motwani & T. Winograd (1999), "The PageRank citation ranking: bringing order to the web",
        Stanford InfoLab 1999-66. http://ilpubs.stanford.edu:8090/422/
    """
    from pyspark.sql import functions as f

    n = actors.count()
    tied = neighbours.groupBy("actor").agg(f.sum("weight").alias("strength")).cache()
    many = tied.count()
    base = (1 - alpha) / (n - alpha * (n - many))
    shares = neighbours.join(tied, "actor").selectExpr("actor", "other", "weight / strength as share").cache()
    start = actors.select("actor", f.lit(base).alias("pagerank"))
    ranks = tied.select("actor", f.lit((1 - (n - many) * base) / max(1, many)).alias("pagerank"))
    for turn in range(1, max_iter + 1):
        before = ranks
        given = shares.join(ranks, "actor").groupBy("other").agg(f.sum(f.expr("pagerank * share")).alias("given"))
        ranks = given.select(f.col("other").alias("actor"), (f.lit(base) + alpha * f.col("given")).alias("pagerank"))
        if turn % _CHECK == 0:
            ranks = ranks.localCheckpoint()
            then = before.withColumnRenamed("pagerank", "then")
            off = ranks.join(then, "actor").agg(f.sum(f.abs(f.col("pagerank") - f.col("then")))).first()
            if off is None or (off[0] or 0) < n * tol:
                settled = ranks.withColumnRenamed("pagerank", "settled")
                rank = f.coalesce("settled", "pagerank").alias("pagerank")
                return start.join(settled, "actor", "left").select("actor", rank)
    raise ValueError(f"PageRank has not settled in {max_iter} iterations; allow more with max_iter")
