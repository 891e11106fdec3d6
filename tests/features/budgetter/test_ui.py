"""The budget on the screen: an hour at the kitchen table, by keyboard, on the real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.budgetter import queries, service
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    BetalerDraft,
    BudgetDraft,
    Budgetgruppe,
    Budgetkategori,
    Hyppighed,
    ScenarieArt,
)
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.features.budgetter.ui.household_sheet import HouseholdSheet
from socialvicevaert.features.budgetter.ui.lines import Column
from socialvicevaert.features.budgetter.ui.paste_sheet import PasteSheet
from socialvicevaert.features.budgetter.ui.tab import BudgetTab
from socialvicevaert.features.budgetter.ui.versions_sheet import VersionsSheet
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import new_beboer

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PAY = (Budgetkategori.LOEN, Budgetkategori.PENSION)
Settle = Callable[[], None]


class Table:
    """A resident with a rent, and the tab in a window."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor, qtbot: QtBot) -> None:
        self.context, self.database, self.actor, self.qtbot = context, database, actor, qtbot
        self._settle = settle
        with database.write(Intent("Prøve", actor)) as session:
            home = LejemaalDraft(1, "Lærkevej 4, 1. tv, 2750 Ballerup", rent_oere=845_000)
            self.beboer = new_beboer(session, lejemaal=home)
        host: Any = context.sheets
        self.host = host
        self.tab = BudgetTab(context, self.beboer)
        layout = QVBoxLayout(host.content)
        layout.addWidget(self.tab)
        self.settle()

    def settle(self) -> None:
        self._settle()

    def make(self) -> None:
        """The first budget, as its button makes it."""
        self.tab.make_budget()
        self.settle()

    def saved(self) -> None:
        """Wait until what was typed is in the store."""
        self.qtbot.waitUntil(lambda: not self.tab.saver.is_waiting, timeout=5000)
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.tab, key, held)
        QApplication.processEvents()

    def type(self, text: str, then: Qt.Key | None = KEY.Key_Return) -> None:
        for sign in text:
            QTest.keyClicks(QApplication.focusWidget(), sign)
        if then is not None:
            self.press(then)

    def another_tab(self) -> BudgetTab:
        """The same budget opened again."""
        tab = BudgetTab(self.context, self.beboer)
        self.host.content.layout().addWidget(tab)
        self.settle()
        return tab

    def go(self, category: Budgetkategori, column: Column = Column.AMOUNT) -> None:
        """Put the keyboard in a cell of the line of a category."""
        line = next(line for line in self.tab.budget.lines if line.draft.category is category)
        self.tab.grid.view.go(self.tab.grid.model.row_of(line.key), column)
        self.tab.grid.view.setFocus()

    @property
    def at(self) -> tuple[Budgetkategori | None, int]:
        index = self.tab.grid.view.currentIndex()
        line = self.tab.grid.model.line_at(index.row())
        return (line.draft.category if line else None), index.column()

    def store(self) -> BudgetView:
        with self.database.read(self.actor) as session:
            view = queries.current_budget(session, self.beboer)
        assert view is not None
        return view

    def stored_amounts(self) -> dict[Budgetkategori, int]:
        return {line.category: line.amount_oere for line in self.store().draft.lines if line.amount_oere is not None}


@pytest.fixture
def table(context: Context, settle: Settle, database: Database, vicevaert: Actor, qtbot: QtBot) -> Table:
    return Table(context, settle, database, vicevaert, qtbot)


def test_without_a_budget_there_is_one_button_and_it_leads_to_the_first_amount(table: Table) -> None:
    empty = table.tab.findChild(EmptyState)
    assert empty is not None
    assert empty.button is not None
    assert empty.button.text() == "Lav budget"

    empty.button.click()
    table.settle()

    assert table.at == (Budgetkategori.LOEN, Column.AMOUNT)
    assert table.tab.grid.view.hasFocus()
    assert table.stored_amounts() == {Budgetkategori.HUSLEJE: 845_000}


