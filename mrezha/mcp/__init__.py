"""The knowledge graph for assistants, over the Model Context Protocol: `mrezha mcp`."""
