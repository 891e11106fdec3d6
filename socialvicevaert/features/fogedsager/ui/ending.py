"""How a closed fogedsag ended, and the re-checks after it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.fogedsager.queries import FogedsagView, GenbesoegView
from socialvicevaert.features.fogedsager.rules import is_averted
from socialvicevaert.features.fogedsager.ui.half_card import HalfCard
from socialvicevaert.shared.formats.dates import show_date, show_date_long, show_relative
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class EndingCard(HalfCard):
    """Outcome and result, told apart; each can be changed later, and the case opened again."""

    change_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Afslutning"), parent)
        self.facts = layouts.column(None, SPACE_M)
        self.body.addLayout(self.facts)
        self.acts = layouts.FlowRow()
        self.change_button = buttons.plain(tr("Ændr udfald eller resultat"), self.change_wanted.emit, "tick")
        self.reopen_button = buttons.plain(tr("Genåbn"), self.reopen_wanted.emit, "restore")
        self.acts.add(self.change_button)
        self.acts.add(self.reopen_button)
        self.body.addWidget(self.acts)
        self.body.addStretch(1)

    def show_ending(self, view: FogedsagView, may_write: bool) -> None:
        """Show how a closed case ended."""
        layouts.clear(self.facts)
        row = view.row
        assert row.closed_on is not None
        self._fact(tr("Afsluttet"), show_date_long(row.closed_on))
        self._fact(tr("Udlejers sag endte"), row.outcome.label if row.outcome else tr("Ikke skrevet"))
        tone = Tone.SUCCESS if is_averted(row.result) else Tone.NEUTRAL if row.result else Tone.WARNING
        self._fact(tr("Resultat af indsatsen"), row.result.label if row.result else tr("Ikke bedømt endnu"), tone)
        if view.judged_on is not None:
            self._fact(tr("Bedømt"), tr("%s af %s") % (show_date(view.judged_on), view.judged_by))
        self.acts.setVisible(may_write)

    def _fact(self, label: str, value: str, tone: Tone | None = None) -> None:
        fact = QWidget()
        inside = layouts.column(fact, 2)
        inside.addWidget(labels.field_label(label))
        inside.addWidget(labels.body(value) if tone is None else StatusChip(value, tone))
        self.facts.addWidget(fact)


class RechecksCard(HalfCard):
    """Still housed after 3, 6 and 12 months?"""

    record_wanted = Signal(object)  # GenbesoegView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Genbesøg: bor beboeren der stadig?"), parent)
        self.rows: list[RecheckRow] = []
        self._rows = layouts.column(None, SPACE_M)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_rechecks(self, rechecks: tuple[GenbesoegView, ...], today: date, may_write: bool) -> None:
        """Show the re-checks of a case."""
        layouts.clear(self._rows)
        self.rows = []
        for one in rechecks:
            row = RecheckRow(one, today, may_write)
            row.button.clicked.connect(lambda _checked=False, one=one: self.record_wanted.emit(one))
            self._rows.addWidget(row)
            self.rows.append(row)


class RecheckRow(QWidget):
    """One re-check: due, or what it showed."""

    def __init__(self, one: GenbesoegView, today: date, may_write: bool) -> None:
        super().__init__()
        self.genbesoeg = one
        line = layouts.TurningRow(SPACE_S)
        layouts.column(self).addWidget(line)
        told_of = QWidget()
        words = layouts.column(told_of, 0)
        line.add(told_of, 1)
        words.addWidget(labels.one_line(labels.strong(tr("Efter %s måneder") % one.months)))
        self.button = buttons.quiet(tr("Registrér"), icon="tick")
        self.button.setAccessibleName(tr("Registrér genbesøg efter %s måneder") % one.months)
        if one.checked_on is None:
            due = tr("%s (%s)") % (show_date(one.due_on), show_relative(one.due_on, today))
            words.addWidget(labels.one_line(labels.secondary(due)))
            state = (
                StatusChip(tr("Mangler"), Tone.DANGER)
                if one.due_on < today
                else StatusChip(tr("Venter"), icon="waiting")
            )
        else:
            told = tr("Undersøgt %s") % show_date(one.checked_on)
            words.addWidget(labels.secondary(f"{told} · {one.note}" if one.note else told))
            state = (
                StatusChip(tr("Bor der stadig"), Tone.SUCCESS)
                if one.still_housed
                else StatusChip(tr("Bor der ikke"), Tone.DANGER)
            )
        right = QWidget()
        beside = layouts.row(right, SPACE_S)
        beside.addWidget(state)
        beside.addWidget(self.button)
        beside.addStretch(1)
        line.add(right)
        self.button.setVisible(may_write and one.checked_on is None)
