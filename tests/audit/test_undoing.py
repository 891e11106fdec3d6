"""A transaction can be taken back as a whole, unless something has happened since."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Barn, Beboer, Husstand, HusstandType, Lejemaal
from socialvicevaert.features.henvisninger.models import Henvisning
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.storage import Database, Row, Session, row_id
from tests.conftest import ACTORS, KEY, MORNING

TABLES = (Husstand, Barn, Lejemaal, Beboer, Kontakt)


def snapshot(database: Database) -> dict[str, list[dict[str, Any]]]:
    with database.read(ACTORS[Role.VICEVAERT]) as session:
        return {
            model.__name__: [row.model_dump() for row in session.exec(select(model).order_by(col(model.id)))]
            for model in TABLES
        }


def write(database: Database, actor: Actor, action: Callable[[Session], Any]) -> int:
    with database.write(Intent("Handling", actor)) as session:
        action(session)
    return session.transaction_id


def undo(database: Database, actor: Actor, transaction: int) -> int:
    return write(database, actor, lambda session: audit.undo(session, transaction))


def new_beboer(**values: Any) -> Beboer:
    return Beboer(**{"first_name": "Søren", "last_name": "Ågård", "sort_key": "", **values})


@pytest.fixture
def person(database: Database, vicevaert: Actor) -> int:
    row = new_beboer(born_on=date(1970, 2, 1))
    write(database, vicevaert, lambda session: session.add(row))
    return row_id(row)


def kontakt_of(person: int, session: Session) -> Kontakt:
    return Kontakt(beboer_id=person, medarbejder_id=1, held_at=session.now, kind=KontaktArt.SAMTALE, text="Hej")


def test_what_was_created_together_goes_together(database: Database, vicevaert: Actor) -> None:
    before = snapshot(database)

    def move_in(session: Session) -> None:
        household = Husstand(type=HusstandType.PAR)
        session.add(household)
        session.flush()
        session.add(Barn(husstand_id=row_id(household), birth_year=2019))
        session.add(new_beboer(husstand_id=row_id(household)))

    undo(database, vicevaert, write(database, vicevaert, move_in))
    assert snapshot(database) == before


def test_a_change_gets_its_values_back(database: Database, vicevaert: Actor, person: int) -> None:
    before = snapshot(database)

    def change(session: Session) -> None:
        row = session.get_one(Beboer, person)
        row.born_on = None
        session.flush()
        row.first_name = "Per"

    undo(database, vicevaert, write(database, vicevaert, change))
    assert snapshot(database) == before


def test_what_was_removed_returns_with_its_number(database: Database, vicevaert: Actor, person: int) -> None:
    write(database, vicevaert, lambda session: session.add(kontakt_of(person, session)))
    before = snapshot(database)

    def remove(session: Session) -> None:
        session.delete(session.exec(select(Kontakt)).one())
        session.flush()
        session.delete(session.get_one(Beboer, person))

    transaction = write(database, vicevaert, remove)
    assert snapshot(database)["Beboer"] == []
    undo(database, vicevaert, transaction)
    assert snapshot(database) == before


def test_what_was_replaced_under_the_same_number_returns(database: Database, vicevaert: Actor, person: int) -> None:
    before = snapshot(database)

    def replace(session: Session) -> None:
        session.delete(session.get_one(Beboer, person))
        session.flush()
        session.add(new_beboer(id=person, first_name="En anden"))

    undo(database, vicevaert, write(database, vicevaert, replace))
    assert snapshot(database) == before


def test_an_undo_is_in_the_log_and_can_be_undone(database: Database, vicevaert: Actor, person: int) -> None:
    def rename(session: Session) -> None:
        session.get_one(Beboer, person).first_name = "Per"

    transaction = write(database, vicevaert, rename)
    after = snapshot(database)
    undone = undo(database, vicevaert, transaction)
    with database.read(vicevaert) as session:
        entry = audit.history(session, person)[0]
        assert (entry.kind, entry.transaction_id) == (AuditKind.UPDATED, undone)
        assert audit.verify(session).is_whole
    undo(database, vicevaert, undone)
    assert snapshot(database) == after


def test_the_same_cannot_be_undone_twice(database: Database, vicevaert: Actor, person: int) -> None:
    def rename(session: Session) -> None:
        session.get_one(Beboer, person).first_name = "Per"

    for action in (rename, lambda session: session.add(new_beboer())):
        transaction = write(database, vicevaert, action)
        undo(database, vicevaert, transaction)
        with pytest.raises(UserError, match="ændret siden"):
            undo(database, vicevaert, transaction)


def test_what_was_changed_since_is_not_undone(database: Database, vicevaert: Actor, person: int) -> None:
    def call(name: str) -> Callable[[Session], None]:
        def rename(session: Session) -> None:
            session.get_one(Beboer, person).first_name = name

        return rename

    transaction = write(database, vicevaert, call("Per"))
    write(database, vicevaert, call("Poul"))
    before = snapshot(database)
    with pytest.raises(UserError, match="ændret siden"):
        undo(database, vicevaert, transaction)
    assert snapshot(database) == before


def test_what_others_build_on_is_not_undone(database: Database, vicevaert: Actor) -> None:
    row = new_beboer()
    transaction = write(database, vicevaert, lambda session: session.add(row))
    write(database, vicevaert, lambda session: session.add(kontakt_of(row_id(row), session)))
    before = snapshot(database)
    with pytest.raises(UserError, match="andet bygger på det"):
        undo(database, vicevaert, transaction)
    assert snapshot(database) == before


def test_what_lost_its_ground_does_not_return(database: Database, vicevaert: Actor, person: int) -> None:
    write(database, vicevaert, lambda session: session.add(kontakt_of(person, session)))
    transaction = write(database, vicevaert, lambda session: session.delete(session.exec(select(Kontakt)).one()))
    write(database, vicevaert, lambda session: session.delete(session.get_one(Beboer, person)))
    with pytest.raises(UserError, match="ændret siden"):
        undo(database, vicevaert, transaction)


def test_a_view_cannot_be_undone(database: Database, vicevaert: Actor, person: int) -> None:
    transaction = write(database, vicevaert, lambda session: audit.record(session, AuditKind.VIEW, beboer_id=person))
    for nothing in (transaction, 12345):
        with pytest.raises(UserError, match="ikke noget at fortryde"):
            undo(database, vicevaert, nothing)


def test_somebody_elses_work_is_not_undone(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    transaction = write(database, vicevaert, lambda session: session.add(new_beboer()))
    with pytest.raises(NotAllowed, match="selv har gjort"):
        undo(database, raadgiver, transaction)


def test_the_history_is_for_those_who_may_see_residents(database: Database, leder: Actor, person: int) -> None:
    with database.read(leder) as session, pytest.raises(NotAllowed):
        audit.history(session, person)


def test_an_administrator_reads_the_log_without_its_contents(
    database: Database, administrator: Actor, vicevaert: Actor, person: int
) -> None:
    with database.read(administrator) as session:
        entries = audit.log(session, actor_id=vicevaert.medarbejder_id, kind=AuditKind.CREATED)
    assert [(entry.beboer_id, entry.changes) for entry in entries] == [(person, ())]
    with database.read(vicevaert) as session, pytest.raises(NotAllowed):
        audit.log(session)


@dataclass
class Edit:
    """One step of a worker: which kind, on which row, with which text."""

    kind: str
    place: int
    text: str
    number: int = field(default=0)


@pytest.fixture(scope="module")
def workplace(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("undoing") / "undoing.db"
    path.write_bytes(template.read_bytes())
    with Database.open(path, KEY, FixedClock(MORNING + timedelta(days=1))) as database:
        audit.install(database)
        for _ in range(3):
            write(database, ACTORS[Role.VICEVAERT], lambda session: session.add(new_beboer()))
        yield database


def play(session: Session, edits: list[Edit]) -> None:
    for edit in edits:
        if edit.kind == "create beboer":
            session.add(new_beboer(first_name=edit.text))
        elif edit.kind == "create household":
            household = Husstand()
            session.add(household)
            session.flush()
            session.add(Barn(husstand_id=row_id(household), birth_year=edit.number))
        else:
            model: type[Row] = Barn if "barn" in edit.kind else Beboer
            rows = session.exec(select(model)).all()
            if rows:
                change(session, rows[edit.place % len(rows)], edit)
        if edit.number % 2:
            session.flush()


def change(session: Session, row: Row, edit: Edit) -> None:
    if edit.kind.startswith("delete"):
        session.delete(row)
    elif isinstance(row, Barn):
        row.birth_year = edit.number
    elif isinstance(row, Beboer):
        row.first_name = edit.text
        row.deleted_at = session.now if edit.number % 3 == 0 else None
        row.birth_year = edit.number or None


KINDS = ["create beboer", "create household", "change beboer", "change barn", "delete beboer", "delete barn"]


@given(
    st.lists(
        st.builds(
            Edit, st.sampled_from(KINDS), st.integers(0, 5), st.text("aåø \n'", max_size=5), st.integers(0, 2030)
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_work_and_its_undo_leave_everything_as_it_was(workplace: Database, edits: list[Edit]) -> None:
    actor = ACTORS[Role.VICEVAERT]
    before = snapshot(workplace)
    transaction = write(workplace, actor, lambda session: play(session, edits))
    after = snapshot(workplace)
    if after == before:
        return
    undone = undo(workplace, actor, transaction)
    assert snapshot(workplace) == before
    undo(workplace, actor, undone)
    assert snapshot(workplace) == after
    with workplace.read(actor) as session:
        assert audit.verify(session).is_whole


def test_the_log_keeps_no_second_copy_of_a_letter(database: Database, vicevaert: Actor, person: int) -> None:
    def refer(session: Session) -> None:
        partner = Partner(name="Jobcenter", sort_key="", kind=PartnerKind.JOBCENTER)
        session.add(partner)
        session.flush()
        session.add(
            Henvisning(
                beboer_id=person,
                partner_id=row_id(partner),
                medarbejder_id=1,
                purpose="Praktik",
                created_on=session.today,
                letter=b"%PDF-1.4 om Fatima Demir",
            )
        )

    written = write(database, vicevaert, refer)
    with database.read(vicevaert) as session:
        (entry,) = (one for one in audit.history(session, person) if one.table == "henvisning")
    (letter,) = (one.after for one in entry.changes if one.field == "letter")
    assert letter == "sha256:" + hashlib.sha256(b"%PDF-1.4 om Fatima Demir").hexdigest()

    def replace_letter(session: Session) -> None:
        session.exec(select(Henvisning)).one().letter = b"%PDF-1.4"

    replaced = write(database, vicevaert, replace_letter)
    for transaction in (replaced, written):
        with pytest.raises(UserError, match="ændret siden"):
            undo(database, vicevaert, transaction)


CPR = "010270-1234"


def events_in(database: Database, actor: Actor) -> str:
    with database.read(actor) as session:
        return str(session.connection().exec_driver_sql("SELECT changes FROM audit_event").all())


def set_cpr(database: Database, actor: Actor, person: int, cpr: str, **values: Any) -> int:
    def change(session: Session) -> None:
        row = session.get_one(Beboer, person)
        row.cpr = cpr
        for name, value in values.items():
            setattr(row, name, value)

    return write(database, actor, change)


def cpr_of(database: Database, actor: Actor, person: int) -> tuple[str, str]:
    with database.read(actor) as session:
        row = session.get_one(Beboer, person)
        return row.cpr, row.first_name


def test_a_cpr_number_never_stands_in_the_log(database: Database, vicevaert: Actor, person: int) -> None:
    set_cpr(database, vicevaert, person, CPR)
    set_cpr(database, vicevaert, person, "")
    kept = events_in(database, vicevaert)
    assert "1234" not in kept
    assert "hmac:" in kept
    with database.read(vicevaert) as session:
        changes = [change for entry in audit.history(session, person) for change in entry.changes]
    assert [(one.before, one.after) for one in changes if one.field == "cpr"][:2] == [
        ("••••••-••••", ""),
        ("", "••••••-••••"),
    ]


def test_the_digest_is_keyed_by_the_file(database: Database, vicevaert: Actor, person: int) -> None:
    set_cpr(database, vicevaert, person, CPR)
    assert hashlib.sha256(CPR.encode()).hexdigest() not in events_in(database, vicevaert)


def test_a_deleted_cpr_number_does_not_come_back(database: Database, vicevaert: Actor, person: int) -> None:
    set_cpr(database, vicevaert, person, CPR)
    removed = set_cpr(database, vicevaert, person, "")
    with pytest.raises(UserError, match="gemmer ikke nummeret"):
        undo(database, vicevaert, removed)
    assert cpr_of(database, vicevaert, person) == ("", "Søren")


@pytest.mark.parametrize("since", ["", CPR, "020371-4321"])
def test_undo_of_a_change_leaves_the_cpr_number_as_it_is(
    database: Database, vicevaert: Actor, person: int, since: str
) -> None:
    changed = set_cpr(database, vicevaert, person, CPR, first_name="Per")
    set_cpr(database, vicevaert, person, since)
    undo(database, vicevaert, changed)
    assert cpr_of(database, vicevaert, person) == (since, "Søren")


def test_a_registration_with_a_cpr_number_can_be_undone(database: Database, vicevaert: Actor) -> None:
    before = snapshot(database)
    row = new_beboer(cpr=CPR)
    made = write(database, vicevaert, lambda session: session.add(row))
    undone = undo(database, vicevaert, made)
    assert snapshot(database) == before
    undo(database, vicevaert, undone)
    assert cpr_of(database, vicevaert, row_id(row)) == ("", "Søren")
