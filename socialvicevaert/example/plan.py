"""The invented year as a list of events, worked out before anything is written: same seed, same year."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from socialvicevaert.example.names import Person, people
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagKilde, SagResultat
from socialvicevaert.shared.hverdage import is_working_day, next_day

SAGER = 243
PEOPLE = 187
FOGEDSAGER = 41
FORMER = 16  # fogedsager that were over before the year, all averted; it has their last re-check
AVERTED_PERMANENT = 18
AVERTED_TEMPORARILY = 12
COURT_IN_DAYS = (9, 24, 31, None)  # of those still running, counted from the end of the year; None: no day set yet
RUNNING_BEFORE = 6  # fogedsager that had begun before the year did
REFERRED_TO = (PartnerKind.JOBCENTER, PartnerKind.LOKALPSYKIATRI, PartnerKind.MISBRUGSCENTER, PartnerKind.SOCIALCENTER)


@dataclass(frozen=True)
class PlannedFogedsag:
    """A fogedsag with its course; ``closed_on`` None: still running at the end of the year."""

    opened_on: date
    arrears_oere: int
    closed_on: date | None
    outcome: FogedUdfald | None = None
    result: IndsatsResultat | None = None
    court_on: date | None = None


@dataclass(frozen=True)
class PlannedHenvisning:
    """A referral under a consent given the same day; later steps that lie after the year have not happened."""

    partner: PartnerKind
    sent_on: date
    answered_on: date
    started_on: date | None
    ended_on: date | None
    is_declined: bool = False


@dataclass(frozen=True)
class PlannedSag:
    """A sag of one person."""

    person: int
    worker: int
    title: str
    started_on: date
    closed_on: date | None
    result: SagResultat | None
    source: SagKilde
    cause: SagAarsag | None
    needs: tuple[int, ...]
    contacts: tuple[date, ...]
    met_new_people: NyeMennesker | None = None
    fogedsag: PlannedFogedsag | None = None
    henvisninger: tuple[PlannedHenvisning, ...] = ()


@dataclass(frozen=True)
class PlannedFormer:
    """A fogedsag from before the year, and whether the household still lived there when asked a year later."""

    person: int
    fogedsag: PlannedFogedsag
    is_housed: bool


@dataclass(frozen=True)
class Year:
    """Twelve months up to and with ``until``."""

    from_on: date
    until: date
    people: Sequence[Person]
    sager: Sequence[PlannedSag] = field(default_factory=tuple)
    former: Sequence[PlannedFormer] = field(default_factory=tuple)

    @property
    def first_on(self) -> date:
        """The first day on which anything happens."""
        return min(*(sag.started_on for sag in self.sager), *(one.fogedsag.opened_on for one in self.former))


def plan_year(until: date, random: Random) -> Year:
    """Work the year out. 243 sager on 187 residents; 41 fogedsager, of which 30 averted and 4 still running."""
    from_on = (until.replace(day=1) - timedelta(days=320)).replace(day=1)
    persons = people(random, PEOPLE, until.year)
    fogedsager = _fogedsager(random, from_on, until)
    owners = [*range(PEOPLE), *random.sample(range(PEOPLE), SAGER - PEOPLE)]
    sager = []
    for number, person in enumerate(owners):
        foged = fogedsager[number] if number < len(fogedsager) else None
        sager.append(_sag(random, from_on, until, person, foged))
    dice = Random(until.year)  # noqa: S311 - its own, so that the rest of the year stays the year it was
    asked = [replace(sag, met_new_people=_met_new_people(dice)) if sag.closed_on else sag for sag in sager]
    asked.sort(key=lambda sag: (sag.started_on, sag.person))
    return Year(from_on, until, persons, asked, _former(dice, from_on))


def _met_new_people(random: Random) -> NyeMennesker | None:
    """Most are asked when their sag closes, and more than half of those have."""
    return random.choices((NyeMennesker.JA, NyeMennesker.NEJ, None), weights=(46, 30, 24))[0]


def _former(random: Random, from_on: date) -> list[PlannedFormer]:
    """Closed long enough before the year to be in none of its figures, and late enough to be asked about in it."""
    found = []
    for place, person in enumerate(random.sample(range(FOGEDSAGER, PEOPLE), FORMER)):
        closed = from_on - timedelta(days=random.randint(35, 80))
        opened = closed - timedelta(days=random.randint(35, 60))
        foged = PlannedFogedsag(
            opened, _arrears(random), closed, FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT
        )
        found.append(PlannedFormer(person, foged, is_housed=place >= FORMER // 3))
    return found


def _fogedsager(random: Random, from_on: date, until: date) -> list[PlannedFogedsag]:
    averted = [(FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)] * AVERTED_PERMANENT
    averted += [(FogedUdfald.AFTALE_HOLDT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)] * AVERTED_TEMPORARILY
    lost: list[tuple[FogedUdfald, IndsatsResultat | None]] = [
        (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET),
        (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET),
        (FogedUdfald.UDSAT, IndsatsResultat.ALDRIG_KONTAKT),
        (FogedUdfald.FRAFLYTTET, IndsatsResultat.IKKE_AFVAERGET),
        (FogedUdfald.FRAFLYTTET, IndsatsResultat.ALDRIG_KONTAKT),
        (FogedUdfald.ANDET, IndsatsResultat.IKKE_AFVAERGET),
        (FogedUdfald.AFVIST, None),
    ]
    days = (until - from_on).days
    found = []
    for place, (outcome, result) in enumerate([*averted, *lost]):
        days_in = random.randint(-30, -5) if place < RUNNING_BEFORE else random.randint(0, days - 70)
        opened = from_on + timedelta(days=days_in)
        closed = opened + timedelta(days=random.randint(35, 68))
        found.append(PlannedFogedsag(opened, _arrears(random), closed, outcome, result))
    for court_in in COURT_IN_DAYS:
        opened = until - timedelta(days=random.randint(40, 80) if court_in else random.randint(10, 25))
        court_on = next_day(until + timedelta(days=court_in), is_working_day) if court_in else None
        found.append(PlannedFogedsag(opened, _arrears(random), None, court_on=court_on))
    random.shuffle(found)
    return found


def _arrears(random: Random) -> int:
    return random.randrange(600_000, 3_200_000, 25)


def _sag(random: Random, from_on: date, until: date, person: int, foged: PlannedFogedsag | None) -> PlannedSag:
    days = (until - from_on).days
    started = from_on + timedelta(days=random.randint(-120, days - 6))
    closed: date | None = max(started, from_on) + timedelta(days=random.randint(20, 260))
    if foged is not None:
        started = foged.opened_on - timedelta(days=random.randint(0, 20))
        closed = foged.closed_on + timedelta(days=random.randint(1, 40)) if foged.closed_on else None
    if closed is not None and closed > until:
        closed = None
    end = closed or until
    is_economy = foged is not None or random.random() < 0.3
    return PlannedSag(
        person=person,
        worker=2 if is_economy else random.choice((1, 1, 3)),
        title="Husleje"
        if foged
        else random.choice(("Ensomhed", "Uåbnet post", "Nabokonflikt", "Sygdom", "Flytning", "")),
        started_on=started,
        closed_on=closed,
        result=_result(random, foged) if closed else None,
        source=SagKilde.RESTANCELISTE if foged else random.choice(list(SagKilde)),
        cause=None if random.random() < 0.08 else random.choice(list(SagAarsag)),
        needs=tuple(sorted(({0} if is_economy else set()) | set(random.sample(range(8), random.randint(1, 2))))),
        contacts=_contacts(random, started, end),
        fogedsag=foged,
        henvisninger=_henvisninger(random, max(started, from_on), end, until),
    )


def _result(random: Random, foged: PlannedFogedsag | None) -> SagResultat:
    if foged is not None and foged.outcome in {FogedUdfald.UDSAT, FogedUdfald.FRAFLYTTET}:
        return SagResultat.FRAFLYTTET
    return random.choices(list(SagResultat), weights=(50, 22, 12, 6, 3, 4, 3))[0]


def _contacts(random: Random, started: date, end: date) -> tuple[date, ...]:
    """More at the beginning than later; none in a few sager, so that somebody is missed."""
    found = []
    on = started
    while on <= end:
        found.append(on)
        on += timedelta(days=random.randint(5, 16) + len(found) * 3)
    return tuple(found)


def _henvisninger(random: Random, begin: date, end: date, until: date) -> tuple[PlannedHenvisning, ...]:
    if random.random() > 0.36 or (end - begin).days < 12:
        return ()
    sent = begin + timedelta(days=random.randint(3, (end - begin).days))
    answered = sent + timedelta(days=random.randint(3, 30))
    started = answered + timedelta(days=random.randint(1, 20)) if random.random() < 0.7 else None
    ended = started + timedelta(days=random.randint(20, 120)) if started and random.random() < 0.6 else None
    partner = random.choices(REFERRED_TO, weights=(45, 30, 12, 13))[0]
    planned = PlannedHenvisning(partner, min(sent, until), answered, started, ended, is_declined=started is None)
    return (planned,)