def test_amounts_are_typed_one_below_the_other_and_saved_by_themselves(table: Table) -> None:
    table.make()
    table.type("18.500,50")
    table.type("1234,5")
    table.saved()

    assert table.at == (Budgetkategori.PENSION, Column.AMOUNT)
    amounts = table.stored_amounts()
    assert (amounts[Budgetkategori.LOEN], amounts[Budgetkategori.A_KASSE]) == (1_850_050, 123_450)
    assert table.tab.head.state.text() == "Gemt 09.00"


def test_the_numbers_and_sums_follow_at_once(table: Table) -> None:
    table.make()
    table.type("20.000,00")

    assert table.tab.numbers.raadighed.value.text() == "11.550 kr."
    assert table.tab.grid.model.cell(0, Column.MONTHLY).text == "20.000,00"
    table.go(Budgetkategori.GAELDSAFDRAG)
    table.type("550")
    assert table.tab.numbers.raadighed.value.text() == "11.550 kr."
    assert table.tab.numbers.after_debt.value.text() == "11.000 kr."


def test_the_three_numbers_carry_their_definition_and_the_last_its_regime_and_year(table: Table) -> None:
    table.make()
    numbers = table.tab.numbers
    assert "Afdrag på gæld er ikke trukket fra" in numbers.raadighed.accessibleName()
    assert "minus afdrag på gæld" in numbers.after_debt.definition.text()
    assert "Gældsstyrelsen 2024" in numbers.ability.definition.text()
    assert numbers.sets.currentText() == "Gældsstyrelsen 2024"
    assert "2024" in numbers.warning.text()
    numbers.rates.click()
    visits: Any = table.context.navigate
    assert visits.targets[-1].kind == "satser"


def test_another_rate_is_chosen_saved_and_can_be_undone(table: Table) -> None:
    table.make()
    sets = table.tab.numbers.sets
    at = next(at for at in range(sets.count()) if "Furesø" in sets.itemText(at))
    sets.setCurrentIndex(at)
    sets.activated.emit(at)
    table.saved()
    assert "Furesø" in table.store().draft.sats_key
    table.tab.grid.view.setFocus()
    table.press(KEY.Key_Z, CONTROL)
    table.saved()
    assert table.store().draft.sats_key == "gaeldsstyrelsen:2024:"


@pytest.mark.parametrize("text", ["abc", "-", "12,345,6"])
def test_what_is_no_amount_stays_and_is_explained_and_the_rest_is_saved(table: Table, text: str) -> None:
    table.make()
    table.type(text)
    table.go(Budgetkategori.PENSION)
    table.type("900")
    table.saved()

    line = next(line for line in table.tab.budget.lines if line.draft.category is Budgetkategori.LOEN)
    cell = table.tab.grid.model.cell(table.tab.grid.model.row_of(line.key), Column.AMOUNT)
    assert cell.text == text
    assert cell.problem
    assert table.stored_amounts()[Budgetkategori.PENSION] == 90_000
    assert Budgetkategori.LOEN not in table.stored_amounts()
    assert table.tab.head.wrong.isVisible()
    table.tab.head.wrong.click()
    assert table.at == (Budgetkategori.LOEN, Column.AMOUNT)


def test_an_amount_that_can_be_read_in_two_ways_asks_at_the_cell(table: Table) -> None:
    table.make()
    table.type("1.234")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert [button.text() for button in table.tab.grid.view.note.offers] == ["1.234,00 kr.", "1,23 kr."]
    table.press(KEY.Key_Return)
    table.saved()
    assert table.stored_amounts()[Budgetkategori.LOEN] == 123_400
    assert table.at == (Budgetkategori.A_KASSE, Column.AMOUNT)


def test_a_negative_amount_is_kept_on_the_screen_and_not_in_the_store(table: Table) -> None:
    table.make()
    table.type("-500")
    table.saved()
    assert "uden minus" in table.tab.grid.view.note.text.text()
    assert Budgetkategori.LOEN not in table.stored_amounts()


