"""A card in the middle of an empty window: how every card of the gate and the first run looks."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL, SPACE_XXL
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.style_sheet import dress

CARD_WIDTH = 440
"""Pixels at 100 % text."""

_EDGE = SPACE_XL
_LEAST = 320
_SCROLL_BAR = 12  # as in the style sheet; its room is kept free, so that nothing jumps when it comes


class GateCard(QFrame):
    """Title, a sentence, and what the card adds to ``inside``; a strip at the foot moves while work is under way."""

    def __init__(self, title: str, sentence: str = "", width: int = CARD_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "floating")
        self._width = width
        self.setAccessibleName(title)
        outside = self._outside = layouts.column(self, SPACE_M, (SPACE_XXL, SPACE_XL, SPACE_XXL, SPACE_L))
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

    def fit(self, room: int) -> None:
        """Take the width this card wants at the size of text of now, or the room there is."""
        self.setFixedWidth(min(theme.scaled(self._width), room))

    def show_place(self, text: str) -> None:
        """Say above the title where in a row of cards this one is."""
        self._outside.insertWidget(0, labels.secondary(text))

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
        self._card: GateCard | None = None
        inner = QWidget()
        self._column = layouts.column(inner, 0, (_EDGE, _EDGE, _EDGE, _EDGE))
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(inner)

    @property
    def card(self) -> GateCard | None:
        """The card shown."""
        return self._card

    def show_card(self, card: GateCard) -> None:
        """Show a card in place of the last, which is freed."""
        layouts.clear(self._column)
        self._card = card
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        if card.focusProxy() is not None:  # a card that only waits has nothing to take the focus
            self.setFocusProxy(card)
        self._fit()
        card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self._card is not None:
            # Not ``viewport()``: what Qt made itself is looked for among all classes, 5 ms before the first paint.
            self._card.fit(max(_LEAST, self.maximumViewportSize().width() - 2 * _EDGE - _SCROLL_BAR))
