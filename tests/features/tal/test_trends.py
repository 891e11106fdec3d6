"""Thirteen months at once: each is what its own report counts; what may be seen of them, and what chance explains."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import (
    FogedHistorik,
    Fogedsag,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.queries.fogedsager import foged_counts
from socialvicevaert.features.tal.queries.henvisninger import henvisning_counts
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakt_counts
from socialvicevaert.features.tal.queries.sager import sag_counts
from socialvicevaert.features.tal.queries.scope import Scope, merges_of
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES, monthly_key_figures
from socialvicevaert.features.tal.rules.period import Period, months_up_to
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate, at

OCTOBER = Period.month(2026, 10)
AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


@pytest.fixture
def estate(session: Session) -> Estate:
    return Estate(session)


def scopes(session: Session, afdeling_id: int | None = None, workers: frozenset[int] | None = None) -> list[Scope]:
    merges = merges_of(session)
    return [Scope(month, afdeling_id, workers, merges) for month in months_up_to(OCTOBER.to_on, 13)]


def one_by_one(session: Session, scope: Scope) -> tuple[int, ...]:
    """The key figures of one month as its own report counts them."""
    sager, foged = sag_counts(session, scope), foged_counts(session, scope)
    kinds = kontakt_counts(session, scope).kinds
    return (
        sager.active,
        sager.persons,
        sum(number for kind, number in kinds.items() if kind not in NOT_MET),
        foged.active,
        sum(foged.results.get(one, 0) for one in AVERTED),
        sum(one.sent for one in henvisning_counts(session, scope)),
    )


def test_the_months_are_whole_and_end_with_the_last_that_has_ended() -> None:
    assert months_up_to(date(2026, 10, 31), 13)[0] == Period.month(2025, 10)
    assert months_up_to(date(2026, 10, 31), 13)[-1] == OCTOBER
    assert months_up_to(date(2026, 10, 30), 2) == (Period.month(2026, 8), Period.month(2026, 9))
    assert months_up_to(date(2026, 12, 31), 13)[-1] == Period.month(2026, 12)
    assert months_up_to(date(2026, 1, 1), 1) == (Period.month(2025, 12),)


@pytest.mark.parametrize("seed", range(6))
def test_every_month_is_what_its_own_report_counts(estate: Estate, seed: int) -> None:
    session = estate.session
    estates = invent(estate, Random(seed))
    for afdeling_id in (None, *estates):
        for workers in (None, frozenset({1}), frozenset({2, 3})):
            wanted = scopes(session, afdeling_id, workers)
            found = monthly_key_figures(session, wanted)
            rows = list(zip(*(found.values[key] for key in KEY_FIGURES), strict=True))
            assert found.months == tuple(scope.period for scope in wanted)
            assert rows == [one_by_one(session, scope) for scope in wanted], (afdeling_id, workers)


def invent(estate: Estate, chance: Random) -> list[int]:
    """Two years of everything that is counted, at and around the borders of months; gives the estates."""
    session = estate.session
    estates = [estate.afdeling_id, estate.afdeling("Engen"), estate.afdeling("Skoven", "3")]
    if chance.random() < 0.7:  # one became part of another on the way
        merged = session.get_one(Afdeling, estates[2])
        merged.closed_on, merged.merged_into_id = day(chance), estates[chance.randint(0, 1)]
    partners = [
        Partner(name=f"Partner {number}", sort_key=str(number), kind=PartnerKind.JOBCENTER) for number in range(2)
    ]
    session.add_all(partners)
    session.flush()
    for _ in range(25):
        person = estate.beboer(chance.choice(estates), home=chance.random() < 0.9)
        for _ in range(chance.randint(0, 3)):
            _sag(estate, person, chance)
        for _ in range(chance.randint(0, 2)):
            _fogedsag(estate, person, chance)
        for _ in range(chance.randint(0, 6)):
            on, hour = day(chance), chance.choice((0, 1, 12, 22, 23))
            kind = chance.choice(list(KontaktArt))
            session.add(
                Kontakt(
                    beboer_id=person, medarbejder_id=chance.randint(1, 3), kind=kind,
                    held_at=at(on.year, on.month, on.day, hour, 30),
                    deleted_at=session.now if chance.random() < 0.1 else None,
                )
            )  # fmt: skip
        for _ in range(chance.randint(0, 3)):
            sent = chance.random() < 0.8
            session.add(
                Henvisning(
                    beboer_id=person, partner_id=row_id(chance.choice(partners)), medarbejder_id=chance.randint(1, 3),
                    purpose="Rådgivning", created_on=date(2024, 1, 1), sent_on=day(chance) if sent else None,
                    status=HenvisningStatus.SENDT if sent else HenvisningStatus.KLADDE,
                )
            )  # fmt: skip
        if chance.random() < 0.1:
            session.get_one(Beboer, person).deleted_at = session.now
    session.flush()
    return estates


def day(chance: Random) -> date:
    """Any day of the two years and a little after; every third is the first or the last of a month."""
    on = date(2024, 10, 1) + timedelta(days=chance.randint(0, 770))
    if chance.random() < 0.3:
        on = on.replace(day=1) - timedelta(days=chance.randint(0, 1))
    return on


def _sag(estate: Estate, person: int, chance: Random) -> None:
    """A sag of one to three stretches: closed and opened again, perhaps on the same day, perhaps open still."""
    days = sorted(day(chance) for _ in range(2 * chance.randint(1, 3)))
    stretches: list[tuple[date, date | None]] = list(zip(days[::2], days[1::2], strict=True))
    if chance.random() < 0.4:
        stretches[-1] = (stretches[-1][0], None)
    sag = estate.session.get_one(Sag, estate.sag(person, *stretches))
    sag.responsible_id = chance.randint(1, 3)
    if chance.random() < 0.1:
        sag.deleted_at = estate.session.now


def _fogedsag(estate: Estate, person: int, chance: Random) -> None:
    """A fogedsag whose history was corrected: what is written later may hold from an earlier day, and open it again."""
    session = estate.session
    opened_on = day(chance)
    row = session.get_one(Fogedsag, estate.fogedsag(person, opened_on))
    row.responsible_id = chance.randint(1, 3)
    if chance.random() < 0.2:  # of a tenancy that is not the resident's
        other = session.get_one(Beboer, estate.beboer(estate.afdeling_id))
        row.lejemaal_id = other.lejemaal_id
    if chance.random() < 0.1:
        row.deleted_at = session.now
    for _ in range(chance.randint(0, 4)):
        closes = chance.random() < 0.6
        session.add(
            FogedHistorik(
                fogedsag_id=row_id(row), valid_from=max(opened_on, day(chance)),
                stage=FogedStadie.AFSLUTTET if closes else FogedStadie.PAAKRAV,
                outcome=chance.choice([*FogedUdfald, None]) if closes else None,
                result=chance.choice([*IndsatsResultat, None]),
                recorded_at=session.now, recorded_by_id=1, deleted_at=session.now if chance.random() < 0.1 else None,
            )
        )  # fmt: skip
    session.flush()
