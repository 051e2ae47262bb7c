"""One rule a file: SPARQL (.rq) or a function `find(corpus, year, folding)` (.py), each below its header."""
