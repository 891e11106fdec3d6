"""Pasted into a budget that has amounts already: the same money does not come to count twice."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from socialvicevaert.features.budgetter.models import Budgetgruppe, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.ui.doublings import Doubling, meetings
from socialvicevaert.features.budgetter.ui.lines import Line, post_text
from socialvicevaert.features.budgetter.ui.paste_sheet import PasteSheet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context
from tests.features.budgetter.test_ui import CONTROL, KEY, Settle, Table

STATEMENT = (
    "Dato\tTekst\tBeløb\tSaldo\n"
    "01-11-2026\tLønoverførsel\t24.500,00\t30.000,00\n"
    "02-11-2026\tBS Husleje Boligselskabet\t-8.600,00\t21.400,00\n"
    "05-11-2026\tTryg Forsikring\t-300,00\t21.100,00\n"
)


@pytest.fixture
def desk(context: Context, settle: Settle, database: Database, vicevaert: Actor, qtbot: QtBot) -> Table:
    table = Table(context, settle, database, vicevaert, qtbot)
    table.make()
    table.type("24.500,00")
    return table


def paste(desk: Table, text: str) -> PasteSheet:
    QApplication.clipboard().setText(text)
    desk.press(KEY.Key_V, CONTROL)
    sheet = desk.host.current
    assert isinstance(sheet, PasteSheet)
    return sheet


def lines_of(desk: Table, category: Budgetkategori) -> list[LinjeDraft]:
    return [line.draft for line in desk.tab.budget.lines if line.draft.category is category]


def test_pasting_a_statement_proposes_to_replace_what_is_there(desk: Table) -> None:
    sheet = paste(desk, STATEMENT)
    assert [field.label_text for _, field in sheet.meetings] == [
        "Løn har allerede 24.500,00",
        "Husleje har allerede 8.450,00",
    ]
    assert "8.600,00" in sheet.meetings[1][1].hint.text()
    sheet.put_in()
    desk.saved()
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.LOEN)] == [2_450_000]
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.HUSLEJE)] == [860_000]
    assert desk.stored_amounts()[Budgetkategori.FORSIKRING] == 30_000
    assert desk.tab.budget.grid.year_of(Budgetgruppe.INDTAEGT) == 12 * 2_450_000
    desk.press(KEY.Key_Z, CONTROL)
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.HUSLEJE)] == [845_000]


def test_pasted_lines_are_added_or_passed_over_where_that_is_chosen(desk: Table) -> None:
    sheet = paste(desk, STATEMENT)
    assert sheet.primary is not None
    assert sheet.primary.text() == "Sæt 3 linjer ind"
    pay, rent = (field for _, field in sheet.meetings)
    pay.choose(Doubling.ADD)
    rent.choose(Doubling.SKIP)
    assert sheet.primary.text() == "Sæt 2 linjer ind"
    sheet.put_in()
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.LOEN)] == [2_450_000, 2_450_000]
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.HUSLEJE)] == [845_000]


def test_one_choice_is_made_for_all_that_would_count_twice(desk: Table) -> None:
    sheet = paste(desk, STATEMENT)
    sheet.for_all.choose(Doubling.SKIP)
    assert [field.value() for _, field in sheet.meetings] == [(Doubling.SKIP,), (Doubling.SKIP,)]
    sheet.put_in()
    assert [line.amount_oere for line in lines_of(desk, Budgetkategori.LOEN)] == [2_450_000]


def test_a_line_that_is_replaced_keeps_its_payer_and_its_name(desk: Table) -> None:
    first = desk.tab.budget.lines[0]
    payer = desk.tab.budget.household.payers[0].key
    mine = LinjeDraft(Budgetkategori.LOEN, "Netto", 2_000_000, payer=payer)
    desk.tab.budget.change_line("Prøve", Line(first.key, mine))
    paste(desk, STATEMENT).put_in()
    (pay,) = lines_of(desk, Budgetkategori.LOEN)
    assert (pay.label, pay.payer, pay.amount_oere) == ("Netto", payer, 2_450_000)


def test_two_insurances_are_two_and_the_same_one_is_one() -> None:
    held = (Line(1, LinjeDraft(Budgetkategori.FORSIKRING, "Bil", 50_000)),)
    (other,) = meetings(held, [LinjeDraft(Budgetkategori.FORSIKRING, "Indbo", 20_000)])
    assert other.proposed is Doubling.ADD
    (same,) = meetings(held, [LinjeDraft(Budgetkategori.FORSIKRING, "bil", 52_000)])
    assert same.proposed is Doubling.REPLACE


def test_a_category_is_not_told_twice_and_an_empty_cell_not_at_all(desk: Table) -> None:
    assert post_text(LinjeDraft(Budgetkategori.FORSIKRING, "Forsikring, Tryg")) == "Forsikring, Tryg"
    assert post_text(LinjeDraft(Budgetkategori.EL, "Elbil")) == "El: Elbil"
    sheet = paste(desk, "Løn\t18.500,00\nPrimo\t\t-\nNetflix\t119,00\n")
    told = [label.text() for label in sheet.findChildren(QLabel)]
    assert "Primo · -" in told


def test_a_statement_of_one_month_says_so(desk: Table) -> None:
    assert "1 måneder" not in paste(desk, STATEMENT).subtitle.text()
