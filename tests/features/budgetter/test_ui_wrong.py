"""What is wrong in a budget: it says where, it is in no sum, and the rest is saved."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.models import (
    BetalerDraft,
    Budgetgruppe,
    Budgetkategori,
    Hyppighed,
    ScenarieArt,
)
from socialvicevaert.features.budgetter.ui.household_sheet import HouseholdSheet
from socialvicevaert.features.budgetter.ui.lines import Column
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context
from tests.features.budgetter.test_ui import KEY, Settle, Table

LONG_NAME = "Abdulrahman-Al-Muhammad " * 4


@pytest.fixture
def desk(context: Context, settle: Settle, database: Database, vicevaert: Actor, qtbot: QtBot) -> Table:
    return Table(context, settle, database, vicevaert, qtbot)


def test_a_resident_with_a_very_long_name_has_a_budget_that_is_saved(desk: Table) -> None:
    with desk.database.write(Intent("Prøve", desk.actor)) as session:
        resident = session.get(Beboer, desk.beboer)
        assert resident is not None
        resident.last_name = LONG_NAME * 3
    desk.make()
    assert desk.tab.budget.unread == []
    desk.type("18.500,00")
    desk.saved()
    assert desk.stored_amounts()[Budgetkategori.LOEN] == 1_850_000
    assert desk.tab.head.wrong.isHidden()


def test_what_is_wrong_with_the_household_leads_to_its_field_not_to_a_cell(desk: Table) -> None:
    desk.make()
    household = desk.tab.budget.household
    stranger = BetalerDraft(9, LONG_NAME * 3)
    desk.tab.budget.change_household("Prøve", replace(household, payers=(*household.payers, stranger)))
    assert desk.tab.head.wrong.text() == "Husstanden skal rettes: vis det"
    desk.tab.head.wrong.click()
    desk.settle()
    sheet = desk.host.current
    assert isinstance(sheet, HouseholdSheet)
    assert "for langt" in sheet.form.fields["payers.1.name"].error_text


def test_a_refused_amount_is_in_no_sum(desk: Table) -> None:
    desk.make()
    desk.type("10.000,00")
    desk.type("-500")
    numbers, grid = desk.tab.budget.numbers, desk.tab.budget.grid
    assert numbers.raadighed_oere == 1_000_000 - 845_000
    assert grid.year_of(Budgetgruppe.INDTAEGT) == 12_000_000
    line = next(line for line in desk.tab.budget.lines if line.draft.category is Budgetkategori.A_KASSE)
    model = desk.tab.grid.model
    assert model.cell(model.row_of(line.key), Column.AMOUNT).text == "-500,00"
    assert model.cell(model.row_of(line.key), Column.MONTHLY).text == ""


def test_saved_says_what_is_not_saved_until_it_is_put_right(desk: Table) -> None:
    desk.make()
    desk.type("-500", KEY.Key_Return)
    desk.saved()
    saved, _, rest = desk.tab.head.state.text().partition(",")
    assert saved.startswith("Gemt 09")
    assert rest == " undtagen 1 felt"
    desk.go(Budgetkategori.PENSION)
    desk.type("ved ikke")
    desk.saved()
    assert desk.tab.head.state.text() == f"{saved}, undtagen 2 felter"
    for category in (Budgetkategori.LOEN, Budgetkategori.PENSION):
        desk.go(category)
        desk.type("500,00")
    desk.saved()
    assert desk.tab.head.state.text() == saved


def test_columns_that_come_to_the_same_have_no_best_one(desk: Table) -> None:
    desk.make()
    desk.type("10.000,00")
    desk.tab.show_view(2)
    whatif = desk.tab.whatif
    whatif.adders[ScenarieArt.PARAGRAF_81A].click()
    desk.settle()
    assert whatif.finding.text().startswith("Ingen forskel")
    desk.type("3000")
    desk.settle()
    assert whatif.finding.text().startswith("Mest tilbage")


def test_a_frequency_that_does_not_exist_stays_as_typed_and_is_not_taken_for_another(desk: Table) -> None:
    desk.make()
    desk.go(Budgetkategori.FORSIKRING)
    desk.type("600,00", KEY.Key_Tab)
    desk.type("hver tredje uge")
    line = next(line for line in desk.tab.budget.lines if line.draft.category is Budgetkategori.FORSIKRING)
    cell = desk.tab.grid.model.cell(desk.tab.grid.model.row_of(line.key), Column.FREQUENCY)
    assert cell.text == "hver tredje uge"
    assert "Vælg en af: Hver 14. dag" in cell.problem
    assert "Vælg en af" in desk.tab.grid.view.note.text.text()

    desk.press(KEY.Key_Return)  # looked at and left again, it is still what was typed
    desk.press(KEY.Key_Return)
    line = next(line for line in desk.tab.budget.lines if line.draft.category is Budgetkategori.FORSIKRING)
    assert line.typed[Column.FREQUENCY].text == "hver tredje uge"
    desk.type("hvert kvv", None)
    desk.press(KEY.Key_Backspace)
    desk.press(KEY.Key_Return)
    desk.saved()
    stored = next(line for line in desk.store().draft.lines if line.category is Budgetkategori.FORSIKRING)
    assert stored.frequency is Hyppighed.KVARTAL
