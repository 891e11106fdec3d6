"""Debts on the screen: three answers a letter, signs with their act, a division that always sums, letters."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from socialvicevaert.features.afdragsordninger.ui.form import OrdningSheet
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.gaeld import queries, service
from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldArt, GaeldStatus, PostDraft, StatusDraft
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui.form import GaeldSheet
from socialvicevaert.features.gaeld.ui.proposal import FordelingSheet
from socialvicevaert.features.gaeld.ui.proposal.post_field import PostField
from socialvicevaert.features.gaeld.ui.status_sheet import StatusSheet
from socialvicevaert.features.gaeld.ui.tab import GaeldTab
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Paragraph
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import MemoryDrafts
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.papers import NewPaper
from tests.factories import TODAY, intent, new_beboer
from tests.features.gaeld.debts import new_debt

Settle = Callable[[], None]


class Place:
    """A resident with debts, and what is on the screen."""

    def __init__(self, context: Context, settle: Settle, database: Database, actor: Actor) -> None:
        self.context, self.settle, self.database, self.actor = context, settle, database, actor
        self.fatima: int = self.write(new_beboer)

    @property
    def top(self) -> Any:
        host: Any = self.context.sheets
        return host.current

    @property
    def targets(self) -> list[Target]:
        return cast(list[Target], cast(Any, self.context.navigate).targets)

    def write(self, action: Callable[[Session], Any]) -> Any:
        with self.database.write(intent(self.actor)) as session:
            return action(session)

    def debt(self, creditor: str = "Ferratum", **fields: Any) -> int:
        return int(self.write(lambda session: new_debt(session, self.fatima, creditor, **fields)))

    def debts(self) -> tuple[GaeldView, ...]:
        with self.database.read(self.actor) as session:
            return queries.gaeld_of(session, self.fatima)

    def tab(self) -> GaeldTab:
        tab = GaeldTab(self.context, self.fatima)
        content = cast(Any, self.context.sheets).content
        layout = content.layout() or QVBoxLayout(content)
        layout.addWidget(tab)
        tab.show()
        self.settle()
        return tab

    def new(self) -> GaeldSheet:
        sheet = GaeldSheet(self.context, Target("ny_gaeld", self.fatima))
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def open(self, gaeld_id: int) -> GaeldSheet:
        sheet = GaeldSheet(self.context, Target("gaeld", gaeld_id))
        self.context.sheets.open(sheet)
        self.settle()
        return sheet

    def proposal(self, fordeling_id: int | None = None) -> FordelingSheet:
        sheet = FordelingSheet(self.context, self.fatima, fordeling_id)
        self.context.sheets.open(sheet)
        self.settle()
        return sheet


@pytest.fixture
def place(context: Context, settle: Settle, database: Database, vicevaert: Actor) -> Place:
    return Place(context, settle, database, vicevaert)


def answer(sheet: GaeldSheet, creditor: str = "Ferratum", amount: str = "12.400") -> None:
    sheet.creditor.type_in(creditor)
    sheet.kind.choose(GaeldArt.KVIKLAAN)
    sheet.balance.type_in(amount)


def field_of(sheet: GaeldSheet, name: str) -> Any:
    return sheet.form.fields[name]


def post_of(sheet: FordelingSheet, creditor: str) -> PostField:
    return next(field for field in sheet.posts if field.debt.creditor == creditor)


# The sheet of a debt


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
    status.balance.type_in("13.000")
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


# The tab


def test_nothing_yet_offers_the_first_letter(place: Place) -> None:
    tab = place.tab()
    (button,) = (one for one in tab.findChildren(QPushButton) if one.text() == "Ny gæld" and one.isVisible())
    button.click()
    place.settle()
    assert isinstance(place.top, GaeldSheet)


def test_the_tab_sums_and_sorts_and_folds_what_is_over(place: Place) -> None:
    place.debt(balance_oere=1_000_000)
    place.debt("Boligforeningen", kind=GaeldArt.HUSLEJE, balance_oere=250_000)
    place.debt("Telia", status=GaeldStatus.INDFRIET)
    tab = place.tab()
    assert tab.overview.total.value.text() == "12.500 kr."
    assert tab.overview.total.note.text() == "2 kreditorer"
    assert tab.overview.first.value.text() == "2.500 kr."
    shown = [row.creditor for _, row in tab.table.rows.loaded()]
    assert shown == ["Boligforeningen", "Ferratum"]
    assert tab.over.is_folded
    assert tab.over.button.text() == "Afsluttet gæld (1)"
    assert not tab.signs.isVisible()


def test_a_change_elsewhere_is_shown(place: Place) -> None:
    gaeld_id = place.debt()
    tab = place.tab()
    draft = StatusDraft(GaeldStatus.INDFRIET, TODAY, 0)
    place.context.tasks.write(tab, "Prøve", lambda session: service.change_status(session, gaeld_id, draft))
    place.settle()
    assert tab.over.isVisible()
    assert not tab.table.isVisible()


def test_each_sign_says_why_by_which_rule_and_has_one_act(place: Place) -> None:
    gaeld_id = place.debt(
        status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 18), warning_until=date(2026, 12, 1)
    )
    tab = place.tab()
    (notice,) = tab.signs.notices
    for words in ("Ferratum", "01-12-2026", "Inkassoloven § 10", "sidst kontrolleret"):
        assert words in notice.label.text()
    notice.action.click()
    assert place.targets == [Target("ny_ordning", place.fatima, extra={"gaeld_id": gaeld_id})]


def test_many_signs_are_shown_when_they_are_asked_for(place: Place) -> None:
    for number in range(8):
        place.debt(f"Kreditor {number}", status=GaeldStatus.UDLAEG)
    tab = place.tab()
    assert len(tab.signs.notices) == 3
    (more,) = (one for one in tab.signs.findChildren(QPushButton) if "Vis alle 8" in one.text())
    more.click()
    assert len(tab.signs.notices) == 8


def test_enter_on_a_debt_opens_it_and_the_button_changes_its_status(place: Place) -> None:
    gaeld_id = place.debt()
    tab = place.tab()
    assert not tab.status_button.isEnabled()
    tab.table.select(gaeld_id)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    place.settle()
    assert isinstance(place.top, GaeldSheet)
    assert place.top.creditor.value() == "Ferratum"
    place.top.close_sheet()
    tab.status_button.click()
    assert isinstance(place.top, StatusSheet)


def test_a_target_opens_its_debt(place: Place) -> None:
    place.debt("Telia")
    wanted = place.debt()
    tab = place.tab()
    tab.go_to(Target("beboer", place.fatima, "oekonomi", {"part": "gaeld", "id": wanted}))
    place.settle()
    assert isinstance(place.top, GaeldSheet)
    assert place.top.gaeld_id == wanted


def test_the_list_opens_as_a_paper(place: Place) -> None:
    place.debt()
    place.tab().list_button.click()
    place.settle()
    assert isinstance(place.top, PaperSheet)


# The proposal


def test_the_parts_follow_the_amount_and_always_sum(place: Place) -> None:
    place.debt("Lille", balance_oere=100_000)
    place.debt("Stor", balance_oere=200_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    assert (post_of(sheet, "Lille").line.text(), post_of(sheet, "Stor").line.text()) == ("100,00", "200,00")
    sheet.amount.type_in("100")
    assert (post_of(sheet, "Lille").line.text(), post_of(sheet, "Stor").line.text()) == ("33,33", "66,67")
    assert sheet.sum.text() == "Fordelt 100,00 kr. af 100,00 kr. til 2 kreditorer"
    sheet.amount.type_in("")
    assert (post_of(sheet, "Lille").line.text(), sheet.sum.text()) == ("", "")


def test_a_typed_part_is_kept_and_the_others_share_the_rest(place: Place) -> None:
    for name in ("A", "B", "C"):
        place.debt(name, balance_oere=100_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    post_of(sheet, "A").type_in("50")
    assert [field.line.text() for field in sheet.posts] == ["50,00", "125,00", "125,00"]
    post_of(sheet, "A").again.click()
    assert [field.line.text() for field in sheet.posts] == ["100,00", "100,00", "100,00"]
    post_of(sheet, "B").take_in(False)
    assert [field.line.text() for field in sheet.posts] == ["150,00", "", "150,00"]


def test_what_does_not_sum_is_said_and_not_kept(place: Place) -> None:
    place.debt("A", balance_oere=100_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    post_of(sheet, "A").type_in("400")
    assert "100,00 kr. for meget" in sheet.sum.text()
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert "for meget" in sheet.amount.error_text
    assert place.top is sheet
    with place.database.read(place.actor) as session:
        assert queries.fordelinger_of(session, place.fatima) == ()


def test_a_proposal_to_nobody_asks_for_a_creditor(place: Place) -> None:
    place.debt("A", balance_oere=100_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    post_of(sheet, "A").take_in(False)
    assert "tilbage" in sheet.sum.text()
    assert sheet.primary is not None
    sheet.primary.click()
    place.settle()
    assert "mindst én kreditor" in sheet.form.summary.heading.text()


def test_the_agreement_that_a_sign_leads_to_is_about_its_debt(place: Place) -> None:
    gaeld_id = place.debt(
        status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 18), warning_until=date(2026, 12, 1)
    )
    place.tab().signs.notices[0].action.click()
    sheet = OrdningSheet(place.context, place.targets[-1])
    place.context.sheets.open(sheet)
    place.settle()
    assert gaeld_id in [field.value() for field in sheet.form.fields.values() if field.name == "gaeld_id"]


def test_a_part_that_is_no_amount_is_said_at_its_creditor(place: Place) -> None:
    place.debt("A", balance_oere=100_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    post_of(sheet, "A").type_in("lidt")
    assert "ikke et beløb" in post_of(sheet, "A").error_text
    assert post_of(sheet, "A").line.text() == "lidt"
    assert sheet.sum.text() == "Et af beløbene kan ikke læses."
    post_of(sheet, "A").type_in("1.500")
    assert "skyldes kun 1.000,00 kr." in post_of(sheet, "A").error_text


def test_rent_power_heat_and_old_debts_stand_outside_until_they_are_taken_in(place: Place) -> None:
    place.debt("Boligforeningen", kind=GaeldArt.HUSLEJE)
    place.debt("Gammel", due_since=date(2019, 1, 7))
    place.debt("Banken", kind=GaeldArt.BANK)
    sheet = place.proposal()
    assert [(field.debt.creditor, field.is_in) for field in sheet.posts] == [
        ("Boligforeningen", False),
        ("Banken", True),
        ("Gammel", False),
    ]
    assert "betales først" in post_of(sheet, "Boligforeningen").about.text()
    assert "ny frist" in post_of(sheet, "Gammel").about.text()
    sheet.amount.type_in("300")
    post_of(sheet, "Boligforeningen").take_in(True)
    assert post_of(sheet, "Boligforeningen").line.text() == "150,00"


def test_the_budget_proposes_the_amount_and_says_how(place: Place) -> None:
    place.debt("Banken", balance_oere=9_000_000)

    def budget(session: Session) -> None:
        lines = (
            LinjeDraft(Budgetkategori.LOEN, amount_oere=1_500_050),
            LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=1_100_000),
        )
        save_budget(session, start_budget(session, place.fatima), BudgetDraft(date(2026, 11, 1), lines=lines))

    place.write(budget)
    sheet = place.proposal()
    assert sheet.amount.value() == 400_000
    assert sheet.room.isVisible()
    assert "15.000,50 kr." in sheet.room.label.text()
    assert post_of(sheet, "Banken").line.text() == "4.000,00"
    assert sheet.first_payment_on.value() == date(2027, 1, 1)  # a creditor needs time to answer


def test_without_a_budget_it_says_so_and_leads_there(place: Place) -> None:
    place.debt()
    sheet = place.proposal()
    assert isinstance(sheet.room, Banner)
    assert "ikke et budget med indtægter" in sheet.room.label.text()
    sheet.room.action.click()
    assert place.targets == [Target("beboer", place.fatima, "oekonomi", {"part": "budget"})]


def test_a_kept_proposal_opens_as_it_was_and_gives_its_letters(place: Place) -> None:
    typed, other = place.debt("A", balance_oere=100_000), place.debt("B", balance_oere=100_000)
    draft = FordelingDraft(place.fatima, 30_000, (PostDraft(typed, 5_000), PostDraft(other)), date(2027, 1, 1))
    fordeling_id = place.write(lambda session: service.save_fordeling(session, draft))
    sheet = place.proposal(fordeling_id)
    assert [(field.line.text(), field.is_fixed) for field in sheet.posts] == [("50,00", True), ("250,00", False)]
    sheet.amount.type_in("350")
    sheet.letters_button.click()
    place.settle()
    assert isinstance(place.top, PaperSheet)
    said = [banner.label.text() for banner in place.top.findChildren(Banner)]
    assert any("Uden adresse: A, B" in text for text in said)
    with place.database.read(place.actor) as session:
        (kept,) = queries.fordelinger_of(session, place.fatima)
    assert kept.amount_oere == 35_000


def test_a_draft_of_a_proposal_is_there_again(place: Place) -> None:
    place.debt("A", balance_oere=100_000)
    place.debt("B", balance_oere=100_000)
    sheet = place.proposal()
    sheet.amount.type_in("300")
    post_of(sheet, "A").type_in("50")
    post_of(sheet, "B").take_in(True)
    sheet.keep_draft()
    sheet.close_sheet()
    place.settle()
    again = place.proposal()
    assert [field.line.text() for field in again.posts] == ["50,00", "250,00"]


def test_the_tab_lists_proposals_with_a_letter_for_each(place: Place) -> None:
    debts = [place.debt(name, balance_oere=100_000) for name in ("A", "B")]
    draft = FordelingDraft(place.fatima, 30_000, tuple(map(PostDraft, debts)), date(2027, 1, 1))
    place.write(lambda session: service.save_fordeling(session, draft))
    tab = place.tab()
    tab.proposals.fold(False)
    links = [one for one in tab.proposals.findChildren(QPushButton) if one.accessibleName() == "Brev til B"]
    assert len(links) == 1
    links[0].click()
    place.settle()
    assert isinstance(place.top, PaperSheet)
    assert place.top.title.text() == "Brev til kreditor"


def test_a_leader_cannot_write(place: Place, leder: Actor) -> None:
    place.debt()
    place.context.actor = leder
    tab = place.tab()
    assert not tab.new_button.isVisible()
    assert not tab.proposal_button.isVisible()
