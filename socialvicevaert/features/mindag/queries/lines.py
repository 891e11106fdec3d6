"""Where the lines of the day come from: opgaver, `fogedsager`, the report, what waits for an answer, and what lacks."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import col, select

from socialvicevaert.features.ansoegninger.queries import ansoegninger
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import henvisninger
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import NO_CONTACT_DAYS
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.mindag import rules
from socialvicevaert.features.mindag.queries.consents import missing_consents
from socialvicevaert.features.mindag.queries.fogedsager import fogedsag_lines
from socialvicevaert.features.mindag.rules import DayAction, DayAfsnit, DayLine
from socialvicevaert.features.opgaver.models import OpgaveKilde
from socialvicevaert.features.opgaver.queries import OpgaveView, open_opgaver
from socialvicevaert.features.rapporter.queries.month_end import sag_gaps, unissued_month
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.underretninger.queries import awaiting_receipt
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def _opgaver(session: Session) -> Iterator[DayLine]:
    for one in open_opgaver(session, until=session.today + timedelta(days=max(rules.SHOWN_BEFORE.values()))):
        if one.due_on > session.today + timedelta(days=rules.SHOWN_BEFORE.get(one.source, 0)):
            continue
        answer = one.answer
        yield DayLine(
            key=f"opgave:{one.id}",
            section=_section_of(one, session.today),
            beboer_id=one.beboer_id,
            beboer=one.beboer,
            title=one.title,
            why=one.why or one.source.label,
            due_on=one.due_on,
            action=DayAction(answer.label, answer.kind, answer.id, answer.tab, answer.extra)
            if answer
            else DayAction("Klaret", "opgave", one.id),
            medarbejder_id=one.medarbejder_id,
        )


def _section_of(one: OpgaveView, today: date) -> DayAfsnit:
    """An agreement is broken once the last day for its instalment has passed; on that day it is a deadline."""
    is_broken = one.source is OpgaveKilde.ORDNING and one.due_on < today
    if one.source is OpgaveKilde.DOKUMENT and one.due_on > today:
        return DayAfsnit.SAMTYKKER
    return DayAfsnit.ORDNINGER if is_broken else DayAfsnit.FRISTER


def _report(session: Session) -> Iterator[DayLine]:
    """Whoever may issue it is reminded: it is nobody's own."""
    open_one = unissued_month(session) if may(session.actor, Permission.ISSUE_REPORTS) else None
    if open_one is not None:
        yield DayLine(
            key=f"rapport:{open_one.key}",
            section=DayAfsnit.RAPPORT,
            beboer_id=None,
            beboer="",
            title=open_one.title,
            why=rules.why_unissued(sag_gaps(session, open_one.month)),
            due_on=open_one.since,
            action=DayAction("Se rapporten", "rapporter", 0, extra=(("part", "rapport"), ("period", "last_month"))),
            medarbejder_id=session.actor.medarbejder_id,
        )


def _henvisninger(session: Session) -> Iterator[DayLine]:
    for one in henvisninger(session):
        if one.status is not HenvisningStatus.SENDT or one.sent_on is None:
            continue
        if one.expected_answer_on is not None and one.expected_answer_on <= session.today:
            continue  # stands among today's opgaver
        yield DayLine(
            key=f"henvisning:{one.id}",
            section=DayAfsnit.VENTER,
            beboer_id=one.beboer_id,
            beboer=one.beboer,
            title=f"Svar fra {one.partner}",
            why=rules.why_waiting(one.sent_on, one.expected_answer_on, session.today),
            due_on=one.expected_answer_on or one.sent_on,
            action=DayAction("Åbn henvisning", "henvisning", one.id),
            medarbejder_id=one.medarbejder_id,
        )


def _ansoegninger(session: Session) -> Iterator[DayLine]:
    for one in ansoegninger(session):
        if one.sent_on is None or rules.is_asked_about(one.expected_answer_on, session.today):
            continue
        phone = show_phone(one.partner_phone) if one.partner_phone else ""
        place = (("part", "ansoegninger"), ("id", one.id))
        yield DayLine(
            key=f"ansoegning:{one.id}",
            section=DayAfsnit.VENTER,
            beboer_id=one.beboer_id,
            beboer=one.beboer,
            title=f"Svar på ansøgning: {one.basis.label}",
            why=rules.why_application_waits(one.sent_on, one.expected_answer_on, phone, session.today),
            due_on=one.expected_answer_on or one.sent_on,
            action=DayAction("Åbn ansøgning", "beboer", one.beboer_id, "oekonomi", place),
            medarbejder_id=one.medarbejder_id,
        )


