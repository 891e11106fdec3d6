"""Everything that happened with a resident on one line, newest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlmodel import col, select

from socialvicevaert.features.aftaleark.queries import aftaleark_of
from socialvicevaert.features.breve.queries import breve_of
from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.henvisninger.queries import HenvisningView, henvisninger_of
from socialvicevaert.features.kontakter.models import USUAL_PLACE
from socialvicevaert.features.kontakter.queries import kontakter_of
from socialvicevaert.features.opgaver.queries import OpgaveView, opgaver_of
from socialvicevaert.features.restancer.models import Restance, Restanceliste
from socialvicevaert.features.sager.queries import sager_of
from socialvicevaert.features.samtykker.queries import SamtykkeTilstand, SamtykkeView, samtykker_of
from socialvicevaert.features.skabeloner.models import Modtager
from socialvicevaert.features.tidslinje.queries.events import Haendelse, HaendelseArt, NaesteDato, on_day
from socialvicevaert.features.tidslinje.queries.money import Money
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date, show_time
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Overblik:
    """A resident's page in one: what is to be done, which days are ahead, and what has happened."""

    opgaver: tuple[OpgaveView, ...]
    dates: tuple[NaesteDato, ...]
    events: tuple[Haendelse, ...]
    has_more: bool  # older events than ``events``


def overblik(
    session: Session, beboer_id: int, *, kinds: frozenset[HaendelseArt] = frozenset(), limit: int = 100
) -> Overblik:
    """What stands on a resident's first tab; ``kinds`` and ``limit`` narrow the events only."""
    session.require(Permission.SEE_BEBOERE)
    record = _Record(session, beboer_id)
    events = _newest(record, kinds, limit + 1)
    dates = sorted(_dates(record, session.today), key=lambda one: (one.on, one.kind, one.id))
    to_do = tuple(one for one in record.opgaver if one.done_at is None)
    return Overblik(to_do, tuple(dates), events[:limit], len(events) > limit)


def tidslinje(
    session: Session, beboer_id: int, *, kinds: frozenset[HaendelseArt] = frozenset(), limit: int = 50
) -> tuple[Haendelse, ...]:
    """A resident's events, newest first; no kinds means all of them. ``limit`` spares the older part of a long log."""
    session.require(Permission.SEE_BEBOERE)
    return _newest(_Record(session, beboer_id), kinds, limit)


class _Record:
    """What several parts of the tab are made from, each read once and when it is first needed."""

    def __init__(self, session: Session, beboer_id: int) -> None:
        self.session = session
        self.beboer_id = beboer_id

    @cached_property
    def opgaver(self) -> tuple[OpgaveView, ...]:
        return opgaver_of(self.session, self.beboer_id, with_done=True)

    @cached_property
    def money(self) -> Money:
        return Money(self.session, self.beboer_id)

    @cached_property
    def samtykker(self) -> tuple[SamtykkeView, ...]:
        return samtykker_of(self.session, self.beboer_id)

    @cached_property
    def henvisninger(self) -> tuple[HenvisningView, ...]:
        return henvisninger_of(self.session, self.beboer_id)


def _newest(record: _Record, kinds: frozenset[HaendelseArt], limit: int) -> tuple[Haendelse, ...]:
    wanted = kinds or frozenset(HaendelseArt)
    found = [event for kind in HaendelseArt if kind in wanted for event in _SOURCES[kind](record, limit)]
    return tuple(sorted(found, key=lambda event: (event.at, event.has_time, event.id), reverse=True)[:limit])


def _dates(record: _Record, today: date) -> Iterator[NaesteDato]:
    for case in fogedsager_of(record.session, record.beboer_id):
        if case.closed_on is None:
            for step in case.steps:
                if step.on >= today:
                    at = f" kl. {show_time(step.at)}" if step.at else ""
                    yield NaesteDato(HaendelseArt.FOGEDSAG, case.id, step.on, f"{step.kind.label}{at}")
    yield from record.money.dates(today)
    for samtykke in record.samtykker:
        if samtykke.state in {SamtykkeTilstand.AKTIVT, SamtykkeTilstand.UDLOEBER}:
            title = f"{samtykke.name} udløber"
            yield NaesteDato(HaendelseArt.SAMTYKKE, samtykke.id, samtykke.coverage.valid_to, title)
    for one in record.henvisninger:
        if one.is_open and one.answered_on is None and one.expected_answer_on and one.expected_answer_on >= today:
            yield NaesteDato(HaendelseArt.HENVISNING, one.id, one.expected_answer_on, f"Svar ventes fra {one.partner}")


def _kontakter(record: _Record, limit: int) -> Iterator[Haendelse]:
    for one in kontakter_of(record.session, record.beboer_id, limit=limit):
        place = one.place.label if one.place and one.place is not USUAL_PLACE.get(one.kind) else ""
        details = [place, f"{one.minutes} min" if one.minutes else "", one.with_whom]
        title = " · ".join([one.kind.label, *(detail for detail in details if detail)])
        yield Haendelse(HaendelseArt.KONTAKT, one.id, one.held_at, True, title, one.text, one.medarbejder)


