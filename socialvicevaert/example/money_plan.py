"""Whose money is looked at in the invented year, and how it goes: worked out before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from socialvicevaert.example.plan import PlannedSag, Year
from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus

HOUSEHOLDS = 38
"""A fifth of the residents."""
NO_ANSWER, DECLINED = 17, 11
ANSWER_IN_DAYS = 23
"""Until the answer to those who still run, counted from the end of the year: after one day in court, before others."""
_BROKEN_EVERY = 6
_CREDITORS: tuple[tuple[str, GaeldArt, int], ...] = (
    ("Andel Energi", GaeldArt.EL_VARME, 640_000),
    ("Danske Bank", GaeldArt.BANK, 6_400_000),
    ("Ferratum", GaeldArt.KVIKLAAN, 1_450_000),
    ("Basisbank", GaeldArt.KREDITKORT, 2_800_000),
    ("Telia", GaeldArt.TELEFON, 390_000),
    ("Gældsstyrelsen", GaeldArt.OFFENTLIG, 4_700_000),
    ("Udbetaling Danmark", GaeldArt.SU, 7_900_000),
    ("Ballerup Kommune", GaeldArt.INDSKUDSLAAN, 2_200_000),
    ("Politiets Administrative Center", GaeldArt.BOEDE, 250_000),
)
_STATUSES = (
    GaeldStatus.RESTANCE,
    GaeldStatus.RYKKER_2,
    GaeldStatus.INKASSO,
    GaeldStatus.FRIVILLIG_ORDNING,
    GaeldStatus.BETALES,
    GaeldStatus.INKASSOVARSEL,
)
_OWED_TO_THE_PUBLIC = {GaeldArt.OFFENTLIG, GaeldArt.SU, GaeldArt.BOEDE, GaeldArt.INDSKUDSLAAN}
_PUBLIC = (GaeldStatus.RESTANCE, GaeldStatus.GS_AFDRAG, GaeldStatus.GS_HENSTAND, GaeldStatus.BETALES)


@dataclass(frozen=True)
class PlannedDebt:
    """One debt as it stands when the letters are opened."""

    creditor: str
    kind: GaeldArt
    balance_oere: int
    status: GaeldStatus
    age_days: int  # since it fell due


@dataclass(frozen=True)
class PlannedPlan:
    """An agreement about the rent: how many months, and how it goes."""

    agreed_on: date
    months: int
    ends: OrdningTilstand


@dataclass(frozen=True)
class PlannedApplication:
    """An application; one whose decision lies after the year is still waited for."""

    basis: AnsoegningGrundlag
    sent_on: date
    expected_on: date
    decided_on: date
    decision: Afgoerelse


@dataclass(frozen=True)
class PlannedMoney:
    """One household's course with the advisor."""

    sag: PlannedSag
    offered_on: date
    answered_on: date
    answer: ForloebStatus
    closed_on: date | None = None
    income_oere: int = 0  # per month, after tax
    is_working: bool = False
    gains_oere: int = 0  # boligstøtte found on the way, per month
    debts: tuple[PlannedDebt, ...] = ()
    plan: PlannedPlan | None = None
    application: PlannedApplication | None = None


def plan_money(year: Year, random: Random) -> Sequence[PlannedMoney]:
    """Who is offered a course, who accepts, and what follows; those with a fogedsag come first."""
    able = [sag for sag in year.sager if _last_day(sag, year) - _first_day(sag, year) > timedelta(days=20)]
    by_person = {sag.person: sag for sag in sorted(able, key=lambda sag: sag.fogedsag is not None)}
    pressing = sorted(by_person.values(), key=lambda sag: (_rank(sag), sag.person))
    accepted, others = pressing[:HOUSEHOLDS], pressing[HOUSEHOLDS:]
    turned_down = [ForloebStatus.INTET_SVAR] * NO_ANSWER + [ForloebStatus.AFSLAAET] * DECLINED
    found = [_household(sag, year, place, random) for place, sag in enumerate(accepted)]
    found += [_offer_only(sag, year, answer, random) for sag, answer in zip(others, turned_down, strict=False)]
    return found


