"""Makes rows for report tests: plain rows, because a report reads and does not care who wrote."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import (
    FogedHistorik,
    Fogedsag,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagKilde, SagPeriode, SagResultat
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage import Session, row_id

WORKER = 1


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment on the wall in Denmark."""
    return datetime(year, month, day, hour, minute, tzinfo=DENMARK)


@dataclass
class Estate:
    """Adds rows to a session of `Database.write`."""

    session: Session
    afdeling_id: int = field(init=False)
    numbers: int = 0

    def __post_init__(self) -> None:
        found = self.session.exec(select(Afdeling.id)).first()
        assert found is not None
        self.afdeling_id = found

    def next(self) -> int:
        self.numbers += 1
        return self.numbers

    def afdeling(self, name: str, number: str = "2") -> int:
        row = Afdeling(boligorganisation_id=1, name=name, number=number)
        self.session.add(row)
        self.session.flush()
        return row_id(row)

    def beboer(self, afdeling_id: int | None = None, home: bool = True, name: str = "Zeynep") -> int:
        number = self.next()
        lejemaal = Lejemaal(lejemaalsnr=str(number), afdeling_id=afdeling_id or self.afdeling_id, road="Lærkevej")
        if home:
            self.session.add(lejemaal)
            self.session.flush()
        row = Beboer(
            first_name=name, last_name=f"Qvistgaard{number}", sort_key=str(number),
            lejemaal_id=row_id(lejemaal) if home else None,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        return row_id(row)

    def sag(
        self,
        beboer_id: int,
        *stretches: tuple[date, date | None],
        cause: SagAarsag | None = None,
        source: SagKilde = SagKilde.UKENDT,
        result: SagResultat | None = None,
    ) -> int:
        sag = Sag(
            beboer_id=beboer_id, responsible_id=WORKER, number=f"S{self.next()}", source=source, cause=cause,
            started_on=stretches[0][0], closed_on=stretches[-1][1], result=result,
        )  # fmt: skip
        self.session.add(sag)
        self.session.flush()
        for from_on, to_on in stretches:
            self.session.add(
                SagPeriode(sag_id=row_id(sag), from_on=from_on, to_on=to_on, result=result if to_on else None)
            )
        self.session.flush()
        return row_id(sag)

    def kontakt(self, beboer_id: int, held_at: datetime, kind: KontaktArt = KontaktArt.HJEMMEBESOEG) -> None:
        self.session.add(Kontakt(beboer_id=beboer_id, medarbejder_id=WORKER, held_at=held_at, kind=kind))
        self.session.flush()

    def fogedsag(
        self,
        beboer_id: int,
        opened_on: date,
        *closings: tuple[date, FogedUdfald | None, IndsatsResultat | None],
    ) -> int:
        """A fogedsag with its history: each closing holds from its day on."""
        last = closings[-1] if closings else (None, None, None)
        row = Fogedsag(
            beboer_id=beboer_id, responsible_id=WORKER, opened_on=opened_on, closed_on=last[0], outcome=last[1],
            result=last[2], stage=FogedStadie.AFSLUTTET if closings else FogedStadie.PAAKRAV,
        )  # fmt: skip
        self.session.add(row)
        self.session.flush()
        states = [(opened_on, FogedStadie.PAAKRAV, None, None)]
        states += [(on, FogedStadie.AFSLUTTET, outcome, result) for on, outcome, result in closings]  # type: ignore[misc]
        for on, stage, outcome, result in states:
            self.session.add(
                FogedHistorik(
                    fogedsag_id=row_id(row), valid_from=on, stage=stage, outcome=outcome, result=result,
                    recorded_at=self.session.now, recorded_by_id=WORKER,
                )
            )  # fmt: skip
        self.session.flush()
        return row_id(row)

    def sydhavnen(self) -> None:
        """The published year: 243 sager on fewer residents; 41 fogedsager, 30 averted; of the 11 others 5 still run."""
        people = [self.beboer() for _ in range(187)]
        for number in range(243):
            stretch = (date(2025, 9 + number % 4, 3), None if number % 3 else date(2026, 2 + number % 8, 9))
            self.sag(
                people[number % 187], stretch,
                cause=list(SagAarsag)[number % 12] if number % 35 else None, source=list(SagKilde)[number % 5],
                result=SagResultat.LOEST if number % 2 else SagResultat.DELVIST_LOEST,
            )  # fmt: skip
        permanent = (FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        temporary = (FogedUdfald.AFTALE_HOLDT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
        lost = [
            (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET),
            (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET),
            (FogedUdfald.FRAFLYTTET, IndsatsResultat.IKKE_AFVAERGET),
            (FogedUdfald.FRAFLYTTET, IndsatsResultat.ALDRIG_KONTAKT),
            (FogedUdfald.AFVIST, IndsatsResultat.ALDRIG_KONTAKT),
            (FogedUdfald.ANDET, None),
        ]
        for number, (outcome, result) in enumerate([permanent] * 18 + [temporary] * 12 + lost):
            self.fogedsag(people[number], date(2025, 10, 1 + number % 28), (date(2026, 3, 2), outcome, result))
        for number in range(5):
            self.fogedsag(people[50 + number], date(2026, 8, 3))
        # outside the year: closed before it, opened after it
        self.fogedsag(people[60], date(2025, 3, 1), (date(2025, 10, 31), *permanent))
        self.fogedsag(people[61], date(2026, 11, 1))
