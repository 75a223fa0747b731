"""Pages that are pictures: prepared, recognised by Tesseract, and given back as lines and tables."""
