"""Datakvalitet and the rows behind a figure, in a real window."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import col, select

from socialvicevaert.features.rapporter.ui.quality import QualityPart
from socialvicevaert.features.rapporter.ui.rows_sheet import RowsSheet, leads_to_rows
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagPeriode, SagResultat
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.tasks import Tasks
from tests.features.tal.estate import Estate

Settle = Callable[[], None]
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture(autouse=True)
def four_sager(database: Database, vicevaert: Actor) -> None:
    """Three sager without cause, one of them another worker's, and one with."""
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        for name, cause in (("Ngozi", None), ("Aylin", None), ("Kurt", None), ("Inge", SagAarsag.SYGDOM)):
            estate.sag(estate.beboer(name=name), (date(2026, 10, 5), None), cause=cause)
        session.get_one(Sag, 3).responsible_id = 2
        session.flush()


@pytest.fixture
def part(qtbot: QtBot, context: Context, settle: Settle) -> QualityPart:
    return shown(qtbot, context, settle)


def shown(qtbot: QtBot, context: Context, settle: Settle) -> QualityPart:
    made = QualityPart(context)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    settle()
    return made


def numbers(part: QualityPart) -> dict[str, tuple[str, str]]:
    return {gap.group.key: (gap.count, gap.share) for _, gap in part.kinds.rows.loaded()}


def names(part: QualityPart) -> list[str]:
    return [row.beboer.split()[0] for _, row in part.rows.table.rows.loaded()]


def texts(widget: QualityPart | RowsSheet) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def theirs(context: Context, lane: Tasks, actor: Actor) -> Context:
    return Context(lane, context.clock, actor, context.navigate, context.sheets, context.toasts, context.drafts)


def test_each_kind_stands_with_its_number_and_share_and_says_why_it_matters(part: QualityPart) -> None:
    assert numbers(part)["sager_uden_aarsag"] == ("3 af 4", "75,0 %")
    assert names(part) == ["Ngozi", "Aylin", "Kurt"]
    assert "Årsagerne viser" in part.rows.why.text()


def test_a_result_chosen_in_the_list_of_an_older_period_is_that_of_its_closing(
    qtbot: QtBot, context: Context, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session, 50)
        sag_id = estate.sag(
            estate.beboer(name="Mads"), (date(2026, 3, 1), date(2026, 3, 20)), (date(2026, 8, 1), date(2026, 9, 20))
        )
    part = shown(qtbot, context, settle)
    part.show_selection(Selection(date(2026, 3, 1), date(2026, 3, 31)), "sager_uden_resultat")
    settle()
    ((_, row),) = part.rows.table.rows.loaded()
    part.rows.put_right(row, SagResultat.LOEST.value)
    settle()
    with database.read(vicevaert) as session:
        stretches = select(SagPeriode.result).where(SagPeriode.sag_id == sag_id).order_by(col(SagPeriode.id))
        assert list(session.exec(stretches)) == [SagResultat.LOEST, None]


def test_a_cause_is_chosen_in_its_row_and_the_list_stays_where_it_was(
    part: QualityPart, database: Database, vicevaert: Actor, settle: Settle
) -> None:
    part.rows.table.select(2)
    row = part.rows.table.current()
    assert row is not None
    menu = part.rows.menu_of(row)
    next(action for action in menu.actions() if action.text() == "Sygdom").trigger()
    menu.close()
    settle()
    assert names(part) == ["Ngozi", "Kurt"]
    left = part.rows.table.current()
    assert left is not None
    assert left.beboer.startswith("Kurt")
    with database.read(vicevaert) as session:
        assert session.exec(select(Sag.cause).where(Sag.id == 2)).one() is SagAarsag.SYGDOM


def test_a_click_on_the_last_column_opens_the_very_place(
    qtbot: QtBot, part: QualityPart, context: Context, settle: Settle
) -> None:
    keys = [gap.group.key for _, gap in part.kinds.rows.loaded()]
    part.kinds.setCurrentIndex(part.kinds.rows.index(keys.index("husstande_uden_type"), 0))
    table = part.rows.table
    place = table.visualRect(table.rows.index(0, 4)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert context.navigate.targets[-1].tab == "person"  # type: ignore[attr-defined]  # notes visits


def test_only_ones_own_are_shown_when_asked_for(part: QualityPart, settle: Settle) -> None:
    part.mine_chip.click()
    settle()
    assert names(part) == ["Ngozi", "Aylin"]


def test_now_holds_the_twelve_months_up_to_today(part: QualityPart, settle: Settle) -> None:
    part.show_selection(Selection(date(2026, 9, 1), date(2026, 9, 30)))
    settle()
    assert numbers(part) == {}
    assert "Der mangler ingen oplysninger" in texts(part)
    part.now_chip.click()
    settle()
    assert numbers(part)["sager_uden_aarsag"][0].startswith("3 af ")
    assert "23-11-2025 til 22-11-2026" in part.summary.text()


def test_names_are_initials_in_discreet_mode(part: QualityPart, context: Context, settle: Settle) -> None:
    context.discreet.switch(True)
    settle()
    index = part.rows.table.rows.index(0, 0)
    assert index.data() == "N. Q."


def test_a_leder_sees_what_is_published_and_no_name(
    qtbot: QtBot, context: Context, database: Database, leder: Actor, settle: Settle
) -> None:
    lane = Tasks(database, leder)
    part = shown(qtbot, theirs(context, lane, leder), settle)
    qtbot.waitUntil(lambda: "sager_uden_aarsag" in numbers(part))
    assert numbers(part)["sager_uden_aarsag"] == ("<5", "–")
    assert names(part) == []
    assert "Navne vises kun" in texts(part)
    assert not part.now_chip.isVisible()
    assert not part.mine_chip.isVisible()
    lane.close()


def test_the_rows_behind_a_figure_lead_to_the_residents_by_keyboard(
    qtbot: QtBot, context: Context, settle: Settle
) -> None:
    sheet = RowsSheet(context, OCTOBER, "sager.aarsag.ikke_angivet")
    context.sheets.open(sheet)
    settle()
    assert sheet.title.text() == "Sager, årsag: ikke angivet"
    assert sheet.subtitle.text() == "oktober 2026 · Alle afdelinger"
    assert "3 rækker" in sheet.count.text()
    row = sheet.table.current()
    assert row is not None
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert context.navigate.targets == [Target("beboer", row.beboer_id, "sager", row.extra)]  # type: ignore[attr-defined]
    assert not sheet.is_closed


def test_a_figure_of_zero_says_so(context: Context, settle: Settle) -> None:
    sheet = RowsSheet(context, OCTOBER, "sager.primo")
    context.sheets.open(sheet)
    settle()
    assert "0 rækker" in sheet.count.text()
    assert "Tallet er 0." in texts(sheet)


def test_a_leder_finds_no_way_to_rows_and_is_refused_below_the_screen(
    context: Context, database: Database, leder: Actor, settle: Settle
) -> None:
    lane = Tasks(database, leder)
    own = theirs(context, lane, leder)
    assert leads_to_rows(context, "sager.nye")
    assert not leads_to_rows(own, "sager.nye")
    sheet = RowsSheet(own, OCTOBER, "sager.nye")
    context.sheets.open(sheet)
    lane.close()
    settle()
    assert "giver ikke adgang til at se beboere" in texts(sheet)
    assert not sheet.table.isVisible()
