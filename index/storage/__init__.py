"""The folder of a library: its SQLite file, and reading out of it."""
