"""From an empty folder to the first page, on the real window, file and thread."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.shell.first_run.first_run import FirstRun
from socialvicevaert.shell.first_run.recovery_step import SHEET_NAME
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
    sheet.save_to(tmp_path / SHEET_NAME)
    assert (tmp_path / SHEET_NAME).read_bytes().startswith(b"%PDF")
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