def _sager(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in sager_of(record.session, record.beboer_id):
        name = f"{one.number} {one.title}".strip()
        for place, period in enumerate(one.periods):
            opened = f"Sag {name} genåbnet" if place else f"Sag {name} oprettet"
            text = period.reason or ", ".join(one.behovsomraader)
            yield on_day(HaendelseArt.SAG, one.id, period.from_on, opened, text, one.responsible)
            if period.to_on is not None:
                result = period.result.label if period.result else ""
                yield on_day(HaendelseArt.SAG, one.id, period.to_on, f"Sag {name} afsluttet", result, one.responsible)


def _opgaver(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in record.opgaver:
        if one.done_at is not None:
            title = f"Opgave klaret: {one.title}"
            yield Haendelse(HaendelseArt.OPGAVE, one.id, one.done_at, True, title, one.why, one.medarbejder)


def _fogedsager(record: _Record, _limit: int) -> Iterator[Haendelse]:
    statement = (
        select(FogedHistorik)
        .join(Fogedsag, col(Fogedsag.id) == col(FogedHistorik.fogedsag_id))
        .where(Fogedsag.beboer_id == record.beboer_id, col(Fogedsag.deleted_at).is_(None))
        .order_by(col(FogedHistorik.id))
    )
    for one in record.session.exec(statement):
        words = [one.outcome.label if one.outcome else "", one.result.label if one.result else "", one.reason]
        text = " · ".join(word for word in words if word)
        yield on_day(HaendelseArt.FOGEDSAG, one.fogedsag_id, one.valid_from, f"Fogedsag: {one.stage.label}", text)


def _restancer(record: _Record, _limit: int) -> Iterator[Haendelse]:
    statement = (
        select(Restance, col(Restanceliste.as_of))
        .join(Restanceliste, col(Restanceliste.id) == col(Restance.restanceliste_id))
        .where(Restance.beboer_id == record.beboer_id, col(Restanceliste.deleted_at).is_(None))
    )
    for one, as_of in record.session.exec(statement):
        before = f"Før: {show_oere(one.previous_oere)}" if one.previous_oere is not None else ""
        title = f"Restanceliste: {show_oere(one.amount_oere)} ({one.status.label.lower()})"
        yield on_day(HaendelseArt.RESTANCE, one.id or 0, as_of, title, before)


def _oekonomi(record: _Record, _limit: int) -> Iterator[Haendelse]:
    yield from record.money.events()


def _samtykker(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in record.samtykker:
        text = f"{one.coverage.purpose} · gælder til {show_date(one.coverage.valid_to)}"
        yield on_day(HaendelseArt.SAMTYKKE, one.id, one.coverage.given_on, f"{one.name} givet", text, one.received_by)
        if one.coverage.withdrawn_on is not None:
            title = f"{one.name} trukket tilbage"
            yield on_day(HaendelseArt.SAMTYKKE, one.id, one.coverage.withdrawn_on, title, one.withdrawn_how)


def _henvisninger(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in record.henvisninger:
        answered = one.answered_on if one.answered_on not in {one.started_on, one.ended_on} else None
        steps = (
            (one.sent_on, f"Henvist til {one.partner}"),
            (answered, f"Svar fra {one.partner}"),
            (one.started_on, f"Forløb begyndt hos {one.partner}"),
            (one.ended_on, f"Henvisning til {one.partner}: {one.status.label.lower()}"),
        )
        for on, title in steps:
            if on is not None:
                text = one.outcome if on == one.ended_on else one.purpose
                yield on_day(HaendelseArt.HENVISNING, one.id, on, title, text, one.medarbejder)


def _breve(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in breve_of(record.session, record.beboer_id):
        if one.sent_at is not None:  # a draft has not happened
            to = "beboeren" if one.draft.recipient is Modtager.BEBOER else one.recipient_name
            title = f"Brev til {to}" if to else "Brev"
            yield Haendelse(HaendelseArt.BREV, one.id, one.sent_at, True, title, one.subject, one.medarbejder)


def _aftaleark(record: _Record, _limit: int) -> Iterator[Haendelse]:
    for one in aftaleark_of(record.session, record.beboer_id):
        if one.printed_at is not None:
            text = ", ".join(line.what for line in one.draft.lines)
            yield Haendelse(HaendelseArt.AFTALEARK, one.id, one.printed_at, True, "Aftaleark", text, one.medarbejder)


_SOURCES: dict[HaendelseArt, Callable[[_Record, int], Iterator[Haendelse]]] = {
    HaendelseArt.KONTAKT: _kontakter,
    HaendelseArt.SAG: _sager,
    HaendelseArt.OPGAVE: _opgaver,
    HaendelseArt.FOGEDSAG: _fogedsager,
    HaendelseArt.RESTANCE: _restancer,
    HaendelseArt.OEKONOMI: _oekonomi,
    HaendelseArt.SAMTYKKE: _samtykker,
    HaendelseArt.HENVISNING: _henvisninger,
    HaendelseArt.BREV: _breve,
    HaendelseArt.AFTALEARK: _aftaleark,
}
