"""The order of a document: headings, points, stages, and where it ends."""
