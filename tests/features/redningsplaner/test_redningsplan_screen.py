from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from socialvicevaert.features.redningsplaner import queries, service
from socialvicevaert.features.redningsplaner.models import KildeArt, Sikkerhed
from socialvicevaert.features.redningsplaner.queries import RedningsplanView
from socialvicevaert.features.redningsplaner.ui.form import RedningsplanSheet
from socialvicevaert.features.redningsplaner.ui.giving import BEBOER, PARTNER, GiveSheet
from socialvicevaert.features.redningsplaner.ui.tab import RedningsplanTab
from socialvicevaert.features.samtykker.models import Oplysningsart, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.queries import videregivelser_of
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.fields import Suggestion
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import TODAY, beboer_in, intent, new_partner
from tests.features.redningsplaner.plans import APPLIED, LATE, OWN, draft, money_consent, new_plan
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def fatima(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


@pytest.fixture
def tab(context: Context, fatima: int, qtbot: QtBot) -> RedningsplanTab:
    made = RedningsplanTab(context, fatima)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def kept(database: Database, by: Actor, beboer_id: int) -> RedningsplanView:
    with database.read(by) as session:
        return queries.redningsplaner_of(session, beboer_id)[0]


def planned(database: Database, by: Actor, beboer_id: int, **fields: object) -> RedningsplanView:
    with database.write(intent(by)) as session:
        new_plan(session, beboer_id, **fields)
    return kept(database, by, beboer_id)


def opened(context: Context, settle: Settle, sheet: RedningsplanSheet | GiveSheet) -> None:
    context.sheets.open(sheet)
    settle()


def banners(widget: object) -> list[str]:
    return [banner.accessibleName() for banner in widget.findChildren(Banner) if not banner.isHidden()]  # type: ignore[attr-defined]


def test_without_a_plan_the_page_says_what_one_is_for(tab: RedningsplanTab, settle: Settle) -> None:
    settle()
    (empty,) = tab.findChildren(EmptyState)
    assert "på én side" in empty.label.text()
    assert empty.button is not None


def test_a_plan_is_shown_with_needed_found_and_lacking(
    tab: RedningsplanTab, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    planned(database, vicevaert, fatima)
    tab.ask_refresh()
    settle()
    card = tab.current
    assert card is not None
    assert card.needed.accessibleName() == "Skal betales, 14.312,50 kr., fredag den 4. december 2026 · Fogedmøde"
    assert card.found.accessibleName() == "Fundet til tiden, 10.000,00 kr., heraf sikkert 2.000,00 kr."
    assert card.gap.accessibleName() == "Mangler, 4.312,50 kr., skal findes"
    assert card.apart.text() == "Kommer for sent: 4.000,00 kr. Uden kendt dag: 500,00 kr."
    assert card.sources.rows.rowCount() == 4


def test_older_plans_are_folded_and_cannot_be_changed(
    tab: RedningsplanTab, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    planned(database, vicevaert, fatima)
    planned(database, vicevaert, fatima, needed_oere=1_000_00)
    tab.ask_refresh()
    settle()
    assert tab.older is not None
    assert tab.older.is_folded
    tab.older.button.click()
    settle()
    cards = tab.findChildren(type(tab.current))
    assert len(cards) == 2
    assert [hasattr(card, "change_button") for card in cards] == [True, False]


def test_a_plan_whose_day_has_gone_says_so(
    tab: RedningsplanTab, database: Database, vicevaert: Actor, fatima: int, settle: Settle, clock: FixedClock
) -> None:
    planned(database, vicevaert, fatima, needed_by=TODAY)
    clock.moment = clock.moment + timedelta(days=1)
    tab.ask_refresh()
    settle()
    assert banners(tab) == ["Planens dag er gået. Skal der stadig findes penge, så lav en ny plan."]


def test_what_lacks_is_counted_while_it_is_typed_and_the_plan_is_kept(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    sheet = RedningsplanSheet(context, Target("ny_redningsplan", fatima))
    opened(context, settle, sheet)
    assert "ingen frist" in sheet.what_for.hint.text()
    sheet.needed.type_in("5.000,00")
    sheet.by.type_in("4-12-2026")
    assert sheet.gap.text() == "5.000,00 kr."
    sheet.sources.chips[KildeArt.EGEN].click()
    sheet.sources.chips[KildeArt.FOND].click()
    own, fund = sheet.sources.wells
    own.amount.type_in("2000")
    assert sheet.gap.text() == "5.000,00 kr."
    assert sheet.apart.text() == "Uden kendt dag: 2.000,00 kr."
    own.on.type_in("1-12-2026")
    fund.amount.type_in("4.000,00")
    fund.on.type_in("20-12-2026")
    assert sheet.gap.text() == "3.000,00 kr."
    assert sheet.apart.text() == "Kommer for sent: 4.000,00 kr."
    fund.on.type_in("3-12-2026")
    assert sheet.gap.text() == "Intet"
    assert sheet.chip.text == "3.000,00 kr. er ikke sikkert endnu"
    sheet.form.submitted.emit()
    settle()
    view = kept(database, vicevaert, fatima)
    assert [(one.kind, one.amount_oere, one.certainty) for one in view.draft.sources] == [
        (KildeArt.EGEN, 2_000_00, Sikkerhed.SIKKER),
        (KildeArt.FOND, 4_000_00, Sikkerhed.MULIG),
    ]
    assert view.draft.needed_by == date(2026, 12, 4)


def test_a_source_that_is_wrong_is_said_beside_it_and_nothing_is_lost(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    sheet = RedningsplanSheet(context, Target("ny_redningsplan", fatima))
    opened(context, settle, sheet)
    sheet.needed.type_in("5.000,00")
    for kind in (KildeArt.EGEN, KildeArt.FAMILIE, KildeArt.ANDET):
        sheet.sources.chips[kind].click()
    first, second, other = sheet.sources.wells
    first.remove_button.click()
    second.amount.type_in("12 tusind")
    other.amount.type_in("100")
    other.name.type_in("Bytte")
    sheet.form.submitted.emit()
    assert "er ikke et beløb" in second.amount.error_text
    second.amount.type_in("0")
    sheet.form.submitted.emit()
    settle()
    assert second.amount.error_text == "Skriv beløbet, eller fjern kilden."
    assert other.name.value() == "Bytte"


def test_a_begun_plan_comes_back_with_its_sources(
    context: Context, fatima: int, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    sheet = RedningsplanSheet(context, Target("ny_redningsplan", fatima))
    opened(context, settle, sheet)
    sheet.needed.type_in("5.000,00")
    sheet.sources.chips[KildeArt.FAMILIE].click()
    sheet.sources.wells[0].amount.type_in("hvad ved jeg")
    sheet.keep_draft()
    sheet.close_sheet()
    settle()
    again = RedningsplanSheet(context, Target("ny_redningsplan", fatima))
    opened(context, settle, again)
    (well,) = again.sources.wells
    assert well.key.kind is KildeArt.FAMILIE
    assert well.amount.state() == "hvad ved jeg"
    again.throw_draft_away()
    assert again.sources.wells == []
    assert again.needed.is_empty


def test_a_correction_begins_as_the_plan_stands_and_keeps_what_sources_came_from(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    view = planned(database, vicevaert, fatima)
    sheet = RedningsplanSheet(context, Target("ny_redningsplan", fatima), view)
    opened(context, settle, sheet)
    assert sheet.sources.drafts() == view.draft.sources
    assert sheet.gap.text() == "4.312,50 kr."
    sheet.sources.wells[2].on.type_in("4-12-2026")
    sheet.form.submitted.emit()
    settle()
    changed = kept(database, vicevaert, fatima)
    assert changed.id == view.id
    assert changed.draft == draft(
        fatima, *view.draft.sources[:2], replace(LATE, expected_on=date(2026, 12, 4)), view.draft.sources[3]
    )


def test_no_more_than_twelve_sources_can_be_added(context: Context, fatima: int, settle: Settle) -> None:
    sheet = RedningsplanSheet(context, Target("ny_redningsplan", fatima))
    opened(context, settle, sheet)
    for _ in range(12):
        sheet.sources.add(KildeArt.EGEN)
    assert sheet.sources.chips[KildeArt.EGEN].parentWidget() is not None
    assert not sheet.sources.full.isHidden()
    assert not sheet.sources.chips[KildeArt.EGEN].isVisible()
    sheet.sources.wells[0].remove_button.click()
    assert sheet.sources.full.isHidden()


def test_the_residents_own_copy_is_given_and_shown_to_print(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    sheet = GiveSheet(context, planned(database, vicevaert, fatima))
    opened(context, settle, sheet)
    assert sheet.primary is not None
    assert sheet.to.value() == (BEBOER,)
    sheet.primary.click()
    settle()
    assert isinstance(context.sheets.current, PaperSheet)  # type: ignore[attr-defined]
    (page,) = kept(database, vicevaert, fatima).given
    assert page.is_own_copy
    context.sheets.current.close_sheet()  # type: ignore[attr-defined]


def test_without_consent_a_partner_gets_nothing_and_the_way_to_one_is_shown(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
    sheet = GiveSheet(context, planned(database, vicevaert, fatima))
    opened(context, settle, sheet)
    choose_partner(sheet, partner_id, settle)
    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()
    assert not sheet.preview_button.isEnabled()
    (banner,) = [one for one in sheet.findChildren(Banner) if "samtykke" in one.accessibleName()]
    banner.action.click()
    assert isinstance(context.navigate, Visits)
    (target,) = context.navigate.targets
    assert (target.kind, target.id, target.extra["partner_id"]) == ("nyt_samtykke", fatima, partner_id)
    assert Oplysningsart.OEKONOMI.value in target.extra["kinds"]  # type: ignore[operator]
    with database.read(vicevaert) as reading:
        assert videregivelser_of(reading, fatima) == ()


def choose_partner(sheet: GiveSheet, partner_id: int, settle: Settle) -> None:
    sheet.to.choose(PARTNER)
    sheet.receiver.choose(Suggestion(partner_id, "Jobcenter Ballerup"))
    settle()


def said(sheet: GiveSheet) -> list[str]:
    return [line.accessibleName() for line in sheet._place.children() if getattr(line, "accessibleName", str)()]


def test_what_is_left_out_is_shown_before_it_is_given_and_a_withdrawal_blocks_at_once(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        samtykke_id = money_consent(session, fatima, partner_id)
    sheet = GiveSheet(context, planned(database, vicevaert, fatima))
    opened(context, settle, sheet)
    choose_partner(sheet, partner_id, settle)
    assert said(sheet) == [
        "Det står på siden: Navn, adresse og telefon",
        "Det står på siden: Beløb, kilder og det, der er aftalt",
        "Det udelades, for samtykket dækker det ikke: Fogedsagen, og hvilken frist det er",
        "Det udelades, for samtykket dækker det ikke: At familie eller netværk hjælper, og hvem",
        "Det udelades, for samtykket dækker det ikke: Hvilken ydelse der er søgt",
    ]
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()
    context.tasks.write(
        sheet, "Trukket", lambda session: withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY, "Telefon"))
    )
    settle()
    assert not sheet.primary.isEnabled()
    assert any("trukket tilbage" in text for text in banners(sheet))


def test_a_partner_gets_the_page_and_it_is_in_the_log(
    context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        money_consent(session, fatima, partner_id)
    sheet = GiveSheet(context, planned(database, vicevaert, fatima))
    opened(context, settle, sheet)
    choose_partner(sheet, partner_id, settle)
    sheet.preview_button.click()
    settle()
    preview = context.sheets.current  # type: ignore[attr-defined]
    assert isinstance(preview, PaperSheet)
    assert preview.primary is None
    preview.close_sheet()
    settle()
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    with database.read(vicevaert) as reading:
        (given,) = videregivelser_of(reading, fatima)
    assert given.recipient == "Jobcenter Ballerup"
    assert kept(database, vicevaert, fatima).given[0].recipient == "Jobcenter Ballerup"
    context.sheets.current.close_sheet()  # type: ignore[attr-defined]


def test_a_plan_that_is_given_is_opened_from_the_page_and_cannot_be_thrown_away(
    tab: RedningsplanTab, context: Context, database: Database, vicevaert: Actor, fatima: int, settle: Settle
) -> None:
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        money_consent(session, fatima, partner_id)
        service.give_to_partner(session, new_plan(session, fatima, OWN, APPLIED), partner_id)
    tab.ask_refresh()
    settle()
    assert tab.current is not None
    assert tab.current.bin_button.isHidden()
    (link,) = tab.current.links
    assert link.text() == "Jobcenter Ballerup · 22-11-2026 09.00"
    link.click()
    settle()
    assert isinstance(context.sheets.current, PaperSheet)  # type: ignore[attr-defined]
    context.sheets.current.close_sheet()  # type: ignore[attr-defined]
