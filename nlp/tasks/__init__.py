"""Tasks, in prose and in tables."""
