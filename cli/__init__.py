"""What a person types, and what they get to see."""
