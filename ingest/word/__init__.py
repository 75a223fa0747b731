"""Word processors: .docx, Word 97, Rich Text, and what LibreOffice turns into them."""
