"""Pictures of what the graph holds: the interactive map."""
