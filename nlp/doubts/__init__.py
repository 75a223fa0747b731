"""Which records a person should look at again."""
