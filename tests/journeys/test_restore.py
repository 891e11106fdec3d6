"""A backup is restored from Indstillinger: the data of today are moved aside, and a withdrawal stays a withdrawal."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlmodel import select

from socialvicevaert.audit import AuditKind
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, new_beboer, new_partner, new_samtykke
from tests.window import PASSWORD, Driver


def two_consents(session: Session) -> None:
    person, partner = new_beboer(session), new_partner(session)
    new_samtykke(session, person, partner)
    new_samtykke(session, person, partner, purpose="Boligstøtte")


def after_the_copy(session: Session) -> None:
    withdraw_samtykke(session, 1, SamtykkeWithdrawal(TODAY, "Sagde det"))
    new_beboer(session, "Hassan", "Ali")


def ask(driver: Driver, query: Any) -> Any:
    found: list[Any] = []
    driver.workspace.context.tasks.read(driver.workspace, query, found.append)
    driver.wait(lambda: bool(found))
    return found[0]


def test_a_restored_backup_is_opened_with_todays_password_and_keeps_what_was_withdrawn(opened: Driver) -> None:
    tasks = opened.workspace.context.tasks
    tasks.write(opened.workspace, "To samtykker", two_consents)
    opened.settle()
    before = len(opened.vault.backups())
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: len(opened.vault.backups()) > before)
    opened.settle()
    tasks.write(opened.workspace, "Trukket tilbage", after_the_copy)
    opened.settle()
    opened.workspace.restore_wanted.emit(opened.vault.backups()[0])
    opened.wait(lambda: opened.window.gate is not None and isinstance(opened.card, PasswordCard))
    assert not opened.vault.is_open
    assert len(list(opened.vault.layout.aside.iterdir())) == 1
    opened.type(PASSWORD)
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.window.gate is None)
    opened.settle()
    names = ask(opened, lambda session: list(session.exec(select(Beboer.first_name))))
    assert names == ["Fatima"]
    withdrawn = ask(opened, lambda session: list(session.exec(select(Samtykke.withdrawn_on).order_by(Samtykke.id))))
    assert withdrawn == [TODAY, None]
    said = [label.text() for label in opened.window.findChildren(QLabel) if "er gendannet" in label.text()]
    assert len(said) == 1
    assert "Gå dem igennem: Samtale om at komme i praktik (22-11-2026)." in said[0]
    logged = ask(
        opened, lambda session: list(session.exec(select(AuditEvent.what).where(AuditEvent.kind == AuditKind.BACKUP)))
    )
    assert any(what.startswith("Gendannet: ") for what in logged)
