"""The work at the keyboard: rail, palette, keys, discreet mode, back, undo, backup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from socialvicevaert.features.beboere.models import BeboerDraft
from socialvicevaert.features.beboere.service import register_beboer
from socialvicevaert.shell import keys
from socialvicevaert.shell.shortcut_list import ShortcutList
from socialvicevaert.shell.status_bar import backup_age
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.form_sheet import FormSheet
from tests.window import PASSWORD, Driver

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def add_beboer(driver: Driver, first_name: str, last_name: str) -> int:
    made: list[int] = []
    draft = BeboerDraft(first_name=first_name, last_name=last_name)
    driver.workspace.context.tasks.write(
        driver.workspace, "Ny beboer", lambda session: register_beboer(session, draft), made.append
    )
    driver.settle()
    return made[0]


def hits(driver: Driver) -> list[str]:
    box = driver.workspace.palette_box.box
    items = [box.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(box.list.count())]
    return [item.title for item in items if item is not None]


def ask(driver: Driver, text: str) -> None:
    driver.press(Qt.Key.Key_K, CTRL)
    driver.wait(lambda: driver.workspace.palette_box.box.isVisible())
    before = hits(driver)
    driver.type(text)
    driver.wait(lambda: hits(driver) != before)


def current_beboer(driver: Driver) -> int | None:
    return driver.workspace.navigator.current_beboer


def test_four_letters_and_enter_open_a_resident(opened: Driver) -> None:
    number = add_beboer(opened, "Fatima", "Demir")
    add_beboer(opened, "Kurt", "Jensen")
    opened.press(Qt.Key.Key_K, CTRL)
    opened.type("dem")
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: current_beboer(opened) == number)
    opened.settle()
    assert opened.workspace.pages.current_key == "beboere"
    assert "Fatima Demir" in opened.readable()


def test_tab_never_stops_under_an_open_sheet(opened: Driver) -> None:
    number = add_beboer(opened, "Fatima", "Demir")
    opened.window.resize(1024, 700)
    opened.workspace.context.navigate(Target("beboer", number, "samtykker"))
    opened.settle()
    opened.workspace.context.navigate(Target("nyt_samtykke", number, extra={"kind": "fuldmagt"}))
    opened.wait(lambda: opened.workspace.host.current is not None)
    opened.settle()
    sheet = opened.workspace.host.current
    assert sheet is not None
    first = QApplication.focusWidget()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen: list[QWidget] = []
        while len(seen) < 60 and (not seen or seen[-1] is not first):
            opened.press(key)
            focus = QApplication.focusWidget()
            assert focus is not None
            assert not sheet.covers(focus), focus.accessibleName()
            seen.append(focus)
        assert seen[-1] is first  # once around
        assert any(not sheet.isAncestorOf(one) for one in seen)  # the rail is reached too


def test_from_the_lock_to_a_saved_contact_and_back_without_the_mouse(closed: Driver) -> None:
    closed.type(PASSWORD)
    closed.press(Qt.Key.Key_Return)
    closed.wait(lambda: closed.window.gate is None)
    closed.settle()
    number = add_beboer(closed, "Fatima", "Demir")
    closed.press(Qt.Key.Key_K, CTRL)
    closed.type("fati")
    closed.press(Qt.Key.Key_Return)
    closed.wait(lambda: current_beboer(closed) == number)
    closed.settle()
    closed.press(Qt.Key.Key_N, CTRL)
    closed.wait(lambda: closed.workspace.host.current is not None)
    closed.settle()
    closed.type("Talte om boligstøtte. Ringer igen torsdag.")
    closed.press(Qt.Key.Key_Return, CTRL)
    closed.wait(lambda: closed.workspace.host.current is None)
    closed.settle()
    ask(closed, "boligst")
    closed.wait(lambda: any("Fatima Demir" in hit for hit in hits(closed)))
    closed.press(Qt.Key.Key_Escape)
    closed.press(Qt.Key.Key_L, CTRL)
    closed.wait(lambda: not closed.vault.is_open)


def test_the_palette_offers_commands_and_the_resident_seen_last(opened: Driver) -> None:
    number = add_beboer(opened, "Fatima", "Demir")
    opened.workspace.navigator(Target("beboer", number))
    opened.settle()
    opened.press(Qt.Key.Key_K, CTRL)
    opened.wait(lambda: "Fatima Demir" in hits(opened))
    assert {"Ny kontakt", "Ny beboer", "Månedsrapport", "Lås"} <= set(hits(opened))


def test_a_command_is_found_by_the_beginning_of_its_words(opened: Driver) -> None:
    ask(opened, "lås")
    assert hits(opened)[0] == "Lås"
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: not opened.vault.is_open)


def test_a_new_debt_is_a_command_while_one_looks_at_a_resident(opened: Driver) -> None:
    ask(opened, "ny gæld")
    assert "Ny gæld" not in hits(opened)
    opened.press(Qt.Key.Key_Escape)
    number = add_beboer(opened, "Fatima", "Demir")
    opened.workspace.navigator(Target("beboer", number))
    opened.settle()
    ask(opened, "ny gæld")
    assert "Ny gæld" in hits(opened)


def test_money_is_reached_from_the_palette(opened: Driver) -> None:
    ask(opened, "økon")
    assert "Økonomi" in hits(opened)
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.workspace.pages.current_key == "oekonomi")


def test_esc_closes_the_palette_and_the_focus_goes_back(opened: Driver) -> None:
    before = QApplication.focusWidget()
    opened.press(Qt.Key.Key_K, CTRL)
    opened.press(Qt.Key.Key_Escape)
    assert not opened.workspace.palette_box.box.isVisible()
    assert QApplication.focusWidget() is before


def test_discreet_mode_hides_names_in_the_palette_and_on_the_page(opened: Driver) -> None:
    number = add_beboer(opened, "Fatima", "Demir")
    opened.workspace.navigator(Target("beboer", number))
    opened.settle()
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    opened.wait(lambda: "Fatima" not in opened.readable())
    assert opened.workspace.status.discreet.isChecked()
    ask(opened, "dem")
    opened.wait(lambda: "F. D." in hits(opened))
    assert "Fatima" not in opened.readable()
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_F8)
    opened.wait(lambda: "Fatima Demir" in opened.readable())


def test_alt_and_a_number_go_to_a_page_and_alt_left_goes_back(opened: Driver) -> None:
    entries = opened.workspace.pages.entries
    first, third = entries[0].key, entries[2].key
    opened.press(Qt.Key.Key_3, ALT)
    opened.wait(lambda: opened.workspace.pages.current_key == third)
    assert opened.workspace.rail.current_key == third
    opened.press(Qt.Key.Key_Left, ALT)
    opened.wait(lambda: opened.workspace.pages.current_key == first)
    assert opened.workspace.rail.current_key == first
    opened.press(Qt.Key.Key_Left, ALT)
    assert opened.workspace.pages.current_key == first


@pytest.mark.parametrize(
    ("key", "modifiers", "act"),
    [(Qt.Key.Key_N, CTRL, "ny_kontakt"), (Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier, "ny_beboer")],
)
def test_new_things_open_from_any_page(opened: Driver, key: Qt.Key, modifiers: Qt.KeyboardModifier, act: str) -> None:
    opened.press(Qt.Key.Key_4, ALT)
    opened.settle()
    opened.press(key, modifiers)
    opened.wait(lambda: opened.workspace.host.current is not None)
    opened.settle()
    assert isinstance(opened.workspace.host.current, FormSheet), act
    opened.press(Qt.Key.Key_Escape)
    opened.wait(lambda: opened.workspace.host.current is None)


def test_f1_lists_every_key_of_the_map(opened: Driver) -> None:
    opened.press(Qt.Key.Key_F1)
    opened.wait(lambda: isinstance(opened.workspace.host.current, ShortcutList))
    shown = opened.readable()
    for key in keys.all_keys():
        assert key.text in shown
        assert keys.shown(key.keys[0]) in shown
    assert keys.shown("Alt+1") in shown


def test_a_question_mark_is_a_letter_in_a_field_and_the_list_of_keys_elsewhere(opened: Driver) -> None:
    opened.workspace.navigator(Target("ny_beboer"))
    opened.settle()
    sheet = opened.workspace.host.current
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    opened.type("?")
    assert line.text() == "?"
    assert opened.workspace.host.current is sheet
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    QTest.keyClick(opened.window, Qt.Key.Key_Question)
    opened.wait(lambda: isinstance(opened.workspace.host.current, ShortcutList))


def test_every_key_has_an_act(opened: Driver) -> None:
    for key in keys.all_keys():
        if key.place is not keys.Place.PAGE:
            assert callable(opened.workspace.acts.by_name(key.act))


def test_no_two_acts_share_a_key() -> None:
    every = [each for key in keys.all_keys() for each in key.keys]
    assert len(every) == len(set(every))


def test_ctrl_z_takes_the_newest_back_and_says_when_there_is_no_more(opened: Driver) -> None:
    add_beboer(opened, "Fatima", "Demir")
    opened.press(Qt.Key.Key_Z, CTRL)
    opened.settle()
    ask(opened, "demi")
    opened.wait(lambda: "Fatima Demir" not in hits(opened))
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_Z, CTRL)
    opened.settle()
    assert "Der er ikke mere at fortryde." in opened.readable()


def test_text_grows_and_shrinks_from_the_keyboard(opened: Driver) -> None:
    theme = opened.program._theme
    opened.press(Qt.Key.Key_Plus, CTRL)
    opened.wait(lambda: theme.percent == 125)
    opened.press(Qt.Key.Key_Minus, CTRL)
    opened.wait(lambda: theme.percent == 100)


def test_the_first_unlock_of_a_day_makes_a_verified_backup(opened: Driver) -> None:
    opened.wait(lambda: opened.vault.last_backup() is not None)
    opened.settle()
    opened.wait(lambda: opened.workspace.status.backup.text() == "Sikkerhedskopi i dag 09.00")
    opened.lock()
    opened.unlock()
    assert len(opened.vault.backups()) == 1


def test_a_failed_backup_stays_in_sight_until_one_succeeds(opened: Driver) -> None:
    opened.wait(lambda: opened.vault.last_backup() is not None)
    opened.settle()
    backups = opened.vault.layout.backups
    kept = backups.rename(backups.with_name("andet"))
    backups.write_text("en fil, hvor mappen skulle være")
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: "Sikkerhedskopien blev ikke lavet." in opened.readable())
    assert opened.workspace.status.backup.text() == "Sikkerhedskopi mislykkedes"
    backups.unlink()
    kept.rename(backups)
    opened.workspace.backup_wanted.emit()
    opened.wait(lambda: "Sikkerhedskopien blev ikke lavet." not in opened.readable())


def test_what_was_saved_and_when_stands_in_the_status_bar(opened: Driver) -> None:
    add_beboer(opened, "Fatima", "Demir")
    assert opened.workspace.status.saved.text() == "Gemt 09.00"


def test_a_target_nobody_shows_is_a_mistake_of_ours(opened: Driver) -> None:
    with pytest.raises(LookupError, match="no page shows 'enhjørning'"):
        opened.workspace.navigator(Target("enhjørning"))


def test_the_window_is_never_smaller_than_the_design_allows(opened: Driver) -> None:
    opened.window.resize(200, 200)
    assert (opened.window.width(), opened.window.height()) == (1024, 700)


def test_the_age_of_a_backup_is_said_in_words(opened: Driver) -> None:
    from datetime import timedelta

    clock = opened.workspace.context.clock
    now, today = clock.now(), clock.today()
    assert backup_age(None, today) == "Ingen sikkerhedskopi endnu"
    assert backup_age(now - timedelta(days=1), today) == "Sikkerhedskopi i går 09.00"
    assert backup_age(now - timedelta(days=4), today) == "Sikkerhedskopi for 4 dage siden"


def test_a_message_covers_neither_the_page_nor_an_open_sheet(opened: Driver) -> None:
    workspace = opened.workspace
    workspace.navigator(Target("ny_kontakt"))
    opened.settle()
    sheet = workspace.host.current
    assert sheet is not None
    for text in ("Gæld gemt", "Afdragsordning med Furesø Boligselskab ændret"):
        workspace.toasts.show_toast(text, "Fortryd")
    (toast,) = workspace.toasts.toasts
    page = workspace.pages.current_page
    assert page is not None
    for part in (sheet, page.body.parentWidget()):
        over = part.rect().translated(part.mapTo(workspace, part.rect().topLeft()))
        assert not toast.geometry().intersects(over)
