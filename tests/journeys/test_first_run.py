"""From an empty folder to the first page, on the real window, file and thread."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.shell.first_run.first_run import FirstRun
from socialvicevaert.ui.code_sheet import FILE_NAME
from tests.window import Driver

Start = Callable[[Path], Driver]


@pytest.fixture
def new(start: Start, tmp_path: Path) -> Driver:
    return start(tmp_path / "nye data")


def steps(driver: Driver) -> FirstRun:
    first_run = driver.window.gate
    assert isinstance(first_run, FirstRun)
    return first_run


def answer(driver: Driver, password: str = "hest batteri hæfteklamme") -> FirstRun:
    first_run = steps(driver)
    first_run.welcome.begin_button.click()
    driver.type("Boligselskabet Hedeparken")
    driver.press(Qt.Key.Key_Return)
    driver.type("Afdeling 12, Hedeparken")
    driver.press(Qt.Key.Key_Return)
    driver.type("Afdeling 14, Lærkeparken")
    first_run.organisation.next_button.click()
    driver.type("Mette Holm")
    driver.press(Qt.Key.Key_Return)
    driver.type(password)
    driver.press(Qt.Key.Key_Return)
    driver.type(password)
    driver.press(Qt.Key.Key_Return)
    return first_run


def test_from_an_empty_folder_to_the_first_page(new: Driver, tmp_path: Path) -> None:
    first_run = answer(new)
    new.wait(lambda: first_run.recovery is not None)
    sheet = first_run.recovery
    assert sheet is not None
    sheet.paper.save_to(tmp_path / FILE_NAME)
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"%PDF")
    assert not sheet.open_button.isEnabled()
    sheet.confirm.click()
    sheet.open_button.click()
    new.wait(lambda: new.window.gate is None)
    new.settle()
    assert new.workspace.status.who.text() == "Mette Holm · social vicevært"
    unlocked = new.vault.unlock("hest batteri hæfteklamme")
    with unlocked.database.read(new.workspace.context.actor) as session:
        assert [each.name for each in queries.organisationer(session)] == ["Boligselskabet Hedeparken"]
        assert [each.name for each in queries.afdelinger(session)] == [
            "Afdeling 12, Hedeparken",
            "Afdeling 14, Lærkeparken",
        ]


def test_nothing_is_made_before_the_password_holds(new: Driver, tmp_path: Path) -> None:
    first_run = answer(new, "kort")
    assert first_run.password.password.first.error_text == "Adgangskoden skal have mindst 12 tegn. Der mangler 8."
    assert not (tmp_path / "nye data" / "database").exists()
    assert new.readable().count("Der mangler 8") == 1
    new.type("e")
    assert new.readable().count("Der mangler") == 1


def test_a_password_that_is_repeated_wrongly_is_told_beside_the_field(new: Driver) -> None:
    first_run = answer(new, "hest batteri hæfteklamme"[:3])
    first_run.password.password.first.type_in("hest batteri hæfteklamme")
    first_run.password.password.second.type_in("hest batteri")
    first_run.password.go_on()
    assert first_run.password.password.second.error_text == "De to adgangskoder er ikke ens."


def test_each_question_that_is_skipped_is_asked_again(new: Driver) -> None:
    first_run = steps(new)
    first_run.welcome.begin_button.click()
    first_run.organisation.next_button.click()
    assert first_run.organisation.organisation.error_text == "Skriv organisationens navn."
    first_run.organisation.organisation.type_in("Hedeparken")
    first_run.organisation.next_button.click()
    assert first_run.organisation.afdelinger.error_text == "Skriv mindst én afdeling."
    assert first_run.organisation.organisation.value() == "Hedeparken"


def test_what_was_typed_is_there_after_going_back(new: Driver) -> None:
    first_run = answer(new, "kort")
    first_run.password.back_button.click()
    first_run.worker.back_button.click()
    assert first_run.organisation.names == ("Afdeling 12, Hedeparken", "Afdeling 14, Lærkeparken")


def test_the_recovery_sheet_names_a_code_that_opens_the_data(new: Driver) -> None:
    first_run = answer(new)
    new.wait(lambda: first_run.recovery is not None)
    sheet = first_run.recovery
    assert sheet is not None
    code = sheet.code
    sheet.confirm.click()
    sheet.open_button.click()
    new.wait(lambda: new.window.gate is None)
    new.lock()
    card = new.card
    card.forgotten_button.click()
    new.card.code.type_in(code.lower().replace("-", " "))
    new.card.password.first.type_in("en helt ny adgangskode")
    new.card.password.second.type_in("en helt ny adgangskode")
    new.card.save_button.click()
    new.wait(lambda: new.window.gate is None)
    new.lock()
    new.unlock("en helt ny adgangskode")


CTRL = Qt.KeyboardModifier.ControlModifier


def focused(driver: Driver) -> QWidget:
    """Where the keyboard is; it must be somewhere on the card that is shown."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def tab_to(driver: Driver, text: str) -> None:
    """Press Tab until what is called so has the focus, as somebody without a mouse does."""
    for _ in range(12):
        focus = focused(driver)
        if text in (focus.accessibleName(), focus.text() if isinstance(focus, QAbstractButton) else ""):
            return
        driver.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {text}")


