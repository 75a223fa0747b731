"""Targets: figures to be reached, with their indicators and years."""
