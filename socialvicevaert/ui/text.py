"""Texts on the screen are Danish in the source and pass through `tr`, so that other languages can follow."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the user's language; fill in values afterwards: ``tr("%s dage") % n``."""
    return QCoreApplication.translate("socialvicevaert", text)
