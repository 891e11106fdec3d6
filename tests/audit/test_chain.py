"""Nothing can be taken out of the log, changed in it or cut off it unnoticed."""

from typing import Any

import pytest

from socialvicevaert import audit
from socialvicevaert.audit import Anchor, AuditKind, AuditReport
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect
from tests.conftest import KEY


@pytest.fixture
def logged(database: Database, vicevaert: Actor) -> Database:
    for number in range(5):
        with database.write(Intent(f"Afdeling {number}", vicevaert)) as session:
            session.add(Afdeling(boligorganisation_id=1, name=f"Æblehaven {number}"))
            audit.record(session, AuditKind.PRINT, what="liste")
    return database


def report(database: Database, actor: Actor, known: Anchor | None = None) -> AuditReport:
    with database.read(actor) as session:
        return audit.verify(session, known)


def anchor(database: Database, actor: Actor) -> Anchor:
    with database.read(actor) as session:
        return audit.anchor_of(session)


def tamper(database: Database, *statements: str) -> None:
    """What somebody with the key and another program could do: the triggers do not stop them."""
    raw = connect(database.path, KEY)
    for name in ("audit_event_unchanged", "audit_event_kept", "audit_anchor_kept"):
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_an_untouched_log_is_whole(logged: Database, vicevaert: Actor) -> None:
    found = report(logged, vicevaert)
    assert found.is_whole
    assert found.anchor == anchor(logged, vicevaert)
    assert found.anchor.length > 10


def test_the_log_goes_on_where_it_ended_after_opening_again(logged: Database, vicevaert: Actor) -> None:
    before = anchor(logged, vicevaert)
    logged.close()
    with Database.open(logged.path, KEY, logged.clock) as again:
        audit.install(again)
        with again.write(Intent("Mere", vicevaert)) as session:
            audit.record(session, AuditKind.LOGIN)
        assert report(again, vicevaert, known=before).is_whole
        assert anchor(again, vicevaert).length == before.length + 1


@pytest.mark.parametrize(
    "column",
    ["at", "actor_id", "actor_name", "actor_role", "title", "reason", "what", "row_id", "beboer_id", "changes"],
)
def test_a_changed_line_is_found(logged: Database, vicevaert: Actor, column: str) -> None:
    values: dict[str, Any] = {"at": "2020-01-01 00:00:00.000000", "actor_role": "leder", "changes": "{}"}
    tamper(logged, f"UPDATE audit_event SET {column} = '{values.get(column, 99)}' WHERE id = 9")
    assert report(logged, vicevaert).faults == ("Linje 9 i loggen er ændret.",)


def test_a_removed_line_is_found(logged: Database, vicevaert: Actor) -> None:
    tamper(logged, "DELETE FROM audit_event WHERE id IN (4, 5)")
    assert "Linje 4 til 5 mangler i loggen." in report(logged, vicevaert).faults


def test_a_removed_line_whose_number_is_filled_is_found(logged: Database, vicevaert: Actor) -> None:
    tamper(
        logged,
        "DELETE FROM audit_event WHERE id = 4",
        "UPDATE audit_event SET id = 1000000 + id WHERE id > 4",
        "UPDATE audit_event SET id = id - 1000001 WHERE id > 1000000",
    )
    assert not report(logged, vicevaert).is_whole


def test_a_cut_tail_is_found(logged: Database, vicevaert: Actor) -> None:
    tamper(logged, "DELETE FROM audit_event WHERE id > 8")
    assert any("afkortet" in fault for fault in report(logged, vicevaert).faults)


def test_a_cut_tail_with_a_moved_mark_is_found(logged: Database, vicevaert: Actor) -> None:
    tamper(
        logged,
        "DELETE FROM audit_event WHERE id > 8",
        "UPDATE audit_anchor SET length = 8, head = (SELECT mac FROM audit_event WHERE id = 8)",
    )
    assert report(logged, vicevaert).faults == ("Loggens slutmærke er ændret.",)


def test_a_removed_mark_is_found(logged: Database, vicevaert: Actor) -> None:
    tamper(logged, "DELETE FROM audit_anchor")
    assert report(logged, vicevaert).faults == ("Loggens slutmærke mangler.",)


def test_an_older_file_put_back_is_found_by_a_mark_kept_elsewhere(
    logged: Database, vicevaert: Actor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    older = tmp_path_factory.mktemp("older") / "older.db"
    logged.copy_to(older)
    with logged.write(Intent("Senere", vicevaert)) as session:
        audit.record(session, AuditKind.EXPORT)
    kept = anchor(logged, vicevaert)
    with Database.open(older, KEY, logged.clock) as database:
        audit.install(database)
        assert report(database, vicevaert).is_whole
        assert report(database, vicevaert, known=kept).faults == (
            "Loggen passer ikke med det mærke, der blev sat tidligere.",
        )


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_event SET title = ''", "DELETE FROM audit_event", "DELETE FROM audit_anchor"],
)
def test_the_program_cannot_rewrite_the_log(logged: Database, vicevaert: Actor, statement: str) -> None:
    with logged.write(Intent("Omskriv", vicevaert)) as session, pytest.raises(Exception, match="append only"):
        session.connection().exec_driver_sql(statement)
    assert report(logged, vicevaert).is_whole


def test_a_transaction_rolled_back_leaves_the_chain_whole(logged: Database, vicevaert: Actor) -> None:
    before = anchor(logged, vicevaert)

    def fail() -> None:
        with logged.write(Intent("Går galt", vicevaert)) as session:
            audit.record(session, AuditKind.VIEW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert report(logged, vicevaert).is_whole
    assert anchor(logged, vicevaert) == before