def test_a_bill_that_comes_once_needs_its_month_and_takes_it_in_words(table: Table) -> None:
    table.make()
    table.go(Budgetkategori.GAVER)
    table.type("600", KEY.Key_Tab)
    table.type("En", KEY.Key_Tab)
    assert table.at == (Budgetkategori.GAVER, Column.FIRST_MONTH)
    assert any("måned" in text for _, text in table.tab.budget.unread)
    table.type("13-2026")
    assert "12 på et år" in table.tab.grid.view.note.text.text()
    table.press(KEY.Key_Delete)
    table.type("december 2026")
    table.saved()
    line = next(line for line in table.store().draft.lines if line.category is Budgetkategori.GAVER)
    assert (line.frequency, line.first_month) == (Hyppighed.EN_GANG, date(2026, 12, 1))
    assert table.tab.budget.unread == []


def test_undo_and_redo_go_through_the_sheet_and_are_saved(table: Table) -> None:
    table.make()
    table.type("500")
    table.saved()
    table.press(KEY.Key_Z, CONTROL)
    table.saved()
    assert Budgetkategori.LOEN not in table.stored_amounts()
    table.press(KEY.Key_Y, CONTROL)
    table.saved()
    assert table.stored_amounts()[Budgetkategori.LOEN] == 50_000


def test_a_line_is_added_named_and_removed_by_keyboard(table: Table) -> None:
    table.make()
    before = len(table.store().draft.lines)
    table.go(Budgetkategori.TRANSPORT)
    table.press(KEY.Key_Insert)
    table.settle()
    table.type("Rejsekort", KEY.Key_Tab)
    table.type("420")
    table.saved()
    lines = table.store().draft.lines
    assert len(lines) == before + 1
    made = next(line for line in lines if line.label == "Rejsekort")
    assert (made.amount_oere, made.category) == (42_000, Budgetkategori.ANDEN_FAST)
    row = next(
        row
        for row in range(table.tab.grid.model.row_total())
        if table.tab.grid.model.cell(row, Column.POST).text == "Rejsekort"
    )
    table.tab.grid.view.go(row, Column.POST)
    table.press(KEY.Key_Delete, CONTROL)
    table.saved()
    assert len(table.store().draft.lines) == before


def test_a_line_taken_back_after_it_was_saved_is_removed_and_comes_again_as_a_new_one(table: Table) -> None:
    table.make()
    table.go(Budgetkategori.MAD)
    table.press(KEY.Key_Insert)
    table.settle()
    table.type("Kantine", KEY.Key_Return)
    table.saved()
    for _ in range(2):
        table.press(KEY.Key_Z, CONTROL)
    table.saved()
    assert not [line for line in table.store().draft.lines if line.label == "Kantine"]
    for _ in range(2):
        table.press(KEY.Key_Y, CONTROL)
    table.saved()
    assert len([line for line in table.store().draft.lines if line.label == "Kantine"]) == 1


def test_a_column_of_amounts_is_pasted_where_one_stands(table: Table) -> None:
    table.make()
    QApplication.clipboard().setText("100,00\n200,50\nx\n")
    table.press(KEY.Key_V, CONTROL)
    table.saved()
    amounts = table.stored_amounts()
    assert (amounts[Budgetkategori.LOEN], amounts[Budgetkategori.A_KASSE]) == (10_000, 20_050)
    assert [text for _, text in table.tab.budget.unread]
    table.press(KEY.Key_Z, CONTROL)
    table.saved()
    assert Budgetkategori.LOEN not in table.stored_amounts()


def test_a_table_is_looked_at_before_it_is_put_in_and_nothing_of_it_is_lost(table: Table) -> None:
    table.make()
    QApplication.clipboard().setText("Løn\t18.500,00\nTelefon\tukendt\nNetflix\t119,00\nVarme\t1.234\n")
    table.press(KEY.Key_V, CONTROL)
    sheet = table.host.current
    assert isinstance(sheet, PasteSheet)
    assert [why for _, why in sheet.pasted.problems]
    assert Budgetkategori.LOEN not in table.stored_amounts()
    sheet.put_in()
    table.saved()

    amounts = table.stored_amounts()
    assert amounts[Budgetkategori.LOEN] == 1_850_000
    assert Budgetkategori.VARME not in amounts
    heat = next(line for line in table.tab.budget.lines if line.draft.category is Budgetkategori.VARME)
    assert len(heat.typed[Column.AMOUNT].offers) == 2
    assert [line.draft.label for line in table.tab.budget.lines if line.draft.label] == ["Netflix"]


