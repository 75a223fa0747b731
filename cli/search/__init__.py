"""`policy search`: hits, in each format."""
