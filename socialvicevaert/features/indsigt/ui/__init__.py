"""Screens of requests for access."""