def test_a_copied_line_is_pasted_into_another(table: Table) -> None:
    table.make()
    table.type("700", KEY.Key_Tab)
    table.type("Hvert k", KEY.Key_Return)
    view = table.tab.grid.view
    row = view.currentIndex().row() - 1
    view.select_cells((row, Column.AMOUNT), (row, Column.FREQUENCY))
    table.press(KEY.Key_C, CONTROL)
    table.go(Budgetkategori.FORSIKRING)
    table.press(KEY.Key_V, CONTROL)
    table.saved()
    line = next(line for line in table.store().draft.lines if line.category is Budgetkategori.FORSIKRING)
    assert (line.amount_oere, line.frequency) == (70_000, Hyppighed.KVARTAL)


def test_a_household_gets_a_payer_who_can_be_chosen_and_moves_out(table: Table) -> None:
    table.make()
    table.tab.open_household()
    sheet = table.host.current
    assert isinstance(sheet, HouseholdSheet)
    sheet.form.fields["children_birth_years"].type_in("2015 og 2019")
    sheet._add_empty()
    sheet.form.fields["payers.1.name"].type_in("Omar")
    sheet._submit()
    table.saved()
    stored = table.store().draft
    assert stored.children_birth_years == (2015, 2019)
    assert [payer.name for payer in stored.payers] == ["Fatima Demir", "Omar"]

    table.go(Budgetkategori.LOEN)
    table.type("900", KEY.Key_Return)
    table.go(Budgetkategori.LOEN, Column.PAYER)
    table.type("O")
    table.saved()
    line = next(line for line in table.store().draft.lines if line.category is Budgetkategori.LOEN)
    assert line.payer == table.store().draft.payers[1].id

    table.tab.open_household()
    sheet = table.host.current
    sheet.form.fields["payers.1.moved_out_on"].type_in("01-10-2026")
    sheet._submit()
    table.saved()
    assert any("Omar er flyttet ud" in text for _, text in table.tab.budget.unread)


def test_discreet_mode_hides_the_payers_and_they_can_still_be_chosen(table: Table) -> None:
    table.make()
    table.context.discreet.switch(True)
    table.go(Budgetkategori.LOEN, Column.PAYER)
    table.type("F")
    row = table.tab.grid.model.row_of(table.tab.budget.lines[0].key)
    assert table.tab.grid.model.cell(row, Column.PAYER).text == "F. D."
    assert table.tab.budget.lines[0].draft.payer == table.store().draft.payers[0].key


def test_a_year_that_is_none_is_explained_at_its_field_and_the_sheet_stays(table: Table) -> None:
    table.make()
    table.tab.open_household()
    sheet = table.host.current
    sheet.form.fields["children_birth_years"].type_in("2015, i fjor")
    sheet._submit()
    assert "»i« er ikke et årstal" in sheet.form.fields["children_birth_years"].error_text
    sheet.form.fields["children_birth_years"].type_in("1950")
    sheet._submit()
    assert "1950" in sheet.form.fields["children_birth_years"].error_text
    assert not sheet.is_closed


def test_the_twelve_months_show_when_it_falls_and_mark_heavy_months_by_words(table: Table) -> None:
    table.make()
    table.type("20.000,00")
    table.go(Budgetkategori.FORSIKRING)
    table.type("6.000,00", KEY.Key_Tab)
    table.type("Hvert å", KEY.Key_Tab)
    table.type("3-2027")
    table.tab.show_view(1)
    months = table.tab.months
    assert "marts 2027" in months.words.text()
    last = months.model.row_total() - 1
    march = months.model.cell(last, 5)
    assert march.icon == "warning"
    assert "Tung måned" in march.said
    assert months.model.cell(last, 14).text == "11.050,00"


