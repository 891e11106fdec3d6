"""Budget → what-if → application → the race → rescue plan: an afternoon before the court, on the real window."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import ansoegninger_of, race_of
from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.ansoegninger.ui.form import AnsoegningSheet
from socialvicevaert.features.ansoegninger.ui.race_panel import RacePanel
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.budgetter.models import Budgetkategori, ScenarieArt
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.ui.tab import BudgetTab
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, FogedStadie, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.redningsplaner.models import KildeArt
from socialvicevaert.features.redningsplaner.queries import redningsplaner_of
from socialvicevaert.features.redningsplaner.ui.form import RedningsplanSheet
from socialvicevaert.features.redningsplaner.ui.giving import GiveSheet
from socialvicevaert.storage import Session
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import new_beboer, new_partner
from tests.window import Driver

CTRL = Qt.KeyboardModifier.ControlModifier
COURT_ON = date(2026, 12, 4)


def top(driver: Driver) -> Any:
    return driver.workspace.host.current


def shown(driver: Driver, kind: type[QWidget]) -> Any:
    return next(one for one in driver.window.findChildren(kind) if one.isVisible())


def press_button(driver: Driver, text: str) -> None:
    next(one for one in driver.window.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()
    driver.settle()


def read(driver: Driver, query: Any) -> Any:
    found: list[Any] = []
    driver.workspace.context.tasks.read(driver.workspace, query, found.append)
    driver.settle()
    return found[0]


def go(driver: Driver, beboer_id: int, part: str) -> None:
    driver.workspace.navigator(Target("beboer", beboer_id, "oekonomi", {"part": part}))
    driver.settle()


def prepare(driver: Driver) -> tuple[int, int]:
    """A resident with a rent, threatened with eviction; the municipality's and the landlord's direct numbers."""
    made: list[tuple[int, int]] = []

    def write(session: Session) -> tuple[int, int]:
        new_partner(session, "Ydelsescentret", PartnerKind.YDELSESCENTER)
        new_partner(session, "Ejendomskontoret", PartnerKind.EJENDOMSKONTOR)
        home = LejemaalDraft(1, "Hedeparken 12, 2. tv, 2750 Ballerup", rent_oere=745_000)
        beboer_id = new_beboer(session, lejemaal=home)
        draft = FogedsagDraft(
            beboer_id,
            date(2026, 11, 3),
            session.actor.medarbejder_id,
            FogedStadie.FOGEDRET,
            rent_month=date(2026, 10, 1),
            arrears_oere=1_490_000,
        )
        fogedsag_id = open_fogedsag(session, draft)
        set_dato(session, fogedsag_id, FogedDatoDraft(DatoArt.FOGEDMOEDE, COURT_ON, SatAf.RETTEN, time(10, 30)))
        return beboer_id, fogedsag_id

    driver.workspace.context.tasks.write(driver.workspace, "Forberedt", write, made.append)
    driver.settle()
    return made[0]


def type_in_cell(driver: Driver, text: str) -> None:
    """The first sign opens the cell, which takes the rest."""
    for sign in text:
        driver.type(sign)
    driver.press(Qt.Key.Key_Return)


def make_budget(driver: Driver, beboer_id: int) -> None:
    go(driver, beboer_id, "budget")
    press_button(driver, "Lav budget")
    tab = shown(driver, BudgetTab)
    type_in_cell(driver, "18.500,50")
    driver.wait(lambda: not tab.saver.is_waiting)
    driver.settle()


def try_help_for_the_rent(driver: Driver) -> None:
    press_button(driver, "Hvad nu hvis")
    tab = shown(driver, BudgetTab)
    tab.whatif.add_column(ScenarieArt.PARAGRAF_81A)
    driver.settle()
    type_in_cell(driver, "4000")
    driver.settle()


def apply_for_help(driver: Driver, fogedsag_id: int) -> None:
    """From the fogedsag's time line, beside the deadline."""
    driver.workspace.navigator(Target("fogedsag", fogedsag_id))
    driver.settle()
    panel = shown(driver, RacePanel)
    panel.new_button.click()
    driver.settle()
    sheet = top(driver)
    assert isinstance(sheet, AnsoegningSheet)
    assert sheet.basis.value() == (AnsoegningGrundlag.PARAGRAF_81A,)
    assert "dækkes normalt ikke" in sheet.said.text
    sheet.partner.line.setFocus()
    driver.type("ydels")
    driver.wait(lambda: bool(sheet.partner.suggestions))
    driver.press(Qt.Key.Key_Return)
    driver.settle()
    sheet.amount.type_in("14.900,00")
    sheet.days.sent_on.line.setFocus()
    driver.type("i dag")
    sheet.days.answer_on.line.setFocus()
    driver.type("+21")
    QTest.keyClick(sheet.amount.line, Qt.Key.Key_Return, CTRL)
    driver.wait(lambda: top(driver) is None)
    driver.settle()


def test_an_afternoon_before_the_court(opened: Driver) -> None:
    opened.qtbot.waitActive(opened.window)
    beboer_id, fogedsag_id = prepare(opened)

    make_budget(opened, beboer_id)
    try_help_for_the_rent(opened)
    budget = read(opened, lambda session: current_budget(session, beboer_id))
    amounts = {line.category: line.amount_oere for line in budget.draft.lines if line.amount_oere is not None}
    assert amounts == {Budgetkategori.LOEN: 1_850_050, Budgetkategori.HUSLEJE: 745_000}
    assert budget.numbers.raadighed.oere == 1_105_050
    (with_help,) = budget.scenarier
    assert [change.amount_oere for change in with_help.draft.changes] == [400_000]

    apply_for_help(opened, fogedsag_id)
    (application,) = read(opened, lambda session: ansoegninger_of(session, beboer_id))
    assert application.expected_answer_on == date(2026, 12, 13)
    race = read(opened, lambda session: race_of(session, fogedsag_id)).race
    assert race.verdict is Verdict.TOO_LATE
    opened.wait(lambda: "Svaret ventes 9 dage efter fogedmødet. Det er for sent." in opened.readable())
    seen = opened.readable()
    assert "Bed udlejer vente" in seen
    assert "44 77 20 00" in seen  # the landlord's direct number

    go(opened, beboer_id, "redningsplan")
    press_button(opened, "Ny plan")
    plan_sheet = top(opened)
    assert isinstance(plan_sheet, RedningsplanSheet)
    assert plan_sheet.needed.value() == 1_490_000
    assert plan_sheet.by.value() == COURT_ON
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: top(opened) is None)
    opened.settle()
    (plan,) = read(opened, lambda session: redningsplaner_of(session, beboer_id))
    assert [source.kind for source in plan.draft.sources] == [KildeArt.ANSOEGNING]
    assert plan.sums.gap_oere == 1_490_000  # what comes after the day does not help

    press_button(opened, "Giv til …")
    giving = top(opened)
    assert isinstance(giving, GiveSheet)
    opened.press(Qt.Key.Key_Return, CTRL)
    opened.wait(lambda: isinstance(top(opened), PaperSheet))
    opened.settle()
    assert "Udskriv siden til beboeren." in opened.readable()
