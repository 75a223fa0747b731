"""Letters: what bytes and fonts of before Unicode mean, and marks that were lost."""
