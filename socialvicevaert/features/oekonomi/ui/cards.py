"""The cards of the first part: each says one thing in a line or two, and leads to the part it is about."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from socialvicevaert.features.oekonomi.queries.household import Sign
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.card import Card, KeyCard
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_NARROWEST = 230
_NARROWEST_FIGURE = 165


class PartCard(Card):
    """What a part holds; ``opened`` when somebody wants to see it."""

    opened = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.open = buttons.link(tr("Åbn"), self.opened.emit)
        self.open.setAccessibleName(tr("Åbn %s") % title.lower())
        self.head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(SPACE_XS)
        self.act: QPushButton | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return _at_least(_NARROWEST, super().minimumSizeHint())

    def say(self, figure: str, *lines: str) -> "PartCard":
        """The figure, and what there is to know about it."""
        self.add(labels.strong(figure))
        for line in lines:
            if line:
                self.add(labels.secondary(line))
        return self

    def mark(self, text: str, tone: Tone, icon: str) -> "PartCard":
        """How it stands."""
        self.head.insertWidget(1, StatusChip(text, tone, icon), 0, Qt.AlignmentFlag.AlignTop)
        return self

    def offer(self, text: str, button: str, slot: Callable[[], object], may: bool) -> "PartCard":
        """There is nothing yet: why one would want it, and the one next step."""
        self.open.hide()
        self.add(labels.secondary(text))
        self.act = buttons.plain(button, slot, "add")
        self.act.setEnabled(may)
        self.body.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        return self

    def finish(self) -> "PartCard":
        """Nothing more comes: what is short stands at the top."""
        self.body.addStretch(1)
        return self


class NumberCard(KeyCard):
    """One of the three numbers, with its definition; it stands below the others before its words get too narrow."""

    def minimumSizeHint(self) -> QSize:
        return _at_least(_NARROWEST_FIGURE, super().minimumSizeHint())


class SignsCard(Card):
    """What presses, the dangerous first; each leads to where it is dealt with."""

    wanted = Signal(object)  # Sign

    def __init__(self, signs: tuple[Sign, ...], parent: QWidget | None = None) -> None:
        super().__init__(tr("Det haster") if any(one.is_danger for one in signs) else tr("Hold øje med"), parent)
        self.links: list[FlowLink] = []
        self.body.setSpacing(SPACE_S)
        for sign in signs:
            row = QWidget()
            inside = layouts.column(row, 0)
            flow = layouts.FlowRow(space=SPACE_S)
            tone = Tone.DANGER if sign.is_danger else Tone.WARNING
            flow.add(StatusChip(sign.title, tone, tone.icon))
            link = FlowLink(tr("Åbn"), partial(self.wanted.emit, sign))
            link.setAccessibleName(tr("Åbn: %s") % sign.title)
            self.links.append(link)
            flow.add(link)
            inside.addWidget(flow)
            inside.addWidget(labels.body(sign.why))
            self.add(row)


def _at_least(width: int, hint: QSize) -> QSize:
    return QSize(max(theme.scaled(width), hint.width()), hint.height())
