"""Who acts in a sentence, and by which words it is told."""
