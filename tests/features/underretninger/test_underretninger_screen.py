"""An underretning on the screen: written calmly, seen before it is sent, followed, shared for a reason."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from socialvicevaert.features.henvisninger.ui.form import HenvisningSheet
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.underretninger import queries, service
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.features.underretninger.queries import UnderretningView
from socialvicevaert.features.underretninger.ui.form import UnderretningSheet
from socialvicevaert.features.underretninger.ui.steps import ReceiptSheet, ShareSheet, UnshareSheet
from socialvicevaert.features.underretninger.ui.tab import UnderretningerTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import beboer_in, intent, new_partner
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def partner_id(database: Database, vicevaert: Actor) -> int:
    with database.write(intent(vicevaert)) as session:
        return new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor, partner_id: int) -> int:
    return beboer_in(database, vicevaert)


@pytest.fixture
def tab(qtbot: QtBot, context: Context, beboer_id: int, settle: Settle) -> UnderretningerTab:
    made = UnderretningerTab(context, beboer_id)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    settle()
    return made


def words_of(tab: UnderretningerTab) -> str:
    return " ".join(label.accessibleName() or label.text() for label in tab.findChildren(QLabel) if label.isVisible())


def top(context: Context) -> Any:
    host: Any = context.sheets
    return host.current


def views(database: Database, by: Actor, beboer_id: int) -> tuple[UnderretningView, ...]:
    with database.read(by) as session:
        return queries.underretninger_of(session, beboer_id)


def write(context: Context, beboer_id: int, settle: Settle) -> UnderretningSheet:
    sheet = UnderretningSheet(context, Target("ny_underretning", beboer_id))
    context.sheets.open(sheet)
    settle()
    sheet.child.type_in("Pige på 9 år")
    sheet.observed.type_in("Hun græd på trappen")
    sheet.concern.type_in("Hun tør ikke gå hjem")
    sheet.parents_reason.type_in("Det kan gå ud over hende")
    return sheet


def test_the_letter_is_seen_before_it_is_sent_and_stands_there_afterwards(
    context: Context,
    database: Database,
    vicevaert: Actor,
    beboer_id: int,
    partner_id: int,
    tab: UnderretningerTab,
    settle: Settle,
) -> None:
    sheet = write(context, beboer_id, settle)
    assert sheet.partner.value() == partner_id  # the only municipal body there is
    sheet.preview_button.click()
    settle()
    preview = top(context)
    assert isinstance(preview, PaperSheet)
    assert preview.primary is None  # a draft has no way out
    preview.close_sheet()
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert isinstance(top(context), PaperSheet)
    (view,) = views(database, vicevaert, beboer_id)
    assert view.sent_at is not None
    (card,) = tab.cards
    card.receipt_wanted.emit()
    settle()
    receipt = top(context)
    assert isinstance(receipt, ReceiptSheet)
    receipt.text.type_in("De ser på det")
    receipt.primary.click()
    settle()
    (view,) = views(database, vicevaert, beboer_id)
    assert (view.receipt_on, view.receipt) == (context.clock.today(), "De ser på det")
    assert "De ser på det" in words_of(tab)
    context.discreet.switch(True)
    settle()
    assert "Barnet er skjult" in words_of(tab)
    assert "De ser på det" not in words_of(tab)


def test_what_is_missing_is_said_beside_its_field(context: Context, beboer_id: int, settle: Settle) -> None:
    sheet = write(context, beboer_id, settle)
    sheet.child.type_in("")
    sheet.observed.type_in("")
    sheet.parents_reason.type_in("")
    assert sheet.primary is not None
    sheet.primary.click()
    assert sheet.observed.error_text
    assert sheet.parents_reason.error_text
    assert sheet.child.error_text  # all at once
    assert sheet.concern.value() == "Hun tør ikke gå hjem"


def test_the_question_about_the_parents_follows_the_answer(context: Context, beboer_id: int, settle: Settle) -> None:
    sheet = write(context, beboer_id, settle)
    assert "ikke" in sheet.parents_reason.label.text()
    sheet.parents_told.choose(True)
    assert sheet.parents_reason.label.text() == "Hvad siger de?"


def test_it_is_shared_for_a_reason_and_taken_back_for_one(
    context: Context,
    database: Database,
    vicevaert: Actor,
    raadgiver: Actor,
    beboer_id: int,
    partner_id: int,
    tab: UnderretningerTab,
    settle: Settle,
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.keep_underretning(session, UnderretningDraft(beboer_id, "En dreng", "", ""))
    tab.ask_refresh()
    settle()
    tab.cards[0].share_wanted.emit()
    settle()
    share = top(context)
    assert isinstance(share, ShareSheet)
    share.worker.choose(raadgiver.medarbejder_id)
    share.primary.click()
    assert share.reason.error_text
    share.reason.type_in("Afløser i ferien")
    share.primary.click()
    settle()
    context.discreet.switch(True)
    settle()
    assert "Delt med" in words_of(tab)
    assert "Afløser i ferien" not in words_of(tab)
    context.discreet.switch(False)
    assert views(database, raadgiver, beboer_id)
    (access,) = views(database, vicevaert, beboer_id)[0].shared
    tab.cards[0].unshare_wanted.emit(access)
    settle()
    unshare = top(context)
    assert isinstance(unshare, UnshareSheet)
    unshare.reason.type_in("Ferien er slut")
    unshare.primary.click()
    settle()
    assert views(database, raadgiver, beboer_id) == ()


def test_another_worker_finds_the_part_as_where_there_is_none(
    context: Context, database: Database, raadgiver: Actor, beboer_id: int, tab: UnderretningerTab, settle: Settle
) -> None:
    def words() -> list[str]:
        return sorted(label.text() for label in tab.findChildren(QLabel) if label.isVisible())

    before = words()
    with database.write(intent(raadgiver)) as session:  # the worker at the window is another
        service.keep_underretning(session, UnderretningDraft(beboer_id, "En dreng", "", ""))
    tab.ask_refresh()
    settle()
    assert words() == before
    assert tab.cards == []


def test_discreet_mode_hides_the_child(
    context: Context, database: Database, vicevaert: Actor, beboer_id: int, tab: UnderretningerTab, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.keep_underretning(session, UnderretningDraft(beboer_id, "Emil på 6", "", "Han er alene"))
    tab.ask_refresh()
    settle()
    assert tab.cards[0].title.text() == "Emil på 6"
    context.discreet.switch(True)
    settle()
    assert "Emil" not in words_of(tab)
    assert "alene" not in words_of(tab)


def test_a_new_referral_offers_no_underretning_but_leads_to_one(
    context: Context, beboer_id: int, settle: Settle
) -> None:
    sheet = HenvisningSheet(context, Target("ny_henvisning", beboer_id))
    context.sheets.open(sheet)
    settle()
    assert "Underretning om et barn" not in [chip.text() for chip in sheet.basis.chips]
    sheet.basis.choose(Behandlingsgrundlag.ANDET)
    assert sheet.concern.isVisible()
    sheet.concern.click()
    navigate = context.navigate
    assert isinstance(navigate, Visits)
    assert navigate.targets == [Target("ny_underretning", beboer_id)]
