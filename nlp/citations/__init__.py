"""Documents that a text names."""
