"""Sheets of what was agreed, through the real store."""

from dataclasses import replace
from datetime import date, datetime

import pypdfium2
import pytest
from sqlalchemy import select as sql_select
from sqlmodel import select

from socialvicevaert.audit import AuditKind, undo
from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.features.aftaleark.models import Aftaleark, AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.queries import aftaleark, aftaleark_start
from socialvicevaert.features.aftaleark.service import (
    bin_aftaleark,
    draft_paper,
    keep_aftaleark,
    print_aftaleark,
    print_again,
    view_aftaleark,
)
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import Opgave, OpgaveKilde
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer, new_partner, new_sag

MINE = AftalelinjeDraft("Jeg ringer til banken", Hvem.MEDARBEJDER, due_on=date(2026, 11, 27))
YOURS = AftalelinjeDraft("Du finder lønsedlen", Hvem.BEBOER, due_text="når brevet kommer")


def text_of(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def sheet(beboer_id: int, *lines: AftalelinjeDraft, language: Sprog = Sprog.DANSK) -> AftalearkDraft:
    return AftalearkDraft(beboer_id, date(2026, 11, 22), lines, language, phones="Karen: 20 30 40 50")


def test_a_printed_sheet_is_the_same_bytes_ever_after(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        printed = print_aftaleark(session, sheet(beboer_id, MINE, YOURS, language=Sprog.ARABISK))
        session.kept(Aftaleark, printed.id).next_meeting = "bagefter"
        assert print_again(session, printed.id) == view_aftaleark(session, printed.id) == printed.pdf
        for act in (
            lambda: keep_aftaleark(session, sheet(beboer_id, YOURS), printed.id),
            lambda: print_aftaleark(session, sheet(beboer_id, YOURS), printed.id),
            lambda: bin_aftaleark(session, printed.id),
        ):
            with pytest.raises(UserError):
                act()


def test_what_the_worker_promised_becomes_opgaver_when_the_resident_gets_the_sheet(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    someday = replace(MINE, what="Jeg skriver til kommunen", due_on=None, due_text="når brevet kommer")
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        number = keep_aftaleark(session, sheet(beboer_id, MINE, YOURS, someday))
        assert session.exec(select(Opgave)).all() == []
    with database.write(intent(raadgiver)) as session:  # who writes it last is the one who promises
        print_aftaleark(session, sheet(beboer_id, MINE, YOURS, someday), number)
        opgaver = session.exec(select(Opgave)).all()
        assert [(one.title, one.due_on) for one in opgaver] == [
            (MINE.what, MINE.due_on),
            (someday.what, date(2026, 11, 29)),
        ]
        assert {one.medarbejder_id for one in opgaver} == {raadgiver.medarbejder_id}
        assert opgaver[1].why == "Aftalt med beboeren 22-11-2026: når brevet kommer"
        assert {one.source for one in opgaver} == {OpgaveKilde.AFTALEARK}


def test_a_draft_is_not_printed_as_it_is_kept(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = keep_aftaleark(session, sheet(new_beboer(session), YOURS))
        with pytest.raises(UserError):
            print_again(session, number)


def test_the_paper_can_be_drawn_while_it_is_written(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
    unfinished = replace(MINE, what="  ", who=Hvem.ANDEN)
    with database.read(vicevaert) as session:
        assert "banken" not in text_of(draft_paper(session, sheet(beboer_id, unfinished)))
        assert "banken" in text_of(draft_paper(session, sheet(beboer_id, unfinished, MINE)))


def test_every_printing_and_looking_is_one_line_in_the_log(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        printed = print_aftaleark(session, sheet(new_beboer(session), MINE))
        view_aftaleark(session, printed.id)
        print_again(session, printed.id)
    kinds = sql_select(EVENTS.c.kind).where(EVENTS.c.table == "aftaleark", EVENTS.c.row_id == printed.id)
    with database.read(vicevaert) as session:
        found = list(session.connection().execute(kinds.order_by(EVENTS.c.id)).scalars())
    assert [kind for kind in found if kind in {AuditKind.PRINT, AuditKind.VIEW}] == [
        AuditKind.PRINT,
        AuditKind.VIEW,
        AuditKind.PRINT,
    ]


@pytest.mark.parametrize("language", Sprog)
def test_twelve_lines_are_one_page_in_every_language(database: Database, vicevaert: Actor, language: Sprog) -> None:
    usual = replace(YOURS, what="Du finder de tre seneste lønsedler og kontoudtog fra banken frem til vores møde")
    with database.write(intent(vicevaert)) as session:
        draft = sheet(new_beboer(session), *(usual,) * 12, language=language)
        assert len(pypdfium2.PdfDocument(print_aftaleark(session, draft).pdf)) == 1


def test_what_nobody_could_read_on_one_page_goes_on_over_the_next(database: Database, vicevaert: Actor) -> None:
    long = replace(YOURS, what="Du finder de tre seneste lønsedler og kontoudtog fra banken frem til vores møde " * 3)
    with database.write(intent(vicevaert)) as session:
        draft = sheet(new_beboer(session), *(long,) * 12, language=Sprog.UKRAINSK)
        pdf = print_aftaleark(session, draft).pdf
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) == 2
    assert sum(page.count("kontoudtog") for page in pages) == 36


def test_a_sheet_from_a_visit_has_its_day_and_its_sag(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        sag_id = new_sag(session, beboer_id)
        held_at = datetime(2026, 11, 20, 10, tzinfo=DENMARK)
        visit = log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.HJEMMEBESOEG, held_at, "Besøg", sag_id=sag_id))
        start = aftaleark_start(session, beboer_id, visit)
        assert (start.dated, start.sag_id, start.kontakt_id) == (date(2026, 11, 20), sag_id, visit)
        other = new_beboer(session, "Kurt", "Jensen")
        with pytest.raises(UserError):
            keep_aftaleark(session, replace(sheet(other, YOURS), kontakt_id=visit))
        with pytest.raises(UserError):
            aftaleark_start(session, other, visit)


def test_partners_direct_numbers_can_be_put_on_the_sheet(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_partner(session)
        start = aftaleark_start(session, new_beboer(session))
        assert start.numbers == ("Jobcenter Ballerup: 44 77 20 00",)


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


def test_a_sheet_that_the_resident_has_is_not_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
    with database.write(intent(vicevaert)) as session:
        printed = print_aftaleark(session, sheet(beboer_id, MINE))
    with pytest.raises(UserError, match="givet til beboeren"), database.write(intent(vicevaert)) as again:
        undo(again, session.transaction_id)
    with database.write(intent(vicevaert)) as session:
        assert print_again(session, printed.id) == printed.pdf