def test_one_click_adds_a_what_if_and_its_amount_is_typed_at_once(table: Table) -> None:
    table.make()
    table.type("10.000,00")
    table.saved()
    table.tab.show_view(2)
    whatif = table.tab.whatif
    whatif.adders[ScenarieArt.FLYTNING].click()
    table.settle()
    assert whatif.view.hasFocus()
    table.type("6000")
    table.settle()

    (scenarie,) = table.store().scenarier
    assert scenarie.draft.name == "Efter flytning"
    assert [(change.kind, change.amount_oere) for change in scenarie.draft.changes] == [(AendringArt.ERSTAT, 600_000)]
    model = whatif.model
    assert (model.cell(0, 1).text, model.cell(0, 2).text) == ("1.550,00", "4.000,00")
    assert model.cell(1, 2).text == "+2.450,00"
    assert [model.cell(5, column).text for column in (1, 2)] == ["Gældsstyrelsen 2024"] * 2
    assert model.cell(5, 1).icon == "warning"
    assert "Efter flytning: 4.000 kr." in whatif.chart.accessibleDescription()
    rent = model.row_of(("line", scenarie.draft.changes[0].budgetlinje_id))
    assert model.cell(rent, 2).is_changed
    assert table.stored_amounts()[Budgetkategori.HUSLEJE] == 845_000


def test_help_to_the_rent_is_a_new_income_and_can_be_undone_and_removed(table: Table) -> None:
    table.make()
    table.tab.show_view(2)
    whatif = table.tab.whatif
    whatif.adders[ScenarieArt.PARAGRAF_81A].click()
    table.settle()
    table.type("3000")
    table.settle()
    assert table.store().scenarier[0].draft.changes[0].amount_oere == 300_000
    whatif.view.setFocus()
    table.press(KEY.Key_Z, CONTROL)
    table.settle()
    assert table.store().scenarier[0].draft.changes[0].amount_oere == 0
    whatif.remove.click()
    table.settle()
    assert table.store().scenarier == ()
    assert len(whatif.model.columns) == 2


def test_what_cannot_be_read_in_a_what_if_stays_and_is_explained(table: Table) -> None:
    table.make()
    table.tab.show_view(2)
    whatif = table.tab.whatif
    whatif.adders[ScenarieArt.BOLIGSTOETTE].click()
    table.settle()
    table.type("måske")
    assert whatif.view.cell_at() is not None
    assert whatif.model.cell(whatif.view.currentIndex().row(), 2).text == "måske"
    assert "er ikke et beløb" in whatif.view.note.text.text()


def test_nothing_a_month_means_that_a_line_falls_away(table: Table) -> None:
    table.make()
    table.tab.show_view(2)
    whatif = table.tab.whatif
    whatif.adders[ScenarieArt.FLYTNING].click()
    table.settle()
    row = whatif.view.currentIndex().row()
    table.type("0")
    table.settle()
    assert table.store().scenarier[0].draft.changes[0].kind is AendringArt.FJERN
    assert whatif.model.cell(row, 2).text == "falder væk"


def test_a_new_version_is_current_and_the_old_one_is_read_and_compared(table: Table) -> None:
    table.make()
    table.type("9.000,00")
    table.saved()
    table.tab.open_versions()
    sheet = table.host.current
    assert isinstance(sheet, VersionsSheet)
    sheet.form.fields["name"].type_in("efter lønnedgang")
    sheet._submit()
    table.settle()
    table.go(Budgetkategori.LOEN)
    table.type("7.000,00")
    table.saved()
    assert table.store().number == 2
    old = table.tab.rows[-1].id

    table.tab.compare_with(old)
    table.settle()
    compare = table.tab.compare
    assert compare.words.text() == "1 linje er forskellig."
    row = next(row for row in range(compare.model.row_total()) if compare.model.cell(row, 0).text == "Løn")
    assert [compare.model.cell(row, column).text for column in (1, 2)] == ["9.000,00", "7.000,00"]
    assert compare.model.cell(row, 2).is_changed

    table.tab.go_to(Target("beboer", table.beboer, "oekonomi", {"id": old}))
    table.settle()
    assert table.tab.budget.is_read_only
    assert "Budget nr. 1" in table.tab.head.old.label.text()
    table.tab.show_view(0)
    table.go(Budgetkategori.LOEN)
    table.type("5")
    assert table.tab.budget.lines[0].draft.amount_oere == 900_000


