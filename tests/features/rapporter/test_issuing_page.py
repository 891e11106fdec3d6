"""The list of issued reports in a real window: opened, taken out, corrected."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert import audit
from socialvicevaert.features.rapporter.models import Taken
from socialvicevaert.features.rapporter.queries.issued import IssuedView, issued_document, issued_file, issued_reports
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.rapporter.ui.correction_sheet import CorrectionSheet
from socialvicevaert.features.rapporter.ui.issued import IssuedPart
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.features.tal.estate import Estate

OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
Settle = Callable[[], None]


@pytest.fixture
def part(qtbot: QtBot, context: Context, database: Database, vicevaert: Actor, settle: Settle) -> IssuedPart:
    """The list with one report, chosen."""
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        for _ in range(12):
            estate.sag(estate.beboer(), (date(2026, 10, 5), None))
        issue_report(session, OCTOBER)
    made = IssuedPart(context)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitUntil(lambda: made.table.rows.rowCount() == 1)
    made.table.select(1)
    settle()
    return made


@pytest.fixture
def more_sager(database: Database, vicevaert: Actor) -> Callable[[], None]:
    def add() -> None:
        with database.write(Intent("Flere", vicevaert)) as session:
            estate = Estate(session, 100)
            for _ in range(8):
                estate.sag(estate.beboer(), (date(2026, 10, 5), None))

    return add


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def sheet_of(context: Context, qtbot: QtBot, part: IssuedPart) -> CorrectionSheet:
    """The sheet "Ret" of the chosen report, when it has counted."""
    part.correct_button.click()
    sheet = context.sheets.current
    assert isinstance(sheet, CorrectionSheet)
    qtbot.waitUntil(lambda: "Tæller op" not in texts(sheet))
    return sheet


def test_a_report_is_opened_from_the_list(qtbot: QtBot, part: IssuedPart) -> None:
    opened: list[IssuedView] = []
    part.opened.connect(opened.append)
    part.open_button.click()
    assert [one.report_id for one in opened] == ["R2026-0001"]
    assert "R2026-0001, udstedt 22-11-2026" in part.about.text()


def test_both_files_are_saved_as_they_were_issued_and_logged(
    part: IssuedPart, database: Database, administrator: Actor, vicevaert: Actor, settle: Settle, tmp_path: Path
) -> None:
    chosen = part.table.current()
    assert chosen is not None
    part.save_to(chosen, Taken.PDF, tmp_path / "rapport")
    part.save_to(chosen, Taken.WORKBOOK, tmp_path / "rapport")
    settle()
    with database.read(vicevaert) as session:
        for kind in (Taken.PDF, Taken.WORKBOOK):
            assert (tmp_path / f"rapport.{kind.value}").read_bytes() == issued_file(session, 1, kind)
    with database.read(administrator) as session:
        found = [one.what for one in audit.log(session, kind=audit.AuditKind.EXPORT)]
    assert found == ["Rapport R2026-0001 (regneark)", "Rapport R2026-0001"]


def test_a_file_that_cannot_be_written_is_told_above_the_list(part: IssuedPart, settle: Settle, tmp_path: Path) -> None:
    chosen = part.table.current()
    assert chosen is not None
    part.save_to(chosen, Taken.PDF, tmp_path / "findes-ikke" / "rapport.pdf")
    settle()
    assert "kunne ikke gemmes" in texts(part)


def test_printing_shows_the_kept_paper_beside_the_list(
    qtbot: QtBot, part: IssuedPart, context: Context, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    part.print_button.click()
    sheet = context.sheets.current
    assert isinstance(sheet, PaperSheet)
    qtbot.waitUntil(lambda: sheet.view.canvas.document is not None)
    settle()
    with database.read(vicevaert) as session:
        assert sheet.view._data == issued_document(session, 1)


def test_a_report_in_which_nothing_changed_cannot_be_corrected(
    qtbot: QtBot, part: IssuedPart, context: Context
) -> None:
    sheet = sheet_of(context, qtbot, part)
    assert "Intet er ændret" in texts(sheet)
    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()


def test_correcting_shows_what_changed_asks_why_and_makes_a_new_version(
    qtbot: QtBot, part: IssuedPart, context: Context, more_sager: Callable[[], None], database: Database,
    vicevaert: Actor, settle: Settle,
) -> None:  # fmt: skip
    more_sager()
    sheet = sheet_of(context, qtbot, part)
    assert "Antal ændringer" in texts(sheet)
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert sheet.form.fields["reason"].error_text
    assert not sheet.is_closed
    sheet.form.fields["reason"].type_in("Otte sager manglede.")
    sheet.primary.click()
    qtbot.waitUntil(lambda: part.table.rows.rowCount() == 2)
    settle()
    with database.read(vicevaert) as session:
        newer, older = issued_reports(session)
    assert (newer.report_id, newer.reason) == ("R2026-0001, udgave 2", "Otte sager manglede.")
    chosen = part.table.current()
    assert chosen is not None
    assert chosen.id == newer.id
    part.table.select(older.id)
    assert not part.correct_button.isEnabled()
    assert "Erstattet af R2026-0001, udgave 2" in part.about.text()


def test_the_reason_is_in_sight_however_many_changes_there_are(
    qtbot: QtBot, part: IssuedPart, context: Context, more_sager: Callable[[], None]
) -> None:
    more_sager()
    sheet = sheet_of(context, qtbot, part)
    assert sheet.table is not None
    sheet.resize(520, 700)
    qtbot.waitUntil(lambda: sheet.scroller.viewport().height() > 300)
    reason = sheet.form.fields["reason"]
    content = sheet.scroller.widget()
    qtbot.waitUntil(lambda: reason.mapTo(content, reason.rect().bottomLeft()).y() <= sheet.scroller.viewport().height())
    assert sheet.table.rows.rowCount() > 8
    assert sheet.table.verticalScrollBar().maximum() > 0


def test_a_refusal_in_the_sheet_loses_nothing(
    qtbot: QtBot, part: IssuedPart, context: Context, more_sager: Callable[[], None], settle: Settle
) -> None:
    more_sager()
    sheet = sheet_of(context, qtbot, part)
    sheet.form.fields["reason"].type_in("Se 010203-1234")
    assert sheet.primary is not None
    sheet.primary.click()
    qtbot.waitUntil(lambda: "CPR" in sheet.form.fields["reason"].error_text)
    assert sheet.form.fields["reason"].value() == "Se 010203-1234"
    assert sheet.primary.isEnabled()


def test_an_empty_list_leads_to_the_report(qtbot: QtBot, context: Context, settle: Settle) -> None:
    made = IssuedPart(context)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert not made.open_button.isVisible()
    button = next(one for one in made.table.findChildren(QWidget) if getattr(one, "text", str)() == "Lav en rapport")
    button.click()  # type: ignore[attr-defined]
    assert context.navigate.targets == [Target("rapporter", extra={"part": "rapport"})]  # type: ignore[attr-defined]
