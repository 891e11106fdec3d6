"""The sheet of a debt: three answers a letter, bad input in words, a new status, papers."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus
from socialvicevaert.features.gaeld.ui.form import GaeldSheet
from socialvicevaert.features.gaeld.ui.status_sheet import StatusSheet
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Paragraph
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.drafts import MemoryDrafts
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.papers import NewPaper
from tests.factories import TODAY
from tests.features.gaeld.place import Place, answer, field_of, post_of


def test_three_answers_and_enter_write_a_debt_down(place: Place) -> None:
    sheet = place.new()
    answer(sheet)
    QTest.keyClick(sheet.balance.control, Qt.Key.Key_Return)
    place.settle()
    (debt,) = place.debts()
    assert (debt.creditor, debt.kind, debt.balance_oere) == ("Ferratum", GaeldArt.KVIKLAAN, 1_240_000)
    assert (debt.balance_on, debt.status, debt.status_on) == (TODAY, GaeldStatus.RESTANCE, TODAY)
    assert place.top is None


def test_save_and_new_opens_an_empty_sheet_for_the_next_letter(place: Place) -> None:
    sheet = place.new()
    answer(sheet)
    QTest.keyClick(sheet.balance.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    place.settle()
    assert len(place.debts()) == 1
    assert isinstance(place.top, GaeldSheet)
    assert place.top is not sheet
    assert place.top.creditor.value() == ""
    assert place.top.creditor.control.hasFocus()


def test_a_refused_save_and_new_does_not_turn_the_next_save_into_one(place: Place) -> None:
    sheet = place.new()
    assert sheet.next_button is not None
    sheet.next_button.click()
    place.settle()
    assert sheet.creditor.error_text == "Kreditor skal udfyldes."
    answer(sheet)
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert place.top is None


def test_bad_input_is_said_at_its_field_and_its_section_unfolds(place: Place) -> None:
    sheet = place.new()
    answer(sheet, amount="mange penge")
    field_of(sheet, "interest_bp").type_in("meget")
    field_of(sheet, "due_day").type_in("32")
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert "ikke et beløb" in sheet.balance.error_text
    assert "procent" in sheet.form.fields["interest_bp"].error_text
    assert "1 til 31" in sheet.form.fields["due_day"].error_text
    assert sheet.form.fields["due_day"].isVisible()
    assert sheet.creditor.value() == "Ferratum"
    assert place.debts() == ()


def test_what_the_rules_refuse_stands_at_the_field_too(place: Place) -> None:
    sheet = place.new()
    answer(sheet, amount="-5")
    field_of(sheet, "due_since").type_in("01-12-2026")
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert "mindre end 0" in sheet.balance.error_text
    assert "fremtiden" in sheet.form.fields["due_since"].error_text


def test_an_inkassovarsel_asks_for_its_last_day_and_says_when_it_is_short(place: Place) -> None:
    sheet = place.new()
    answer(sheet)
    assert not sheet.warning_until.isVisible()
    sheet.status.choose(GaeldStatus.INKASSOVARSEL)
    assert sheet.warning_until.isVisible()
    sheet.warning_until.type_in("25-11-2026")
    assert "under 10 dage" in sheet.warning_until.hint.text()
    sheet.warning_until.type_in("02-12-2026")
    assert "under 10 dage" not in sheet.warning_until.hint.text()
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert place.debts()[0].warning_until == date(2026, 12, 2)


def test_what_is_typed_is_there_again_after_the_sheet_was_closed(place: Place) -> None:
    sheet = place.new()
    sheet.status.choose(GaeldStatus.INKASSOVARSEL)
    answer(sheet)
    sheet.keep_draft()
    place.settle()
    sheet.close_sheet()
    again = place.new()
    assert again.creditor.value() == "Ferratum"
    assert again.warning_until.isVisible()
    assert isinstance(place.context.drafts, MemoryDrafts)


def test_nothing_is_typed_into_a_debt_that_has_not_come_yet(place: Place) -> None:
    sheet = GaeldSheet(place.context, Target("gaeld", place.debt()))
    place.context.sheets.open(sheet)
    assert not sheet.creditor.control.isEnabled()
    place.settle()
    assert sheet.creditor.control.hasFocus()


def test_a_draft_thrown_away_leaves_the_form_as_it_was_opened(place: Place) -> None:
    sheet = place.new()
    sheet.status.choose(GaeldStatus.INKASSOVARSEL)
    sheet.throw_draft_away()
    assert not sheet.warning_until.isVisible()
    place.debt("A", balance_oere=100_000)
    place.debt("B", balance_oere=100_000)
    proposal = place.proposal()
    proposal.amount.type_in("300")
    post_of(proposal, "A").type_in("50")
    proposal.throw_draft_away()
    assert proposal.amount.value() is None
    assert [field.line.text() for field in proposal.posts] == ["", ""]
    proposal.amount.type_in("300")
    assert [field.line.text() for field in proposal.posts] == ["150,00", "150,00"]


def test_a_known_debt_is_corrected_and_keeps_what_is_folded_away(place: Place) -> None:
    gaeld_id = place.debt(interest_bp=2490, reference="F-1", creditor_address="Vej 1\n2900 Hellerup", due_day=31)
    sheet = place.open(gaeld_id)
    assert sheet.form.fields["interest_bp"].isVisible()  # a section with something in it is not folded
    assert field_of(sheet, "interest_bp").line.text() == "24,9"
    sheet.creditor.type_in("Ferratum Bank")
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    (debt,) = place.debts()
    assert (debt.creditor, debt.interest_bp, debt.reference, debt.due_day) == ("Ferratum Bank", 2490, "F-1", 31)
    assert debt.creditor_address == "Vej 1\n2900 Hellerup"


def test_a_new_status_from_an_open_debt_comes_into_its_form_and_history(place: Place) -> None:
    sheet = place.open(place.debt())
    sheet.creditor.type_in("Ferratum Bank")
    sheet.status_button.click()
    place.settle()
    status = place.top
    assert isinstance(status, StatusSheet)
    assert status.primary is not None
    status.status.choose(GaeldStatus.INKASSO)
    status.balance.type_in("13.000,00")
    status.primary.click()
    place.settle()
    assert place.top is sheet
    assert sheet.status.value() is GaeldStatus.INKASSO
    assert sheet.balance.value() == 1_300_000
    assert sheet.creditor.value() == "Ferratum Bank"
    assert sheet.history.button.text() == "Historik (2)"


def test_a_status_from_before_the_one_that_stands_says_where_it_goes(place: Place) -> None:
    place.debt(status=GaeldStatus.INKASSO)
    sheet = StatusSheet(place.context, place.debts()[0])
    place.context.sheets.open(sheet)
    sheet.status.choose(GaeldStatus.RYKKER_1)
    sheet.on.type_in("01-06-2026")
    assert "historikken" in sheet.on.hint.text()
    assert "nyere opgørelse (12-10-2026)" in sheet.balance.hint.text()
    sheet.on.type_in("20-11-2026")
    assert "historikken" not in sheet.on.hint.text()
    assert "12.400,00 kr. som nu" in sheet.balance.hint.text()


def test_a_letter_is_put_with_its_debt_and_opened_in_the_window(place: Place) -> None:
    sheet = place.open(place.debt())
    paper = Document("Rykker", TODAY).add(Paragraph("Betal nu")).pdf()
    sheet.papers.offered.emit(NewPaper("rykker.pdf", paper))
    place.settle()
    (line,) = sheet.papers.lines
    assert len(place.debts()[0].document_ids) == 1
    sheet.papers.opened.emit(line.paper)
    place.settle()
    assert isinstance(place.top, PaperSheet)
    place.top.close_sheet()
    sheet.papers.bin_wanted.emit(line.paper)
    place.settle()
    assert sheet.papers.lines == []


def test_a_paper_that_is_none_is_refused_in_words(place: Place) -> None:
    sheet = place.open(place.debt())
    sheet.papers.offered.emit(NewPaper("rykker.pdf", b"hej"))
    place.settle()
    assert sheet.papers.lines == []
    assert any(banner.isVisible() for banner in sheet.papers.findChildren(Banner))


def test_a_debt_is_deleted_and_can_be_fetched_back(place: Place) -> None:
    sheet = place.open(place.debt())
    sheet.bin_button.click()
    place.settle()
    assert place.debts() == ()
    assert place.top is None