def test_a_save_that_fails_keeps_what_is_typed_and_says_why(table: Table) -> None:
    table.make()
    with table.database.write(Intent("Ny version", table.actor)) as session:
        service.new_version(session, table.store().id, "imens")
    table.type("777")
    table.qtbot.waitUntil(lambda: table.tab.head.failure.isVisible(), timeout=5000)
    assert "ældre version" in table.tab.head.failure.label.text()
    assert table.tab.budget.lines[0].draft.amount_oere == 77_700


@pytest.mark.parametrize("leaves", [False, True])
def test_what_could_not_be_saved_is_left_for_another_version_only_when_asked_to(
    table: Table, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    table.make()
    with table.database.write(Intent("Ny version", table.actor)) as session:
        newest = service.new_version(session, table.store().id, "imens")
    table.type("777")
    table.qtbot.waitUntil(lambda: table.tab.head.failure.isVisible(), timeout=5000)
    asked: list[str] = []

    def answer(_parent: Any, title: str, _text: str, _yes: str) -> bool:
        asked.append(title)
        return leaves

    monkeypatch.setattr("socialvicevaert.features.budgetter.ui.tab.ask", answer)

    table.tab.open_version(None)
    table.settle()

    assert asked == ["Det, du har skrevet, er ikke gemt"]
    assert table.tab.shown is not None
    assert (table.tab.shown.id == newest) is leaves
    assert (table.tab.budget.lines[0].draft.amount_oere == 77_700) is not leaves


def test_a_change_made_elsewhere_is_shown_unless_something_is_being_typed(table: Table) -> None:
    table.make()
    table.type("500")
    table.saved()
    draft = table.store().draft

    def elsewhere(session: Any) -> None:
        service.save_budget(session, table.store().id, BudgetDraft(**{**vars(draft), "adults": 3}))

    table.context.tasks.write(table.tab, "Andet sted", elsewhere)
    table.settle()
    assert table.tab.budget.household.adults == 3


def test_what_was_typed_wrong_is_still_there_after_the_save_has_come_back(table: Table) -> None:
    table.make()
    table.type("abc")
    table.go(Budgetkategori.PENSION)
    table.type("100")
    table.saved()
    table.tab.ask_refresh()
    table.settle()
    assert table.tab.budget.lines[0].typed[Column.AMOUNT].text == "abc"


def test_what_could_not_be_saved_is_there_again_the_next_time_until_it_is_put_right(table: Table) -> None:
    table.make()
    table.type("abc")
    table.go(Budgetkategori.PENSION)
    table.type("-20")
    table.saved()
    again = table.another_tab()
    typed = {line.draft.category: line for line in again.budget.lines if line.draft.category in PAY}
    assert typed[Budgetkategori.LOEN].typed[Column.AMOUNT].text == "abc"
    assert typed[Budgetkategori.PENSION].draft.amount_oere == -2000

    table.go(Budgetkategori.LOEN)
    table.type("100")
    table.go(Budgetkategori.PENSION)
    table.type("20")
    table.saved()
    assert table.another_tab().budget.unread == []


def test_what_is_being_typed_is_saved_when_the_tab_is_left(table: Table) -> None:
    table.make()
    table.type("4321", then=None)
    table.tab.hide()
    table.saved()
    assert table.stored_amounts()[Budgetkategori.LOEN] == 432_100


def test_a_version_goes_to_the_bin_and_the_one_before_counts_again(table: Table) -> None:
    table.make()
    table.tab.open_versions()
    table.host.current.form.fields["name"].type_in("prøve")
    table.host.current._submit()
    table.settle()
    table.tab.open_versions()
    sheet = table.host.current
    name = "Læg Budget nr. 2 i papirkurv"
    next(button for button in sheet.findChildren(QPushButton) if button.accessibleName() == name).click()
    table.settle()
    assert table.store().number == 1
    assert table.tab.shown is not None
    assert table.tab.shown.number == 1


def test_a_column_gets_another_name(table: Table) -> None:
    table.make()
    table.tab.show_view(2)
    table.tab.whatif.adders[ScenarieArt.EGEN].click()
    table.settle()
    assert table.tab.whatif.model.cell(table.tab.whatif.view.currentIndex().row(), 2).is_editable
    table.tab.whatif.rename.click()
    sheet = table.host.current
    sheet.form.fields["name"].type_in("Hvis Omar får job")
    sheet._submit()
    table.settle()
    assert table.tab.whatif.model.columns[2].title == "Hvis Omar får job"


def test_the_paper_is_opened_and_the_log_knows_when_it_leaves(table: Table) -> None:
    table.make()
    table.tab.print_paper()
    table.settle()
    sheet = table.host.current
    assert isinstance(sheet, PaperSheet)
    with table.database.read(table.actor) as session:
        kinds = [one.kind for one in audit.history(session, table.beboer)]
    assert AuditKind.VIEW in kinds
    assert AuditKind.PRINT not in kinds


def test_the_models_keep_the_promises_of_models(table: Table) -> None:
    table.make()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fatal)
        for model in (table.tab.grid.model, table.tab.months.model, table.tab.whatif.model)
    ]
    table.type("500")
    table.press(KEY.Key_Insert)
    table.settle()
    table.type("Sort arbejde", KEY.Key_Return)
    table.press(KEY.Key_Z, CONTROL)
    table.press(KEY.Key_Z, CONTROL)
    table.saved()
    for at in (1, 2, 0):
        table.tab.show_view(at)
        table.settle()
    assert len(testers) == 3
    assert table.tab.grid.model.group_at(0) is Budgetgruppe.INDTAEGT


