"""Reference data, one table a file."""
