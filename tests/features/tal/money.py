"""Makes households with money matters through the program's own services, as an adviser would."""

from dataclasses import dataclass
from datetime import date, timedelta

from socialvicevaert.features.afdragsordninger.models import (
    AfdragDraft,
    Afdragsrytme,
    IndbetalingDraft,
    OrdningDraft,
)
from socialvicevaert.features.afdragsordninger.service import cancel_ordning, make_ordning, pay
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
)
from socialvicevaert.features.ansoegninger.service import decide_ansoegning, write_ansoegning
from socialvicevaert.features.fogedsager.models import FogedsagClosing, FogedsagDraft, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.service import close_fogedsag, open_fogedsag
from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebStatus,
    MaalingDraft,
    Moedested,
)
from socialvicevaert.features.forloeb.service import answer_offer, close_forloeb, offer_forloeb
from socialvicevaert.storage.session import Session
from tests.factories import new_beboer

Facts = tuple[int | None, int | None, bool | None]
"""Rådighedsbeløb and debt in kroner, and whether a plan is in place."""

UNKNOWN: Facts = (None, None, None)


@dataclass
class Money:
    """Acts in a session of somebody who may write about money."""

    session: Session
    numbers: int = 0

    def beboer(self, **fields: object) -> int:
        self.numbers += 1
        return new_beboer(self.session, "Zeynep", f"Qvistgaard{self.numbers}", **fields)

    def offer(self, on: date, answer: ForloebStatus | None = None, answered_on: date | None = None) -> int:
        """A course offered to somebody new."""
        forloeb_id = offer_forloeb(self.session, ForloebDraft(self.beboer(), on, self.session.actor.medarbejder_id))
        if answer is not None:
            self.answer(forloeb_id, answer, answered_on or on)
        return forloeb_id

    def answer(self, forloeb_id: int, answer: ForloebStatus, on: date, facts: Facts | None = None) -> None:
        place = Moedested.HJEM if answer is ForloebStatus.ACCEPTERET else None
        answer_offer(self.session, forloeb_id, ForloebAnswer(answer, on, place), measured(on, facts) if facts else None)

    def closed(
        self, result: IndsatsResultat, on: date, before: Facts | None = None, after: Facts = UNKNOWN, days: int = 40
    ) -> int:
        """A course accepted so many days before it was closed, measured at both ends."""
        began = on - timedelta(days=days)
        forloeb_id = self.offer(began)
        self.answer(forloeb_id, ForloebStatus.ACCEPTERET, began, before)
        close_forloeb(self.session, forloeb_id, ForloebClosing(on, result, measured(on, after)))
        return forloeb_id

    def fogedsag(self, opened_on: date, closed_on: date, outcome: FogedUdfald, result: IndsatsResultat) -> int:
        draft = FogedsagDraft(self.beboer(), opened_on, self.session.actor.medarbejder_id)
        fogedsag_id = open_fogedsag(self.session, draft)
        close_fogedsag(self.session, fogedsag_id, FogedsagClosing(closed_on, outcome, result))
        return fogedsag_id

    def ordning(self, agreed_on: date, *due: date, paid: tuple[date, ...] = (), cancelled: date | None = None) -> int:
        """An agreement of 500 kr. each time, and payments of as much."""
        ordning_id = make_ordning(
            self.session,
            OrdningDraft(
                self.beboer(), "Boligforeningen", agreed_on, 500_00 * len(due), Afdragsrytme.MAANED,
                tuple(AfdragDraft(day, 500_00) for day in due),
            ),
        )  # fmt: skip
        for day in paid:
            pay(self.session, ordning_id, IndbetalingDraft(day, 500_00))
        if cancelled is not None:
            cancel_ordning(self.session, ordning_id, cancelled, "Beboeren er flyttet")
        return ordning_id

    def ansoegning(
        self,
        basis: AnsoegningGrundlag,
        sent_on: date | None,
        decision: Afgoerelse | None = None,
        decided_on: date | None = None,
        expected: date | None = None,
    ) -> int:
        ansoegning_id = write_ansoegning(
            self.session,
            AnsoegningDraft(
                self.beboer(), basis, recipient="Kommunen", amount_oere=4_000_00, sent_on=sent_on,
                expected_answer_on=expected,
            ),
        )  # fmt: skip
        if decision is not None and decided_on is not None:
            reason = "Efter rimelighed" if decision is Afgoerelse.DELVIST else ""
            decide_ansoegning(self.session, ansoegning_id, DecisionDraft(decision, decided_on, reason=reason))
        return ansoegning_id


def measured(on: date, facts: Facts) -> MaalingDraft:
    """The facts as typed."""
    raadighed, debt, has_plan = facts
    return MaalingDraft(
        on, None if raadighed is None else raadighed * 100, None if debt is None else debt * 100, has_plan
    )
