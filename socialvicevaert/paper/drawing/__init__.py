"""Draws parts with reportlab; the only folder that imports it. `flow` says which part becomes what."""
