"""A tab of a resident made of parts of several features, which do not know each other."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from socialvicevaert.shared.tokens import SPACE_XL
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.resident_tab import ResidentTab


class ComposedTab(ResidentTab):
    """Parts below each other in one place that scrolls; each reads for itself, as any tab does."""

    margin = 0

    def __init__(self, context: Context, beboer_id: int, parts: Sequence[Any]) -> None:
        super().__init__(context, beboer_id)
        self.parts: tuple[ResidentTab, ...] = tuple(part(context, beboer_id) for part in parts)
        content = QWidget()
        inside = layouts.column(content, 0, (0, 0, 0, SPACE_XL))
        for part in self.parts:
            inside.addWidget(part)
        inside.addStretch(1)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(content)
        self.body.addWidget(scroller, 1)

    def go_to(self, target: Target) -> None:
        for part in self.parts:
            part.go_to(target)
