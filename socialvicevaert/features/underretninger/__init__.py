"""Underretninger: concern for a child, told to the municipality. Needs no consent; few may see it."""
