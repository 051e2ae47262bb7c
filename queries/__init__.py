"""Questions: ready SPARQL files, and questions in words that become a query. Knows nothing of documents or networks."""
