"""A large figure that stays whole: a number is never parted from its unit."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from socialvicevaert.ui.style_sheet import dress

_STEPS = (1.0, 0.9, 0.8, 0.7)
"""How the font steps down where there is no room; below the last, whatever it stands in makes room instead."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENDLESS = 16_000
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=\S)")


class Figure(QLabel):
    """»231.824 kr.« on one line, in a smaller font where it is narrow; words (»Ikke regnet ud«) wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        dress(self, "figure")

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(_bound(self.text())) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        smallest = QFontMetrics(self._stepped(_STEPS[-1]), self)
        return QSize(_widest_piece(smallest, self.text()), smallest.lineSpacing())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        metrics = QFontMetrics(self.font_for(width), self)
        return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), _WRAPPED, _bound(self.text())).height()

    def font_for(self, width: int) -> QFont:
        """The largest font in which a number and its unit fit on a line of so many pixels."""
        for step in _STEPS:
            font = self._stepped(step)
            if _widest_piece(QFontMetrics(font, self), self.text()) <= width:
                return font
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font_for(self.width()))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), _WRAPPED, _bound(self.text()))
        painter.end()

    def _stepped(self, step: float) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * step)
        return font


def _bound(text: str) -> str:
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)


def _widest_piece(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(piece) + 2 for piece in _bound(text).split(" ")), default=0)
