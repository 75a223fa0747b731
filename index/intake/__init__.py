"""Whole folders of files into a library."""
