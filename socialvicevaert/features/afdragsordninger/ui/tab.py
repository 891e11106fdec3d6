"""Agreements of one resident: what runs first, each with what is paid and what comes next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.afdragsordninger import queries, service
from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import IndbetalingView, OrdningView
from socialvicevaert.features.afdragsordninger.ui.card import OrdningCard
from socialvicevaert.features.afdragsordninger.ui.form import OrdningSheet
from socialvicevaert.features.afdragsordninger.ui.sheets import BetalingSheet, OphoerSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


class OrdningerTab(CardTab[OrdningCard]):
    """A part of »Økonomi«. A target's ``extra["id"]`` is brought into sight.

    ``before_payment`` gives what a feature above has to say before a payment of the resident is written.
    """

    title = "Afdragsordninger"
    icon = "partners"
    tab = "ordninger"
    shows = frozenset({"afdragsordning", "afdrag", "indbetaling"})
    new_text = "Ny afdragsordning"
    empty_text = (
        "Her er ingen afdragsordninger endnu. En ordning deler et beløb i afdrag og følger, om de bliver betalt."
    )
    writes = Permission.WRITE_OEKONOMI
    scrolls = False

    def __init__(
        self,
        context: Context,
        beboer_id: int,
        before_payment: "Callable[[Session, int], str] | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, beboer_id, parent)
        self._before_payment = before_payment
        self._folds: dict[int, dict[str, bool]] = {}

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.ordninger_of(session, beboer_id), self._show, latest="ordninger")

    def open_new(self) -> None:
        """Open the form of a new agreement."""
        self.context.sheets.open(OrdningSheet(self.context, Target("ny_ordning", self.beboer_id)))

    def pay(self, view: OrdningView) -> None:
        """Open the form of a payment, filled with the next open instalment."""
        self.context.sheets.open(BetalingSheet(self.context, view, self._before_payment))

    def _show(self, views: tuple[OrdningView, ...]) -> None:
        if not self.begin(views, is_empty=not views):
            return
        running = [one for one in views if one.is_open]
        over = [one for one in views if not one.is_open]
        for one in running:
            self.column.addWidget(self._card(one))
        if over:
            is_wanted = any(one.id == self.wanted for one in over)
            section = Section(tr("Betalte og ophørte (%s)") % len(over), folded=bool(running) and not is_wanted)
            for one in over:
                section.add(self._card(one))
            self.column.addWidget(section)
        self.finish(_count(views))

    def _card(self, view: OrdningView) -> OrdningCard:
        folds = self._folds.setdefault(view.id, {})
        card = self.add_card(view.id, OrdningCard(view, self.may_write, folds))
        card.folded.connect(folds.__setitem__)
        card.pay_wanted.connect(lambda: self.pay(view))
        card.remove_wanted.connect(self._remove_payment)
        card.print_wanted.connect(lambda: self.context.sheets.open(plan_sheet(self.context, view)))
        card.change_wanted.connect(
            lambda: self.context.sheets.open(OrdningSheet(self.context, Target("ny_ordning", self.beboer_id), view))
        )
        card.cancel_wanted.connect(lambda: self.context.sheets.open(OphoerSheet(self.context, view)))
        card.resume_wanted.connect(
            lambda: self.context.tasks.write(
                self, tr("Afdragsordning fortsat"), lambda session: service.resume_ordning(session, view.id)
            )
        )
        card.bin_wanted.connect(
            lambda: self.context.tasks.write(
                self, tr("Afdragsordning slettet"), lambda session: service.bin_ordning(session, view.id)
            )
        )
        return card

    def _remove_payment(self, one: IndbetalingView) -> None:
        self.context.tasks.write(self, tr("Betaling fjernet"), lambda session: service.remove_payment(session, one.id))


def _count(views: tuple[OrdningView, ...]) -> str:
    """How many there are, by how they stand."""
    words = [
        (OrdningTilstand.BRUDT, tr("1 brudt"), tr("%s brudte")),
        (OrdningTilstand.LOEBER, tr("1 løber"), tr("%s løber")),
        (OrdningTilstand.BETALT, tr("1 betalt"), tr("%s betalte")),
        (OrdningTilstand.OPHOERT, tr("1 ophørt"), tr("%s ophørte")),
    ]
    counted = [(sum(one.state is state for one in views), single, many) for state, single, many in words]
    return " · ".join(single if n == 1 else many % n for n, single, many in counted if n)


def plan_sheet(context: Context, view: OrdningView) -> PaperSheet:
    """The plan the resident takes home."""
    return PaperSheet(
        context,
        tr("Plan til beboeren"),
        lambda session: service.plan_paper(session, view.id),
        lambda session: service.print_plan(session, view.id),
        file_name=tr("Afdragsordning %s-%s") % (view.beboer_id, view.id),  # numbers: no names in file names
    )
