"""A fogedsag from the first word of arrears to an averted eviction, on the real window, file and thread."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socialvicevaert.features.fogedsager.models import DatoArt, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.ui.case_sheet import FogedsagSheet
from socialvicevaert.features.fogedsager.ui.closing_sheet import AfslutSheet
from socialvicevaert.features.fogedsager.ui.date_sheet import DatoSheet
from socialvicevaert.features.fogedsager.ui.page import FogedsagerPage
from socialvicevaert.features.fogedsager.ui.tab import FogedsagTab
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.shell.composed_tab import ComposedTab
from socialvicevaert.ui.context import Target
from tests.factories import new_beboer
from tests.window import Driver


def open_page(driver: Driver) -> FogedsagerPage:
    driver.workspace.navigator(Target("fogedsager"))
    driver.settle()
    page = driver.workspace.pages.currentWidget()
    assert isinstance(page, FogedsagerPage)
    return page


def make_beboer(driver: Driver) -> int:
    made: list[int] = []
    driver.workspace.context.tasks.write(driver.workspace, "Ny beboer", new_beboer, made.append)
    driver.settle()
    return made[0]


def write_date(driver: Driver, page: FogedsagerPage, kind: DatoArt, typed: str, at: str = "") -> None:
    """Open the form of a date, type, and save by keyboard."""
    page.case.write_date(kind)
    driver.settle()
    sheet = driver.workspace.host.current
    assert isinstance(sheet, DatoSheet)
    sheet.on.line.selectAll()
    driver.type(typed)
    if at:
        driver.press(Qt.Key.Key_Tab)
        QTest.keyClicks(sheet.at.line, at)
    QTest.keyClick(sheet.on.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.wait(lambda: driver.workspace.host.current is None)
    driver.settle()


def when(page: FogedsagerPage, key: str) -> str:
    return next(button.stage.when for button in page.case.course.line.buttons if button.stage.key == key)


def test_from_arrears_to_an_averted_eviction(opened: Driver) -> None:
    beboer_id = make_beboer(opened)
    page = open_page(opened)
    assert page.header.primary is not None
    page.header.primary.click()
    opened.settle()
    sheet = opened.workspace.host.current
    assert isinstance(sheet, FogedsagSheet)
    opened.type("fatim")
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: sheet.beboer.chosen is not None)
    opened.settle()
    sheet.month.choose(date(2026, 10, 1))
    sheet.amount.type_in("8140")
    QTest.keyClick(sheet.amount.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: opened.workspace.host.current is None)
    opened.settle()
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    opened.wait(lambda: page.stack.currentIndex() == 1)

    write_date(opened, page, DatoArt.PAAKRAV_SENDT, "7/10")
    assert when(page, "frist").startswith("ca. ")  # nobody has said when it came
    write_date(opened, page, DatoArt.PAAKRAV_MODTAGET, "8/10")
    assert when(page, "frist") == "tor. 22. okt."
    write_date(opened, page, DatoArt.FOGEDMOEDE, "3/12", "1030")
    assert page.case.next_step.sentence.text() == "Forbered fogedmødet sammen med beboeren"
    assert when(page, "fogedmoede") == "tor. 3. dec."

    page.case.close_case()
    closing = opened.workspace.host.current
    assert isinstance(closing, AfslutSheet)
    closing.outcome.choose(FogedUdfald.AFTALE_HOLDT)
    closing.result.choose(IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    QTest.keyClick(closing.closed_on.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: opened.workspace.host.current is None)
    opened.settle()
    assert len(page.case.rechecks.rows) == 3
    titles: list[str] = []
    opened.workspace.context.tasks.read(
        page, lambda session: [one.title for one in opgaver_of(session, beboer_id)], titles.extend
    )
    opened.settle()
    assert titles == ["Genbesøg: bor beboeren der stadig?"] * 3


def test_the_resident_shows_arrears_and_fogedsag_in_one_tab(opened: Driver) -> None:
    beboer_id = make_beboer(opened)
    opened.workspace.navigator(Target("beboer", beboer_id, tab="fogedsager"))
    opened.settle()
    composed = opened.workspace.findChild(ComposedTab)
    assert composed is not None
    assert composed.isVisible()
    fogedsag = composed.parts[0]
    assert isinstance(fogedsag, FogedsagTab)
    fogedsag.open_new()
    opened.settle()
    sheet = opened.workspace.host.current
    assert isinstance(sheet, FogedsagSheet)
    QTest.keyClick(sheet.opened_on.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: opened.workspace.host.current is None)
    opened.settle()
    assert fogedsag.case.view is not None
    assert fogedsag.case.view.row.beboer_id == beboer_id
    assert fogedsag.case.isVisible()
