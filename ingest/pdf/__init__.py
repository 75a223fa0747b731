"""PDF: lines, columns and tables of a page with a text layer."""
