"""What a person typed, understood."""
