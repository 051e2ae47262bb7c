"""Measures of actors and of the network: pure functions, a NetworkX graph in, a dict out."""
