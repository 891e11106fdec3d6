"""What a worker can do with a fogedsag."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager import queries, rules
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    BeloebDraft,
    DatoArt,
    FogedBeloeb,
    FogedDato,
    FogedDatoDraft,
    FogedHistorik,
    Fogedsag,
    FogedsagClosing,
    FogedsagDraft,
    FogedStadie,
    Genbesoeg,
    PaakravKanal,
)
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.service import ensure_opgave, withdraw_opgave
from socialvicevaert.features.sager.queries import require_sag_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, ValidationFailed, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_ORDER = {stage: number for number, stage in enumerate(FogedStadie)}


def open_fogedsag(session: Session, draft: FogedsagDraft) -> int:
    """Open a fogedsag against a household we help.

    :raises ValidationFailed: when it begins in the future, or is said to be closed already.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    raise_if_any(_opening_problems(draft, session.today))
    beboer = session.kept(Beboer, draft.beboer_id)
    require_sag_of(session, draft.sag_id, draft.beboer_id)
    fogedsag = Fogedsag(
        beboer_id=draft.beboer_id,
        lejemaal_id=beboer.lejemaal_id,
        responsible_id=draft.responsible_id,
        opened_on=draft.opened_on,
        stage=draft.stage,
    )
    _fill(fogedsag, draft)
    session.add(fogedsag)
    session.flush()
    if draft.arrears_oere:
        _add_beloeb(
            session,
            row_id(fogedsag),
            BeloebDraft(BeloebArt.RESTANCE, draft.arrears_oere, draft.opened_on, rent_month=draft.rent_month),
        )
    _remember(session, fogedsag, draft.opened_on)
    session.flush()
    return row_id(fogedsag)


def change_fogedsag(session: Session, fogedsag_id: int, draft: FogedsagDraft) -> None:
    """Correct what was written about a fogedsag; stage, dates, amounts and outcome have acts of their own."""
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    raise_if_any(_opening_problems(draft, session.today))
    require_sag_of(session, draft.sag_id, fogedsag.beboer_id)
    fogedsag.opened_on = draft.opened_on
    fogedsag.responsible_id = draft.responsible_id
    _fill(fogedsag, draft)
    session.flush()


def check_dato(session: Session, fogedsag_id: int, draft: FogedDatoDraft) -> rules.DateFindings:
    """What is wrong or remarkable about a date before it is saved."""
    session.require(Permission.SEE_BEBOERE)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    return rules.check_date(
        draft,
        queries.given_dates(session, [fogedsag_id])[fogedsag_id],
        session.today,
        channel=fogedsag.paakrav_channel,
        rent_month=queries.rent_month_of(session, fogedsag_id),
    )


def set_dato(session: Session, fogedsag_id: int, draft: FogedDatoDraft) -> FogedStadie:
    """Set a date; where the dates then show that the landlord has come further, so does the stage. Gives the stage.

    :raises ValidationFailed: when the date is impossible, or would overwrite the court's.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    raise_if_any(check_dato(session, fogedsag_id, draft).problems)
    computed = _computed_on(session, fogedsag, draft.kind)
    dato = _dato(session, fogedsag_id, draft.kind)
    if dato is None:
        dato = FogedDato(fogedsag_id=fogedsag_id, kind=draft.kind, on=draft.on, set_by=draft.set_by)
        session.add(dato)
    dato.on = draft.on
    dato.at = draft.at
    dato.set_by = draft.set_by
    dato.reason = draft.reason.strip()
    dato.computed_on = computed if computed != draft.on else None
    if draft.kind is DatoArt.KOMMUNE_UNDERRETTET:
        fogedsag.municipality_notified = True
    session.flush()
    _advance_by_dates(session, fogedsag, on=min(draft.on, session.today))
    session.flush()
    return fogedsag.stage


def remove_dato(session: Session, fogedsag_id: int, kind: DatoArt) -> None:
    """Take a date back: where a rule knows it, the computed one stands again."""
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    dato = _dato(session, fogedsag_id, kind)
    if dato is None:
        return
    dato.deleted_at = session.now
    if kind is DatoArt.KOMMUNE_UNDERRETTET:
        fogedsag.municipality_notified = False
    session.flush()


def set_channel(session: Session, fogedsag_id: int, channel: PaakravKanal) -> None:
    """Say how the påkrav was sent: an estimated receipt follows from it."""
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id).paakrav_channel = channel
    session.flush()


def view_fogedsag(session: Session, fogedsag_id: int) -> queries.FogedsagView:
    """Open a fogedsag outside its resident: the case, and one line in the log.

    :raises UserError: when it is gone.
    """
    view = queries.fogedsag(session, fogedsag_id)
    record(session, AuditKind.VIEW, beboer_id=view.row.beboer_id, what="Fogedsag åbnet")
    return view


def set_stage(session: Session, fogedsag_id: int, stage: FogedStadie, on: date, reason: str = "") -> None:
    """Say how far the landlord has come, from a day on; back or open again needs a reason.

    :raises ValidationFailed: when the stage cannot follow.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    problems = list(rules.stage_problems(fogedsag.stage, stage, reason))
    if on > session.today:
        problems.append(Problem("on", "Datoen kan ikke ligge i fremtiden."))
    raise_if_any(problems)
    if stage is fogedsag.stage:
        return
    if fogedsag.stage is FogedStadie.AFSLUTTET:
        fogedsag.closed_on = None
        fogedsag.outcome = None
        fogedsag.result = None
        fogedsag.judged_by_id = None
        fogedsag.judged_on = None
        _withdraw_rechecks(session, fogedsag_id)
    fogedsag.stage = stage
    _remember(session, fogedsag, on, reason)
    session.flush()


