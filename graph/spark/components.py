"""Connected components: every actor gets the smallest address that a chain of ties leads to."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def components(actors: "DataFrame", neighbours: "DataFrame") -> "DataFrame":
    """`actor` with `component`, the smallest address among those it is connected with.

    In a round each actor takes the smallest component of its neighbours, then that component's own component. The
    second step halves the way still to go, so that long chains take few rounds (Shiloach & Vishkin 1982).

    Reference:
        Y. Shiloach & U. Vishkin (1982), "An O(log n) parallel connectivity algorithm", Journal of Algorithms 3(1),
        57-67. doi:10.1016/0196-6774(82)90008-6
    """
    from pyspark.sql import functions as f

    found = actors.selectExpr("actor", "actor as component")
    while True:
        there = found.selectExpr("actor as other", "component as theirs")
        nearest = neighbours.join(there, "other").groupBy("actor").agg(f.min("theirs").alias("nearest"))
        hooked = found.join(nearest, "actor", "left").select(
            "actor", "component", f.least("component", f.coalesce("nearest", "component")).alias("hook")
        )
        heads = hooked.selectExpr("actor as hook", "hook as head")
        jumped = hooked.join(heads, "hook").selectExpr("actor", "component as before", "least(hook, head) as component")
        jumped = jumped.localCheckpoint()
        found = jumped.select("actor", "component")
        if jumped.where("before <> component").isEmpty():
            return found
