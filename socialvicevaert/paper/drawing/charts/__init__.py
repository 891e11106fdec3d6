"""Figures as pictures: drawn straight on the canvas, a file a kind; `frame` is what they have in common."""
