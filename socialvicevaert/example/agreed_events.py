"""An aftaleark given at a kitchen table, and an underretning that the municipality has confirmed."""

from collections.abc import Iterator
from datetime import date, timedelta

from socialvicevaert.example.events import Act, Event, Numbers
from socialvicevaert.example.plan import Year
from socialvicevaert.features.aftaleark.models import AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.queries import aftaleark_start
from socialvicevaert.features.aftaleark.service import print_aftaleark
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.queries import language_named
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.features.underretninger.queries import underretninger_of
from socialvicevaert.features.underretninger.service import note_receipt, send_underretning
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.storage.session import Session

_WORKER = 1
_SENT_BEFORE = 20  # days before the end of the year
_CONFIRMED_AFTER = 3


def agreed_events(year: Year, numbers: Numbers) -> Iterator[Event]:
    """Of the first worker's running sager: one sheet, and one concern."""
    running = [sag for sag in year.sager if sag.closed_on is None and sag.worker == _WORKER]
    talking = next((sag for sag in running if _reads_another_language(year, sag.person)), running[0])
    visited = max(talking.started_on, year.until - timedelta(days=3))
    yield Event(visited, 7, _WORKER, _agree(numbers, talking.person, visited))
    worried = running[-1]
    sent_on = max(worried.started_on, year.until - timedelta(days=_SENT_BEFORE))
    confirmed_on = next_day(sent_on + timedelta(days=_CONFIRMED_AFTER), is_working_day)
    yield Event(sent_on, 7, _WORKER, _tell(numbers, worried.person, sent_on))
    if confirmed_on <= year.until:
        yield Event(confirmed_on, 7, _WORKER, _confirm(numbers, worried.person, confirmed_on))


def _reads_another_language(year: Year, person: int) -> bool:
    return language_named(year.people[person].language) not in (None, Sprog.DANSK)


def _agree(numbers: Numbers, person: int, on: date) -> Act:
    next_week = next_day(on + timedelta(days=7), is_working_day)
    lines = (
        AftalelinjeDraft("Finder de tre seneste lønsedler frem", Hvem.BEBOER, due_on=next_week),
        AftalelinjeDraft("Ringer til ydelsescentret om boligstøtten", Hvem.MEDARBEJDER, due_on=next_week),
        AftalelinjeDraft("Går med til mødet", Hvem.ANDEN, "Din søster", due_text="når der er en dato"),
    )

    def act(session: Session) -> None:
        beboer_id = numbers.beboere[person]
        start = aftaleark_start(session, beboer_id)
        draft = AftalearkDraft(
            beboer_id,
            on,
            lines,
            start.language,
            "Om to uger hjemme hos dig",
            "\n".join((start.phones, *start.numbers[:1])),
        )
        print_aftaleark(session, draft)

    return act


def _tell(numbers: Numbers, person: int, on: date) -> Act:
    def act(session: Session) -> None:
        send_underretning(
            session,
            UnderretningDraft(
                beboer_id=numbers.beboere[person],
                child="Dreng på omkring 7 år, som bor i opgangen",
                observed=f"Han sad alene på trappen ved mit besøg {on.day}.{on.month}. og igen to dage før, begge "
                "gange efter klokken 21. Han sagde, at ingen var hjemme.",
                concern="Han er ofte alene om aftenen, og han virker træt og forfrossen.",
                partner_id=numbers.partnere[PartnerKind.SOCIALCENTER],
                done_so_far="Jeg har talt med familien om, hvem han kan være hos om aftenen.",
                parents_told=True,
                parents_reason="De siger, at de arbejder sent, og vil gerne have hjælp.",
            ),
        )

    return act


def _confirm(numbers: Numbers, person: int, on: date) -> Act:
    def act(session: Session) -> None:
        found = underretninger_of(session, numbers.beboere[person])
        note_receipt(session, found[0].id, on, "Modtaget. En rådgiver kontakter familien.")

    return act
