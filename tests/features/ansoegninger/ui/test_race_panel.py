"""The race on the fogedsag's time line: what is drawn, said and offered, in the real page as the shell composes it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, OrdningDraft
from socialvicevaert.features.afdragsordninger.service import make_ordning
from socialvicevaert.features.afdragsordninger.ui.sheets import BetalingSheet
from socialvicevaert.features.afdragsordninger.ui.tab import OrdningerTab
from socialvicevaert.features.ansoegninger import service
from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag, DecisionDraft
from socialvicevaert.features.ansoegninger.queries import words_before_payment
from socialvicevaert.features.ansoegninger.ui.race_panel import RacePanel
from socialvicevaert.features.ansoegninger.ui.steps import DecisionSheet, SendSheet
from socialvicevaert.features.fogedsager.models import BeloebArt
from socialvicevaert.features.fogedsager.ui.amount_sheet import BeloebSheet
from socialvicevaert.features.fogedsager.ui.page import FogedsagerPage
from socialvicevaert.features.fogedsager.ui.tab import FogedsagTab
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shell.beside_fogedsag import BESIDE_FOGEDSAG
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.sheets import SheetHost
from socialvicevaert.ui.theme import Scheme, Theme
from tests.factories import TODAY
from tests.features.ansoegninger.applications import P81, Case

Settle = Callable[[], None]
LATE = {"sent_on": date(2026, 11, 13), "expected_answer_on": date(2026, 12, 18)}


@pytest.fixture
def case(database: Database, vicevaert: Actor) -> Case:
    return Case(database, vicevaert)


@pytest.fixture
def show(context: Context, host: SheetHost, case: Case, settle: Settle) -> Callable[[], RacePanel]:
    """The fogedsag's page with the race beside it."""

    def open_page() -> RacePanel:
        page = FogedsagerPage(context, host.content, beside=BESIDE_FOGEDSAG)
        page.resize(1200, 780)
        page.show()
        page.go_to(Target("fogedsag", case.fogedsag_id))
        settle()
        panel = page.findChild(RacePanel)
        assert isinstance(panel, RacePanel)
        return panel

    return open_page


def navigated(context: Context) -> list[Target]:
    visits: Any = context.navigate
    return list(visits.targets)


def verdict(panel: RacePanel) -> str:
    assert panel.verdict is not None
    return panel.verdict.label.text()


def test_without_an_application_the_deadline_stands_alone_and_a_new_one_is_offered(
    case: Case, show: Callable[[], RacePanel], context: Context
) -> None:
    panel = show()
    assert verdict(panel) == "Der er ikke søgt om hjælp endnu. Fogedmøde tor. 10. dec. kl. 10.30 er om 18 dage."
    assert panel.lanes.isVisible()
    assert panel.lanes.head is not None
    assert panel.lanes.head.accessibleName() == "Fogedmøde tor. 10. dec. kl. 10.30"
    panel.new_button.click()
    assert navigated(context) == [Target("ny_ansoegning", case.beboer_id, extra={"fogedsag_id": case.fogedsag_id})]


def test_an_application_that_is_too_late_is_told_in_words_with_the_acts_that_are_left(
    case: Case, show: Callable[[], RacePanel], context: Context
) -> None:
    case.partner("Boligforeningen Fælleden", PartnerKind.BOLIGORGANISATION, "44 66 11 22")
    case.apply(**LATE)
    panel = show()
    assert verdict(panel) == "Svaret ventes 8 dage efter fogedmødet. Det er for sent."
    (lane,) = panel.lanes.buttons
    assert lane.run.said == "8 dage for sent"
    spoken = QAccessible.queryAccessibleInterface(lane)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == (
        "§ 81 a · 14.312,50 kr.. Sendt fre. 13. nov., svar ventes fre. 18. dec.: 8 dage for sent."
    )
    landlord, plan, municipality = panel.acts
    assert landlord.numbers == ["44 66 11 22"]
    assert plan.partner_link is None
    assert plan.button is not None
    plan.button.click()
    assert municipality.partner_link is not None
    municipality.partner_link.click()
    assert landlord.button is not None
    landlord.button.click()
    extra = {"fogedsag_id": case.fogedsag_id}
    assert navigated(context) == [
        Target("ny_ordning", case.beboer_id, extra=extra),
        Target("partnere"),
        Target("ny_kontakt", case.beboer_id, extra=extra),
    ]


def test_the_race_follows_when_something_changes_elsewhere(
    case: Case, show: Callable[[], RacePanel], context: Context, settle: Settle
) -> None:
    number = case.apply(**LATE)
    panel = show()

    def in_time(session: Any) -> None:
        service.send_ansoegning(session, number, date(2026, 11, 13), date(2026, 12, 1))

    context.tasks.write(context.tasks, "Nyt svar ventes", in_time)
    settle()
    assert verdict(panel) == "Svaret ventes i tide: 9 dage før fogedmødet."
    assert panel.acts == []
    assert not panel.acts_title.isVisible()