def add_beloeb(session: Session, fogedsag_id: int, draft: BeloebDraft) -> int:
    """Write an amount: arrears of a month, a fee, a court cost or a payment; in øre.

    :raises ValidationFailed: when it is nothing or negative.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id)
    if draft.amount_oere <= 0:
        raise ValidationFailed([Problem("amount_oere", "Skriv et beløb over nul.")])
    return _add_beloeb(session, fogedsag_id, draft)


def remove_beloeb(session: Session, beloeb_id: int) -> None:
    """Take an amount back."""
    session.require(Permission.WRITE_FOGEDSAGER)
    beloeb = session.get(FogedBeloeb, beloeb_id)
    if beloeb is not None:
        beloeb.deleted_at = session.now
        session.flush()


def close_fogedsag(session: Session, fogedsag_id: int, closing: FogedsagClosing) -> None:
    """Close a fogedsag, or change how it ended; the earlier outcome stays in the history.

    An averted eviction is asked about again after 3, 6 and 12 months.

    :raises ValidationFailed: when outcome and result contradict, or a later change has no reason.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    if fogedsag.stage is FogedStadie.AFSLUTTET and fogedsag.closed_on is not None:
        old = FogedsagClosing(fogedsag.closed_on, fogedsag.outcome, fogedsag.result)
        raise_if_any(rules.outcome_change_problems(old, closing, fogedsag.opened_on, session.today))
    else:
        raise_if_any(rules.closing_problems(closing, fogedsag.opened_on, session.today))
    fogedsag.stage = FogedStadie.AFSLUTTET
    fogedsag.closed_on = closing.closed_on
    fogedsag.outcome = closing.outcome
    fogedsag.result = closing.result
    fogedsag.judged_by_id = session.actor.medarbejder_id if closing.result else None
    fogedsag.judged_on = session.today if closing.result else None
    _remember(session, fogedsag, closing.closed_on, closing.reason)
    _withdraw_rechecks(session, fogedsag_id)
    if rules.needs_rechecks(closing.outcome, closing.result):
        _plan_rechecks(session, fogedsag)
    session.flush()


