"""Sheets of what was agreed, through the real store."""

from datetime import date

import pytest
from sqlmodel import select

from socialvicevaert.features.aftaleark.models import AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.queries import aftaleark, aftaleark_start
from socialvicevaert.features.aftaleark.service import bin_aftaleark, keep_aftaleark, print_aftaleark
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.opgaver.models import Opgave, OpgaveKilde
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer

MINE = AftalelinjeDraft("Jeg ringer til banken", Hvem.MEDARBEJDER, due_on=date(2026, 11, 27))
YOURS = AftalelinjeDraft("Du finder lønsedlen", Hvem.BEBOER, due_text="når brevet kommer")


def sheet(beboer_id: int, *lines: AftalelinjeDraft, language: Sprog = Sprog.DANSK) -> AftalearkDraft:
    return AftalearkDraft(beboer_id, date(2026, 11, 22), lines, language, phones="Karen: 20 30 40 50")


def test_a_printed_sheet_is_the_same_bytes_ever_after_and_the_workers_promise_is_an_opgave(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        number = keep_aftaleark(session, sheet(new_beboer(session), MINE, YOURS, language=Sprog.ARABISK))
        first = print_aftaleark(session, number)
        assert print_aftaleark(session, number) == first
        (opgave,) = session.exec(select(Opgave)).all()
        assert (opgave.title, opgave.due_on, opgave.source) == (MINE.what, MINE.due_on, OpgaveKilde.AFTALEARK)
        for act in (
            lambda: keep_aftaleark(session, sheet(opgave.beboer_id or 0, YOURS), number),
            lambda: bin_aftaleark(session, number),
        ):
            with pytest.raises(UserError):
                act()


def test_lines_can_be_changed_until_it_is_printed(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        number = keep_aftaleark(session, sheet(beboer_id, MINE, YOURS))
        keep_aftaleark(session, sheet(beboer_id, YOURS), number)
        assert aftaleark(session, number).draft.lines == (YOURS,)
        assert session.exec(select(Opgave)).all() == []


def test_what_is_impossible_is_said_at_its_line(database: Database, vicevaert: Actor) -> None:
    wrong = AftalelinjeDraft(" ", Hvem.ANDEN, due_on=date(2026, 11, 1))
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        keep_aftaleark(session, sheet(new_beboer(session), YOURS, wrong))
    assert {problem.field for problem in refused.value.problems} == {
        "lines.2.what",
        "lines.2.who_name",
        "lines.2.due_on",
    }


def test_a_sheet_begins_in_the_residents_language(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        assert aftaleark_start(session, new_beboer(session, language="Tyrkisk")).language is Sprog.TYRKISK
        assert aftaleark_start(session, new_beboer(session, language="Urdu")).language is Sprog.DANSK
