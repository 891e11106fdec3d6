"""Base of a tab of Indstillinger."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.text import tr

_WIDEST = 760


class SettingsSection(Page):
    """A page without a header. ``needs`` is the permission to change what it shows; else it can only be read."""

    tab: ClassVar[str] = ""
    needs: ClassVar[Permission | None] = None
    margin = SPACE_L

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.machine = machine
        self.header.hide()
        self.may_change = self.needs is None or may(context.actor, self.needs)
        self.only_reading = labels.secondary(tr("Kun en administrator kan ændre dette."))
        self.only_reading.setVisible(not self.may_change)
        self.body.addWidget(self.only_reading)

    def guard(self, *widgets: QWidget) -> None:
        """These can only be used by somebody who may change what the section shows."""
        for widget in widgets:
            widget.setEnabled(self.may_change)

    def scrolled(self) -> "Scrolled":
        """A scrolling column for sections that are no list; already in the body."""
        column = Scrolled()
        self.body.addWidget(column, 1)
        return column

    def action_row(self, *buttons: QPushButton) -> None:
        """Buttons above a list."""
        line = layouts.FlowRow()
        for button in buttons:
            line.add(button)
        self.body.addWidget(line)


class Scrolled(QScrollArea):
    """A column that scrolls and is no wider than reads well."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        outside = layouts.column(content, SPACE_L)
        self._place = QWidget()
        self._place.setMaximumWidth(theme.scaled(_WIDEST))
        self.column = layouts.column(self._place, SPACE_L)
        outside.addWidget(self._place)
        outside.addStretch(1)
        self.setWidget(content)

    def add(self, *widgets: QWidget) -> None:
        """Add parts at the end."""
        for widget in widgets:
            self.column.addWidget(widget)


def shown_facts(facts: Sequence[tuple[str, Any]]) -> QWidget:
    """Names and values below each other; empty ones left out."""
    group = QWidget()
    column = layouts.column(group, 6)
    for name, value in facts:
        if value in ("", None):
            continue
        line = layouts.row(None, SPACE_L)
        label = labels.field_label(name)
        label.setFixedWidth(theme.scaled(190))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        text = labels.body(str(value))
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{name}: {value}")
        line.addWidget(text, 1)
        column.addLayout(line)
    return group
