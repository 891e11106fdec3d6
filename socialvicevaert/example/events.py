"""The planned year as acts of workers, each on its day: what is written goes through the services like real work."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from socialvicevaert.example import texts
from socialvicevaert.example.names import POSTCODES, TOWNS, Person
from socialvicevaert.example.plan import PlannedHenvisning, PlannedSag, Year
from socialvicevaert.features.beboere.models import BeboerDraft, LejemaalDraft
from socialvicevaert.features.beboere.service import register_beboer
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft, HenvisningStatus
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.sager.models import SagClosing, SagDraft
from socialvicevaert.features.sager.service import close_sag, open_sag
from socialvicevaert.features.samtykker.models import (
    Oplysningsart,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.service import give_samtykke, withdraw_samtykke
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.storage.session import Session

Act = Callable[[Session], None]


@dataclass(frozen=True, order=True)
class Event:
    """An act of a worker on a day; ``rank`` orders the acts of one day."""

    on: date
    rank: int
    worker: int
    act: Act = field(compare=False)


@dataclass
class Numbers:
    """The numbers that things got when they were written."""

    afdelinger: dict[str, int]
    behov: list[int]
    partnere: dict[PartnerKind, int]
    beboere: dict[int, int] = field(default_factory=dict)
    sager: dict[PlannedSag, int] = field(default_factory=dict)
    fogedsager: dict[PlannedSag, int] = field(default_factory=dict)


def sag_events(year: Year, sag: PlannedSag, numbers: Numbers, random: Random) -> Iterator[Event]:
    """Everything of one sag but its fogedsag."""
    yield Event(sag.started_on, 0, sag.worker, lambda session: _open(session, year, sag, numbers))
    for place, on in enumerate(sag.contacts):
        yield Event(on, 2, sag.worker, _contact(sag, on, place, numbers, random))
    for henvisning in sag.henvisninger:
        yield from _henvisning_events(year, sag, henvisning, numbers, random)
    if sag.closed_on is not None:
        yield Event(sag.closed_on, 9, sag.worker, lambda session: _close(session, sag, numbers))
    settled = sag.closed_on or max(sag.started_on, year.until - timedelta(days=6))
    done_to = date.max if sag.closed_on else settled
    yield Event(settled, 8, sag.worker, lambda session: _tick_off(session, numbers.beboere[sag.person], done_to))


def _open(session: Session, year: Year, sag: PlannedSag, numbers: Numbers) -> None:
    register(session, year, sag.person, sag.worker, numbers)
    numbers.sager[sag] = open_sag(
        session,
        SagDraft(
            beboer_id=numbers.beboere[sag.person],
            started_on=sag.started_on,
            responsible_id=sag.worker,
            title=sag.title,
            source=sag.source,
            cause=sag.cause,
            behovsomraade_ids=tuple(numbers.behov[place] for place in sag.needs),
        ),
    )


def register(session: Session, year: Year, number: int, worker: int, numbers: Numbers) -> None:
    """Write a resident down, the first time anybody has to do with them."""
    if number not in numbers.beboere:
        numbers.beboere[number] = register_beboer(session, _beboer(year.people[number], number, worker, numbers))


def _beboer(person: Person, number: int, worker: int, numbers: Numbers) -> BeboerDraft:
    postcode = POSTCODES[person.afdeling]
    return BeboerDraft(
        first_name=person.first_name,
        last_name=person.last_name,
        birth_year=person.birth_year,
        phone=person.phone,
        may_not_call=number % 29 == 7,
        language=person.language,
        needs_interpreter=person.needs_interpreter,
        alert_dog=number % 17 == 3,
        alert_danger=number % 61 == 11,
        alert_text="Gå altid to" if number % 61 == 11 else "",
        has_protected_address=number % 67 == 5,
        responsible_id=worker,
        husstand_type=person.household,
        children_birth_years=person.children,
        lejemaal=LejemaalDraft(
            afdeling_id=numbers.afdelinger[person.afdeling],
            address=person.address,
            postcode=postcode,
            town=TOWNS[postcode],
            lejemaalsnr=person.lejemaalsnr,
            rent_oere=person.rent_oere,
        ),
    )


def _contact(sag: PlannedSag, on: date, place: int, numbers: Numbers, random: Random) -> Act:
    kinds = list(texts.NOTES)
    kind = KontaktArt.HJEMMEBESOEG if place == 0 else random.choices(kinds, weights=(30, 18, 22, 10, 6, 12, 2))[0]
    at = datetime.combine(on, time(random.randint(8, 18), random.randrange(0, 60, 5)), DENMARK).astimezone(UTC)
    step = random.choice(texts.NEXT_STEPS) if random.random() < 0.3 else ""
    draft = {
        "kind": kind,
        "held_at": at,
        "text": random.choice(texts.NOTES[kind]),
        "place": texts.PLACES[kind],
        "minutes": random.randrange(10, 75, 5) if kind not in {KontaktArt.SMS, KontaktArt.NOTAT} else None,
        "next_step": step,
        "next_step_on": on + timedelta(days=random.randint(2, 21)) if step else None,
    }
    needs = sag.needs[:1] if random.random() < 0.6 else ()
    dice = Random(1000 * sag.person + place)  # noqa: S311 - its own, so that the rest of the year stays as it was

    def act(session: Session) -> None:
        areas = tuple(numbers.behov[need] for need in needs)
        beboer_id, sag_id = numbers.beboere[sag.person], numbers.sager[sag]
        company = _company(kind, numbers, dice)
        log_kontakt(session, KontaktDraft(beboer_id, sag_id=sag_id, behovsomraade_ids=areas, **company, **draft))  # type: ignore[arg-type]

    return act


def _company(kind: KontaktArt, numbers: Numbers, dice: Random) -> dict[str, object]:
    """Who took part: a partner in nearly every meeting, the family or a neighbour in some visits and talks."""
    chance = dice.random()
    if kind is KontaktArt.MOEDE and chance < 0.9:
        return {"partner_id": numbers.partnere[dice.choice(texts.MEETS)]}
    if kind in {KontaktArt.HJEMMEBESOEG, KontaktArt.SAMTALE}:
        if chance < 0.08:
            return {"partner_id": numbers.partnere[dice.choice(texts.MEETS)]}
        if chance < 0.26:
            return {"with_whom": dice.choice(texts.COMPANY)}
    return {}


def _close(session: Session, sag: PlannedSag, numbers: Numbers) -> None:
    assert sag.closed_on is not None
    close_sag(session, numbers.sager[sag], SagClosing(sag.closed_on, sag.result, met_new_people=sag.met_new_people))


def _tick_off(session: Session, beboer_id: int, until: date) -> None:
    """Nobody leaves things undone when a sag closes; in an open one the last week's are still to do."""
    for opgave in opgaver_of(session, beboer_id):
        if opgave.due_on <= until and not opgave.source_key:
            finish_opgave(session, opgave.id)


