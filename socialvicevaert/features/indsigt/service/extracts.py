"""The papers of a request: made of what is held now, cut as it was judged; logged before they leave."""

import hashlib
import secrets
from dataclasses import dataclass

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt import queries
from socialvicevaert.features.indsigt.models import Indsigt, Vurdering
from socialvicevaert.features.indsigt.queries.log import LogLine
from socialvicevaert.features.indsigt.queries.names import names
from socialvicevaert.features.indsigt.queries.people import paper_words
from socialvicevaert.features.indsigt.queries.rows import bytes_of
from socialvicevaert.features.indsigt.queries.tables import LEFT_OUT
from socialvicevaert.features.indsigt.rules import passwords
from socialvicevaert.features.indsigt.rules.cutting import cut, unjudged
from socialvicevaert.features.indsigt.rules.mentions import without_staff
from socialvicevaert.features.indsigt.rules.records import File, Record
from socialvicevaert.features.indsigt.service.requests import opgave_key
from socialvicevaert.features.indstillinger.queries import report_name
from socialvicevaert.features.opgaver.service import withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class HeldFile:
    """A file that is handed over."""

    file: File
    content: bytes


@dataclass(frozen=True)
class Extract:
    """What the papers are made of. Dates are ISO text; ``reasons`` say why something was left out."""

    organisation: str
    beboer: str
    asked_on: str
    made_on: str
    records: tuple[Record, ...]
    log: tuple[LogLine, ...]
    reasons: tuple[str, ...]
    words: dict[str, object]
    not_collected: dict[str, str]


def extract(session: Session, indsigt_id: int) -> Extract:
    """Everything that may be handed over now; logged as a look at all of it.

    :raises UserError: something that tells of others is not judged. :raises NotAllowed:
    """
    session.require(Permission.EXPORT)
    indsigt = session.kept(Indsigt, indsigt_id)
    beboer = session.kept(Beboer, indsigt.beboer_id)
    gathered = queries.gather(session, beboer)
    judged = queries.judged(session, indsigt_id)
    left = len(unjudged(gathered.flags, judged))
    if left and indsigt.answered_at is not None:
        raise UserError("Der er skrevet nyt om beboeren, siden anmodningen blev besvaret. Opret en ny anmodning.")
    if left:
        what = "1 ting handler" if left == 1 else f"{left} ting handler"
        raise UserError(f"{what} måske om andre og er ikke vurderet endnu.")
    if beboer.cpr:
        session.require(Permission.REVEAL_CPR)
        audit.record(session, AuditKind.REVEAL, beboer_id=beboer.id, what="CPR-nummer i indsigt")
    audit.record(session, AuditKind.VIEW, beboer_id=beboer.id, what="indsigt lavet", table="indsigt", row_id=indsigt_id)
    # Not those of a concern for a child: that something of the kind is left out must not be told either.
    decisions = [judged[flag.item] for flag in gathered.flags if not flag.is_narrow]
    staff = names(session).staff
    return Extract(
        organisation=report_name(session),
        beboer=beboer.full_name,
        asked_on=indsigt.asked_on.isoformat(),
        made_on=session.today.isoformat(),
        records=cut(gathered.records, gathered.flags, judged),
        log=gathered.log,
        reasons=tuple(
            dict.fromkeys(without_staff(one.reason, staff) for one in decisions if one.decision is Vurdering.UDELADT)
        ),
        words=paper_words(),
        not_collected=LEFT_OUT,
    )


def files_of(session: Session, records: tuple[Record, ...]) -> tuple[HeldFile, ...]:
    """The files of records, in their order.

    :raises UserError: one of them has been removed since.
    """
    session.require(Permission.EXPORT)
    found = tuple(
        HeldFile(file, bytes_of(session, file.table, file.row_id, file.column))
        for record in records
        for file in record.files
    )
    if any(len(one.content) != one.file.size for one in found):
        raise UserError("En fil er fjernet, siden papiret blev lavet. Luk vinduet, og lav udleveringen igen.")
    return found


def open_file(session: Session, indsigt_id: int, file: File) -> bytes:
    """A file to be looked at before it is judged; logged.

    :raises UserError: it is gone, or the actor is not one who may see it.
    """
    session.require(Permission.SEE_BEBOERE)
    review = queries.review(session, indsigt_id)
    if not any(file in flag.files for flag in review.flags):
        raise UserError("Filen er ændret eller væk. Luk vinduet, og åbn anmodningen igen.")
    audit.record(
        session,
        AuditKind.VIEW,
        beboer_id=review.indsigt.beboer_id,
        what="fil set ved indsigt",
        table=file.table,
        row_id=file.row_id,
    )
    return bytes_of(session, file.table, file.row_id, file.column)


def note_leaving(session: Session, indsigt_id: int, *, is_encrypted: bool) -> None:
    """The papers are about to be written outside the program: logged before they are.

    :raises NotAllowed: for a role that may not take residents' data out.
    """
    session.require(Permission.EXPORT)
    indsigt = session.kept(Indsigt, indsigt_id)
    what = "indsigt med adgangskode" if is_encrypted else "indsigt uden adgangskode"
    audit.record(session, AuditKind.EXPORT, beboer_id=indsigt.beboer_id, what=what, table="indsigt", row_id=indsigt_id)


def handed_over(session: Session, indsigt_id: int, pdf: bytes, *, is_encrypted: bool) -> None:
    """The papers were written: the request is answered, and its opgave leaves. ``pdf`` is kept as its digest alone.

    Made once more, because the password was lost, it stays answered on the day it was.
    """
    session.require(Permission.EXPORT)
    indsigt = session.kept(Indsigt, indsigt_id)
    indsigt.answered_at = indsigt.answered_at or session.now
    indsigt.is_encrypted = is_encrypted
    indsigt.digest = hashlib.sha256(pdf).hexdigest()
    session.flush()
    withdraw_opgave(session, opgave_key(indsigt))


def new_password() -> str:
    """A password that is shown once and kept nowhere."""
    return passwords.password(secrets.choice)
