"""The course of an invented fogedsag, date by date."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from socialvicevaert.example.events import Act, Event, Numbers, register
from socialvicevaert.example.plan import PlannedFogedsag, PlannedFormer, PlannedSag, Year
from socialvicevaert.features.fogedsager import queries, service
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    BeloebDraft,
    DatoArt,
    FogedDatoDraft,
    FogedsagClosing,
    FogedsagDraft,
    FogedUdfald,
    PaakravKanal,
    SatAf,
)
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.storage.session import Session

WORKER = 2  # the advisor
COURSE = (
    (7, DatoArt.PAAKRAV_SENDT, SatAf.UDLEJER),
    (8, DatoArt.PAAKRAV_MODTAGET, SatAf.UDLEJER),
    (26, DatoArt.OPHAEVELSE, SatAf.UDLEJER),
    (29, DatoArt.KOMMUNE_UNDERRETTET, SatAf.UDLEJER),
    (30, DatoArt.INDLEVERET, SatAf.UDLEJER),
)


def foged_events(
    year: Year, sag: PlannedSag, foged: PlannedFogedsag, numbers: Numbers, random: Random
) -> Iterator[Event]:
    """Opened, demanded, terminated, filed, met in court, closed, asked about again: as far as the year goes."""
    made: dict[str, int] = {}
    last = foged.closed_on or year.until

    def open_it(session: Session) -> None:
        draft = FogedsagDraft(
            beboer_id=numbers.beboere[sag.person],
            opened_on=foged.opened_on,
            responsible_id=WORKER,
            sag_id=numbers.sager[sag],
            rent_month=foged.opened_on.replace(day=1),
            arrears_oere=foged.arrears_oere,
            court="Fogedretten i Glostrup",
            paakrav_channel=PaakravKanal.DIGITAL_POST,
            has_children=bool(year.people[sag.person].children),
        )
        made["fogedsag"] = numbers.fogedsager[sag] = service.open_fogedsag(session, draft)

    def date_of(kind: DatoArt, on: date, by: SatAf, at: time | None = None) -> Act:
        draft = FogedDatoDraft(kind, on, by, at)
        return lambda session: _set(session, made["fogedsag"], draft)

    yield Event(foged.opened_on, 3, WORKER, open_it)
    goes_far = foged.closed_on is None or foged.outcome in {
        FogedUdfald.UDSAT,
        FogedUdfald.FRAFLYTTET,
        FogedUdfald.AFVIST,
    }
    steps = COURSE if goes_far or random.random() < 0.5 else COURSE[:2]
    for days, kind, by in steps:
        on = next_day(foged.opened_on + timedelta(days=days), is_working_day)
        if on < last:
            yield Event(on, 4, WORKER, date_of(kind, on, by))
    told_on = foged.opened_on + timedelta(days=34)
    if foged.court_on is not None:
        yield Event(told_on, 5, WORKER, date_of(DatoArt.FOGEDMOEDE, foged.court_on, SatAf.RETTEN, time(10, 30)))
    elif foged.outcome is FogedUdfald.UDSAT and told_on < last:
        yield Event(told_on, 5, WORKER, date_of(DatoArt.UDSAETTELSE, last, SatAf.RETTEN, time(9, 0)))
    if foged.closed_on is not None:
        yield Event(foged.closed_on, 6, WORKER, _closing(foged, made))
        yield from _rechecks(year, foged, made, random)


def former_events(year: Year, former: PlannedFormer, numbers: Numbers) -> Iterator[Event]:
    """A fogedsag that was over before the year: opened, averted, and asked about three times since."""
    foged = former.fogedsag
    assert foged.closed_on is not None
    made: dict[str, int] = {}

    def open_it(session: Session) -> None:
        register(session, year, former.person, WORKER, numbers)
        draft = FogedsagDraft(
            beboer_id=numbers.beboere[former.person],
            opened_on=foged.opened_on,
            responsible_id=WORKER,
            rent_month=foged.opened_on.replace(day=1),
            arrears_oere=foged.arrears_oere,
            court="Fogedretten i Glostrup",
            has_children=bool(year.people[former.person].children),
        )
        made["fogedsag"] = service.open_fogedsag(session, draft)

    yield Event(foged.opened_on, 3, WORKER, open_it)
    yield Event(foged.closed_on, 6, WORKER, _closing(foged, made))
    for months in (3, 6, 12):
        on = foged.closed_on + timedelta(days=months * 31 + 2)
        yield Event(on, 7, WORKER, _visit(made, months, on, former.is_housed or months < 12))


def _set(session: Session, fogedsag_id: int, draft: FogedDatoDraft) -> None:
    service.set_dato(session, fogedsag_id, draft)


def _closing(foged: PlannedFogedsag, made: dict[str, int]) -> Act:
    def act(session: Session) -> None:
        assert foged.closed_on is not None
        left = queries.fogedsag(session, made["fogedsag"]).row.remaining_oere
        if foged.outcome in {FogedUdfald.BETALT, FogedUdfald.AFTALE_HOLDT} and left:
            share = left if foged.outcome is FogedUdfald.BETALT else -(-left // 3)
            service.add_beloeb(session, made["fogedsag"], BeloebDraft(BeloebArt.BETALT, share, foged.closed_on))
        service.close_fogedsag(session, made["fogedsag"], FogedsagClosing(foged.closed_on, foged.outcome, foged.result))

    return act


def _rechecks(year: Year, foged: PlannedFogedsag, made: dict[str, int], random: Random) -> Iterator[Event]:
    """A visit for every re-check that fell due in the year; the tenth finds somebody else at the door."""
    assert foged.closed_on is not None
    for months in (3, 6, 12):
        about = foged.closed_on + timedelta(days=months * 31 + 2)
        if about > year.until:
            return
        yield Event(about, 7, WORKER, _visit(made, months, about, random.random() < 0.9))


def _visit(made: dict[str, int], months: int, on: date, is_housed: bool) -> Act:
    def act(session: Session) -> None:
        for one in queries.fogedsag(session, made["fogedsag"]).genbesoeg:
            if one.months == months and one.checked_on is None:
                service.record_genbesoeg(session, one.id, on, is_housed)

    return act
