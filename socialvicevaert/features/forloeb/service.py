"""What a worker can do with a course of advice: offer it, write the answer, close it with a judged result."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.queries import has_plan
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.forloeb import queries, rules
from socialvicevaert.features.forloeb.models import (
    Forloeb,
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebHistorik,
    ForloebStatus,
    Maaling,
    MaalingDraft,
    MaalingTid,
)
from socialvicevaert.features.gaeld.queries import gaeld_of, total_of
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def offer_forloeb(session: Session, draft: ForloebDraft) -> int:
    """Write down that a course of advice was offered.

    :raises ValidationFailed: when the date cannot be, or a fogedsag or sag is somebody else's.
    :raises UserError: when a course goes on already.
    """
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Beboer, draft.beboer_id)
    _check_offer(session, draft, None)
    refuse_second(session, draft.beboer_id)
    forloeb = Forloeb(
        beboer_id=draft.beboer_id,
        sag_id=draft.sag_id,
        fogedsag_id=draft.fogedsag_id,
        medarbejder_id=draft.medarbejder_id,
        offered_on=draft.offered_on,
        status_on=draft.offered_on,
        note=draft.note.strip(),
    )
    session.add(forloeb)
    session.flush()
    _remember(session, forloeb, "")
    return row_id(forloeb)


def change_forloeb(session: Session, forloeb_id: int, draft: ForloebDraft) -> None:
    """Correct the offer: its day, who gives the advice, what it belongs to.

    :raises ValidationFailed: as for a new one, and when the day lies after the answer.
    """
    session.require(Permission.WRITE_OEKONOMI)
    forloeb = session.kept(Forloeb, forloeb_id)
    _check_offer(session, draft, forloeb.fogedsag_id)
    if forloeb.status is not ForloebStatus.TILBUDT and draft.offered_on > forloeb.status_on:
        raise ValidationFailed([Problem("offered_on", "Forløbet kan ikke være tilbudt efter svaret.")])
    forloeb.sag_id = draft.sag_id
    forloeb.fogedsag_id = draft.fogedsag_id
    forloeb.medarbejder_id = draft.medarbejder_id
    forloeb.note = draft.note.strip()
    if draft.offered_on != forloeb.offered_on:
        forloeb.offered_on = draft.offered_on
        offer = session.exec(
            select(ForloebHistorik)
            .where(ForloebHistorik.forloeb_id == forloeb_id, ForloebHistorik.status == ForloebStatus.TILBUDT)
            .order_by(col(ForloebHistorik.id))
        ).first()
        if offer is not None:
            offer.on = draft.offered_on
        if forloeb.status is ForloebStatus.TILBUDT:
            forloeb.status_on = draft.offered_on
    session.flush()


def answer_offer(session: Session, forloeb_id: int, answer: ForloebAnswer, maaling: MaalingDraft | None = None) -> None:
    """Write what the resident said; where it is yes, ``maaling`` is taken down as the start of the course.

    Answering again corrects the answer, or writes the one that came later; the history keeps both.

    :raises ValidationFailed: when a date cannot be, or a yes has no place to meet.
    :raises UserError: when the course is closed, or another one goes on.
    """
    session.require(Permission.WRITE_OEKONOMI)
    forloeb = session.kept(Forloeb, forloeb_id)
    if forloeb.closed_on is not None:
        raise UserError("Forløbet er afsluttet. Åbn det igen, hvis svaret skal rettes.")
    problems = [*rules.problems_of_answer(answer, offered_on=forloeb.offered_on, today=session.today)]
    if maaling is not None:
        problems += rules.problems_of_maaling(maaling, today=session.today)
    raise_if_any(problems)
    is_accepted = answer.status is ForloebStatus.ACCEPTERET
    if is_accepted:
        refuse_second(session, forloeb.beboer_id, but=forloeb_id)
    is_news = (forloeb.status, forloeb.status_on) != (answer.status, answer.on)
    forloeb.status = answer.status
    forloeb.status_on = answer.on
    forloeb.place = answer.place if is_accepted else None
    session.flush()
    if is_news or answer.note.strip():
        _remember(session, forloeb, answer.note)
    if is_accepted and maaling is not None:
        _measure(session, forloeb_id, MaalingTid.START, maaling)
    elif not is_accepted:
        _forget_measure(session, forloeb_id, MaalingTid.START)


def close_forloeb(session: Session, forloeb_id: int, closing: ForloebClosing) -> None:
    """End a course: how it is judged, and the three facts as they are now. Closing again corrects it.

    :raises ValidationFailed: when a date cannot be.
    :raises UserError: when the resident never said yes.
    """
    session.require(Permission.WRITE_OEKONOMI)
    forloeb = session.kept(Forloeb, forloeb_id)
    if forloeb.status is not ForloebStatus.ACCEPTERET:
        raise UserError("Kun et forløb, beboeren har sagt ja til, kan afsluttes.")
    raise_if_any(rules.problems_of_closing(closing, accepted_on=forloeb.status_on, today=session.today))
    forloeb.closed_on = closing.closed_on
    forloeb.result = closing.result
    forloeb.judged_by_id = session.actor.medarbejder_id
    note = closing.note.strip()
    if note and not forloeb.note.endswith(note):  # closing again repeats what was written the first time
        forloeb.note = "\n".join(part for part in (forloeb.note, note) if part)
    session.flush()
    _measure(session, forloeb_id, MaalingTid.SLUT, closing.maaling)


def reopen_forloeb(session: Session, forloeb_id: int) -> None:
    """A closed course goes on: its result and the facts at its close are taken away.

    :raises UserError: when it is not closed, or another one goes on.
    """
    session.require(Permission.WRITE_OEKONOMI)
    forloeb = session.kept(Forloeb, forloeb_id)
    if forloeb.closed_on is None:
        raise UserError("Forløbet er ikke afsluttet.")
    refuse_second(session, forloeb.beboer_id)
    forloeb.closed_on = None
    forloeb.result = None
    forloeb.judged_by_id = None
    session.flush()
    _forget_measure(session, forloeb_id, MaalingTid.SLUT)


def bin_forloeb(session: Session, forloeb_id: int) -> None:
    """Put a course in the bin; the contacts within it are the resident's and stay."""
    session.require(Permission.WRITE_OEKONOMI)
    session.kept(Forloeb, forloeb_id).deleted_at = session.now
    session.flush()


