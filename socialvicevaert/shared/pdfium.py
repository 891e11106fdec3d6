"""pdfium is not made for several threads: the view draws in one, a service checks a new paper in another."""

from threading import RLock

ONE_AT_A_TIME = RLock()
"""Held around every call of pypdfium2."""
