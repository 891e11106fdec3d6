"""Everything that opens something of one resident by itself leaves a line in the log: who looked, at whom."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.fogedsager.models import FogedsagDraft
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave, view_opgave
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shell.pages import PAGES
from socialvicevaert.shell.screens import screen_class
from socialvicevaert.shell.sheets import SHEETS
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context, Target
from tests.conftest import ACTORS
from tests.factories import TODAY, beboer_in, intent, new_sag
from tests.money import owing

Settle = Callable[[], None]
SHEETS_OF_A_THING = [one for one in SHEETS if not one.is_command and not one.kind.startswith(("ny_", "nyt_"))]
LEADS_ON = {"henvisning", "partner"}
"""Targets of pages that open nothing of a resident by themselves: a referral is shown on its resident."""
NO_LOOK = {"udskyd", "dokument", "gaeldssanering"}
"""Sheets that show no more than the line of a list did, or are opened from the resident, whose opening is a look."""


def made(session: Session, kind: str, beboer_id: int) -> int:
    """Something of the resident's, of the kind a target names."""
    me = session.actor.medarbejder_id
    if kind == "beboer":
        return beboer_id
    if kind == "sag":
        return new_sag(session, beboer_id)
    if kind == "kontakt":
        return log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.SAMTALE, session.now, "Talte om huslejen"))
    if kind == "opgave":
        return add_opgave(session, OpgaveDraft("Ring", TODAY, me, beboer_id))
    if kind == "fogedsag":
        return open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, me))
    if kind == "gaeld":
        return owing(session, beboer_id)
    raise AssertionError(f"{kind} is new: make one here, or say above why opening it is no look")


def looks(database: Database, beboer_id: int) -> int:
    with database.read(ACTORS[Role.ADMINISTRATOR]) as session:
        return sum(one.beboer_id == beboer_id for one in audit.log(session, kind=AuditKind.VIEW))


@pytest.mark.parametrize("entry", [one for one in SHEETS_OF_A_THING if one.kind not in NO_LOOK], ids=lambda e: e.kind)
def test_a_sheet_of_a_residents_thing_leaves_a_line_in_the_log(
    entry, context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    fatima = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        number = made(session, entry.kind, fatima)
    assert looks(database, fatima) == 0
    context.sheets.open(screen_class(entry.screen)(context, Target(entry.kind, number)))
    settle()
    assert looks(database, fatima) == 1


@pytest.mark.parametrize(
    ("entry", "kind"),
    [(one, kind) for one in PAGES for kind in one.opens if kind not in LEADS_ON],
    ids=lambda value: value if isinstance(value, str) else value.key,
)
def test_a_page_that_opens_a_resident_leaves_a_line_in_the_log(
    entry, kind: str, context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    fatima = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        number = made(session, kind, fatima)
    page = screen_class(entry.screen)(context, *([()] if entry.has_tabs else []))
    QVBoxLayout(content_of(context)).addWidget(page)
    settle()
    page.go_to(Target(kind, number))
    settle()
    assert looks(database, fatima) == 1


def test_an_opgave_about_nobody_is_nobodys_look(database: Database, vicevaert: Actor, administrator: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = add_opgave(session, OpgaveDraft("Bestil nøgler", TODAY, vicevaert.medarbejder_id))
    with database.write(intent(vicevaert)) as session:
        assert view_opgave(session, number).opgave is not None
    with database.read(administrator) as session:
        assert audit.log(session, kind=AuditKind.VIEW) == []


def content_of(context: Context) -> QWidget:
    host: QWidget = context.sheets.content  # type: ignore[attr-defined]
    return host
