"""Unlock, lock and unlock again, on the real window, file and thread."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from sqlmodel import select

from socialvicevaert.audit import AuditKind
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.indstillinger import queries, service, settings
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.shell.unlock.problem import ProblemCard
from socialvicevaert.shell.unlock.recovery import RecoveryCard
from socialvicevaert.ui import confirm
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import Vault
from tests.window import CHEAP, COLLEAGUE, COLLEAGUES_PASSWORD, NAME, PASSWORD, Driver

Start = Callable[[Path], Driver]


def open_new_beboer(driver: Driver) -> FormSheet:
    driver.workspace.navigator(Target("ny_beboer"))
    driver.settle()
    sheet = driver.workspace.host.current
    assert isinstance(sheet, FormSheet)
    return sheet


def kinds_logged(driver: Driver) -> list[AuditKind]:
    kinds: list[AuditKind] = []
    driver.workspace.context.tasks.read(
        driver.workspace, lambda session: list(session.exec(select(AuditEvent.kind))), kinds.extend
    )
    driver.settle()
    return kinds


def test_the_right_password_opens_the_first_page(closed: Driver) -> None:
    assert isinstance(closed.card, PasswordCard)
    closed.type(PASSWORD)
    closed.press(Qt.Key.Key_Return)
    closed.wait(lambda: closed.window.gate is None)
    closed.settle()
    assert closed.workspace.pages.current_key == closed.workspace.pages.entries[0].key
    assert AuditKind.LOGIN in kinds_logged(closed)
    closed.wait(lambda: AuditKind.BACKUP in kinds_logged(closed))


def test_a_wrong_password_is_told_and_nothing_is_opened(closed: Driver) -> None:
    closed.card.password.type_in("ikke den rigtige")
    closed.card.unlock_button.click()
    closed.wait(lambda: bool(closed.card.password.error_text))
    assert "Adgangskoden er forkert" in closed.card.password.error_text
    assert not closed.vault.is_open
    closed.unlock()


def test_wrong_passwords_cost_a_growing_wait_that_is_counted_down(closed: Driver, clock: FixedClock) -> None:
    for _ in range(4):
        closed.card.password.type_in("ikke den rigtige")
        closed.card.unlock_button.click()
        closed.wait(lambda: closed.card.unlock_button.isEnabled())
    closed.card.password.type_in("ikke den rigtige")
    closed.card.unlock_button.click()
    closed.wait(lambda: "Vent 2 sekunder" in closed.card.password.error_text)
    assert not closed.card.unlock_button.isEnabled()
    clock.moment += timedelta(seconds=3)
    closed.wait(lambda: closed.card.unlock_button.isEnabled())
    closed.unlock()


def test_caps_lock_is_noticed_while_typing(closed: Driver) -> None:
    line = closed.card.password.line
    QTest.keyClick(line, Qt.Key.Key_A)
    assert "Caps Lock" not in closed.readable()
    QTest.sendKeyEvent(QTest.KeyAction.Click, line, Qt.Key.Key_A, "A", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock er slået til." in closed.readable()


def test_the_recovery_code_opens_the_data_and_gives_a_new_password(closed: Driver, recovery_code: str) -> None:
    closed.card.forgotten_button.click()
    assert isinstance(closed.card, RecoveryCard)
    closed.card.code.type_in(recovery_code)
    closed.card.password.first.type_in("en helt anden kode")
    closed.card.password.second.type_in("en helt anden kode")
    closed.card.save_button.click()
    closed.wait(lambda: closed.window.gate is None)
    closed.lock()
    closed.unlock("en helt anden kode")


def test_a_mistyped_recovery_code_is_told_before_anything_is_tried(closed: Driver, recovery_code: str) -> None:
    closed.card.forgotten_button.click()
    closed.card.code.type_in(recovery_code[:-1] + ("A" if recovery_code[-1] != "A" else "B"))
    closed.card.password.first.type_in("en helt anden kode")
    closed.card.password.second.type_in("en helt anden kode")
    closed.card.save_button.click()
    assert "Sammenlign den med arket" in closed.card.code.error_text
    assert closed.card.password.first.value() == "en helt anden kode"


def test_an_empty_database_offers_the_newest_backup(start: Start, data: Path, clock: FixedClock) -> None:
    vault = Vault(data, clock, CHEAP)
    made = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    vault.layout.live.database.write_bytes(b"")
    driver = start(data)
    assert isinstance(driver.card, ProblemCard)
    assert "Databasen er tom (0 byte)" in driver.readable()
    assert "Nyeste sikkerhedskopi: 22-11-2026 09.00" in driver.readable()
    assert "trukket tilbage efter kopien blev taget gælder igen" in driver.readable()
    driver.card.restore_button.click()
    driver.wait(lambda: isinstance(driver.card, PasswordCard))
    driver.unlock()
    assert made.path.exists()


def test_a_damaged_database_is_told_after_the_password(start: Start, data: Path, clock: FixedClock) -> None:
    live = Vault(data, clock, CHEAP).layout.live.database
    content = bytearray(live.read_bytes())
    content[100:4000] = bytes(3900)
    live.write_bytes(bytes(content))
    driver = start(data)
    driver.card.password.type_in(PASSWORD)
    driver.card.unlock_button.click()
    driver.wait(lambda: isinstance(driver.card, ProblemCard))
    assert "beskadiget" in driver.readable()
    assert "Der er ingen sikkerhedskopier" in driver.readable()


def test_a_second_start_names_who_holds_the_data(opened: Driver, start: Start) -> None:
    second = start(opened.vault.folder)
    assert isinstance(second.card, ProblemCard)
    assert f"Datamappen er allerede åben: {NAME} på" in second.readable()
    assert not hasattr(second.card, "restore_button")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_locking_hides_every_word_and_unlocking_brings_the_typed_text_back(opened: Driver) -> None:
    sheet = open_new_beboer(opened)
    sheet.form.restore({**sheet.form.state(), "first_name": "Fatima", "note": "Bange for naboen"})
    dialog = QDialog(opened.window)
    QLabel("Fatima Demir", dialog)
    dialog.open()
    menu = QMenu(opened.window)
    menu.addAction("Fatima Demir")
    menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    opened.lock()
    assert "Fatima" not in opened.readable()
    assert "naboen" not in opened.readable()
    assert opened.window.windowTitle() == "Social Vicevært"
    assert not dialog.isVisible()
    assert not menu.isVisible()
    opened.unlock()
    assert opened.workspace.host.current is sheet
    assert sheet.form.state()["note"] == "Bange for naboen"
    assert dialog.isVisible()
    dialog.close()


def test_locking_closes_the_file_and_unlocking_reads_it_again(opened: Driver) -> None:
    opened.lock()
    assert not Vault(opened.vault.folder, FixedClock(opened.workspace._clock.now()), CHEAP).is_open
    assert opened.vault.state().holder is None
    opened.unlock()
    assert kinds_logged(opened).count(AuditKind.LOCK) == 1
    assert kinds_logged(opened).count(AuditKind.LOGIN) == 2


def test_a_save_that_was_under_way_is_saved_before_the_file_is_closed(opened: Driver, clock: FixedClock) -> None:
    context = opened.workspace.context
    for days in range(1, 30):
        context.tasks.write(
            opened.workspace, "Prøve", lambda s, d=days: service.change_setting(s, settings.NO_CONTACT_DAYS, d)
        )
    opened.lock()
    other = Vault(opened.vault.folder, clock, CHEAP)
    with other.unlock(PASSWORD).database.read(context.actor) as session:
        assert queries.setting(session, settings.NO_CONTACT_DAYS) == 29
    other.close()


def test_what_is_asked_while_locked_is_answered_after_unlocking(opened: Driver) -> None:
    opened.lock()
    answers: list[int] = []
    opened.workspace.context.tasks.read(opened.workspace, lambda _session: 1, answers.append)
    QApplication.processEvents()
    assert answers == []
    opened.unlock()
    opened.wait(lambda: answers == [1])


def test_a_question_that_is_open_when_the_window_locks_is_answered_with_no(opened: Driver) -> None:
    QTimer.singleShot(0, opened.program.lock)
    assert not confirm.ask(opened.window, "Slet Fatima Demir?", "Det kan ikke fortrydes.", "Slet for altid")
    assert "Fatima" not in opened.readable()
    opened.wait(lambda: not opened.vault.is_open)
    opened.unlock()
    assert "Fatima" not in opened.readable()


def test_the_clipboard_is_cleared_when_it_is_ours(opened: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[QClipboard.Mode] = []
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # offscreen does not know
    monkeypatch.setattr(QClipboard, "ownsSelection", lambda _self: True)  # nor has it a selection
    monkeypatch.setattr(QClipboard, "clear", lambda _self, mode=QClipboard.Mode.Clipboard: cleared.append(mode))
    opened.lock()
    assert cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]
    opened.unlock()
    opened.window.close()  # Windows keeps what a program leaves there
    assert cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection] * 2


def test_ctrl_l_locks_and_no_key_reaches_the_work_behind(opened: Driver) -> None:
    opened.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: not opened.vault.is_open)
    opened.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not opened.workspace.palette_box.box.isVisible()
    opened.unlock()


def test_the_password_has_the_focus_when_the_window_is_locked(opened: Driver) -> None:
    opened.lock()
    opened.type(PASSWORD)
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.window.gate is None)


def test_an_untouched_window_locks_by_itself(opened: Driver) -> None:
    opened.program._idle.set_minutes(0.001)
    opened.wait(lambda: opened.window.gate is not None)
    opened.wait(lambda: not opened.vault.is_open)


def test_a_key_puts_the_automatic_lock_off(opened: Driver) -> None:
    idle = opened.program._idle
    idle.set_minutes(5)
    idle._timer.start(1000)
    QTest.keyClick(opened.window.windowHandle(), Qt.Key.Key_Shift)
    assert idle._timer.remainingTime() > 290_000


def test_waking_from_sleep_finds_the_window_locked(opened: Driver) -> None:
    seconds = [1000.0]
    watch = opened.program._sleep
    watch._seconds = lambda: seconds[0]
    watch._last = 1000.0
    seconds[0] += 5
    watch.look()
    assert opened.window.gate is None
    seconds[0] += 3600
    watch.look()
    assert opened.window.gate is not None
    opened.wait(lambda: not opened.vault.is_open)


def test_another_worker_gets_a_window_of_their_own(opened: Driver) -> None:
    before = opened.workspace
    open_new_beboer(opened)
    opened.add_colleague()
    opened.lock_and_choose_colleague()
    opened.unlock(COLLEAGUES_PASSWORD)
    assert opened.workspace is not before
    assert opened.workspace.status.who.text() == "Bo Lind · leder"
    assert "beboere" not in [entry.key for entry in opened.workspace.pages.entries]


def end_colleague(driver: Driver) -> None:
    """The colleague leaves, while the key slot is still there."""
    database = driver.vault.unlock(PASSWORD).database
    with database.write(Intent("Prøve", Actor(1, NAME, Role.VICEVAERT))) as session:
        session.exec(select(Medarbejder).where(Medarbejder.name == COLLEAGUE)).one().is_active = False


def test_a_worker_who_has_left_is_refused_and_is_offered_no_backup(opened: Driver) -> None:
    opened.add_colleague()
    end_colleague(opened)
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: bool(opened.vault.backups()))
    opened.settle()
    opened.lock_and_choose_colleague()
    opened.card.password.type_in(COLLEAGUES_PASSWORD)
    opened.card.unlock_button.click()
    opened.wait(lambda: isinstance(opened.card, ProblemCard))
    assert "Din adgang er lukket" in opened.readable()
    assert not hasattr(opened.card, "restore_button")
    opened.wait(lambda: not opened.vault.is_open)


def test_a_refused_worker_takes_nothing_from_the_one_behind_the_lock(opened: Driver) -> None:
    sheet = open_new_beboer(opened)
    opened.add_colleague()
    end_colleague(opened)
    opened.lock_and_choose_colleague()
    opened.card.password.type_in(COLLEAGUES_PASSWORD)
    opened.card.unlock_button.click()
    opened.wait(lambda: isinstance(opened.card, ProblemCard))
    opened.card.retry_button.click()
    assert opened.card.title.text() == "Låst"
    opened.card.choose(opened.card._choice.itemData(0))
    opened.unlock()
    assert opened.workspace.host.current is sheet
    assert AuditKind.LOGIN in kinds_logged(opened)


@pytest.mark.parametrize("scheme", [settings.Theme.DARK])
def test_the_worker_s_own_look_is_used_after_unlocking(opened: Driver, scheme: settings.Theme) -> None:
    context = opened.workspace.context
    context.tasks.write(opened.workspace, "Farver", lambda s: service.change_setting(s, settings.THEME, scheme))
    opened.wait(lambda: opened.program._theme.scheme.value == "dark")
    opened.lock()
    opened.unlock()
    assert opened.program._theme.scheme.value == "dark"


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.VICEVAERT, "mindag"),
        (Role.LEDER, "rapporter"),
        (Role.KOORDINATOR, "partnere"),
        (Role.ADMINISTRATOR, "indstillinger"),
    ],
)
def test_each_role_lands_on_what_it_logs_in_for(opened: Driver, role: Role, page: str) -> None:
    opened.add_colleague(role)
    opened.lock_and_choose_colleague()
    opened.unlock(COLLEAGUES_PASSWORD)
    assert opened.workspace.pages.current_key == page


def test_what_the_role_may_not_see_is_told_with_a_warning(opened: Driver) -> None:
    opened.add_colleague(Role.LEDER)
    opened.lock_and_choose_colleague()
    opened.unlock(COLLEAGUES_PASSWORD)
    for kind in ("ny_beboer", "beboere"):
        opened.workspace.toasts.clear()
        opened.workspace.navigator(Target(kind))
        [toast] = opened.workspace.toasts.toasts
        assert "Din rolle giver ikke adgang" in toast.label.text()
        assert toast.tone is Tone.WARNING
