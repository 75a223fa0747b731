"""Measures of vnpolicy: accuracy, speed and memory; each prints its table and writes it to `RESULTS.md`."""
