"""Vectors: the encoder, and the index of them."""
