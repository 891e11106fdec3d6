"""Aftaleark: what was agreed at a visit, who does what and when, on one page that the resident keeps."""
