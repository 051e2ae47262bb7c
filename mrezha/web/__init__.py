"""The workbench: the knowledge graph as pages in the browser and as a SPARQL endpoint, for one's own computer.

Nothing here writes: the dataset is opened for reading, and queries of visitors run in processes that can be ended.
"""