def _henvisning_events(
    year: Year, sag: PlannedSag, planned: PlannedHenvisning, numbers: Numbers, random: Random
) -> Iterator[Event]:
    made: dict[str, int] = {}
    kinds = [Oplysningsart.NAVN_ADRESSE, *random.sample(list(Oplysningsart)[2:], random.randint(2, 3))]
    given_on = max(sag.started_on, planned.sent_on - timedelta(days=2))
    withdrawn_on = planned.sent_on + timedelta(days=40) if random.random() < 0.06 else None

    def send(session: Session) -> None:
        beboer_id, partner_id = numbers.beboere[sag.person], numbers.partnere[planned.partner]
        purpose = texts.PURPOSES[planned.partner]
        consent = SamtykkeDraft(
            beboer_id, (partner_id,), tuple(kinds), purpose, SamtykkeRetning.BEGGE, SamtykkeForm.PAPIR, given_on
        )
        made["samtykke"] = give_samtykke(session, consent)
        sections = tuple((kind, f"{kind.label}: talt igennem med beboeren.") for kind in kinds[1:])
        draft = HenvisningDraft(
            beboer_id, partner_id, purpose, sections, sag_id=numbers.sager[sag], samtykke_id=made["samtykke"]
        )
        made["henvisning"] = henvisninger.draft_henvisning(session, draft)
        henvisninger.send_henvisning(session, made["henvisning"])

    def step(status: HenvisningStatus, on: date, outcome: str = "") -> Act:
        return lambda session: henvisninger.advance_henvisning(session, made["henvisning"], status, on, outcome)

    yield Event(planned.sent_on, 4, sag.worker, send)
    steps: list[tuple[date | None, HenvisningStatus, str]] = [
        (planned.answered_on, HenvisningStatus.AFVIST, "Ikke i målgruppen") if planned.is_declined
        else (planned.answered_on, HenvisningStatus.BESVARET, ""),
        (planned.started_on, HenvisningStatus.STARTET, ""),
        (planned.ended_on, HenvisningStatus.AFSLUTTET, "Forløbet er gennemført"),
    ]  # fmt: skip
    for on, status, outcome in steps:
        if on is not None and on <= year.until:
            yield Event(on, 5, sag.worker, step(status, on, outcome))
    if withdrawn_on is not None and withdrawn_on <= year.until:
        taken_back = SamtykkeWithdrawal(withdrawn_on, "Ringede til kontoret")
        yield Event(
            withdrawn_on, 6, sag.worker, lambda session: withdraw_samtykke(session, made["samtykke"], taken_back)
        )
