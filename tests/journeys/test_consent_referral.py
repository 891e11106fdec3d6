"""Consent printed → signed scan attached → referral cut → withdrawn → blocked, on the real window, file and thread."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from socialvicevaert.audit import AuditKind, history
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.henvisninger import queries
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.ui.form import HenvisningSheet
from socialvicevaert.features.mindag.queries.consents import missing_of
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeArt
from socialvicevaert.features.samtykker.rules.missing import Mangel, MangelArt
from socialvicevaert.features.samtykker.ui.choose import ChooseSheet
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.features.samtykker.ui.scan import ScanLine
from socialvicevaert.features.samtykker.ui.withdraw import AftermathSheet
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Title
from socialvicevaert.storage import Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import new_beboer, new_partner
from tests.window import Driver

CTRL = Qt.KeyboardModifier.ControlModifier


def top(driver: Driver) -> Any:
    return driver.workspace.host.current


def button(place: QWidget, text: str) -> QPushButton:
    return next(one for one in place.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(place))


def read(driver: Driver, query: Any) -> Any:
    """What a query says, asked through the lane as a page asks."""
    found: list[Any] = []
    driver.workspace.context.tasks.read(driver.workspace, query, found.append)
    driver.settle()
    return found[0]


def prepare(driver: Driver) -> int:
    """A resident and a partner, as the worker has written them down before."""
    made: list[int] = []

    def write(session: Session) -> int:
        new_partner(session)
        return new_beboer(session, phone="22 33 44 55")

    driver.workspace.context.tasks.write(driver.workspace, "Ny beboer", write, made.append)
    driver.settle()
    return made[0]


def open_tab(driver: Driver, beboer_id: int, tab: str) -> QWidget:
    driver.workspace.navigator(Target("beboer", beboer_id, tab))
    driver.settle()
    page: QWidget = driver.workspace.pages.currentWidget()
    return page


def choose_jobcenter(driver: Driver, search: Any) -> None:
    search.line.setFocus()
    driver.type("jobc")
    driver.wait(lambda: bool(search.suggestions))
    driver.press(Qt.Key.Key_Return)
    driver.settle()


def give_consent(driver: Driver, beboer_id: int) -> None:
    page = open_tab(driver, beboer_id, "samtykker")
    button(page, "Nyt samtykke").click()
    driver.settle()
    choosing = top(driver)
    assert isinstance(choosing, ChooseSheet)
    choosing.choices[SamtykkeArt.UDVEKSLING].click()
    driver.settle()
    sheet = top(driver)
    assert isinstance(sheet, SamtykkeSheet)
    assert sheet.who is not None
    choose_jobcenter(driver, sheet.who.partners.search)
    driver.press(Qt.Key.Key_Return, CTRL)
    sheet.what.kinds.choose(Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE)
    sheet.what.purpose.setFocus()
    driver.type("Samtale om praktik")
    driver.press(Qt.Key.Key_Return, CTRL)
    sheet.how.language.choose(Sprog.TYRKISK.value)
    sheet.to_sign.click()
    driver.settle()
    paper = top(driver)
    assert isinstance(paper, PaperSheet)
    assert read(driver, lambda session: samtykker.samtykker_of(session, beboer_id)) == ()
    paper.close_sheet()
    driver.settle()


def sign_and_attach(driver: Driver, beboer_id: int, folder: Path) -> None:
    """The form comes back with a signature: one click, and the scan is put on its card."""
    page = open_tab(driver, beboer_id, "samtykker")
    button(page, "Er underskrevet").click()
    driver.settle()
    (scan_line,) = page.findChildren(ScanLine)
    wrong = folder / "samtykke.pdf"
    wrong.write_text("ikke et papir")
    scan_line.take_files([str(wrong)])
    driver.settle()
    (given,) = read(driver, lambda session: samtykker.samtykker_of(session, beboer_id))
    assert given.scan_id is None
    assert any("samtykke.pdf" in banner.label.text() for banner in scan_line.findChildren(Banner))
    scan = folder / "underskrevet.pdf"
    document = Document(title="Scan", dated=given.coverage.given_on)
    scan.write_bytes(document.add(Title("Underskrevet")).pdf())
    scan_line.take_files([str(scan)])
    driver.wait(lambda: bool(read(driver, lambda session: samtykker.samtykker_of(session, beboer_id)[0].scan_id)))
    driver.settle()
    button(page, "Se underskrevet papir").click()
    driver.settle()
    shown = top(driver)
    assert isinstance(shown, PaperSheet)
    shown.close_sheet()
    driver.settle()


def missing(driver: Driver, beboer_id: int) -> tuple[Mangel, ...]:
    found: tuple[Mangel, ...] = read(driver, lambda session: missing_of(session, beboer_id))
    return found


def begin_referral(driver: Driver, beboer_id: int) -> HenvisningSheet:
    page = open_tab(driver, beboer_id, "henvisninger")
    button(page, "Ny henvisning").click()
    driver.settle()
    sheet = top(driver)
    assert isinstance(sheet, HenvisningSheet)
    choose_jobcenter(driver, sheet.receiver)
    sheet.texts.fields[Oplysningsart.ARBEJDE].setFocus()
    driver.type("Vil gerne i praktik")
    sheet.texts.add(Oplysningsart.HELBRED)
    sheet.texts.fields[Oplysningsart.HELBRED].type_in("Har ondt i ryggen")
    return sheet


def test_consent_referral_withdrawal(opened: Driver, tmp_path: Path) -> None:
    opened.qtbot.waitActive(opened.window)
    beboer_id = prepare(opened)
    give_consent(opened, beboer_id)
    sign_and_attach(opened, beboer_id, tmp_path)

    begin_referral(opened, beboer_id)
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    letter = top(opened)
    assert isinstance(letter, PaperSheet)
    (sent,) = read(opened, lambda session: queries.henvisninger_of(session, beboer_id))
    assert sent.status is HenvisningStatus.SENDT
    (disclosed,) = read(opened, lambda session: samtykker.videregivelser_of(session, beboer_id))
    assert disclosed.kinds == (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE)
    letter.close_sheet()

    draft = begin_referral(opened, beboer_id)
    draft.keep_button.click()
    opened.settle()
    page = open_tab(opened, beboer_id, "samtykker")
    button(page, "Træk tilbage").click()
    opened.settle()
    button(top(opened), "Træk tilbage").click()
    opened.settle()
    after = top(opened)
    assert isinstance(after, AftermathSheet)
    told = "\n".join(label.text() for label in after.findChildren(QLabel))
    assert "44 77 20 00" in told
    assert "Henvisning til Jobcenter Ballerup: kladden er spærret" in told
    assert [one.kind for one in missing(opened, beboer_id)] == [MangelArt.BESKED, MangelArt.UDKAST]
    after.told_buttons[0].click()
    opened.settle()
    assert [one.kind for one in missing(opened, beboer_id)] == [MangelArt.UDKAST]
    button(after, "Se henvisninger").click()
    opened.settle()

    page = opened.workspace.pages.currentWidget()
    assert "trukket tilbage" in opened.readable()
    button(page, "Skriv videre").click()
    opened.settle()
    blocked = top(opened)
    assert isinstance(blocked, HenvisningSheet)
    assert blocked.primary is not None
    assert not blocked.primary.isEnabled()
    assert blocked.texts.fields[Oplysningsart.ARBEJDE].value() == "Vil gerne i praktik"

    log = read(opened, lambda session: [one.kind for one in history(session, beboer_id)])
    assert AuditKind.VIEW in log
    assert QApplication.activeModalWidget() is None
