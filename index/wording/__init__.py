"""Words and syllables: their forms, spellings and meanings, whatever is done with them."""
