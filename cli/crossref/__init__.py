"""`policy crossref`: the coverage matrix, in each format."""