def test_the_whole_first_run_is_done_by_keyboard(new: Driver) -> None:
    first_run = steps(new)
    tab_to(new, "Kom i gang")
    new.press(Qt.Key.Key_Space)
    new.type("Boligselskabet Hedeparken")
    new.press(Qt.Key.Key_Tab)
    new.type("Afdeling 12, Hedeparken")
    tab_to(new, "Videre")
    new.press(Qt.Key.Key_Return)
    assert first_run.worker.isVisible()
    tab_to(new, "Tilbage")
    new.press(Qt.Key.Key_Space)
    assert first_run.organisation.isVisible()
    new.press(Qt.Key.Key_Tab)
    new.press(Qt.Key.Key_Return, CTRL)
    new.type("Mette Holm")
    tab_to(new, "Videre")
    new.press(Qt.Key.Key_Space)
    for word in ("Adgangskode", "Gentag adgangskoden"):
        tab_to(new, word)
        new.type("hest batteri hæfteklamme")
    tab_to(new, "Opret")
    new.press(Qt.Key.Key_Space)
    new.wait(lambda: first_run.recovery is not None)
    sheet = first_run.recovery
    assert sheet is not None
    assert focused(new) is sheet.save_button
    tab_to(new, "Jeg har gemt arket")
    new.press(Qt.Key.Key_Space)
    tab_to(new, "Begynd at arbejde")
    new.press(Qt.Key.Key_Space)
    new.wait(lambda: new.window.gate is None)
    new.settle()
    page = new.workspace.pages.currentWidget()
    assert page.isAncestorOf(focused(new))  # what a new worker does first: the first resident
    new.press(Qt.Key.Key_Space)
    new.settle()
    assert new.workspace.host.current is not None


def test_tab_goes_as_a_step_is_read_and_back_again(new: Driver) -> None:
    first_run = steps(new)
    first_run.welcome.begin_button.click()
    organisation = first_run.organisation
    wanted = [organisation.organisation.control, organisation.afdelinger.control, organisation.back_button]
    wanted += [organisation.next_button, organisation.organisation.control]
    for one in wanted:
        assert focused(new) is one
        new.press(Qt.Key.Key_Tab)
    new.press(Qt.Key.Key_Backtab)
    new.press(Qt.Key.Key_Backtab)
    assert focused(new) is organisation.next_button


def test_ctrl_enter_goes_on_from_the_box_of_estates(new: Driver) -> None:
    first_run = steps(new)
    first_run.welcome.begin_button.click()
    new.type("Boligselskabet Hedeparken")
    new.press(Qt.Key.Key_Return)
    new.type("Afdeling 12")
    new.press(Qt.Key.Key_Return, CTRL)
    assert first_run.worker.isVisible()
    assert first_run.organisation.names == ("Afdeling 12",)
