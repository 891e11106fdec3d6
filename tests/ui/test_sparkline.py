"""The curve of months: gaps, band and words."""

import pytest
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.sparkline import Point, Sparkline
from socialvicevaert.ui.theme import Scheme, Theme

pytestmark = pytest.mark.usefixtures("theme")


def points(*values: int | None) -> list[Point]:
    return [Point(f"måned {at}", value, "<5" if value is None else str(value)) for at, value in enumerate(values, 1)]


@pytest.fixture
def line(qtbot: QtBot) -> Sparkline:
    made = Sparkline("Kontakter måned for måned")
    qtbot.addWidget(made)
    made.resize(200, 44)
    made.show()
    return made


def test_every_month_and_what_chance_explains_is_said_in_words(line: Sparkline) -> None:
    line.show_points(points(10, None, 30), (5, 40))
    assert line.accessibleName() == "Kontakter måned for måned"
    assert line.accessibleDescription() == ("måned 1: 10; måned 2: <5; måned 3: 30. Naturlig variation: 5 til 40")


def test_the_curve_begins_at_zero_and_a_hidden_month_has_no_place(line: Sparkline) -> None:
    line.show_points(points(0, None, 20, 10))
    zero, hidden, highest, middle = (line.place_of(at) for at in range(4))
    assert hidden is None
    assert zero is not None
    assert highest is not None
    assert middle is not None
    assert zero.y() > middle.y() > highest.y()
    assert zero.y() - middle.y() == pytest.approx(middle.y() - highest.y())


def test_the_last_point_is_seen_in_light_and_dark_and_grows_with_the_text(line: Sparkline, theme: Theme) -> None:
    line.show_points(points(10, 12, 30))
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.use(scheme)
        last = line.place_of(2)
        assert last is not None
        shown = line.grab().toImage().pixelColor(last.toPoint())
        assert shown.name() != line.palette().window().color().name()
    before = line.sizeHint().height()
    theme.use(Scheme.LIGHT, 200)
    assert line.sizeHint().height() == 2 * before


def test_the_month_under_the_pointer_is_named(line: Sparkline, qtbot: QtBot) -> None:
    line.show_points(points(10, 12, 30))
    first = line.place_of(0)
    assert first is not None
    qtbot.mouseMove(line, first.toPoint())
    qtbot.waitUntil(lambda: line.toolTip() == "måned 1: 10")


@pytest.mark.parametrize("values", [(), (None,), (0, 0, 0), (7,), (None, 3, None)])
def test_few_or_hidden_months_are_drawn_too(line: Sparkline, values: tuple[int | None, ...]) -> None:
    line.show_points(points(*values))
    assert not line.grab().isNull()
