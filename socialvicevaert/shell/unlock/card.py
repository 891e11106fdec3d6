"""A card in the middle of an empty window: how every card of the gate and the first run looks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL, SPACE_XXL
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.style_sheet import dress

CARD_WIDTH = 440
"""Pixels at 100 % text."""


class GateCard(QFrame):
    """Title, a sentence, and what the card adds to ``inside``; a strip at the foot moves while work is under way."""

    def __init__(self, title: str, sentence: str = "", width: int = CARD_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "floating")
        self.setFixedWidth(theme.scaled(width))
        self.setAccessibleName(title)
        outside = layouts.column(self, SPACE_M, (SPACE_XXL, SPACE_XL, SPACE_XXL, SPACE_L))
        self.title = labels.title(title)
        outside.addWidget(self.title)
        self.sentence = labels.body(sentence)
        if not sentence:
            self.sentence.hide()
        outside.addWidget(self.sentence)
        outside.addSpacing(SPACE_M)
        self.inside: QVBoxLayout = layouts.column(None, SPACE_M)
        outside.addLayout(self.inside)
        self._strip = QProgressBar()
        self._strip.setRange(0, 0)
        self._strip.setTextVisible(False)
        policy = self._strip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the card must not jump when the work begins
        self._strip.setSizePolicy(policy)
        self._strip.hide()
        outside.addSpacing(SPACE_M)
        outside.addWidget(self._strip)

    def set_busy(self, busy: bool, name: str = "") -> None:
        """Show that work is under way; ``name`` is what a screen reader says."""
        self._strip.setAccessibleName(name)
        self._strip.setVisible(busy)


class CentredCard(QScrollArea):
    """One card in the middle; it scrolls when the text is large and the window small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = layouts.column(inner, 0, (SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL))
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(inner)
        self._card: QWidget | None = None

    @property
    def card(self) -> QWidget | None:
        """The card shown."""
        return self._card

    def show_card(self, card: QWidget) -> None:
        """Show a card in place of the last, which is freed."""
        layouts.clear(self._column)
        self._card = card
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(card)
        card.show()
