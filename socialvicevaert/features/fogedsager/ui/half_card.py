"""A card that stands beside another where there is room for both."""

from PySide6.QtCore import QSize

from socialvicevaert.ui import theme
from socialvicevaert.ui.card import Card

_NARROWEST = 250


class HalfCard(Card):
    """It asks for the width its content can be read in, so that a ``TurningRow`` knows when to turn."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), theme.scaled(_NARROWEST)), hint.height())
