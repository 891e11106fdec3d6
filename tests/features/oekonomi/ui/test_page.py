"""The page Økonomi: figures on top, chips that narrow, and a row that leads to the resident."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.oekonomi.queries import Only
from socialvicevaert.features.oekonomi.ui import words
from socialvicevaert.features.oekonomi.ui.page import OekonomiPage
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.factories import TODAY, intent, new_beboer
from tests.money import agreed, applied, owing, summoned
from tests.qt_fixtures import Visits

Settle = Callable[[], None]


@pytest.fixture
def people(database: Database, vicevaert: Actor) -> dict[str, int]:
    with database.write(intent(vicevaert)) as session:
        made = {name: new_beboer(session, "Ida", name) for name in ("Adam", "Berg", "Christensen")}
        owing(session, made["Adam"], 1_234_500)
        agreed(session, made["Adam"], TODAY - timedelta(days=10))
        summoned(session, made["Berg"], TODAY + timedelta(days=5))
        applied(session, made["Christensen"], TODAY + timedelta(days=2))
    return made


@pytest.fixture
def page(context: Context, settle: Settle, people: dict[str, int]) -> OekonomiPage:
    assert people
    page = OekonomiPage(context)
    QVBoxLayout(context.sheets.content).addWidget(page)  # type: ignore[attr-defined]
    settle()
    return page


def names(page: OekonomiPage) -> list[str]:
    return [row.name for _place, row in page.table.rows.loaded()]


def test_the_nearest_deadline_stands_first_and_the_figures_on_top_count_all(page: OekonomiPage) -> None:
    assert names(page) == ["Berg, Ida", "Adam, Ida", "Christensen, Ida"]
    told = [label.text() for label in page.facts.findChildren(QLabel) if label.text()]
    assert told == [
        "1 i kapløb de næste 14 dage",
        "0 ordninger løber, 1 er brudt",
        "1 ansøgninger venter på svar",
        "0 forløb i gang",
    ]


def test_a_chip_narrows_the_list_and_clearing_it_brings_all_back(page: OekonomiPage, qtbot: QtBot) -> None:
    page.filters.set(Only.BROKEN.value, True)
    qtbot.waitUntil(lambda: names(page) == ["Adam, Ida"])
    page.filters.set(Only.WAITING.value, True)
    qtbot.waitUntil(lambda: names(page) == [])
    page.filters.clear()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_target_may_narrow_the_list(page: OekonomiPage, qtbot: QtBot) -> None:
    page.go_to(Target("oekonomi", extra={"only": Only.WAITING}))
    qtbot.waitUntil(lambda: names(page) == ["Christensen, Ida"])


def test_enter_leads_to_the_residents_money(
    page: OekonomiPage, context: Context, settle: Settle, people: dict[str, int]
) -> None:
    page.table.select(people["Adam"])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(context.navigate, Visits)
    assert context.navigate.targets == [Target("beboer", people["Adam"], "oekonomi", {"part": "oversigt"})]


def test_what_changes_elsewhere_is_seen_here(
    page: OekonomiPage, context: Context, settle: Settle, people: dict[str, int]
) -> None:
    context.tasks.write(page, "Ny gæld", lambda session: owing(session, people["Adam"], 100))
    settle()
    row = next(row for _place, row in page.table.rows.loaded() if row.id == people["Adam"])
    assert row.debt_oere == 1_234_600


def test_every_verdict_has_a_word() -> None:
    assert all(words.verdict(verdict)[0] for verdict in Verdict)