def record_genbesoeg(session: Session, genbesoeg_id: int, on: date, still_housed: bool, note: str = "") -> None:
    """Write down what a re-check showed.

    :raises ValidationFailed: when the day lies in the future.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    genbesoeg = session.kept(Genbesoeg, genbesoeg_id)
    if on > session.today:
        raise ValidationFailed([Problem("on", "Datoen kan ikke ligge i fremtiden.")])
    genbesoeg.checked_on = on
    genbesoeg.still_housed = still_housed
    genbesoeg.note = note.strip()
    withdraw_opgave(session, _source_key(genbesoeg.fogedsag_id, genbesoeg.months))
    session.flush()


def bin_fogedsag(session: Session, fogedsag_id: int) -> None:
    """Put a fogedsag in the bin; its opgaver go with it."""
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id).deleted_at = session.now
    _withdraw_rechecks(session, fogedsag_id)
    session.flush()


def _opening_problems(draft: FogedsagDraft, today: date) -> list[Problem]:
    problems = []
    if draft.opened_on > today:
        problems.append(Problem("opened_on", "Fogedsagen kan ikke være modtaget i fremtiden."))
    if draft.arrears_oere is not None and draft.arrears_oere < 0:
        problems.append(Problem("arrears_oere", "En restance er et beløb over nul."))
    return problems


def _fill(fogedsag: Fogedsag, draft: FogedsagDraft) -> None:
    fogedsag.sag_id = draft.sag_id
    fogedsag.court_case_number = draft.court_case_number.strip()
    fogedsag.court = draft.court.strip()
    fogedsag.paakrav_channel = draft.paakrav_channel
    fogedsag.has_children = draft.has_children
    fogedsag.note = draft.note.strip()


def _remember(session: Session, fogedsag: Fogedsag, valid_from: date, reason: str = "") -> None:
    session.add(
        FogedHistorik(
            fogedsag_id=row_id(fogedsag),
            valid_from=valid_from,
            stage=fogedsag.stage,
            outcome=fogedsag.outcome,
            result=fogedsag.result,
            reason=reason.strip(),
            recorded_at=session.now,
            recorded_by_id=session.actor.medarbejder_id,
        )
    )


def _dato(session: Session, fogedsag_id: int, kind: DatoArt) -> FogedDato | None:
    return session.exec(
        select(FogedDato).where(
            FogedDato.fogedsag_id == fogedsag_id, FogedDato.kind == kind, col(FogedDato.deleted_at).is_(None)
        )
    ).first()


def _computed_on(session: Session, fogedsag: Fogedsag, kind: DatoArt) -> date | None:
    for step in queries.steps_of(session, fogedsag):
        if step.kind is kind and step.computed is not None:
            return step.computed.on
    return None


def _advance_by_dates(session: Session, fogedsag: Fogedsag, *, on: date) -> None:
    """Dates can show that the landlord has come further than anybody wrote; they never take a stage back."""
    if fogedsag.stage is FogedStadie.AFSLUTTET:
        return
    reached = rules.stage_by_dates(queries.steps_of(session, fogedsag), session.today)
    if _ORDER[reached] > _ORDER[fogedsag.stage]:
        fogedsag.stage = reached
        _remember(session, fogedsag, on)


def _add_beloeb(session: Session, fogedsag_id: int, draft: BeloebDraft) -> int:
    beloeb = FogedBeloeb(
        fogedsag_id=fogedsag_id,
        kind=draft.kind,
        label=draft.label.strip(),
        rent_month=draft.rent_month.replace(day=1) if draft.rent_month else None,
        amount_oere=draft.amount_oere,
        on=draft.on,
    )
    session.add(beloeb)
    session.flush()
    return row_id(beloeb)


def _plan_rechecks(session: Session, fogedsag: Fogedsag) -> None:
    assert fogedsag.closed_on is not None
    done = select(Genbesoeg.months).where(
        Genbesoeg.fogedsag_id == row_id(fogedsag), col(Genbesoeg.checked_on) >= fogedsag.closed_on
    )
    asked_already = set(session.exec(done))
    for months, computed in rules.recheck_dates(fogedsag.closed_on):
        if months in asked_already:
            continue
        session.add(Genbesoeg(fogedsag_id=row_id(fogedsag), months=months, due_on=computed.on))
        ensure_opgave(
            session,
            OpgaveDraft(
                title="Genbesøg: bor beboeren der stadig?",
                due_on=computed.on,
                medarbejder_id=fogedsag.responsible_id,
                beboer_id=fogedsag.beboer_id,
                sag_id=fogedsag.sag_id,
                why=f"{months} måneder efter en afværget udsættelse ({show_date(fogedsag.closed_on)})",
                source=OpgaveKilde.OPFOELGNING,
                source_key=_source_key(row_id(fogedsag), months),
            ),
        )


def _withdraw_rechecks(session: Session, fogedsag_id: int) -> None:
    for genbesoeg in session.exec(select(Genbesoeg).where(Genbesoeg.fogedsag_id == fogedsag_id)):
        if genbesoeg.checked_on is None and genbesoeg.deleted_at is None:
            genbesoeg.deleted_at = session.now
            withdraw_opgave(session, _source_key(fogedsag_id, genbesoeg.months))


def _source_key(fogedsag_id: int, months: int) -> str:
    return f"fogedsag:{fogedsag_id}:genbesoeg:{months}"
