"""One fogedsag from top to bottom: the next step, the course, amounts, facts, how it ended, and its history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import DatoArt, SatAf
from socialvicevaert.features.fogedsager.queries import BeloebView, FogedsagView, GenbesoegView
from socialvicevaert.features.fogedsager.ui.amount_sheet import BeloebSheet
from socialvicevaert.features.fogedsager.ui.amounts import AmountsCard
from socialvicevaert.features.fogedsager.ui.beside import Beside
from socialvicevaert.features.fogedsager.ui.case_sheet import FogedsagSheet
from socialvicevaert.features.fogedsager.ui.closing_sheet import AfslutSheet
from socialvicevaert.features.fogedsager.ui.course import station_of, steps_of
from socialvicevaert.features.fogedsager.ui.course_card import CourseCard
from socialvicevaert.features.fogedsager.ui.date_sheet import DatoSheet
from socialvicevaert.features.fogedsager.ui.ending import EndingCard, RechecksCard
from socialvicevaert.features.fogedsager.ui.facts import FactsCard
from socialvicevaert.features.fogedsager.ui.half_card import CardsRow
from socialvicevaert.features.fogedsager.ui.history import HistorySection
from socialvicevaert.features.fogedsager.ui.next_step import NextStep
from socialvicevaert.features.fogedsager.ui.recheck_sheet import GenbesoegSheet
from socialvicevaert.features.fogedsager.ui.stage_sheet import StadieSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr


class FogedsagCase(QWidget):
    """Shows a ``FogedsagView`` and asks for what can be done with it; it reads nothing itself.

    ``is_primary`` is False where the view has another primary button; ``beside`` is what other features add.
    """

    binned = Signal()

    def __init__(
        self,
        context: Context,
        is_primary: bool = True,
        beside: Beside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._beside = beside
        self.view: FogedsagView | None = None
        self.may_write = may(context.actor, Permission.WRITE_FOGEDSAGER)
        outside = layouts.column(self, SPACE_L)
        self.next_step = NextStep(is_primary)
        outside.addWidget(self.next_step)
        self.course = CourseCard(beside.make(context) if beside is not None else None)
        outside.addWidget(self.course)
        self.ending = EndingCard()
        self.rechecks = RechecksCard()
        self.amounts = AmountsCard()
        self.facts = FactsCard()
        self._ended = CardsRow(self.ending, self.rechecks)
        outside.addWidget(self._ended)
        outside.addWidget(CardsRow(self.amounts, self.facts))
        self.history = HistorySection()
        outside.addWidget(self.history)
        outside.addStretch(1)
        self._connect()

    def show_case(self, view: FogedsagView) -> None:
        """Show a case, or the same one anew; place and focus stay."""
        today = self.context.clock.today()
        is_other = self.view is None or self.view.row.id != view.row.id
        self.view = view
        is_closed = view.row.closed_on is not None
        self.next_step.show_step(view, today, self.may_write)
        self.course.show_course(view, today, self.may_write, begin_anew=is_other)
        self._ended.setVisible(is_closed)
        self.rechecks.setVisible(is_closed and bool(view.genbesoeg))
        if is_closed:
            self.ending.show_ending(view, self.may_write)
            self.rechecks.show_rechecks(view.genbesoeg, today, self.may_write)
        self.amounts.show_amounts(view, self.may_write)
        self.facts.show_facts(view, self.may_write)
        self.history.show_history(view.history)

    def write_date(self, kind: DatoArt) -> None:
        """Open the form of a date; the line shows its station meanwhile."""
        if self.view is not None and self.may_write:
            self.course.select(station_of(kind).key)
            self.context.sheets.open(DatoSheet(self.context, self.view, kind))

    def change_stage(self) -> None:
        """Open the form for another stage; of a closed case, for opening it again."""
        if self.view is not None:
            self.context.sheets.open(StadieSheet(self.context, self.view))

    def close_case(self) -> None:
        """Open the form that ends the case, or changes how it ended."""
        if self.view is not None and self.may_write:
            self.context.sheets.open(AfslutSheet(self.context, self.view))

    def answer_recheck(self) -> None:
        """Open the form of the first re-check nobody has answered."""
        waiting = [one for one in self.view.genbesoeg if one.checked_on is None] if self.view is not None else []
        if waiting and self.may_write:
            self._recheck(waiting[0])

    def change_facts(self) -> None:
        """Open the form of the facts."""
        if self.view is not None:
            self.context.sheets.open(FogedsagSheet(self.context, view=self.view))

    def bin(self) -> None:
        """Put the case in the bin; the toast takes it back."""
        if self.view is None:
            return
        fogedsag_id = self.view.row.id
        self.context.tasks.write(
            self,
            tr("Fogedsag slettet"),
            lambda session: service.bin_fogedsag(session, fogedsag_id),
            lambda _none: self.binned.emit(),
        )

    def _connect(self) -> None:
        self.next_step.write_wanted.connect(self.write_date)
        self.next_step.stage_wanted.connect(self.change_stage)
        self.next_step.close_wanted.connect(self.close_case)
        self.facts.notified_wanted.connect(lambda: self.write_date(DatoArt.KOMMUNE_UNDERRETTET))
        self.next_step.bin_wanted.connect(self.bin)
        self.course.write_wanted.connect(self.write_date)
        self.course.recompute_wanted.connect(self._recompute)
        self.course.close_wanted.connect(self.close_case)
        self.ending.change_wanted.connect(self.close_case)
        self.ending.reopen_wanted.connect(self.change_stage)
        self.rechecks.record_wanted.connect(self._recheck)
        self.amounts.add_wanted.connect(self._add_amount)
        self.amounts.remove_wanted.connect(self._remove_amount)
        self.facts.change_wanted.connect(self.change_facts)

    def _recompute(self, kind: DatoArt) -> None:
        if self.view is None:
            return
        if steps_of(self.view)[kind].set_by is SatAf.RETTEN:
            self.write_date(kind)  # its form asks why
        else:
            fogedsag_id = self.view.row.id
            self.context.tasks.write(
                self, tr("Beregnet dato brugt igen"), lambda session: service.remove_dato(session, fogedsag_id, kind)
            )

    def _recheck(self, genbesoeg: GenbesoegView) -> None:
        if self.view is not None:
            self.context.sheets.open(GenbesoegSheet(self.context, self.view, genbesoeg))

    def _add_amount(self) -> None:
        if self.view is not None:
            before_payment = self._beside.before_payment if self._beside is not None else None
            self.context.sheets.open(BeloebSheet(self.context, self.view, before_payment))

    def _remove_amount(self, beloeb: BeloebView) -> None:
        beloeb_id = beloeb.id
        title = tr("Beløb fjernet: %s") % beloeb.kind.label
        self.context.tasks.write(self, title, lambda session: service.remove_beloeb(session, beloeb_id))
