"""Search: candidates by words and by meaning, ranked and told why."""
