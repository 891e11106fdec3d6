"""Who writes, who reads, who it is about, and where they live."""

from socialvicevaert.features.beboere.models import Husstand, HusstandType
from socialvicevaert.features.beboere.queries.people import (
    address_of,
    children_of,
    current_lejemaal,
    existing,
    lejemaal_view,
)
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation, Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.partnere.queries import partner
from socialvicevaert.shared.formats.address import show_address
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


def sender(session: Session) -> dict[str, str]:
    """The organisation, the worker who writes, and today."""
    worker = session.get(Medarbejder, session.actor.medarbejder_id)
    return {
        "organisation.navn": report_name(session),
        "organisation.kontakt": setting(session, REPORT_CONTACT),
        "medarbejder.navn": worker.name if worker else session.actor.name,
        "medarbejder.rolle": session.actor.role.label,
        "medarbejder.telefon": show_phone(worker.phone) if worker else "",
        "medarbejder.email": worker.email if worker else "",
        "dato.i_dag": show_date_long(session.today),
    }


def receiver(session: Session, partner_id: int | None) -> dict[str, str]:
    """The partner a letter goes to, and its first contact person."""
    if partner_id is None:
        return {}
    known = partner(session, partner_id)
    people = known.draft.kontaktpersoner
    return {"modtager.navn": known.name, "modtager.kontaktperson": people[0].name if people else ""}


def person(session: Session, beboer_id: int) -> dict[str, str]:
    """The resident and the household."""
    row = existing(session, beboer_id)
    household = session.get(Husstand, row.husstand_id) if row.husstand_id else None
    kind = household.type if household and household.type is not HusstandType.UKENDT else None
    return {
        "beboer.navn": row.full_name,
        "beboer.fornavn": row.first_name,
        "beboer.foedt": show_date(row.born_on) or str(row.birth_year or ""),
        "beboer.telefon": show_phone(row.phone),
        "beboer.email": row.email,
        "beboer.sprog": _language(row.language, row.needs_interpreter),
        "familie.husstand": kind.label if kind else "",
        "familie.boern": _ages(children_of(session, row.husstand_id), session.today.year),
    }


def home(session: Session, beboer_id: int, *, with_protected_address: bool) -> dict[str, str]:
    """Where the resident lives."""
    row = existing(session, beboer_id)
    lejemaal = current_lejemaal(session, row)
    if lejemaal is None:
        return {}
    view = lejemaal_view(session, lejemaal)
    afdeling = session.get(Afdeling, lejemaal.afdeling_id)
    landlord = session.get(Boligorganisation, afdeling.boligorganisation_id) if afdeling else None
    known = {
        "bolig.boligorganisation": landlord.name if landlord else "",
        "bolig.husleje": show_oere(view.rent_oere) if view.rent_oere is not None else "",
        "bolig.indflyttet": show_date(view.moved_in_on),
    }
    if row.has_protected_address and not with_protected_address:
        return known  # estate and number of the home tell where it is, too
    return {
        **known,
        "beboer.adresse": show_address(address_of(lejemaal)),
        "bolig.afdeling": view.afdeling,
        "bolig.lejemaalsnr": view.lejemaalsnr,
    }


def _language(language: str, needs_interpreter: bool) -> str:
    if needs_interpreter:
        return f"{language}, brug for tolk" if language else "Brug for tolk"
    return language


def _ages(birth_years: tuple[int, ...], year: int) -> str:
    """As "4, 9 og 13 år": only the years are known, so this is the age they reach this year."""
    ages = sorted(year - born for born in birth_years)
    if not ages:
        return ""
    *first, last = [str(age) for age in ages]
    return f"{', '.join(first)} og {last} år" if first else f"{last} år"
