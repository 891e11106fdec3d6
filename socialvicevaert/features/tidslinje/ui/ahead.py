"""What lies ahead of a resident: open opgaver to tick off, and the next dates."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from socialvicevaert.features.opgaver.queries import OpgaveView
from socialvicevaert.features.tidslinje.queries import NaesteDato
from socialvicevaert.features.tidslinje.ui import words
from socialvicevaert.shared.formats.dates import show_date_long, show_date_short, show_relative
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr

_FEW = 4  # opgaver and dates shown before "Vis alle"


class AheadCard(Card):
    """Opgaver with a tick, a date and a way to put them off; below them the dates of cases, consents and referrals."""

    finish_wanted = Signal(object)  # OpgaveView
    put_off_wanted = Signal(object)
    opgave_wanted = Signal(object)
    new_wanted = Signal()
    date_wanted = Signal(object)  # NaesteDato

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Opgaver"), parent)
        self.context = context
        self.ticks: list[QPushButton] = []
        self.dates: list[FlowLink] = []
        self.new = buttons.quiet(tr("Ny opgave"), self.new_wanted.emit, "add")
        self.head.addWidget(self.new)
        self.body.setSpacing(SPACE_XS)
        self._opgaver = layouts.column(None, SPACE_XS)
        self.body.addLayout(self._opgaver)
        self._dates = layouts.column(None, SPACE_XS)
        self.body.addLayout(self._dates)
        self._shown: tuple[object, ...] = ()
        self._shows_all = False

    def show_ahead(self, opgaver: Sequence[OpgaveView], dates: Sequence[NaesteDato]) -> None:
        """Show these; rows that say the same are left alone."""
        today = self.context.clock.today()
        now = (tuple(opgaver), tuple(dates), today, self._shows_all)
        if now == self._shown:
            return
        self._shown = now
        focus = QApplication.focusWidget()
        place = next((place for place, tick in enumerate(self.ticks) if tick is focus), None)
        self._show_opgaver(opgaver, dates, today)
        self._show_dates(dates, today)
        if place is not None:
            following = self.ticks[min(place, len(self.ticks) - 1)] if self.ticks else self.new
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_opgaver(self, opgaver: Sequence[OpgaveView], dates: Sequence[NaesteDato], today: date) -> None:
        layouts.clear(self._opgaver)
        self.ticks = []
        if not opgaver:
            self._opgaver.addWidget(labels.secondary(tr("Ingen åbne opgaver.")))
        few = opgaver if self._shows_all else opgaver[:_FEW]
        for opgave in few:
            self._opgaver.addWidget(self._opgave(opgave, today))
        if len(few) < len(opgaver):
            more = buttons.link(tr("Vis alle %s opgaver") % len(opgaver), partial(self._show_all, opgaver, dates))
            self._opgaver.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _opgave(self, opgave: OpgaveView, today: date) -> QWidget:
        row = QWidget()
        line = layouts.row(row, SPACE_S)
        act, icon = (tr(opgave.answer.label), "next") if opgave.answer else (tr("Klaret"), "circle")
        tick = buttons.icon_only(icon, f"{act}: {opgave.title}", partial(self.finish_wanted.emit, opgave))
        tick.setToolTip(act)
        self.ticks.append(tick)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        flow = layouts.FlowRow(space=SPACE_S)
        flow.flow.setContentsMargins(0, theme.scaled(5), 0, theme.scaled(5))  # on one line with the tick
        title = FlowLink(opgave.title, partial(self.opgave_wanted.emit, opgave))
        title.setToolTip(opgave.why or opgave.source.label)
        flow.add(title)
        text, tone, icon, tip = words.due(opgave, today)
        flow.add(StatusChip(text, tone, icon, tip))
        if opgave.medarbejder_id != self.context.actor.medarbejder_id:
            flow.add(labels.FlowLabel(opgave.medarbejder, "secondary"))
        line.addWidget(flow, 1)
        put_off = buttons.icon_only(
            "snooze", tr("Udskyd: %s") % opgave.title, partial(self.put_off_wanted.emit, opgave)
        )
        put_off.setToolTip(tr("Udskyd"))
        line.addWidget(put_off, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_dates(self, dates: Sequence[NaesteDato], today: date) -> None:
        layouts.clear(self._dates)
        self.dates = []
        if not dates:
            return
        self._dates.addSpacing(SPACE_S)
        self._dates.addWidget(labels.field_label(tr("Næste datoer")))
        for one in dates if self._shows_all else dates[:_FEW]:
            row = QWidget()
            line = layouts.row(row, SPACE_M)
            mark = labels.body()
            icons.put(mark, words.ICONS[one.kind])
            line.addWidget(mark)
            when = labels.FlowLabel(show_date_short(one.on, today))
            when.setToolTip(show_date_long(one.on))
            flow = layouts.FlowRow(space=SPACE_S)
            flow.add(when)
            link = FlowLink(one.title, partial(self.date_wanted.emit, one))
            self.dates.append(link)
            flow.add(link)
            flow.add(labels.FlowLabel(show_relative(one.on, today), "secondary"))
            line.addWidget(flow, 1)
            self._dates.addWidget(row)

    def _show_all(self, opgaver: Sequence[OpgaveView], dates: Sequence[NaesteDato]) -> None:
        self._shows_all = True
        self.show_ahead(opgaver, dates)
