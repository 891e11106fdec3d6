"""Letters: two that residents got, one a partner got under a consent, and two that are not finished."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from socialvicevaert.example.events import Act, Event, Numbers
from socialvicevaert.example.plan import PlannedSag, Year
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.service import keep_brev, send_brev
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.queries import covering
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries import SkabelonView, template_of
from socialvicevaert.shared.formats.dates import show_date_long
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.storage.session import Session

_WORKER = 1
_INVITED, _CONFIRMED, _WELCOMED, _BEGUN = 12, 8, 5, 2  # days before the end of the year
_OWN = BrevDraft(
    beboer_id=0,
    kind=BrevArt.EGEN,
    recipient=Modtager.BEBOER,
    subject="Dine papirer fra banken",
    body=(
        Afsnit("Kære {{beboer.fornavn}}"),
        Afsnit("Tak for besøget. Jeg mangler dine kontoudtog fra de sidste tre måneder, før vi kan lave budgettet."),
    ),
)


def letter_events(year: Year, numbers: Numbers) -> Iterator[Event]:
    """Of the first worker's running sager, in the last days of the year."""
    running = [sag for sag in year.sager if sag.closed_on is None and sag.worker == _WORKER]
    for sag, before, act in (
        (running[0], _INVITED, _invite),
        (running[1], _INVITED, _invite),
        (running[1], _WELCOMED, _begin_another),
        (running[2], _BEGUN, _begin_own),
    ):
        on = max(sag.started_on, year.until - timedelta(days=before))
        yield Event(on, 8, _WORKER, act(numbers, sag))
    yield Event(year.until - timedelta(days=_CONFIRMED), 8, _WORKER, _confirm(numbers, running))


def _invite(numbers: Numbers, sag: PlannedSag) -> Act:
    def act(session: Session) -> None:
        meeting_on = next_day(session.today + timedelta(days=7), is_working_day)
        answers = {
            "aftale.dag": show_date_long(meeting_on),
            "aftale.tid": "10.00",
            "aftale.sted": "Beboerhuset",
            "aftale.om": "breve, du har fået, og din husleje",
        }
        beboer_id = numbers.beboere[sag.person]
        send_brev(session, _from(template_of(session, BrevArt.INDKALDELSE), beboer_id, answers), values)

    return act


def _begin_another(numbers: Numbers, sag: PlannedSag) -> Act:
    def act(session: Session) -> None:
        own = template_of(session, BrevArt.BEVIS_KONTAKT, Modtager.BEBOER)
        keep_brev(session, _from(own, numbers.beboere[sag.person], {}))

    return act


def _begin_own(numbers: Numbers, sag: PlannedSag) -> Act:
    def act(session: Session) -> None:
        keep_brev(session, replace(_OWN, beboer_id=numbers.beboere[sag.person]))

    return act


def _confirm(numbers: Numbers, running: Sequence[PlannedSag]) -> Act:
    def act(session: Session) -> None:
        shipped = template_of(session, BrevArt.BEVIS_KONTAKT, Modtager.PARTNER)
        for sag in running:
            beboer_id = numbers.beboere[sag.person]
            for partner_id in numbers.partnere.values():
                for consent in covering(session, beboer_id, partner_id, session.today):
                    if Oplysningsart.NAVN_ADRESSE in consent.coverage.kinds:
                        draft = _from(shipped, beboer_id, {}, partner_id, consent.id)
                        send_brev(session, draft, values)
                        return

    return act


def _from(
    view: SkabelonView,
    beboer_id: int,
    answers: dict[str, str],
    partner_id: int | None = None,
    samtykke_id: int | None = None,
) -> BrevDraft:
    return BrevDraft(
        beboer_id=beboer_id,
        kind=view.kind,
        recipient=view.recipient,
        subject=view.subject,
        body=view.body,
        answers=answers,
        partner_id=partner_id,
        template=view.said,
        skabelon_version_id=view.version_id,
        basis=Behandlingsgrundlag.SAMTYKKE if partner_id is not None else None,
        samtykke_id=samtykke_id,
    )
