"""What is missing, in a line each, with the way to put it right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.datakvalitet.queries import MissingGroup
from socialvicevaert.features.tal.figures.published import WITHHELD, Published
from socialvicevaert.shared.percent import show_number
from socialvicevaert.shared.tokens import SPACE_XS
from socialvicevaert.ui import layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class MissingList(QWidget):
    """A link for each kind of gap there is; `wanted` is the key of a kind that somebody wants to put right."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[FlowLink] = []
        self._inside = layouts.column(self, SPACE_XS)

    def show_missing(self, groups: Sequence[MissingGroup], report: Published) -> None:
        """Show the gaps that there are: how many for those who may see whose they are, else as published."""
        layouts.clear(self._inside)
        self.links = [
            FlowLink(_words(group, report), partial(self.wanted.emit, group.key))
            for group in groups
            if report[group.figure].value != 0
        ]
        for link in self.links:
            self._inside.addWidget(link)
        if not self.links:
            self._inside.addWidget(Banner(tr("Der mangler ingen oplysninger."), Tone.SUCCESS))


def _words(group: MissingGroup, report: Published) -> str:
    title = tr(group.title)
    if group.rows:
        return tr("%s: %s af %s") % (title, show_number(group.how_many), show_number(group.of))
    count, whole = report.text(group.figure), report.text(group.whole)
    return tr("%s: %s") % (title, count) if whole == WITHHELD else tr("%s: %s af %s") % (title, count, whole)
