"""Letters on the real window: the appointment in the fewest clicks; a partner's, cut, withdrawn and refused."""

from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from sqlmodel import select

from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.breve.models import BrevDraft, BrevIndhold
from socialvicevaert.features.breve.queries import breve_of
from socialvicevaert.features.breve.service import keep_brev, send_brev
from socialvicevaert.features.breve.ui.form import BrevSheet
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.storage import Session
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import PdfView
from tests.factories import new_beboer, new_partner, new_samtykke
from tests.window import Driver

CTRL = Qt.KeyboardModifier.ControlModifier
HOME = "Hedeparken 12, 2. tv, 2750 Ballerup"
ANSWERS = {
    "aftale.om": "husleje og budget",
    "aftale.dag": "onsdag den 2. december",
    "aftale.tid": "10.00",
    "aftale.sted": "Beboerhuset",
    "medarbejder.telefon": "44 77 10 10",
}


def top(driver: Driver) -> Any:
    return driver.workspace.host.current


def button(place: QWidget, text: str) -> QPushButton:
    return next(one for one in place.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(place))


def done(driver: Driver, action: Any) -> Any:
    """Write something down through the lane, as a page does."""
    made: list[Any] = []
    driver.workspace.context.tasks.write(driver.workspace, "Prøve", action, made.append)
    driver.settle()
    return made[0]


def read(driver: Driver, query: Any) -> Any:
    found: list[Any] = []
    driver.workspace.context.tasks.read(driver.workspace, query, found.append)
    driver.settle()
    return found[0]


def at_letters(driver: Driver, beboer_id: int) -> QWidget:
    driver.workspace.navigator(Target("beboer", beboer_id, "papirer", {"part": "breve"}))
    driver.settle()
    page: QWidget = driver.workspace.pages.currentWidget()
    return page


def words_of(pdf: bytes) -> str:
    paper = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return " ".join(text.split())


def appointment(driver: Driver) -> tuple[int, BrevSheet]:
    """Two clicks: a new letter, and which."""
    beboer_id = done(driver, lambda session: new_beboer(session, lejemaal=LejemaalDraft(1, HOME)))
    button(at_letters(driver, beboer_id), "Nyt brev").click()
    driver.settle()
    driver.press(Qt.Key.Key_Space)  # the appointment stands first, and has the focus
    driver.settle()
    sheet = top(driver)
    assert isinstance(sheet, BrevSheet)
    driver.wait(lambda: "aftale.om" in sheet.letter.answers.lines)
    return beboer_id, sheet


def test_an_appointment_is_written_sent_and_printed_by_keyboard(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(PdfView, "print_out", lambda _view: printed.append(b""))
    beboer_id, sheet = appointment(opened)
    for key in list(sheet.letter.answers.lines):
        assert QApplication.focusWidget() is sheet.letter.answers.lines[key].control
        opened.type(ANSWERS[key])
        opened.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.letter.address.control
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    paper = top(opened)
    assert isinstance(paper, PaperSheet)
    opened.press(Qt.Key.Key_P, CTRL)
    opened.wait(lambda: len(printed) == 1)
    (stored,) = read(opened, lambda session: session.exec(select(BrevIndhold.content)).all())
    words = words_of(stored)
    for expected in ("Fatima Demir Hedeparken 12, 2. tv 2750 Ballerup", *ANSWERS.values(), "Fortroligt"):
        assert expected in words
    assert "{{" not in words
    assert "Udkast" not in words
    opened.settle()
    assert read(opened, lambda session: session.exec(select(BrevIndhold.content)).all()) == [stored]
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    assert "1 i alt · 1 sendt" in opened.readable()
    opened.workspace.navigator(Target("beboer", beboer_id, "overblik"))
    opened.settle()
    assert "Brev til beboeren" in opened.readable()


def test_what_is_missing_is_said_before_the_letter_leaves(opened: Driver) -> None:
    beboer_id, sheet = appointment(opened)
    opened.type(ANSWERS["aftale.om"])
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert top(opened) is sheet
    assert sheet.letter.answers.lines["aftale.om"].error_text == ""
    assert "mangler" in sheet.letter.answers.lines["aftale.dag"].error_text
    assert sheet.letter.answers.lines["aftale.om"].value() == ANSWERS["aftale.om"]
    assert read(opened, lambda session: breve_of(session, beboer_id)) == ()


def test_a_partners_letter_is_cut_and_after_withdrawal_neither_sent_nor_printed(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[PdfView] = []
    monkeypatch.setattr(PdfView, "print_out", lambda view: printed.append(view))

    def prepare(session: Session) -> tuple[int, int]:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
        draft = BrevDraft(
            beboer_id,
            BrevArt.EGEN,
            Modtager.PARTNER,
            "Bekræftelse på kontakt",
            (
                Afsnit("Det handler om {{beboer.navn}}.", kind=Oplysningsart.NAVN_ADRESSE),
                Afsnit("Hun er syg.", kind=Oplysningsart.HELBRED),
            ),
            partner_id=partner_id,
            address="Rådhuset 1\n2750 Ballerup",
            basis=Behandlingsgrundlag.SAMTYKKE,
        )
        send_brev(session, draft, values)
        keep_brev(session, draft)
        return beboer_id, samtykke_id

    beboer_id, samtykke_id = done(opened, prepare)
    button(at_letters(opened, beboer_id), "Skriv videre").click()
    opened.settle()
    sheet = top(opened)
    opened.wait(lambda: sheet.letter.left_out.texts == ["Hun er syg."])
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    words = words_of(read(opened, lambda session: session.exec(select(BrevIndhold.content)).one()))
    assert "Det handler om Fatima Demir." in words
    assert "syg" not in words

    ended = SamtykkeWithdrawal(opened.workspace.context.clock.today(), "mundtligt")
    done(opened, lambda session: withdraw_samtykke(session, samtykke_id, ended))
    page = at_letters(opened, beboer_id)
    button(page, "Se brevet").click()
    opened.settle()
    button(top(opened), "Udskriv").click()
    opened.settle()
    assert "Samtykket gælder ikke længere" in opened.readable()
    assert printed == []
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    button(page, "Skriv videre").click()
    opened.settle()
    sheet = top(opened)
    opened.wait(lambda: bool(sheet.letter.blocked.reasons))
    assert "trukket tilbage" in sheet.letter.blocked.reasons[0]
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert top(opened) is sheet
    assert [one.is_sent for one in read(opened, lambda session: breve_of(session, beboer_id))] == [False, True]