def refuse_second(session: Session, beboer_id: int, but: int | None = None) -> None:
    """Go on when no course of a resident's waits for an answer or its end; ``but`` is one that may.

    :raises UserError:
    """
    if any(one.is_current and one.id != but for one in queries.forloeb_of(session, beboer_id)):
        raise UserError("Beboeren har allerede et forløb. Afslut det først, eller skriv svaret på tilbuddet.")


def maaling_now(session: Session, beboer_id: int, on: date | None = None) -> MaalingDraft:
    """The three facts as budget, debts and agreements tell them; what they do not tell is not known.

    :param on: the day the plan is asked about; today when left out. Budget and debts are as they stand now.
    """
    session.require(Permission.SEE_BEBOERE)
    budget = current_budget(session, beboer_id)
    debts = gaeld_of(session, beboer_id)
    return MaalingDraft(
        measured_on=on or session.today,
        raadighedsbeloeb_oere=budget.numbers.raadighed.oere if budget is not None and budget.has_income else None,
        debt_oere=total_of(session, beboer_id) if debts else None,  # no debt written down is not the same as none
        has_plan=has_plan(session, beboer_id, on or session.today),
        budget_id=budget.id if budget is not None else None,
    )


def fill_start(session: Session, forloeb_id: int) -> None:
    """Take the numbers at the start that are missing from budget, debts and agreements, as of today.

    :raises UserError: when the course does not go on, or there is nothing to take.
    """
    session.require(Permission.WRITE_OEKONOMI)
    forloeb = session.kept(Forloeb, forloeb_id)
    if rules.stage_of(forloeb.status, forloeb.closed_on) is not rules.ForloebTrin.I_GANG:
        raise UserError("Tallene ved start kan kun hentes, mens forløbet er i gang.")
    row = _measured(session, forloeb_id, MaalingTid.START)
    known = (
        MaalingDraft(row.measured_on, row.raadighedsbeloeb_oere, row.debt_oere, row.has_plan, row.budget_id)
        if row is not None
        else None
    )
    now = maaling_now(session, forloeb.beboer_id)
    gap = rules.start_gap(known, now)
    if gap is None or not gap.can_fill:
        raise UserError("Der er ikke noget at hente. Skriv et budget først.")
    _measure(session, forloeb_id, MaalingTid.START, rules.filled(known, now))


def _check_offer(session: Session, draft: ForloebDraft, present_fogedsag_id: int | None) -> None:
    """The fogedsag it was offered for already may lie in the bin."""
    raise_if_any(rules.problems_of_offer(draft, today=session.today))
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    newly = draft.fogedsag_id if draft.fogedsag_id != present_fogedsag_id else None
    if newly is not None and session.kept(Fogedsag, newly).beboer_id != draft.beboer_id:
        raise ValidationFailed([Problem("fogedsag_id", "Fogedsagen hører til en anden beboer.")])


def _remember(session: Session, forloeb: Forloeb, note: str) -> None:
    session.add(
        ForloebHistorik(
            forloeb_id=row_id(forloeb),
            on=forloeb.status_on,
            status=forloeb.status,
            note=note.strip(),
            recorded_at=session.now,
            recorded_by_id=session.actor.medarbejder_id,
        )
    )
    session.flush()


def _measure(session: Session, forloeb_id: int, moment: MaalingTid, draft: MaalingDraft) -> None:
    row = _measured(session, forloeb_id, moment)
    if row is None:
        row = Maaling(forloeb_id=forloeb_id, moment=moment, measured_on=draft.measured_on)
        session.add(row)
    row.measured_on = draft.measured_on
    row.raadighedsbeloeb_oere = draft.raadighedsbeloeb_oere
    row.debt_oere = draft.debt_oere
    row.has_plan = draft.has_plan
    row.budget_id = draft.budget_id
    session.flush()


def _forget_measure(session: Session, forloeb_id: int, moment: MaalingTid) -> None:
    row = _measured(session, forloeb_id, moment)
    if row is not None:
        row.deleted_at = session.now
        session.flush()


def _measured(session: Session, forloeb_id: int, moment: MaalingTid) -> Maaling | None:
    statement = select(Maaling).where(
        Maaling.forloeb_id == forloeb_id, Maaling.moment == moment, col(Maaling.deleted_at).is_(None)
    )
    return session.exec(statement).first()