def _underretninger(session: Session) -> Iterator[DayLine]:
    """Receipts that have not come: for the few who may know of the underretning, as its query answers them."""
    for one in awaiting_receipt(session):
        assert one.receipt_due is not None
        place = (("part", "underretning"), ("id", one.id))
        yield DayLine(
            key=f"underretning:{one.id}",
            section=DayAfsnit.FRISTER,
            beboer_id=one.draft.beboer_id,
            beboer=one.beboer,
            title=f"Kvittering fra {one.partner}",
            why=rules.why_no_receipt(one.sent_on, show_phone(one.partner_phone) if one.partner_phone else ""),
            due_on=one.receipt_due,
            action=DayAction("Åbn underretning", "beboer", one.draft.beboer_id, "henvisninger", place),
            medarbejder_id=one.medarbejder_id,
        )


def _no_contact(session: Session) -> Iterator[DayLine]:
    days = setting(session, NO_CONTACT_DAYS)
    # Asked for each resident with an open case: the newest contact stands at the end of an index, while the newest of
    # everybody would mean reading the whole log.
    latest = (
        select(Kontakt.held_at)
        .where(
            Kontakt.beboer_id == Beboer.id,
            col(Kontakt.deleted_at).is_(None),
            col(Kontakt.kind).not_in([KontaktArt.FORGAEVES, KontaktArt.NOTAT]),
        )
        .order_by(col(Kontakt.held_at).desc())
        .limit(1)
        .correlate(Beboer)
        .scalar_subquery()
    )
    statement = (
        select(Sag, Beboer, latest)
        .join(Beboer, col(Beboer.id) == col(Sag.beboer_id))
        .where(col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .order_by(col(Sag.started_on))
    )
    seen: set[int] = set()
    for sag, beboer, last in session.exec(statement):
        last_on = danish_date(last) if last is not None else None
        since = last_on or sag.started_on
        if row_id(beboer) in seen or (session.today - since).days <= days:
            continue
        seen.add(row_id(beboer))
        yield DayLine(
            key=f"kontakt:{beboer.id}:{since}",
            section=DayAfsnit.INGEN_KONTAKT,
            beboer_id=beboer.id,
            beboer=beboer.full_name,
            title="Tag kontakt",
            why=rules.why_no_contact(last_on, sag.started_on),
            due_on=since + timedelta(days=days),
            action=DayAction("Ny kontakt", "ny_kontakt", row_id(beboer)),
            medarbejder_id=sag.responsible_id,
            since=since,
        )


def _samtykker(session: Session) -> Iterator[DayLine]:
    missing = missing_consents(session)
    people = session.exec(select(Beboer).where(col(Beboer.id).in_(missing), col(Beboer.deleted_at).is_(None)))
    for beboer in people:
        for one in missing[row_id(beboer)]:
            yield DayLine(
                key=rules.consent_key(one, row_id(beboer)),
                section=DayAfsnit.SAMTYKKER,
                beboer_id=beboer.id,
                beboer=beboer.full_name,
                title=one.title,
                why=one.why,
                due_on=one.since,
                action=rules.consent_action(one, row_id(beboer)),
                medarbejder_id=beboer.responsible_id or session.actor.medarbejder_id,
                since=one.since if one.kind in rules.NO_DEADLINE else None,
            )


def _without_cause(session: Session) -> Iterator[DayLine]:
    before = session.today - timedelta(days=rules.DAYS_WITHOUT_CAUSE)
    statement = (
        select(Sag, Beboer)
        .join(Beboer, col(Beboer.id) == col(Sag.beboer_id))
        .where(
            col(Sag.cause).is_(None),
            col(Sag.closed_on).is_(None),
            Sag.started_on <= before,
            col(Sag.deleted_at).is_(None),
            col(Beboer.deleted_at).is_(None),
        )
        .order_by(col(Sag.started_on))
    )
    for sag, beboer in session.exec(statement):
        yield DayLine(
            key=f"sag:{sag.id}:aarsag",
            section=DayAfsnit.DATA,
            beboer_id=beboer.id,
            beboer=beboer.full_name,
            title=f"Sag {sag.number} har ingen årsag",
            why="Årsagen tælles i månedsrapporten. Er den ukendt, så vælg »Ukendt«.",
            due_on=sag.started_on + timedelta(days=rules.DAYS_WITHOUT_CAUSE),
            action=DayAction("Skriv årsag", "sag", row_id(sag)),
            medarbejder_id=sag.responsible_id,
        )


SOURCES = (
    _opgaver,
    fogedsag_lines,
    _report,
    _henvisninger,
    _ansoegninger,
    _underretninger,
    _no_contact,
    _samtykker,
    _without_cause,
)
"""Each gives the lines of one kind, in no order."""
