"""The bin in the window."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.features.papirkurv.ui.sheet import PapirkurvSheet
from socialvicevaert.features.sager.service import bin_sag
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from tests.conftest import MORNING
from tests.factories import beboer_in, intent, new_sag

Settle = Callable[[], None]


@pytest.fixture
def person(database: Database, vicevaert: Actor) -> int:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        bin_sag(session, new_sag(session, number, title="Naboklage"))
        bin_beboer(session, number)
    return number


def opened(context: Context, settle: Settle, target: Target) -> PapirkurvSheet:
    sheet = PapirkurvSheet(context, target)
    context.sheets.open(sheet)
    settle()
    return sheet


def texts(sheet: PapirkurvSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def test_what_was_deleted_is_had_back_parent_first(
    context: Context, settle: Settle, person: int, clock: FixedClock
) -> None:
    clock.moment = MORNING + timedelta(days=29)
    sheet = opened(context, settle, Target("papirkurv", person))
    assert "Sag: 2026-0001 Naboklage" in texts(sheet)
    assert "Slettet 22-11-2026 09.00 af Amina Yusuf · 1 dag tilbage" in texts(sheet)
    assert "Den hører til en beboer, der også ligger i papirkurven. Hent den først." in texts(sheet)
    can = {one.table: button for one, button in zip(sheet.things, sheet.buttons, strict=True)}
    assert not can["sag"].isEnabled()
    can["beboer"].click()
    settle()
    assert [one.table for one in sheet.things] == ["sag"]
    sheet.buttons[0].click()
    settle()
    assert "Papirkurven er tom." in texts(sheet)


def test_in_discreet_mode_names_are_hidden(context: Context, settle: Settle, person: int) -> None:
    sheet = opened(context, settle, Target("papirkurv"))
    assert "Fatima Demir" in texts(sheet)
    context.discreet.switch()
    assert "Fatima Demir" not in texts(sheet)


def test_what_has_gone_meanwhile_is_said(
    context: Context, settle: Settle, person: int, database: Database, vicevaert: Actor
) -> None:
    sheet = opened(context, settle, Target("papirkurv"))
    with database.write(intent(vicevaert)) as session:
        take_back(session, "beboer", person)
    place = [one.table for one in sheet.things].index("beboer")
    sheet.buttons[place].click()
    settle()
    assert [one.table for one in sheet.things] == ["sag"]
