"""A part of one feature that stands on a screen of another: the shell makes the acquaintance."""

from PySide6.QtWidgets import QWidget


class BesidePart(QWidget):
    """It reads for itself what belongs to a thing of the other feature; override `show_for`."""

    def show_for(self, number: int) -> None:
        """Show what belongs to the thing with this number; called again whenever the thing is shown anew."""