def test_lanes_are_walked_by_keyboard_and_enter_opens_what_comes_next(
    case: Case, show: Callable[[], RacePanel], host: SheetHost, settle: Settle
) -> None:
    case.apply(**LATE)
    case.apply(P81)
    panel = show()
    sent, prepared = panel.lanes.buttons
    sent.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sent, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is prepared
    QTest.keyClick(prepared, Qt.Key.Key_Return)
    settle()
    assert isinstance(host.current, SendSheet)
    host.close_all()
    QTest.keyClick(sent, Qt.Key.Key_Return)
    settle()
    assert isinstance(host.current, DecisionSheet)


def test_the_focus_stays_on_its_lane_when_the_race_is_read_anew(
    case: Case, show: Callable[[], RacePanel], context: Context, settle: Settle
) -> None:
    case.apply(**LATE)
    number = case.apply(P81)
    panel = show()
    panel.lanes.buttons[1].setFocus(Qt.FocusReason.TabFocusReason)
    context.tasks.write(
        context.tasks, "Sendt", lambda session: service.send_ansoegning(session, number, TODAY, None), quiet=True
    )
    settle()
    focus: Any = QApplication.focusWidget()
    assert focus.run.key == str(number)
    assert focus.run.said == "Ingen dag for svar"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [360, 560, 1200])
def test_the_lanes_fit_their_place_at_any_width_and_size(
    case: Case, show: Callable[[], RacePanel], theme: Theme, settle: Settle, width: int, percent: int
) -> None:
    case.apply(AnsoegningGrundlag.FOND, recipient="Fonden for nødstedte lejere i Storkøbenhavn og omegn", **LATE)
    panel = show()
    theme.use(Scheme.DARK, percent)
    lanes = panel.lanes
    lanes.setParent(None)
    lanes.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    lanes.resize(width, lanes.heightForWidth(width))
    lanes.show()
    settle()
    (lane,) = lanes.buttons
    assert lane.width() <= width
    assert lane.height() >= lane.heightForWidth(lane.width()) > 0
    assert not lanes.grab().isNull()
    lanes.close()


def test_a_closed_fogedsag_shows_no_race(case: Case, show: Callable[[], RacePanel]) -> None:
    from socialvicevaert.features.fogedsager.models import FogedsagClosing, FogedUdfald, IndsatsResultat
    from socialvicevaert.features.fogedsager.service import close_fogedsag

    case.apply(**LATE)
    with case.write() as session:
        closing = FogedsagClosing(TODAY, FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        close_fogedsag(session, case.fogedsag_id, closing)
    assert not show().isVisible()


def test_the_residents_tab_shows_the_same_race(case: Case, context: Context, host: SheetHost, settle: Settle) -> None:
    case.apply(**LATE)
    tab = FogedsagTab(context, case.beboer_id, BESIDE_FOGEDSAG)
    tab.setParent(host.content)
    tab.resize(900, 700)
    tab.show()
    settle()
    panel = tab.findChild(RacePanel)
    assert isinstance(panel, RacePanel)
    assert len(panel.lanes.buttons) == 1


def test_a_payment_is_warned_about_while_an_application_that_would_suffer_is_under_way(
    case: Case, context: Context, host: SheetHost, settle: Settle, show: Callable[[], RacePanel]
) -> None:
    number = case.apply(**LATE)
    panel = show()
    page: Any = panel
    while not isinstance(page, FogedsagerPage):
        page = page.parentWidget()

    def sheet() -> BeloebSheet:
        page.case.amounts.add_button.click()
        settle()
        assert isinstance(host.current, BeloebSheet)
        return host.current

    opened = sheet()
    assert not opened.words.isVisible()  # arrears are no payment
    opened.kind.choose(BeloebArt.BETALT)
    assert opened.words.isVisible()
    assert opened.words.label.text().endswith("dækkes normalt ikke. Søg, før der betales.")
    host.close_all()
    case.decide(number, DecisionDraft(Afgoerelse.AFSLAG, TODAY))
    opened = sheet()
    opened.kind.choose(BeloebArt.BETALT)
    assert not opened.words.isVisible()


@pytest.mark.parametrize("is_with_landlord", [True, False])
def test_a_payment_under_an_agreement_with_the_landlord_is_warned_about_too(
    case: Case, context: Context, host: SheetHost, settle: Settle, is_with_landlord: bool
) -> None:
    case.apply(**LATE)
    afdrag = (AfdragDraft(date(2026, 12, 1), 100_000),)
    draft = OrdningDraft(
        case.beboer_id,
        "Boligforeningen",
        TODAY,
        100_000,
        Afdragsrytme.EN_GANG,
        afdrag,
        is_with_landlord=is_with_landlord,
    )
    with case.write() as session:
        make_ordning(session, draft)
    tab = OrdningerTab(context, case.beboer_id, words_before_payment)
    tab.setParent(host.content)
    tab.resize(900, 700)
    tab.show()
    settle()
    tab.cards[0].pay_wanted.emit()
    settle()
    assert isinstance(host.current, BetalingSheet)
    assert host.current.words.isVisible() == is_with_landlord
