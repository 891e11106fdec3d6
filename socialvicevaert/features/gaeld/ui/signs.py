"""Warning signs as notices: why, by when, by which rule, and the one thing to do about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.rules import Sign, SignArt
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr

_FEW = 3
_ORDER = tuple(SignArt)


class SignNotices(QWidget):
    """The most urgent first; more than a few are shown when they are asked for."""

    plan_wanted = Signal(object)  # GaeldView
    status_wanted = Signal(object)
    debt_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = layouts.column(self, SPACE_S)
        self._shows_all = False
        self._signs: list[tuple[GaeldView, Sign]] = []
        self.notices: list[Banner] = []

    def show_signs(self, debts: Sequence[GaeldView]) -> None:
        """Show the signs of these."""
        found = [(debt, sign) for debt in debts for sign in debt.signs]
        found.sort(key=lambda one: (one[1].due_on or date.max, _ORDER.index(one[1].kind)))
        self._signs = found
        self._build()

    def show_all(self) -> None:
        """Show every one of them."""
        self._shows_all = True
        self._build()

    def _build(self) -> None:
        layouts.clear(self._column)
        self.notices = []
        shown = self._signs if self._shows_all or len(self._signs) <= _FEW + 1 else self._signs[:_FEW]
        for debt, sign in shown:
            notice = self._notice(debt, sign)
            self.notices.append(notice)
            self._column.addWidget(notice)
        if len(shown) < len(self._signs):
            more = buttons.link(tr("Vis alle %s tegn") % len(self._signs), self.show_all)
            line = layouts.row(None)
            line.addWidget(more)
            line.addStretch(1)
            self._column.addLayout(line)
        self.setVisible(bool(self._signs))

    def _notice(self, debt: GaeldView, sign: Sign) -> Banner:
        text, act = self._act(sign.kind)
        checked = tr("sidst kontrolleret %s") % show_date(sign.last_checked)
        said = f"{debt.creditor}: {sign.why}\n{sign.source}, {checked}"
        notice = Banner(said, words.SIGN_TONES[sign.kind], text, lambda: act.emit(debt))
        notice.action.setAccessibleName(f"{text}: {debt.creditor}")
        return notice

    def _act(self, kind: SignArt) -> tuple[str, SignalInstance]:
        if kind is SignArt.INKASSOVARSEL:
            return tr("Lav en aftale"), self.plan_wanted
        if kind is SignArt.UDLAEG:
            return tr("Skift status"), self.status_wanted
        return tr("Se gælden"), self.debt_wanted
