"""Consents besides those of the referrals: to register, a fuldmagt, a form out to be signed, a no, who was told."""

from collections.abc import Iterator
from datetime import timedelta

from socialvicevaert.example.events import Act, Event, Numbers
from socialvicevaert.example.plan import PlannedSag, Year
from socialvicevaert.features.samtykker import queries, service
from socialvicevaert.features.samtykker.models import (
    AfslagDraft,
    Befoejelse,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
)
from socialvicevaert.features.samtykker.queries import recorded_by_beboer
from socialvicevaert.storage.session import Session

LACKING = 7
"""One in so many has health or misuse written down without having been asked."""
_PURPOSE = "At kende min situation og hjælpe mig med at betale huslejen og blive boende"
_DAYS_TO_TELL = 30


def consent_events(year: Year, numbers: Numbers) -> Iterator[Event]:
    """In the last days of the year, when it is known what was written down and who was told."""
    running = [sag for sag in year.sager if sag.closed_on is None]
    on = year.until - timedelta(days=3)
    for place, sag in enumerate(running):
        if place % LACKING:
            yield Event(
                max(sag.started_on, on), 7, sag.worker, _register(numbers, sag, year.people[sag.person].language)
            )
    if running:
        yield Event(on, 8, running[0].worker, _tell_the_receivers)
        yield Event(on, 8, running[0].worker, _papers_of_one(numbers, running[0]))


def _register(numbers: Numbers, sag: PlannedSag, language: str) -> Act:
    def act(session: Session) -> None:
        beboer_id = numbers.beboere[sag.person]
        special = {one.kind for one in recorded_by_beboer(session, beboer_id).get(beboer_id, ())}
        if not special:
            return
        plain = {Oplysningsart.NAVN_ADRESSE, Oplysningsart.BOLIG, Oplysningsart.OEKONOMI}
        kinds = tuple(kind for kind in Oplysningsart if kind in plain | special)
        service.give_samtykke(session, _draft(beboer_id, SamtykkeArt.REGISTRERING, kinds, sag, language))

    return act


def _papers_of_one(numbers: Numbers, sag: PlannedSag) -> Act:
    def act(session: Session) -> None:
        beboer_id = numbers.beboere[sag.person]
        kinds = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI)
        fuldmagt = SamtykkeDraft(
            beboer_id,
            (),
            kinds,
            "Aftale om afdrag på forbrugslån",
            SamtykkeRetning.BEGGE,
            SamtykkeForm.PAPIR,
            session.today,
            kind=SamtykkeArt.FULDMAGT,
            towards="Opdigtet Bank",
            powers=(Befoejelse.TALE, Befoejelse.FORHANDLE),
        )
        service.give_samtykke(session, fuldmagt)
        partner_id = min(numbers.partnere.values())
        exchange = SamtykkeDraft(
            beboer_id,
            (partner_id,),
            (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE),
            "Samtale om praktik",
            SamtykkeRetning.BEGGE,
            SamtykkeForm.PAPIR,
            session.today,
            language="tyrkisk",
        )
        service.keep_udkast(session, exchange)
        service.note_afslag(
            session,
            AfslagDraft(beboer_id, SamtykkeArt.UDVEKSLING, session.today, "At tale med lægen", "Vil selv ringe"),
        )

    return act


def _tell_the_receivers(session: Session) -> None:
    """Everybody was told of what was withdrawn a while ago."""
    for left in queries.untold(session):
        withdrawn_on = left.samtykke.coverage.withdrawn_on
        assert withdrawn_on is not None
        if (session.today - withdrawn_on).days > _DAYS_TO_TELL:
            for one in left.receivers:
                service.tell_receiver(session, left.samtykke.id, one.partner_id, one.name, session.today)


def _draft(
    beboer_id: int, kind: SamtykkeArt, kinds: tuple[Oplysningsart, ...], sag: PlannedSag, language: str
) -> SamtykkeDraft:
    return SamtykkeDraft(
        beboer_id,
        (),
        kinds,
        _PURPOSE,
        SamtykkeRetning.FRA_PARTNER,
        SamtykkeForm.PAPIR,
        sag.started_on,
        language=language or "dansk",
        kind=kind,
    )
