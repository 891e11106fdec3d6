"""»Fordel til kreditorer«: a division that always sums, and its letters."""

from datetime import date

from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.afdragsordninger.ui.form import OrdningSheet
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.gaeld import queries, service
from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldArt, GaeldStatus, PostDraft
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.features.gaeld.place import Place, post_of


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
    post_of(sheet, "A").type_in("1.500,00")
    assert "skyldes kun 1.000,00 kr." in post_of(sheet, "A").error_text


def test_a_part_with_two_readings_asks_which_one_is_meant(place: Place) -> None:
    place.debt("A", balance_oere=1_000_000)
    sheet = place.proposal()
    sheet.amount.type_in("3000")
    part = post_of(sheet, "A")
    part.type_in("1.500")
    assert part.error_text == "»1.500« kan læses på to måder. Hvad mener du?"
    part.question.offers[0].click()
    assert (part.fixed(), part.line.text(), part.error_text) == (150_000, "1.500,00", "")


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
