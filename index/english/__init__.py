"""Official English for names of agencies, posts and places."""
