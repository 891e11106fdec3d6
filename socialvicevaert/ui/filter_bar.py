"""A line that narrows a list: words, choices and switches."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, icons, layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields.choice import pairs_of
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class FilterBar(QWidget):
    """Words above, chips below; `changed` comes once the typing pauses. Ctrl+F goes to the words."""

    changed = Signal()
    left_downwards = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, tuple[ComboBox, list[Any]]] = {}
        self._toggles: dict[str, QPushButton] = {}
        outside = layouts.column(self, SPACE_S)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder or tr("Søg"))
        self.line.setAccessibleName(placeholder or tr("Søg"))
        self.line.setClearButtonEnabled(True)
        dress(self.line, "search")
        self.line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition).setText(tr("Søg"))
        self.line.installEventFilter(self)
        outside.addWidget(self.line)
        self._chips = layouts.FlowRow()
        outside.addWidget(self._chips)
        self._chips.hide()
        self._clear = buttons.link(tr("Ryd filter"), self.clear)
        self._clear.setParent(self)  # it has no place until there is something to choose
        self._clear.hide()
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(self._tell)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self._find.setContext(Qt.ShortcutContext.WindowShortcut)
        self._find.activated.connect(self._go_to_line)

    @property
    def text(self) -> str:
        """The words, without spaces at the ends."""
        return self.line.text().strip()

    @property
    def values(self) -> dict[str, Any]:
        """What is chosen: None or a value for a choice, True or False for a switch."""
        chosen = {key: values[max(0, box.currentIndex())] for key, (box, values) in self._choices.items()}
        return {**chosen, **{key: chip.isChecked() for key, chip in self._toggles.items()}}

    @property
    def is_set(self) -> bool:
        """Something is filtered away."""
        return bool(self.text) or any(self.values.values())

    def add_choice(self, key: str, label: str, options: "type[Choice] | Iterable[tuple[Any, str]]") -> None:
        """A choice; while nothing is chosen it shows `label`, and its value is None."""
        box = ComboBox()
        dress(box, "chip")
        box.ensurePolished()  # else the height of a box in a form, reckoned for the first line, stays
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(label)
        self._choices[key] = (box, [None])
        box.addItem(label)
        self._add(box)
        self.set_options(key, options)
        box.currentIndexChanged.connect(lambda _index: self._chosen())

    def set_options(self, key: str, options: "type[Choice] | Iterable[tuple[Any, str]]") -> None:
        """Offer these instead; what was chosen stays chosen when it is among them."""
        box, values = self._choices[key]
        before = values[max(0, box.currentIndex())]
        pairs = pairs_of(options)
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        box.addItems([text for _, text in pairs])
        values[:] = [None, *(value for value, _ in pairs)]
        box.setCurrentIndex(values.index(before) if before in values else 0)
        box.blockSignals(False)

    def add_toggle(self, key: str, label: str, is_on: bool = False) -> None:
        """A switch."""
        chip = chip_button(label)
        chip.setChecked(is_on)
        self._toggles[key] = chip
        self._add(chip)
        chip.toggled.connect(lambda _on: self._chosen())

    def set(self, key: str, value: Any) -> None:
        """Choose a value or turn a switch, as the user would."""
        if key in self._toggles:
            self._toggles[key].setChecked(bool(value))
        else:
            box, values = self._choices[key]
            box.setCurrentIndex(values.index(value))

    def clear(self) -> None:
        """Show everything again."""
        self.line.clear()
        for box, _ in self._choices.values():
            box.setCurrentIndex(0)
        for chip in self._toggles.values():
            chip.setChecked(False)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _add(self, widget: QWidget) -> None:
        self._chips.add(widget)
        self._chips.flow.removeWidget(self._clear)
        self._chips.add(self._clear)
        self._chips.show()

    def _chosen(self) -> None:
        for box, _ in self._choices.values():
            box.setProperty("chosen", "true" if box.currentIndex() > 0 else "false")
            box.style().unpolish(box)
            box.style().polish(box)
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self._clear.setVisible(any(self.values.values()))
        self.changed.emit()

    def _go_to_line(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
