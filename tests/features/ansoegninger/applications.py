"""Applications and fogedsager for tests, each in a transaction of its own."""

from datetime import date, time
from typing import Any

from socialvicevaert.features.ansoegninger import service
from socialvicevaert.features.ansoegninger.models import AnsoegningDraft, AnsoegningGrundlag, DecisionDraft
from socialvicevaert.features.ansoegninger.queries import AnsoegningView, RaceView, ansoegning, race_of
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, FogedStadie, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.partnere.models import PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.service import add_partner
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer

P81, P81A = AnsoegningGrundlag.PARAGRAF_81, AnsoegningGrundlag.PARAGRAF_81A
MEETING_ON = date(2026, 12, 10)


class Case:
    """A resident with a fogedsag whose meeting is on 10 December 2026; 14.312,50 kr. are owed."""

    def __init__(self, database: Database, by: Actor) -> None:
        self.database, self.by = database, by
        with self.write() as session:
            self.beboer_id = new_beboer(session)
            self.fogedsag_id = self._fogedsag(session)

    def write(self) -> Any:
        return self.database.write(intent(self.by))

    def apply(self, basis: AnsoegningGrundlag = P81A, **fields: Any) -> int:
        known: dict[str, Any] = {"fogedsag_id": self.fogedsag_id, "amount_oere": 1_431_250}
        with self.write() as session:
            return service.write_ansoegning(session, AnsoegningDraft(self.beboer_id, basis, **(known | fields)))

    def decide(self, ansoegning_id: int, draft: DecisionDraft) -> None:
        with self.write() as session:
            service.decide_ansoegning(session, ansoegning_id, draft)

    def partner(self, name: str, kind: PartnerKind, phone: str = "44 77 20 00") -> int:
        with self.write() as session:
            return add_partner(session, PartnerDraft(name, kind, phone=phone))

    def stored(self, ansoegning_id: int) -> AnsoegningView:
        with self.database.read(self.by) as session:
            return ansoegning(session, ansoegning_id)

    def race(self) -> RaceView:
        with self.database.read(self.by) as session:
            return race_of(session, self.fogedsag_id)

    def _fogedsag(self, session: Session) -> int:
        draft = FogedsagDraft(
            self.beboer_id,
            date(2026, 10, 10),
            self.by.medarbejder_id,
            FogedStadie.FOGEDMOEDE,
            rent_month=date(2026, 10, 1),
            arrears_oere=1_431_250,
        )
        fogedsag_id = open_fogedsag(session, draft)
        set_dato(session, fogedsag_id, FogedDatoDraft(DatoArt.FOGEDMOEDE, MEETING_ON, SatAf.RETTEN, time(10, 30)))
        return fogedsag_id
