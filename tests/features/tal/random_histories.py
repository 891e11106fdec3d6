"""Estates with random histories, with more of what is counted of households, re-checks and contacts."""

from datetime import datetime, time, timedelta
from random import Random

from sqlmodel import select
from typing_extensions import override

from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType
from socialvicevaert.features.fogedsager.models import FogedUdfald, Genbesoeg, IndsatsResultat
from socialvicevaert.features.fogedsager.rules import recheck_dates
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagPeriode, SagResultat
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage import Session, row_id
from tests.features.tal.plain_sql import BANDS
from tests.features.tal.test_sums import LAST, Invented


class Richer(Invented):
    """More of what this part counts: shared homes, cases opened again, answers of re-checks, contacts at any hour."""

    def __init__(self, session: Session, random: Random) -> None:
        super().__init__(session, random)
        for estate in session.exec(select(Afdeling)):
            estate.closed_on = estate.merged_into_id = None  # counted by itself, as plain SQL does
        homes = [Husstand(type=random.choice(list(HusstandType))) for _ in range(4)]
        session.add_all(homes)
        session.flush()
        for number in self.people:
            session.get_one(Beboer, number).husstand_id = random.choice([None, *(row_id(one) for one in homes)])
        for _ in range(random.randrange(12)):
            random.choice((self.reopened_sag, self.averted, self.met, self.owing))()
        session.flush()

    @override
    def fogedsag(self) -> None:
        self.averted()

    @override
    def restanceliste(self) -> None:
        self.liste()

    def liste(self) -> int:
        """A list of all estates of the landlord, each by a number of its own."""
        bands = {
            number: {band: [self.random.randrange(9), 100_00] for band in self.random.sample(BANDS, 2)}
            for number in self.random.sample(["1", "2", "3", "77"], 2)
        }
        row = Restanceliste(
            boligorganisation_id=1, as_of=self.day(), imported_at=self.session.now, imported_by_id=1, file_name="",
            file_sha256=str(self.estate.next()), row_count=0, usable_count=0, unusable_count=0, total_oere=0,
            bands=bands,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        return row_id(row)

    def owing(self) -> None:
        who = self.random.choice(self.people)
        home = self.session.get_one(Beboer, who).lejemaal_id
        if home is not None:
            status = self.random.choice([RestanceStatus.NY, RestanceStatus.UDGAAET])
            row = Restance(
                restanceliste_id=self.liste(), lejemaal_id=home, beboer_id=who, status=status,
                amount_oere=0 if status is RestanceStatus.UDGAAET else 4_000_00,
            )  # fmt: skip
            self.session.add(row)

    def reopened_sag(self) -> None:
        days = sorted(self.day() for _ in range(5))
        open_end = self.random.random() < 0.5
        stretches = [(days[0], days[1]), (days[2], days[3]), (days[4], None)][: self.random.randrange(1, 4)]
        if not open_end and stretches[-1][1] is None:
            stretches.pop()
        sag = self.estate.sag(
            self.random.choice(self.people), *stretches, cause=self.random.choice([None, *SagAarsag]),
            result=self.random.choice([None, *SagResultat]),
        )  # fmt: skip
        for stretch in self.session.exec(select(SagPeriode).where(SagPeriode.sag_id == sag)):
            stretch.met_new_people = self.random.choice([None, *NyeMennesker])

    def averted(self) -> None:
        """Averted, perhaps opened again or lost later, perhaps asked about; planned as the program plans it."""
        opened = self.day()
        closed = min(opened + timedelta(days=self.random.randrange(30)), LAST)
        how = self.random.choice([IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT])
        closings = [(closed, FogedUdfald.BETALT, how)]
        later = self.random.choice([None, closed, closed + timedelta(days=self.random.randrange(1, 200))])
        if later is not None and later <= LAST:
            closings.append((later, FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET))
        number = self.estate.fogedsag(self.random.choice(self.people), opened, *closings)
        for months, due in recheck_dates(closed):
            checked = self.random.choice([None, due.on + timedelta(days=self.random.randrange(20))])
            self.session.add(
                Genbesoeg(
                    fogedsag_id=number, months=months, due_on=due.on, checked_on=checked,
                    still_housed=None if checked is None else self.random.random() < 0.7,
                    deleted_at=self.session.now if len(closings) > 1 and checked is None else None,
                )
            )  # fmt: skip

    def met(self) -> None:
        moment = datetime.combine(self.day(), time(self.random.randrange(24), self.random.choice((0, 1, 59))), DENMARK)
        self.session.add(
            Kontakt(
                beboer_id=self.random.choice(self.people), medarbejder_id=self.random.choice(self.workers),
                held_at=moment, kind=self.random.choice(list(KontaktArt)),
                place=self.random.choice([None, *KontaktSted]), with_whom=self.random.choice(["", "Tolk"]),
                partner_id=self.random.choice([None, *self.partners]),
            )
        )  # fmt: skip
