"""The list and the letters hold what they must, and nothing else; each is a line in the log."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.breve.queries import breve_of
from socialvicevaert.features.breve.service import print_brev
from socialvicevaert.features.gaeld import service
from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldArt, GaeldStatus, PostDraft, StatusDraft
from socialvicevaert.features.samtykker.queries import videregivelser_of
from socialvicevaert.features.skabeloner.models import Afsnit
from socialvicevaert.features.skabeloner.queries import template
from socialvicevaert.features.skabeloner.service import keep_skabelon
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer
from tests.features.gaeld.debts import new_debt, pages_of, text_of

ADDRESS = "Strandvejen 12\n2900 Hellerup"


def acts(session: Session, beboer_id: int) -> list[AuditKind]:
    return [entry.kind for entry in audit.history(session, beboer_id)]


def at_home(session: Session, **fields: Any) -> int:
    home = LejemaalDraft(1, "Hedeparken 12", "2750", "Ballerup")
    return new_beboer(session, lejemaal=home, **fields)


def new_proposal(session: Session, beboer: int, *debts: int, **fields: Any) -> int:
    wanted = {"first_payment_on": date(2027, 1, 1)} | fields
    posts = tuple(PostDraft(debt) for debt in debts)
    return service.save_fordeling(session, FordelingDraft(beboer, 50_000, posts, **wanted))


def test_the_list_names_every_creditor_and_sums_by_kind(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_debt(session, beboer, "Ferratum", collector="Lowell", reference="LW-77", instalment_oere=30_000)
        new_debt(session, beboer, "Banken", kind=GaeldArt.BANK, balance_oere=500_000, status=GaeldStatus.DOM)
        new_debt(session, beboer, "Telia", kind=GaeldArt.TELEFON, status=GaeldStatus.INDFRIET)
        text = text_of(service.debt_list(session, beboer))
        seen = acts(session, beboer)
        service.print_debt_list(session, beboer)
        printed = acts(session, beboer)
    for words in ("Fatima Demir", "Ferratum", "Inkasso: Lowell", "LW-77", "12.400,00", "12-10-2026", "300,00"):
        assert words in text
    assert "17.400,00 kr. til 2 kreditorer" in text
    assert "Betalingspåkrav eller dom" in " ".join(text.split())
    assert text.index("Afsluttet gæld") < text.index("Telia")
    assert (AuditKind.VIEW in seen, AuditKind.PRINT in seen, AuditKind.PRINT in printed) == (True, False, True)


def test_a_list_of_nothing_says_so(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        assert "ingen gæld" in text_of(service.debt_list(session, new_beboer(session)))


def test_a_letter_offers_a_part_in_the_residents_own_name(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        debt = new_debt(session, beboer, creditor_address=ADDRESS, reference="F-1", note="har depression")
        new_debt(session, beboer, "Boligforeningen", kind=GaeldArt.HUSLEJE)
        text = text_of(service.proposal_letters(session, new_proposal(session, beboer, debt)))
    for words in ("Fatima Demir", "Hedeparken 12", "Strandvejen 12", "2900 Hellerup", "F-1"):
        assert words in text
    assert "12.400,00 kr., opgjort 12-10-2026" in text
    assert "500,00 kr. om måneden" in text
    assert "1. januar 2027" in text
    assert "den samme andel" in " ".join(text.split())
    assert "renter og gebyrer" in " ".join(text.split())
    assert "rådgiver" in text
    assert "Dato" in text.split("Venlig hilsen")[1]  # the line to sign on
    for others in ("depression", "Boligforeningen", "Amina", "Fælleden"):
        assert others not in text


def test_one_file_holds_a_letter_to_each_creditor_or_to_the_one_chosen(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        debts = [new_debt(session, beboer, name) for name in ("Ferratum", "Banken", "Telia")]
        fordeling_id = new_proposal(session, beboer, *debts)
        every = service.print_letters(session, fordeling_id)
        one = service.print_letters(session, fordeling_id, [debts[1]])
        assert AuditKind.PRINT in acts(session, beboer)
    assert pages_of(every) == 3
    assert pages_of(one) == 1
    assert "Banken" in text_of(one)
    assert "Ferratum" not in text_of(one)


def test_what_is_printed_is_kept_once_among_the_residents_letters_and_discloses_nothing(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        debts = [new_debt(session, beboer, name, creditor_address=ADDRESS) for name in ("Ferratum", "Banken")]
        fordeling_id = new_proposal(session, beboer, *debts)
        service.proposal_letters(session, fordeling_id)
        assert breve_of(session, beboer) == ()  # only looked at
        printed = service.print_letters(session, fordeling_id, [debts[0]])
        service.print_letters(session, fordeling_id)
        kept = {one.recipient_name: one for one in breve_of(session, beboer)}
        assert sorted(kept) == ["Banken", "Ferratum"]
        again = print_brev(session, kept["Ferratum"].id)
        assert text_of(again) == text_of(printed)
        assert videregivelser_of(session, beboer) == ()


def test_a_letter_goes_to_who_collects_and_names_the_creditor(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        debt = new_debt(session, beboer, collector="Lowell Danmark A/S")
        text = text_of(service.proposal_letters(session, new_proposal(session, beboer, debt)))
    assert text.index("Lowell Danmark A/S") < text.index("For Ferratum")


def test_a_part_set_by_hand_is_not_called_an_equal_share(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        typed, other = new_debt(session, beboer), new_debt(session, beboer, "Banken")
        draft = FordelingDraft(beboer, 50_000, (PostDraft(typed, 40_000), PostDraft(other)), date(2027, 1, 1))
        text = text_of(service.proposal_letters(session, service.save_fordeling(session, draft)))
    assert "den samme andel" not in " ".join(text.split())


def test_an_offer_for_an_old_or_disputed_debt_admits_nothing(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        old = new_debt(session, beboer, due_since=date(2019, 1, 7))
        plain = new_debt(session, beboer, "Banken")
        fordeling_id = new_proposal(session, beboer, old, plain)
        about_old = text_of(service.proposal_letters(session, fordeling_id, [old]))
        about_plain = text_of(service.proposal_letters(session, fordeling_id, [plain]))
    assert "anerkender ikke" in about_old
    assert "anerkender ikke" not in about_plain


@pytest.mark.parametrize("status", [GaeldStatus.FORAELDET, GaeldStatus.INDFRIET, GaeldStatus.AFSKREVET, None])
def test_a_debt_that_is_over_or_thrown_away_since_gets_no_offer(
    database: Database, vicevaert: Actor, status: GaeldStatus | None
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        over, owed = new_debt(session, beboer), new_debt(session, beboer, "Banken")
        fordeling_id = new_proposal(session, beboer, over, owed)
        if status is None:
            service.bin_gaeld(session, over)
        else:
            service.change_status(session, over, StatusDraft(status, TODAY))
        letters = service.print_letters(session, fordeling_id)
        with pytest.raises(UserError, match="intet brev"):
            service.proposal_letters(session, fordeling_id, [over])
    assert pages_of(letters) == 1
    assert "Ferratum" not in text_of(letters)


def test_a_protected_address_stands_in_a_letter_only_when_it_is_asked_for(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session, has_protected_address=True)
        fordeling_id = new_proposal(session, beboer, new_debt(session, beboer))
        without = text_of(service.proposal_letters(session, fordeling_id))
        assert AuditKind.REVEAL not in acts(session, beboer)
        with_it = text_of(service.proposal_letters(session, fordeling_id, with_protected_address=True))
        assert AuditKind.REVEAL in acts(session, beboer)
    assert "Hedeparken" not in without
    assert "Fatima Demir" in without
    assert "Hedeparken 12" in with_it


def test_a_protected_address_that_is_printed_is_logged_though_nobody_looked_first(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session, has_protected_address=True)
        fordeling_id = new_proposal(session, beboer, new_debt(session, beboer))
        service.print_letters(session, fordeling_id, with_protected_address=True)
        assert AuditKind.REVEAL in acts(session, beboer)


def test_no_letter_without_a_first_day_or_an_offer(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        debt, nothing = new_debt(session, beboer), new_debt(session, beboer, "Nul", balance_oere=0)
        undated = new_proposal(session, beboer, debt, first_payment_on=None)
        with pytest.raises(UserError, match="første betaling"):
            service.proposal_letters(session, undated)
        with pytest.raises(UserError, match="intet brev"):
            service.proposal_letters(session, new_proposal(session, beboer, debt, nothing), [nothing])


def test_the_residents_name_stays_out_of_what_file_lists_show(database: Database, vicevaert: Actor) -> None:
    import pypdfium2

    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        pdf = service.proposal_letters(session, new_proposal(session, beboer, new_debt(session, beboer)))
    with pypdfium2.PdfDocument(pdf) as document:
        assert "Demir" not in str(document.get_metadata_dict())


def test_the_words_are_those_of_the_template_in_use_and_a_field_it_cannot_know_stops_the_letter(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = at_home(session)
        fordeling_id = new_proposal(session, beboer, new_debt(session, beboer))
        ours = replace(
            template(session, "kreditor").as_draft(), body=(Afsnit("Hermed {{kreditor.tilbud}} hver måned."),)
        )
        number = keep_skabelon(session, ours)
        text = text_of(service.proposal_letters(session, fordeling_id))
        assert "hver måned." in text
        assert "{{" not in text
        keep_skabelon(session, replace(ours, body=(*ours.body, Afsnit("{{bolig.afdeling}}"))), number)
        with pytest.raises(UserError, match="Afdelingen"):
            service.proposal_letters(session, fordeling_id)
