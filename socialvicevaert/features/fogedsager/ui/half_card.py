"""Cards that stand beside each other where both can be read, and below each other where they cannot."""

from PySide6.QtCore import QSize

from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.card import Card

_READABLE = 370
_NARROWEST = 160


class HalfCard(Card):
    """It asks for the width its content can be read in, which tells a ``CardsRow`` when to turn."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), theme.scaled(_READABLE)), hint.height())


class CardsRow(layouts.TurningRow):
    """Two cards of equal width; alone on its line a card may be narrower than it asks for."""

    def __init__(self, left: HalfCard, right: HalfCard) -> None:
        super().__init__(SPACE_L)
        self.add(left, 1)
        self.add(right, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(_NARROWEST), super().minimumSizeHint().height())
