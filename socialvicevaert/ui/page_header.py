"""The head of a page: title, count, and at the right what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts


class PageHeader(QWidget):
    """Title and count left, other actions and the one primary action right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = layouts.column(self, 2)
        line = layouts.TurningRow(SPACE_M)
        outside.addWidget(line)
        names = QWidget()
        left = layouts.row(names, SPACE_M)
        self.title = labels.title(title)
        labels.one_line(self.title)
        self.count = labels.body()
        self.count.setProperty("part", "count")
        labels.one_line(self.count)
        self.count.hide()
        left.addWidget(self.title)
        left.addWidget(self.count)
        left.addStretch(1)
        line.add(names, 1)
        acts = QWidget()
        self._actions = layouts.row(acts, SPACE_S)
        acts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line.add(acts)
        self.subtitle = labels.secondary()
        self.subtitle.hide()
        outside.addWidget(self.subtitle)
        self.primary: QPushButton | None = None

    def set_title(self, text: str) -> None:
        """Change the title."""
        self.title.setText(text)

    def set_subtitle(self, text: str) -> None:
        """A quiet line below the title; empty hides it."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def set_count(self, count: int | None) -> None:
        """How many the page shows; None hides it."""
        self.count.setVisible(count is not None)
        if count is not None:
            self.count.setText(QLocale().toString(count))

    def set_primary(self, text: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        """The one primary button of the page."""
        self.primary = buttons.primary(text, slot, icon)
        self._actions.addWidget(self.primary)
        return self.primary

    def add_widget(self, widget: QWidget) -> None:
        """Something else than a button, left of the primary one, e.g. the chips of a switch."""
        self._actions.insertWidget(self._actions.count() - (1 if self.primary is not None else 0), widget)

    def add_action(self, text: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        """Another button, left of the primary one."""
        button = buttons.plain(text, slot, icon)
        place = self._actions.count() - (1 if self.primary is not None else 0)
        self._actions.insertWidget(place, button)
        return button
