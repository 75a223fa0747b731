"""Which document is meant, what it does to another, and what that says of a draft."""
