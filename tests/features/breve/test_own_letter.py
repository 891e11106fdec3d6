"""A resident's own letter goes to the resident: no line that is typed carries it to anybody else."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import composed
from socialvicevaert.features.breve.rules.own_letter import BY_HAND, own_window, problems_of_own_window
from socialvicevaert.features.breve.service import send_brev
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer, new_partner

HOME = ("Hedeparken 12, 2. tv", "2750 Ballerup")
NAME = "Fatima Demir"


def fatima(session: Session, **fields: Any) -> int:
    return new_beboer(session, lejemaal=LejemaalDraft(1, ", ".join(HOME)), **fields)


def letter_to(beboer_id: int, address: str = "") -> BrevDraft:
    return BrevDraft(beboer_id, BrevArt.EGEN, Modtager.BEBOER, "Hej", (Afsnit("Kom gerne."),), address=address)


@pytest.mark.parametrize(
    "address",
    [
        "Fatima Demir\nJobcenter Ballerup\nRådhuset 1\n2750 Ballerup",
        "Jobcenter Ballerup\nRådhuset 1",
        "Rådhuset 1\n2750 Ballerup",
        "c/o Jobcenter Ballerup\nRådhuset 1\n2750 Ballerup",
        "c/o Ole Jensen\nJOBCENTER  ballerup\n2750 Ballerup",
        "c/o\nRådhuset 1",
        "c/o Ole Jensen",
        "Afleveres personligt\nJobcenter Ballerup",
    ],
)
def test_it_is_not_posted_past_the_consent(database: Database, vicevaert: Actor, address: str) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = fatima(session)
        new_partner(session)
        with pytest.raises(ValidationFailed) as refused:
            send_brev(session, letter_to(beboer_id, address), values)
        assert {problem.field for problem in refused.value.problems} == {"address"}


@pytest.mark.parametrize(
    ("address", "window"),
    [
        ("", (NAME, *HOME)),
        ("Fatima Demir\nHedeparken 12, 2. tv.\n2750  Ballerup", (NAME, *HOME)),
        ("c/o Ayşe Demir\nSkolevej 1\n2750 Ballerup", (NAME, "c/o Ayşe Demir", "Skolevej 1", "2750 Ballerup")),
        ("afleveres personligt", (NAME, BY_HAND)),
    ],
)
def test_it_goes_home_or_to_whom_the_resident_lives_with_or_is_handed_over(
    database: Database, vicevaert: Actor, address: str, window: tuple[str, ...]
) -> None:
    with database.write(intent(vicevaert)) as session:
        letter = composed(session, letter_to(fatima(session), address), values)
        assert (letter.address, letter.problems) == (window, ())


def test_a_protected_address_is_not_printed_unless_the_box_is_ticked(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = letter_to(fatima(session, has_protected_address=True))
        assert composed(session, draft, values).address == (NAME, BY_HAND)
        assert composed(session, draft, values).problems == ()
        typed = composed(session, replace(draft, address="\n".join(HOME)), values)
        assert HOME[0] not in typed.address
        assert [problem.field for problem in typed.problems] == ["address"]
        shown = composed(session, draft, values, with_protected_address=True)
        assert (shown.address, shown.problems) == ((NAME, *HOME), ())


def test_an_unknown_home_says_what_can_be_done(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        (problem,) = composed(session, letter_to(new_beboer(session)), values).problems
        assert problem.field == "address"
        assert BY_HAND in problem.text


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), max_size=4))
def test_what_is_typed_stands_in_the_window_only_below_c_o(typed: list[str]) -> None:
    window = own_window(NAME, HOME, typed, is_hidden=False)
    assert window[0] == NAME
    if not list(problems_of_own_window(NAME, HOME, typed, (), is_hidden=False)):
        assert window[1:] in (HOME, (BY_HAND,)) or folded_words(window[1])[:2] == ("c", "o")
