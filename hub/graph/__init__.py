"""The graph: entries become a hub, and the hub answers questions."""