def test_every_change_is_one_named_transaction(table: Table) -> None:
    table.make()
    table.type("500")
    table.saved()
    with table.database.read(table.actor) as session:
        titles = {one.title for one in audit.history(session, table.beboer)}
    assert {"Budget lavet", "Budget rettet"} <= titles


def test_the_numbers_stand_beside_the_sheet_where_there_is_room_and_below_it_where_there_is_not(table: Table) -> None:
    table.make()
    for width, is_beside in ((1200, True), (900, False)):
        table.tab.resize(width, 700)
        table.settle()
        sheet, numbers = table.tab.stack.geometry(), table.tab.numbers.geometry()
        assert (numbers.left() > sheet.right()) == is_beside
        assert (numbers.top() > sheet.bottom()) != is_beside


def test_one_who_pays_everything_needs_no_column(table: Table) -> None:
    table.make()
    view = table.tab.grid.view
    assert view.isColumnHidden(Column.PAYER)
    household = table.tab.budget.household
    other = BetalerDraft(household.payers[0].key + 1, "Kurt")
    table.tab.budget.change_household("Ny betaler", replace(household, payers=(*household.payers, other)))
    assert not view.isColumnHidden(Column.PAYER)


def test_an_only_payer_who_has_moved_out_is_told_where_it_is_seen_and_not_by_name_in_discreet_mode(
    table: Table,
) -> None:
    table.make()
    table.go(Budgetkategori.LOEN, Column.PAYER)
    table.type("F")
    table.go(Budgetkategori.LOEN)
    table.type("900")
    household = table.tab.budget.household
    gone = replace(household.payers[0], moved_out_on=date(2026, 10, 1))
    table.tab.budget.change_household("Flyttet ud", replace(household, payers=(gone,)))
    view, model = table.tab.grid.view, table.tab.grid.model
    row = model.row_of(table.tab.budget.lines[0].key)
    assert not view.isColumnHidden(Column.PAYER)
    assert model.cell(row, Column.PAYER).problem.startswith("Fatima Demir er flyttet ud")
    table.context.discreet.switch(True)
    assert model.cell(row, Column.PAYER).problem.startswith("F. D. er flyttet ud")


def test_del_over_a_whole_line_leaves_what_is_not_seen(table: Table) -> None:
    table.make()
    table.go(Budgetkategori.LOEN, Column.PAYER)
    table.type("F")
    table.go(Budgetkategori.LOEN)
    table.type("900")
    table.tab.grid.view.selectRow(table.tab.grid.model.row_of(table.tab.budget.lines[0].key))
    table.press(KEY.Key_Delete)
    line = table.tab.budget.lines[0].draft
    assert (line.amount_oere, line.payer) == (None, table.tab.budget.household.payers[0].key)
