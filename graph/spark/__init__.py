"""The measures of a network of actors on a Spark cluster: plain DataFrames, nothing but pyspark.

For registries that no longer fit into one machine's memory, or that lie on a cluster already. Columns have the names
that `mrezha.graph.measures.measured` gives them. No function runs Python on the workers.
"""
