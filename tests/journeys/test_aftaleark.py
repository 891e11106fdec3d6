"""A visit → what was agreed on a sheet → printed → the promise in Min dag; and a concern few may know of."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.aftaleark.models import Hvem
from socialvicevaert.features.aftaleark.ui.form import AftalearkSheet
from socialvicevaert.features.aftaleark.ui.papers import PrintedSheet
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.kontakter.ui.form import KontaktEditSheet
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.underretninger.ui.form import UnderretningSheet
from socialvicevaert.storage import Session
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import PdfView
from tests.factories import new_beboer, new_partner
from tests.window import Driver

CTRL = Qt.KeyboardModifier.ControlModifier


def top(driver: Driver) -> Any:
    return driver.workspace.host.current


def read(driver: Driver, query: Any) -> Any:
    found: list[Any] = []
    driver.workspace.context.tasks.read(driver.workspace, query, found.append)
    driver.settle()
    return found[0]


def button(place: QWidget, text: str) -> QPushButton:
    return next(one for one in place.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(place))


def prepare(driver: Driver) -> int:
    """A resident and the municipality, as the worker has written them down before."""
    made: list[int] = []

    def write(session: Session) -> int:
        new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)
        session.get_one(Medarbejder, session.actor.medarbejder_id).phone = "+4544772001"
        return new_beboer(session, language="Arabisk")

    driver.workspace.context.tasks.write(driver.workspace, "Ny beboer", write, made.append)
    driver.settle()
    return made[0]


def test_a_visit_ends_with_a_sheet_and_the_promise_is_in_min_dag(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[PdfView] = []
    monkeypatch.setattr(PdfView, "print_out", lambda view: printed.append(view))
    beboer_id = prepare(opened)
    opened.workspace.navigator(Target("beboer", beboer_id))
    opened.settle()
    opened.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    opened.type("Hjemmebesøg om restancen")
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    opened.workspace.navigator(Target("kontakt", 1))
    opened.settle()
    assert isinstance(top(opened), KontaktEditSheet)
    button(top(opened), "Aftaleark").click()
    opened.settle()
    sheet = top(opened)
    assert isinstance(sheet, AftalearkSheet)
    opened.type("Ringe til banken")
    opened.press(Qt.Key.Key_Return)
    opened.type("Finde lønsedlen")
    sheet.lines.rows[0].who.choose(Hvem.MEDARBEJDER)
    sheet.lines.rows[0].when.type_in("i dag")
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    paper = top(opened)
    assert isinstance(paper, PrintedSheet)
    opened.wait(lambda: printed == [paper.view])
    lines = read(opened, min_dag)
    assert [(line.title, line.why) for line in lines if line.title == "Ringe til banken"] == [
        ("Ringe til banken", "Aftalt med beboeren 22-11-2026")
    ]


def test_a_concern_is_sent_and_stands_below_the_referrals(opened: Driver) -> None:
    beboer_id = prepare(opened)
    opened.workspace.navigator(Target("beboer", beboer_id, "henvisninger"))
    opened.settle()
    page: QWidget = opened.workspace.pages.currentWidget()
    button(page, "Ny underretning").click()
    opened.settle()
    sheet = top(opened)
    assert isinstance(sheet, UnderretningSheet)
    sheet.child.line.setFocus()
    opened.type("Pige på 9 år")
    for field, text in (
        (sheet.observed, "Hun græd på trappen"),
        (sheet.concern, "Hun tør ikke gå hjem"),
        (sheet.parents_reason, "Det kan gå ud over hende"),
    ):
        field.control.setFocus()
        opened.type(text)
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert isinstance(top(opened), PaperSheet)
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    assert "Pige på 9 år" in opened.readable()
    assert "Kvittering senest" in opened.readable()
