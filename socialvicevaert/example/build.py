"""Write the invented year into a new data folder, day by day, through the services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

from socialvicevaert.example import texts
from socialvicevaert.example.agreed_events import agreed_events
from socialvicevaert.example.consent_events import consent_events
from socialvicevaert.example.events import Event, Numbers, sag_events
from socialvicevaert.example.foged_events import foged_events, former_events
from socialvicevaert.example.letter_events import letter_events
from socialvicevaert.example.lists import MonthlyList, monthly_lists
from socialvicevaert.example.money_events import money_events
from socialvicevaert.example.money_plan import plan_money
from socialvicevaert.example.names import HOMES
from socialvicevaert.example.paper_events import paper_events
from socialvicevaert.example.plan import Year, plan_year
from socialvicevaert.example.template_events import template_events
from socialvicevaert.features.afdragsordninger.service import raise_signs as afdragsordninger
from socialvicevaert.features.ansoegninger.service import raise_signs as ansoegninger
from socialvicevaert.features.gaeld.service import raise_signs as gaeld
from socialvicevaert.features.indstillinger import queries as indstillinger
from socialvicevaert.features.indstillinger import settings
from socialvicevaert.features.indstillinger.models import AfdelingDraft, MedarbejderDraft, SetupDraft
from socialvicevaert.features.indstillinger.service import (
    add_medarbejder,
    change_afdeling,
    change_medarbejder,
    change_setting,
    set_up,
)
from socialvicevaert.features.partnere.models import KontaktpersonDraft, PartnerDraft, PartnerKind
from socialvicevaert.features.partnere.service import add_partner
from socialvicevaert.features.restancer.service import import_file
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import DENMARK, FixedClock, SystemClock
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.vault import Vault

SEED = 2015  # the year of the catalogue this work follows
ORGANISATION = "Boligforeningen Fælleden"
WORKERS = (
    Actor(1, "Mette Holm", Role.VICEVAERT, is_administrator=True),
    Actor(2, "Jonas Bertelsen", Role.RAADGIVER),
    Actor(3, "Samira Haddad", Role.VICEVAERT),
    Actor(4, "Kirsten Lund", Role.LEDER),
    Actor(5, "Adam Nowak", Role.KOORDINATOR),
)


@dataclass(frozen=True)
class Built:
    """What was written."""

    from_on: date
    until: date
    sager: int
    beboere: int
    fogedsager: int


def build(folder: Path, *, password: str, until: date | None = None, argon: Argon | None = None) -> Built:
    """Make the invented estate in an empty folder: the twelve months up to and with ``until``.

    The data say themselves that they are invented (``settings.IS_EXAMPLE``), wherever the folder is opened from.
    ``until`` is the end of last month where it is not given. The first worker unlocks with ``password``.

    Cut off before its end it leaves nothing behind.

    :raises UserError: what ``Vault.create`` raises, when the folder holds data already.
    """
    random = Random(SEED)  # noqa: S311 - invented people, the same ones every time
    last = until or SystemClock().today().replace(day=1) - timedelta(days=1)
    year = plan_year(last, random)
    clock = FixedClock(_evening(year.first_on - timedelta(days=1)))
    vault = Vault(folder, clock, argon)

    def fill(database: Database) -> None:
        _live(database, clock, _events(year, _set_up(database, year), random))

    try:
        vault.create(password, WORKERS[0].name, fill)
    finally:
        vault.close()
    people = {sag.person for sag in year.sager}
    return Built(year.from_on, last, len(year.sager), len(people), sum(sag.fogedsag is not None for sag in year.sager))


def _set_up(database: Database, year: Year) -> Numbers:
    first = WORKERS[0]
    estates = tuple(dict.fromkeys(person.afdeling for person in year.people))
    with database.write(Intent("Opsætning", first)) as session:
        set_up(session, SetupDraft(ORGANISATION, estates, first.name, first.role))
        change_setting(session, settings.IS_EXAMPLE, True)
        change_setting(session, settings.REPORT_CONTACT, texts.CONTACT)
        of_first = MedarbejderDraft(first.name, first.role, phone=_phone(first), is_administrator=True)
        change_medarbejder(session, first.medarbejder_id, of_first)
        for worker in WORKERS[1:]:
            add_medarbejder(session, MedarbejderDraft(worker.name, worker.role, phone=_phone(worker)))
        known = indstillinger.afdelinger(session)
        for one in known:  # by these numbers the landlord's lists tell of which estate a home is
            draft = AfdelingDraft(
                one.boligorganisation_id, one.name, str(estates.index(one.name) + 1), homes=HOMES[one.name]
            )
            change_afdeling(session, one.id, draft)
        return Numbers(
            afdelinger={one.name: one.id for one in known},
            behov=[one.id for one in indstillinger.behovsomraader(session)],
            partnere=_partnere(session),
        )


def _phone(worker: Actor) -> str:
    return f"4477900{worker.medarbejder_id}"


def _partnere(session: Session) -> dict[PartnerKind, int]:
    found = {}
    for number, (name, kind, phone, hours) in enumerate(texts.PARTNERS, start=1):
        person = KontaktpersonDraft("Vagthavende", "Direkte nummer til os", phone)
        draft = PartnerDraft(
            name,
            kind,
            phone,
            address=f"Opdigtet Torv {number}",
            postcode="2750",
            town="Ballerup",
            opening_hours=hours,
            kontaktpersoner=(person,),
        )
        found[kind] = add_partner(session, draft)
    return found


def _events(year: Year, numbers: Numbers, random: Random) -> list[Event]:
    found: list[Event] = []
    for sag in year.sager:
        found.extend(sag_events(year, sag, numbers, random))
        if sag.fogedsag is not None:
            found.extend(foged_events(year, sag, sag.fogedsag, numbers, random))
    for former in year.former:
        found.extend(former_events(year, former, numbers))
    found.extend(_import(one) for one in monthly_lists(year, random))
    for planned in plan_money(year, random):  # last, so that the rest of the year stays the year it was
        found.extend(money_events(year, planned, numbers, random))
    found.extend(paper_events(year, numbers))
    found.extend(consent_events(year, numbers))
    found.extend(agreed_events(year, numbers))
    found.extend(template_events(year))
    found.extend(letter_events(year, numbers))
    found += [Event(year.until, 10, 2, raise_signs) for raise_signs in (gaeld, afdragsordninger, ansoegninger)]
    return sorted(found)


def _import(one: MonthlyList) -> Event:
    def act(session: Session) -> None:
        import_file(session, one.content, one.file_name, landlord=ORGANISATION, as_of=one.as_of)

    return Event(one.as_of, 1, 2, act)


def _live(database: Database, clock: FixedClock, events: list[Event]) -> None:
    """One transaction for each stretch of one worker's day, with the clock at that evening."""
    for (on, worker), acts in _days(events):
        clock.moment = _evening(on)
        with database.write(Intent("Eksempeldata", WORKERS[worker - 1])) as session:
            for event in acts:
                event.act(session)


def _days(events: list[Event]) -> Iterator[tuple[tuple[date, int], list[Event]]]:
    for key, acts in groupby(events, key=lambda event: (event.on, event.worker)):
        yield key, list(acts)


def _evening(on: date) -> datetime:
    return datetime.combine(on, time(20, 0), DENMARK)
