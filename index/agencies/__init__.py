"""Agencies, posts and places: their names, and who they were and are."""
