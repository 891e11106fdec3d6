"""Lanes on a time axis: days stand in order, inside their place, and everything drawn is said in words."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.theme import Theme
from socialvicevaert.ui.time_lanes import DayMark, LaneRun, Scale, TimeLanes
from socialvicevaert.ui.tone import Tone

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))


def run(key: str = "1", begins: date | None = TODAY, ends: date | None = None, is_over: bool = False) -> LaneRun:
    return LaneRun(key, "§ 81 a", "I tide", f"Ansøgning {key}, i tide", Tone.SUCCESS, "done", begins, ends, is_over)


@given(days=st.lists(DAYS, min_size=2, max_size=6), deadline=DAYS)
def test_days_stand_in_order_and_inside_the_axis(days: list[date], deadline: date) -> None:
    runs = [run(begins=min(days), ends=max(days))]
    scale = Scale(runs, [DayMark(deadline, "Fogedmøde")], TODAY)
    places = [scale.place(day, 100, 900) for day in sorted([*days, deadline, TODAY])]
    assert places == sorted(places)
    assert all(100 <= place <= 900 for place in places)
    assert 100 < scale.place(TODAY, 100, 900) < 900  # today is never at the edge


@given(begins=DAYS)
def test_every_monday_on_the_axis_is_one_and_a_week_from_the_next(begins: date) -> None:
    mondays = Scale([run(begins=begins)], (), TODAY).mondays()
    assert all(day.weekday() == 0 for day in mondays)
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(mondays))


def test_a_lane_is_chosen_by_click_enter_and_arrows(qtbot: QtBot, theme: Theme) -> None:
    lanes = TimeLanes("Ansøgninger")
    qtbot.addWidget(lanes)
    lanes.resize(700, 300)
    lanes.show_lanes([run("1"), run("2", None)], [DayMark(TODAY + timedelta(days=9), "Fogedmøde")], TODAY)
    lanes.show()
    lanes.activateWindow()
    qtbot.waitUntil(lanes.isActiveWindow)
    chosen: list[str] = []
    lanes.chosen.connect(chosen.append)
    first, second = lanes.buttons
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(second, Qt.Key.Key_Down)  # there is no third
    assert second.hasFocus()
    assert chosen == ["1", "2"]


def test_every_kind_of_run_is_painted_and_spoken(qtbot: QtBot, theme: Theme) -> None:
    soon = TODAY + timedelta(days=5)
    runs = [
        run("sent", TODAY - timedelta(days=9), soon),
        run("prepared", None, soon),
        run("unknown", TODAY - timedelta(days=90), None),
        run("over", TODAY - timedelta(days=9), TODAY - timedelta(days=2), is_over=True),
        run("far", TODAY, TODAY + timedelta(days=900)),
    ]
    lanes = TimeLanes("Ansøgninger")
    qtbot.addWidget(lanes)
    marks = [DayMark(soon, "Fogedmøde"), DayMark(soon + timedelta(days=9), "Udsættelse", Tone.NEUTRAL)]
    for width in (300, 800):
        lanes.show_lanes(runs, marks, TODAY)
        lanes.resize(width, lanes.heightForWidth(width))
        lanes.show()
        assert not lanes.grab().isNull()
    assert [lane.accessibleName() for lane in lanes.buttons] == [one.spoken for one in runs]
