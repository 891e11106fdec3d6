"""The bin in the real window: opened from the palette, emptied after the day's backup."""

from datetime import timedelta

from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.papirkurv.ui.sheet import PapirkurvSheet
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell.commands import commands_of
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import new_beboer
from tests.window import Driver


def bin_somebody(session: Session) -> None:
    bin_beboer(session, new_beboer(session))


def how_many(driver: Driver) -> int:
    found: list[int] = []
    driver.workspace.context.tasks.read(
        driver.workspace, lambda session: len(session.exec(select(Beboer)).all()), found.append
    )
    driver.wait(lambda: bool(found))
    return found[0]


def test_the_bin_is_a_command_and_what_lay_there_too_long_goes_after_a_backup(
    opened: Driver, clock: FixedClock
) -> None:
    opened.workspace.context.tasks.write(opened.workspace, "Beboer slettet", bin_somebody)
    opened.settle()
    (command,) = (one for one in commands_of(opened.workspace) if one.text == "Papirkurv")
    command.run()
    opened.settle()
    sheet = opened.workspace.host.current
    assert isinstance(sheet, PapirkurvSheet)
    assert [one.name for one in sheet.things] == ["Fatima Demir"]
    clock.moment = MORNING + timedelta(days=30)
    before = len(opened.vault.backups())
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: len(opened.vault.backups()) > before)
    opened.settle()
    assert how_many(opened) == 1
    clock.moment = MORNING + timedelta(days=31)
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: sheet.things == [])
    assert how_many(opened) == 0
