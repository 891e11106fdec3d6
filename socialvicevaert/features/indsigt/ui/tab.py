"""Indsigt: a resident's requests to see what is held, how far each has come, and the way to answer it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.queries import IndsigtView, Review
from socialvicevaert.features.indsigt.ui.card import IndsigtCard
from socialvicevaert.features.indsigt.ui.form import IndsigtSheet
from socialvicevaert.features.indsigt.ui.hand_over import HandOverSheet
from socialvicevaert.features.indsigt.ui.review import ReviewSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Shown:
    """The requests, and what is to be judged in the one that waits."""

    indsigter: tuple[IndsigtView, ...]
    review: Review | None


class IndsigtTab(CardTab[IndsigtCard]):
    """A request waits, or was answered. A target's ``extra["id"]`` brings one into sight."""

    title = "Indsigt"
    icon = "show"
    tab = "indsigt"
    shows = frozenset({"indsigt"})  # not what is judged: everything would be read again for each
    new_text = "Ny anmodning"
    empty_text = (
        "Beboeren har ikke bedt om at se, hvad der er gemt. Beder beboeren om det, mundtligt eller skriftligt, "
        "skal svaret gives inden en måned."
    )
    writes = Permission.EXPORT
    scrolls = False

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: _read(session, beboer_id), self._show, latest="beboer: indsigt")

    def open_new(self) -> None:
        self.context.sheets.open(IndsigtSheet(self.context, self.beboer_id))

    def first_act_of(self, card: IndsigtCard) -> QWidget:
        return card.first_act() or card

    def _show(self, shown: _Shown) -> None:
        if not self.begin(shown, is_empty=not shown.indsigter):
            return
        for one in shown.indsigter:
            review = shown.review if shown.review is not None and shown.review.indsigt.id == one.id else None
            card = self.add_card(one.id, IndsigtCard(self.context, one, review, self.may_write))
            card.review_wanted.connect(self._review)
            card.hand_over_wanted.connect(self._hand_over)
            card.bin_wanted.connect(self._bin)
            self.column.addWidget(card)
        waiting = sum(one.answered_at is None for one in shown.indsigter)
        self.new.setEnabled(self.may_write and not waiting)
        self.finish(tr("%s venter · %s i alt") % (waiting, len(shown.indsigter)))

    def _review(self, indsigt_id: int) -> None:
        sheet = ReviewSheet(self.context, indsigt_id)
        sheet.hand_over_wanted.connect(self._hand_over)
        sheet.closed.connect(self.ask_refresh)
        self.context.sheets.open(sheet)

    def _hand_over(self, indsigt_id: int) -> None:
        self.context.sheets.open(HandOverSheet(self.context, indsigt_id))

    def _bin(self, indsigt_id: int) -> None:
        self.context.tasks.write(
            self, tr("Anmodning om indsigt trukket tilbage"), lambda session: service.bin_indsigt(session, indsigt_id)
        )


def _read(session: Session, beboer_id: int) -> _Shown:
    found = queries.indsigter_of(session, beboer_id)
    waiting = next((one for one in found if one.answered_at is None), None)
    return _Shown(found, queries.review(session, waiting.id) if waiting is not None else None)