def _rank(sag: PlannedSag) -> int:
    """First those whose eviction is still to be stopped, then the other fogedsager, then the other troubles."""
    if sag.fogedsag is None:
        return 2 if sag.worker == 2 else 3  # the advisor's own first
    return 0 if sag.fogedsag.closed_on is None else 1


def _first_day(sag: PlannedSag, year: Year) -> date:
    opened = max(sag.started_on, sag.fogedsag.opened_on) if sag.fogedsag else sag.started_on
    return max(opened, year.from_on)


def _last_day(sag: PlannedSag, year: Year) -> date:
    ends = [day for day in (sag.closed_on, sag.fogedsag.closed_on if sag.fogedsag else None) if day is not None]
    return min([*ends, year.until])


def _offer_only(sag: PlannedSag, year: Year, answer: ForloebStatus, random: Random) -> PlannedMoney:
    offered = _first_day(sag, year) + timedelta(days=random.randint(1, 5))
    return PlannedMoney(sag, offered, offered + timedelta(days=random.randint(3, 14)), answer)


def _household(sag: PlannedSag, year: Year, place: int, random: Random) -> PlannedMoney:
    offered = _first_day(sag, year) + timedelta(days=random.randint(1, 3))
    answered = offered + timedelta(days=random.randint(1, 4))
    is_working = random.random() < 0.35
    last = _last_day(sag, year)
    is_over = sag.closed_on is not None and last > answered + timedelta(days=12)
    return PlannedMoney(
        sag,
        offered,
        answered,
        ForloebStatus.ACCEPTERET,
        closed_on=last if is_over else None,
        income_oere=random.randrange(1_850_000, 2_400_000, 5_000) - (0 if is_working else 650_000),
        is_working=is_working,
        gains_oere=random.randrange(60_000, 190_000, 500) if random.random() < 0.7 else 0,
        debts=_debts(random),
        plan=_plan(sag, answered, place, random),
        application=_application(sag, year, answered, place, random),
    )


def _debts(random: Random) -> tuple[PlannedDebt, ...]:
    found = []
    for creditor, kind, usual in random.sample(_CREDITORS, random.randint(2, 6)):
        balance = random.randrange(usual // 2, usual * 2, 25)
        statuses = _PUBLIC if kind in _OWED_TO_THE_PUBLIC else _STATUSES
        found.append(PlannedDebt(creditor, kind, balance, random.choice(statuses), random.randint(60, 900)))
    return tuple(found)


def _plan(sag: PlannedSag, answered_on: date, place: int, random: Random) -> PlannedPlan | None:
    if sag.fogedsag is None or sag.fogedsag.closed_on is None or place % 4 == 1:
        return None  # those still running wait for an answer
    agreed = answered_on + timedelta(days=random.randint(4, 12))
    if place % _BROKEN_EVERY == 0:
        ends = OrdningTilstand.BRUDT
    else:
        ends = OrdningTilstand.BETALT if place % 5 == 2 else OrdningTilstand.LOEBER
    return PlannedPlan(agreed, random.choice((4, 6, 8, 10)), ends)


def _application(
    sag: PlannedSag, year: Year, answered_on: date, place: int, random: Random
) -> PlannedApplication | None:
    if sag.fogedsag is None and place % 3:
        return None
    has_eviction = sag.fogedsag is not None
    basis = random.choice(
        (AnsoegningGrundlag.PARAGRAF_81A, AnsoegningGrundlag.PARAGRAF_81, AnsoegningGrundlag.PARAGRAF_81A)
        if has_eviction
        else (AnsoegningGrundlag.BOLIGSTOETTE, AnsoegningGrundlag.FOND, AnsoegningGrundlag.GAELDSSTYRELSEN)
    )
    sent = min(answered_on + timedelta(days=random.randint(1, 6)), year.until)
    expected = sent + timedelta(days=random.choice((14, 21, 28)))
    decided = sent + timedelta(days=random.randint(11, 40))
    if sag.fogedsag is not None and sag.fogedsag.closed_on is None:
        # Those still running stand in the race: sent late, so that the answer is not there yet.
        sent = year.until - timedelta(days=random.randint(3, 9))
        expected = year.until + timedelta(days=ANSWER_IN_DAYS)
        decided = expected
    decision = random.choices(list(Afgoerelse), weights=(52, 18, 26, 4))[0]
    return PlannedApplication(basis, sent, expected, decided, decision)
