"""Edges: each module here is the only one that imports its vendor."""
