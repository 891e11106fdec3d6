"""Texts on a page, each with its place in the order of sizes."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from socialvicevaert.ui import theme
from socialvicevaert.ui.style_sheet import dress


def title(text: str = "") -> QLabel:
    """The title of a page."""
    return _label(text, "title")


def heading(text: str = "") -> QLabel:
    """The title of a section."""
    return _label(text, "section")


def body(text: str = "") -> QLabel:
    """Running text."""
    return _label(text, "")


def strong(text: str = "") -> QLabel:
    """Running text that stands out."""
    return _label(text, "strong")


def secondary(text: str = "") -> QLabel:
    """Smaller, quieter text."""
    return _label(text, "secondary")


def field_label(text: str = "") -> QLabel:
    """The name above a value or a field."""
    return _label(text, "label")


def one_line(label: QLabel) -> QLabel:
    """Let a label neither wrap nor be cut."""
    label.setWordWrap(False)
    label.setMinimumWidth(0)
    return label


def link_line(text: str) -> QLabel:
    """A line that is a link as a whole, and wraps; `linkActivated` tells that it was followed."""
    return _LinkLine(text)


def _label(text: str, part: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    _wrap(label)
    if part:
        label.setProperty("part", part)
    return label


def _wrap(label: QLabel) -> None:
    label.setWordWrap(True)
    # A wrapping label must be allowed to be narrow, or one long word decides the width of the whole page.
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(1)


class _LinkLine(QLabel):
    """The colour of a link stands in its text, which is written anew when the looks change."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._words = text
        _wrap(self)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAccessibleName(text)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write()

    def _write(self) -> None:
        from html import escape  # its table of every named letter is not needed before the first paint

        colour = theme.colours().text
        self.setText(f'<a href="#" style="color: {colour}">{escape(self._words)}</a>')


class FlowLabel(QLabel):
    """For rows whose parts flow: as wide as its words on one line, and wrapped only where the row is narrower."""

    def __init__(self, text: str = "", part: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        if part:
            dress(self, part)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().lineSpacing())


class ShortLabel(QLabel):
    """At most two lines; where there is more, … stands before the ``tail``, and the whole text is the tooltip."""

    MOST = 2

    def __init__(self, text: str = "", part: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.tail = ""  # the end of the text that is never left out
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        if part:
            dress(self, part)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        return max(1, min(self.MOST, len(self._lines(width)))) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().lineSpacing())

    def shown_lines(self) -> list[str]:
        """What stands on each line now."""
        width = self.contentsRect().width()
        lines = self._lines(width)
        if len(lines) <= self.MOST:
            return lines
        metrics = self.fontMetrics()
        rest = "".join(lines[self.MOST - 1 :]).removesuffix(self.tail)
        room = width - metrics.horizontalAdvance(self.tail)
        elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        return [*lines[: self.MOST - 1], elided + self.tail]

    def paintEvent(self, _event: QPaintEvent) -> None:
        lines = self.shown_lines()
        tip = self.text() if "".join(lines) != self.text() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter = QPainter(self)
        inside, height = self.contentsRect(), self.fontMetrics().lineSpacing()
        top = inside.y() + max(0, inside.height() - len(lines) * height) // 2
        for place, line in enumerate(lines):
            room = QRect(inside.x(), top + place * height, inside.width(), height)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.style().drawItemText(
                painter, room, flags, self.palette(), self.isEnabled(), line, self.foregroundRole()
            )
        painter.end()

    def _lines(self, width: int) -> list[str]:
        """The text broken where a word ends, or within a word that is wider than a line."""
        text = self.text()
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            lines.append(text[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        return lines


class ElidedLabel(QLabel):
    """One line that ends in … when it is too long; the whole text is the tooltip."""

    def __init__(self, text: str = "", part: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if part:
            dress(self, part)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        tip = self.text() if shown != self.text() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
