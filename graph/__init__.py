"""The store, networks out of it, measures. Knows nothing of pictures or terminals."""
