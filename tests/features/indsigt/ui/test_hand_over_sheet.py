"""The papers are read inside the window, and saved with a password unless it is switched off."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.models import IndsigtDraft
from socialvicevaert.features.indsigt.ui.form import IndsigtSheet
from socialvicevaert.features.indsigt.ui.hand_over import HandOverSheet
from socialvicevaert.features.indsigt.ui.tab import IndsigtTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database, Row
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from tests.factories import intent, new_beboer

Settle = Callable[[], None]


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor) -> int:
    with database.write(intent(vicevaert)) as session:
        return new_beboer(session)


@pytest.fixture
def sheet(
    qtbot: QtBot, context: Context, settle: Settle, database: Database, vicevaert: Actor, beboer_id: int
) -> HandOverSheet:
    with database.write(intent(vicevaert)) as session:
        number = service.open_indsigt(session, IndsigtDraft(beboer_id, date(2026, 11, 20)))
    made = HandOverSheet(context, number)
    context.sheets.open(made)
    qtbot.waitUntil(lambda: made.primary is not None and made.primary.isEnabled(), timeout=10_000)
    settle()
    return made


def exports(database: Database, by: Actor, beboer_id: int) -> list[str]:
    with database.read(by) as session:
        return [one.what for one in audit.history(session, beboer_id) if one.kind is AuditKind.EXPORT]


def banners(sheet: HandOverSheet) -> list[str]:
    return [one.label.text() for one in sheet.findChildren(Banner) if one.isVisible()]


def test_one_file_and_a_password_that_is_shown_once(
    sheet: HandOverSheet,
    qtbot: QtBot,
    settle: Settle,
    database: Database,
    vicevaert: Actor,
    tmp_path: Path,
    beboer_id: int,
) -> None:
    sheet.save_sealed(tmp_path / "Indsigt 1")
    qtbot.waitUntil(lambda: bool(sheet.password), timeout=10_000)
    settle()
    with pikepdf.open(tmp_path / "Indsigt 1.pdf", password=sheet.password) as opened:
        assert "indsigt.json" in opened.attachments
    assert exports(database, vicevaert, beboer_id) == ["indsigt med adgangskode"]
    with database.read(vicevaert) as session:
        (view,) = queries.indsigter_of(session, beboer_id)
        everything = [session.connection().execute(table.select()).all() for table in Row.metadata.sorted_tables]
    assert sheet.password not in repr(everything)  # neither in a row nor in the log
    assert view.answered_at is not None
    assert sheet.written_down.isVisible()
    assert not sheet.written_down.hasFocus()  # a second Enter must not close what is shown once
    sheet.written_down.click()
    assert sheet.is_closed


def test_without_a_password_it_is_warned_of_and_logged_so(
    sheet: HandOverSheet,
    qtbot: QtBot,
    settle: Settle,
    database: Database,
    vicevaert: Actor,
    tmp_path: Path,
    beboer_id: int,
) -> None:
    assert not sheet.warning.isVisible()
    sheet.with_password.setChecked(False)
    assert sheet.warning.isVisible()
    sheet.save_open(tmp_path / "Indsigt 1")
    qtbot.waitUntil(lambda: any("Gemt i »Indsigt 1«" in text for text in banners(sheet)), timeout=10_000)
    settle()
    closing = [one for one in sheet.findChildren(QPushButton) if one.text() == "Luk" and one.isVisible()]
    assert [one.hasFocus() for one in closing] == [True]  # not behind the sheet
    assert not sheet.warning.isVisible()
    assert (tmp_path / "Indsigt 1" / "indsigt.pdf").read_bytes().startswith(b"%PDF")
    assert exports(database, vicevaert, beboer_id) == ["indsigt uden adgangskode"]
    with database.read(vicevaert) as session:
        assert not queries.indsigter_of(session, beboer_id)[0].is_encrypted


def test_who_chooses_no_place_has_given_nothing_out(
    sheet: HandOverSheet,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    database: Database,
    vicevaert: Actor,
    beboer_id: int,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    sheet.ask_for_place()
    sheet.with_password.setChecked(False)
    sheet.ask_for_place()
    settle()
    assert exports(database, vicevaert, beboer_id) == []
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()


def test_a_place_that_cannot_be_written_is_said_and_another_can_be_chosen(
    sheet: HandOverSheet,
    qtbot: QtBot,
    settle: Settle,
    database: Database,
    vicevaert: Actor,
    tmp_path: Path,
    beboer_id: int,
) -> None:
    sheet.save_sealed(tmp_path / "væk" / "Indsigt 1.pdf")
    qtbot.waitUntil(lambda: any("findes ikke længere" in text for text in banners(sheet)), timeout=10_000)
    settle()
    assert sheet.password == ""
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()
    with database.read(vicevaert) as session:
        assert queries.indsigter_of(session, beboer_id)[0].answered_at is None


def test_the_part_begins_with_a_request_and_tells_how_far_it_has_come(
    qtbot: QtBot, context: Context, settle: Settle, beboer_id: int
) -> None:
    tab = IndsigtTab(context, beboer_id)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    (button,) = [one for one in tab.findChildren(QPushButton) if one.text() == "Ny anmodning" and one.isVisible()]
    button.click()
    settle()
    form = context.sheets.current
    assert isinstance(form, IndsigtSheet)
    assert form.asked_on.hint.text() == "Svar senest 22-12-2026"
    form.asked_on.type_in("1/12-2026")
    assert form.primary is not None
    form.primary.click()
    settle()
    assert form.asked_on.error_text == "Dagen kan ikke ligge efter i dag."
    form.asked_on.type_in("22/11-2026")
    form.primary.click()
    settle()
    (card,) = tab.cards
    assert [one.text() for one in card.acts] == ["Lav udlevering", "Træk tilbage"]
    card.acts[0].click()
    qtbot.waitUntil(lambda: isinstance(context.sheets.current, HandOverSheet))
    handing = context.sheets.current
    assert isinstance(handing, HandOverSheet)
    qtbot.waitUntil(lambda: handing.primary is not None and handing.primary.isEnabled(), timeout=10_000)
    handing.close_sheet()
    card.acts[1].click()
    settle()
    assert tab.cards == []
