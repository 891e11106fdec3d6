"""Screens of the templates."""
