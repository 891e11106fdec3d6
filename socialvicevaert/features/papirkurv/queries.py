"""What lies in the bin."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.features.afdragsordninger.models import Afdragsordning
from socialvicevaert.features.aftaleark.models import Aftaleark
from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import Brev
from socialvicevaert.features.budgetter.models import Budget
from socialvicevaert.features.dokumenter.models import Dokument
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.forloeb.models import Forloeb
from socialvicevaert.features.gaeld.models import Fordeling, Gaeld, GaeldDokument
from socialvicevaert.features.gaeldssanering.models import Screening
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.opgaver.rules import answer_to
from socialvicevaert.features.papirkurv import rules
from socialvicevaert.features.papirkurv.removal import binned, removal_of
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.redningsplaner.models import Redningsplan
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.underretninger.models import Underretning
from socialvicevaert.features.underretninger.queries import may_know
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage import Row
from socialvicevaert.storage.row import model_of, row_id
from socialvicevaert.storage.session import Session

TABLES = frozenset(rules.BY_TABLE)


@dataclass(frozen=True)
class BinnedThing:
    """One thing in the bin. ``name`` is the resident's or the partner's; ``title`` says which thing of theirs.

    ``days_left`` is 0 when it may go for good. ``first`` says what must be taken back before it, ``stays`` why it is
    not removed though its days have passed; both are sentences, "" when there is no such thing.
    """

    table: str
    id: int
    word: str
    title: str
    name: str
    beboer_id: int | None
    binned_at: datetime
    binned_by: str
    days_left: int
    first: str
    stays: str
    may_be_taken_back: bool


def things(session: Session, beboer_id: int | None = None) -> list[BinnedThing]:
    """What the actor may see in the bin, newest first; of one resident, or of all.

    Opgaver that a rule took away come and go with the rule, and are not listed.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_BEBOERE)
    days = rules.days_kept(session.today)
    found = [
        _thing(session, each, row, days)
        for each in rules.BINS
        if may(session.actor, each.see)
        for row in binned(session, each.model)
        if may_be_seen(session, row) and not _is_of_a_rule(row)
    ]
    mine = [one for one in found if beboer_id is None or one.beboer_id == beboer_id]
    return sorted(mine, key=lambda one: one.binned_at, reverse=True)


def may_be_seen(session: Session, row: Row) -> bool:
    """An underretning about a child is for the few who may know of it, also in the bin."""
    if isinstance(row, Underretning):
        return may_know(session, row_id(row))
    if not isinstance(row, Henvisning) or row.basis is not Behandlingsgrundlag.UNDERRETNING:
        return True
    beboer = session.get(Beboer, row.beboer_id)
    own = beboer.responsible_id if beboer is not None else None
    return session.actor.medarbejder_id in (row.medarbejder_id, own)


def what_comes_first(session: Session, row: Row) -> str:
    """What must be taken out of the bin before a row, as a sentence; "" when nothing must."""
    columns = Row.metadata.tables[str(row.__tablename__)].columns
    for name in rules.BY_TABLE[str(row.__tablename__)].parents:
        parent_id = getattr(row, name)
        (key,) = columns[name].foreign_keys
        parent = session.get(model_of(key.column.table.name), parent_id) if parent_id is not None else None
        if parent is not None and parent.deleted_at is not None:
            return _comes_first(parent)
    if isinstance(row, Dokument):
        debts = session.exec(
            select(Gaeld)
            .join(GaeldDokument, col(GaeldDokument.gaeld_id) == col(Gaeld.id))
            .where(GaeldDokument.dokument_id == row.id)
        ).all()
        if debts and all(debt.deleted_at is not None for debt in debts):  # no screen would show it
            return _comes_first(debts[0])
    return ""


def _comes_first(parent: Row) -> str:
    word = rules.BY_TABLE[str(parent.__tablename__)].word.lower()
    return f"Den hører til en {word}, der også ligger i papirkurven. Hent den først."


def _is_of_a_rule(row: Row) -> bool:
    return isinstance(row, Opgave) and answer_to(row.source_key, row.beboer_id) is not None


def _thing(session: Session, each: rules.Bin, row: Row, days: int) -> BinnedThing:
    assert row.deleted_at is not None
    beboer_id = row_id(row) if isinstance(row, Beboer) else getattr(row, "beboer_id", None)
    beboer = session.get(Beboer, beboer_id) if beboer_id is not None else None
    obstacle = removal_of(session, row, days).obstacle if rules.is_due(row, session.now, days) else ""
    return BinnedThing(
        table=each.table,
        id=row_id(row),
        word=each.word,
        title=_title(session, row),
        name=row.name if isinstance(row, Partner) else beboer.full_name if beboer is not None else "",
        beboer_id=beboer_id,
        binned_at=row.deleted_at,
        binned_by=_binned_by(session, each.table, row, beboer_id),
        days_left=rules.days_left(row.deleted_at, session.now, days),
        first=what_comes_first(session, row),
        stays=f"Bliver stående: {obstacle}." if obstacle else "",
        may_be_taken_back=may(session.actor, each.write),
    )


def _title(session: Session, row: Any) -> str:
    match row:
        case Sag():
            return f"{row.number} {row.title}".strip()
        case Kontakt():
            return f"{row.kind.label} {show_date(danish_date(row.held_at))}"
        case Opgave():
            return row.title
        case Fogedsag():
            return f"{row.stage.label}, modtaget {show_date(row.opened_on)}"
        case Henvisning():
            partner = session.get(Partner, row.partner_id)
            return f"Kladde til {partner.name}" if partner is not None else "Kladde"
    return _title_of_money(row)


def _title_of_money(row: Any) -> str:
    match row:
        case Budget():
            return " · ".join(part for part in (f"Nr. {row.number}", row.name, show_date(row.made_on)) if part)
        case Gaeld():
            return f"{row.creditor}, {show_oere(row.balance_oere)}"
        case Fordeling() | Redningsplan():
            return show_date(row.made_on)
        case Screening():
            return show_date(row.screened_on)
        case Afdragsordning():
            return f"{row.counterpart}, {show_oere(row.total_oere)}"
        case Ansoegning():
            return f"{row.basis.label}, {show_date(row.sent_on or row.created_on)}"
        case Forloeb():
            return f"Tilbudt {show_date(row.offered_on)}"
    return _title_of_paper(row)


def _title_of_paper(row: Any) -> str:
    match row:
        case Dokument():
            return row.name
        case Brev():
            return row.subject or row.kind.label
        case Aftaleark():
            return show_date(row.dated)
        case Underretning():
            return f"Kladde fra {show_date(row.created_on)}"
    return ""


def _binned_by(session: Session, table: str, row: Row, beboer_id: int | None) -> str:
    """Who put it there: the log's line of the same moment. ``beboer_id`` leads into the log's index."""
    same = (EVENTS.c.table == table, EVENTS.c.row_id == row.id, EVENTS.c.at == row.deleted_at)
    owner = EVENTS.c.beboer_id.is_(None) if beboer_id is None else EVENTS.c.beboer_id == beboer_id
    statement = select(EVENTS.c.actor_name).where(owner, *same).order_by(EVENTS.c.id.desc()).limit(1)
    return session.connection().execute(statement).scalar() or ""
