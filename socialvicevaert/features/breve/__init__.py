"""Breve: letters written from templates, cut to what may be given, and kept exactly as they were sent."""
