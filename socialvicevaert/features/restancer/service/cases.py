"""Opening a sag for a household of the list: resident, household, home and sag in one transaction."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, BeboerDraft, LejemaalDraft
from socialvicevaert.features.beboere.service import register_beboer
from socialvicevaert.features.indstillinger.models import Afdeling, Behovsomraade
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.restancer.reading.values import has_lost_letter
from socialvicevaert.features.restancer.rules import ComparedRow, normal_afdeling
from socialvicevaert.features.sager.models import SagDraft, SagKilde
from socialvicevaert.features.sager.service import open_sag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, raise_if_any
from socialvicevaert.storage import Session


@dataclass(frozen=True)
class SagFromRow:
    """A household of the list as a worker takes it in. ``beboer_id`` is set where the resident is known already."""

    first_name: str
    last_name: str
    amount_oere: int
    status: RestanceStatus
    responsible_id: int
    beboer_id: int | None = None
    phone: str = ""
    afdeling_id: int | None = None
    address: str = ""
    postcode: str = ""
    town: str = ""
    lejemaalsnr: str = ""
    rent_oere: int | None = None
    months: int | None = None
    due_on: date | None = None
    previous_oere: int | None = None
    note: str = ""
    restanceliste_id: int | None = None  # None: the list has not been imported yet


@dataclass(frozen=True)
class OpenedSag:
    """What was made."""

    beboer_id: int
    sag_id: int


def draft_from_row(
    session: Session, one: ComparedRow, boligorganisation_id: int, restanceliste_id: int | None = None
) -> SagFromRow:
    """What a form starts with. A name that lost a letter in the landlord's file is for the worker to put right."""
    row = one.row
    estates = session.exec(select(Afdeling).where(Afdeling.boligorganisation_id == boligorganisation_id)).all()
    wanted = normal_afdeling(row.afdeling)
    estate = next((estate for estate in estates if wanted and normal_afdeling(estate.number) == wanted), None)
    return SagFromRow(
        first_name=row.first_name,
        last_name=row.last_name,
        amount_oere=row.amount_oere,
        status=one.status,
        responsible_id=session.actor.medarbejder_id,
        beboer_id=one.match.homes[0].beboer_id if one.match and one.match.is_sure else None,
        phone=row.phone,
        afdeling_id=estate.id if estate else estates[0].id if len(estates) == 1 else None,
        address=row.address,
        postcode=row.postcode,
        town=row.town,
        lejemaalsnr=row.lejemaalsnr,
        rent_oere=row.rent_oere,
        months=row.months,
        due_on=row.due_on,
        previous_oere=one.previous_oere,
        restanceliste_id=restanceliste_id,
    )


def open_sag_from_row(session: Session, draft: SagFromRow) -> OpenedSag:
    """Register the household, unless it is known, open a sag for it, and write down what it owes.

    :raises ValidationFailed: something is missing, or a name still lacks a letter. Nothing is stored.
    """
    session.require(Permission.IMPORT_RESTANCER)
    beboer_id = draft.beboer_id
    if beboer_id is None:
        raise_if_any(_lost_letters(draft))
        beboer_id = register_beboer(session, _resident(draft))
    sag_id = open_sag(
        session,
        SagDraft(
            beboer_id=beboer_id,
            started_on=session.today,
            responsible_id=draft.responsible_id,
            source=SagKilde.RESTANCELISTE,
            behovsomraade_ids=_economy(session),
            note=draft.note,
        ),
    )
    if draft.restanceliste_id is not None:
        _write_arrears(session, beboer_id, draft.restanceliste_id, draft)
    return OpenedSag(beboer_id, sag_id)


def _resident(draft: SagFromRow) -> BeboerDraft:
    return BeboerDraft(
        first_name=draft.first_name,
        last_name=draft.last_name,
        phone=draft.phone,
        responsible_id=draft.responsible_id,
        lejemaal=LejemaalDraft(
            afdeling_id=draft.afdeling_id,
            address=draft.address,
            postcode=draft.postcode,
            town=draft.town,
            lejemaalsnr=draft.lejemaalsnr,
            rent_oere=draft.rent_oere,
        ),
    )


def _lost_letters(draft: SagFromRow) -> list[Problem]:
    fields = (("first_name", draft.first_name), ("last_name", draft.last_name), ("address", draft.address))
    return [
        Problem(field, f"»{text}« har mistet et bogstav i udlejers fil. Skriv det rigtigt.")
        for field, text in fields
        if has_lost_letter(text)
    ]


def _economy(session: Session) -> tuple[int, ...]:
    query = select(Behovsomraade.id).where(
        Behovsomraade.name == "Økonomi", col(Behovsomraade.is_active), col(Behovsomraade.deleted_at).is_(None)
    )
    found = session.exec(query).first()
    return (found,) if found is not None else ()


def _write_arrears(session: Session, beboer_id: int, restanceliste_id: int, draft: SagFromRow) -> None:
    beboer = session.get_one(Beboer, beboer_id)
    if session.get(Restanceliste, restanceliste_id) is None:
        raise UserError("Restancelisten er fortrudt. Indlæs den igen, eller opret sagen uden den.")
    if beboer.lejemaal_id is None:
        return
    session.add(
        Restance(
            restanceliste_id=restanceliste_id,
            lejemaal_id=beboer.lejemaal_id,
            beboer_id=beboer_id,
            amount_oere=draft.amount_oere,
            months=draft.months,
            due_on=draft.due_on,
            status=draft.status,
            previous_oere=draft.previous_oere,
        )
    )
    session.flush()
