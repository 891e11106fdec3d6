"""Whose the rows of a gap are, what each is, who answers for it and where it is put right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.datakvalitet.queries.groups import SHOWN, Form, MissingRow
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.forloeb.models import Forloeb
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_MONEY = "oekonomi"


@dataclass(frozen=True)
class About:
    """One row before anybody's name is in it."""

    number: int
    beboer_id: int
    on: date
    what: str
    responsible_id: int | None
    tab: str
    extra: Mapping[str, object] = field(default_factory=dict)
    form: Form | None = None


def sager(session: Session, numbers: Iterable[int], asks: str) -> list[About]:
    """Sager; `asks` is the field of the form that is empty, "" where it is not in the form."""
    columns = (Sag.beboer_id, Sag.responsible_id, Sag.started_on, Sag.number, Sag.title)
    return [
        About(
            sag_id, beboer_id, on, " · ".join(part for part in (f"Sag {number}", title) if part), responsible_id,
            "sager", {"id": sag_id}, Form("sag", sag_id, extra={"field": asks}) if asks else None,
        )
        for sag_id, beboer_id, responsible_id, on, number, title in _read(session, Sag.id, columns, numbers)
    ]  # fmt: skip


def sager_without_home(session: Session, numbers: Iterable[int]) -> list[About]:
    """Sager whose resident has no home: that is put right at the resident."""
    return [
        About(one.number, one.beboer_id, one.on, one.what, one.responsible_id, "person")
        for one in sager(session, numbers, "")
    ]


def fogedsager(session: Session, numbers: Iterable[int]) -> list[About]:
    """Fogedsager, each opened as a case."""
    columns = (Fogedsag.beboer_id, Fogedsag.responsible_id, Fogedsag.opened_on)
    return [
        About(
            number, beboer_id, on, f"Fogedsag fra {show_date(on)}", responsible_id, "fogedsager",
            {"fogedsag": number}, Form("fogedsag", number),
        )
        for number, beboer_id, responsible_id, on in _read(session, Fogedsag.id, columns, numbers)
    ]  # fmt: skip


def genbesoeg(session: Session, due: Mapping[int, date], months: int) -> list[About]:
    """Re-checks after so many months, by fogedsag: the day each was due."""
    found = []
    for one in fogedsager(session, due):
        on = due[one.number]
        what = f"Genbesøg efter {months} måneder, {show_date(on)}"
        form = Form("fogedsag", one.number, "genbesoeg")
        found.append(About(one.number, one.beboer_id, on, what, one.responsible_id, one.tab, one.extra, form))
    return found


def henvisninger(session: Session, numbers: Iterable[int]) -> list[About]:
    """Referrals, with how long they have waited."""
    names = dict(session.exec(select(col(Partner.id), col(Partner.name))).all())
    columns = (Henvisning.beboer_id, Henvisning.medarbejder_id, Henvisning.sent_on, Henvisning.partner_id)
    return [
        About(
            number, beboer_id, on, f"{names.get(partner_id, 'Henvisning')} · {_waited((session.today - on).days)}",
            worker_id, "henvisninger", {"id": number}, Form("henvisning", number),
        )
        for number, beboer_id, worker_id, on, partner_id in _read(session, Henvisning.id, columns, numbers)
    ]  # fmt: skip


def forloeb(session: Session, numbers: Iterable[int]) -> list[About]:
    """Courses of advice."""
    columns = (Forloeb.beboer_id, Forloeb.medarbejder_id, Forloeb.offered_on)
    return [
        About(
            number, beboer_id, on, f"Forløb tilbudt {show_date(on)}", worker_id, _MONEY,
            {"part": "forloeb", "id": number},
        )
        for number, beboer_id, worker_id, on in _read(session, Forloeb.id, columns, numbers)
    ]  # fmt: skip


def ansoegninger(session: Session, numbers: Iterable[int]) -> list[About]:
    """Applications for help with money."""
    columns = (Ansoegning.beboer_id, Ansoegning.medarbejder_id, Ansoegning.sent_on, Ansoegning.basis)
    return [
        About(
            number, beboer_id, on, f"{basis.label}, sendt {show_date(on)}", worker_id, _MONEY,
            {"part": "ansoegninger", "id": number},
        )
        for number, beboer_id, worker_id, on, basis in _read(session, Ansoegning.id, columns, numbers)
    ]  # fmt: skip


def kontakter(session: Session, numbers: Iterable[int]) -> list[About]:
    """Entries of the log."""
    columns = (Kontakt.beboer_id, Kontakt.medarbejder_id, Kontakt.held_at, Kontakt.kind)
    return [
        About(
            number, beboer_id, danish_date(held_at), kind.label, worker_id, "overblik", {}, Form("kontakt", number)
        )
        for number, beboer_id, worker_id, held_at, kind in _read(session, Kontakt.id, columns, numbers)
    ]  # fmt: skip


def named(session: Session, found: Sequence[About]) -> tuple[MissingRow, ...]:
    """The rows with the names of residents and of those who answer for them."""
    session.require(Permission.SEE_BEBOERE)
    people = session.exec(
        select(col(Beboer.id), col(Beboer.first_name), col(Beboer.last_name)).where(
            col(Beboer.id).in_({one.beboer_id for one in found})
        )
    )
    names = {number: f"{first} {last}".strip() for number, first, last in people}
    workers: dict[int | None, str] = dict(session.exec(select(col(Medarbejder.id), col(Medarbejder.name))).all())
    return tuple(
        MissingRow(
            one.beboer_id, names.get(one.beboer_id, ""), one.what, one.tab, one.extra, one.number, one.on,
            one.responsible_id, workers.get(one.responsible_id, ""), one.form,
        )
        for one in found
    )  # fmt: skip


def _read(session: Session, number: Any, columns: Sequence[Any], numbers: Iterable[int]) -> Iterable[Any]:
    """These rows in the order of their numbers, as many as are shown."""
    session.require(Permission.SEE_BEBOERE)
    wanted = sorted(numbers)[:SHOWN]
    return session.execute(select_many(col(number), *columns).where(col(number).in_(wanted)).order_by(col(number)))


def _waited(days: int) -> str:
    return "venter i 1 dag" if days == 1 else f"venter i {days} dage"
