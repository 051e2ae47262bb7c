"""Documents in, records and triples out. Knows nothing of stores or analyses."""
