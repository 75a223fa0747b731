"""`policy compare`: two documents beside each other, in each format."""
