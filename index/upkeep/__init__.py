"""What is written into a library, and what is made from it anew."""
