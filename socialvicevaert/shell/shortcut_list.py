"""The list of keys, beside the work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.shell import keys
from socialvicevaert.shell.pages import PageEntry
from socialvicevaert.ui import labels, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_KEY_WIDTH = 110


class ShortcutList(SideSheet):
    """Every key of the window, in groups."""

    def __init__(self, context: Context, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Genveje"), parent=parent)
        for group in keys.GROUPS:
            rows = [(keys.shown(key.keys[0]), tr(key.text)) for key in group.keys]
            if group.keys[0].act == "back":
                railed = [page for page in pages if not page.under]
                rows = [(keys.shown(f"Alt+{n}"), tr(page.text)) for n, page in enumerate(railed, 1)] + rows
            self._add_group(tr(group.title), rows)

    def _add_group(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        self.body.addWidget(labels.heading(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnMinimumWidth(0, theme.scaled(_KEY_WIDTH))
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(rows):
            cap = QLabel(key)
            dress(cap, "count")
            words = labels.body(text)
            words.setAccessibleName(f"{text}: {key}")
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, row, 1)
        self.body.addLayout(grid)
