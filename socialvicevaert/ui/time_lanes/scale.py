"""The time axis that every part of the lanes shares: which day stands where, and how words and lines look on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen

from socialvicevaert.shared.formats.dates import show_date_short
from socialvicevaert.ui import theme
from socialvicevaert.ui.tone import Tone

WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_LONGEST_BACK = timedelta(days=60)
_LONGEST_AHEAD = timedelta(days=150)


@dataclass(frozen=True)
class LaneRun:
    """One lane: from ``begins`` (None: not yet) to ``ends`` (None: nobody knows when).

    ``is_over`` where it has ended; ``spoken`` is the full sentence for a screen reader and the tooltip.
    """

    key: str
    title: str
    said: str
    spoken: str
    tone: Tone
    icon: str
    begins: date | None
    ends: date | None
    is_over: bool = False


@dataclass(frozen=True)
class DayMark:
    """A day across all lanes; the first of several is the one that counts."""

    on: date
    text: str
    tone: Tone = Tone.DANGER
    icon: str = "deadline"


class Scale:
    """Which day stands where; the same for every part of the lanes."""

    def __init__(self, runs: Sequence[LaneRun], marks: Sequence[DayMark], today: date) -> None:
        self.today = today
        self.marks = tuple(marks)
        days = [today, *(mark.on for mark in marks)]
        days += [day for run in runs for day in (run.begins, run.ends) if day is not None]
        first = max(min(days), today - _LONGEST_BACK)
        last = min(max(*days, today + timedelta(days=7)), today + _LONGEST_AHEAD)
        room = max(1.0, (last - first).days * 0.05)
        self._first = first.toordinal() - room
        self._last = last.toordinal() + room

    def place(self, on: date, left: float, right: float) -> float:
        """Pixels from the left of a day between two edges; days outside stand at the edge."""
        share = (on.toordinal() - self._first) / (self._last - self._first)
        return left + min(1.0, max(0.0, share)) * (right - left)

    def mondays(self) -> list[date]:
        """Every Monday on the axis."""
        first = date.fromordinal(int(self._first) + 1)
        monday = first + timedelta(days=-first.weekday() % 7)
        return [
            monday + timedelta(days=7 * week)
            for week in range(60)
            if (monday + timedelta(days=7 * week)).toordinal() <= self._last
        ]


def is_beside(width: int) -> bool:
    """Whether there is room for the words left of the lanes."""
    return width >= theme.scaled(560)


def track_of(width: int, has_words: bool) -> tuple[float, float]:
    """Where the axis begins and ends."""
    edge = float(theme.scaled(10))
    if has_words and is_beside(width):
        return max(theme.scaled(220), width * 0.32) + edge, width - edge
    return edge, width - edge


def height_of(text: str, font: QFont, room: int) -> int:
    """The pixels a text takes when it is wrapped into so many."""
    metrics = QFontMetrics(font)
    return max(metrics.height(), metrics.boundingRect(QRect(0, 0, room, 10_000), WRAPPED, text).height())


def pen_of(mark: DayMark, is_next: bool) -> QPen:
    """How the line of a day is drawn: the next one stands out."""
    if is_next:
        return QPen(QColor(mark.tone.mark), 2)
    return QPen(QColor(theme.colours().control), 1, Qt.PenStyle.DashLine)


def day_text(on: date) -> str:
    """``4. dec.``: the week day is left out."""
    return show_date_short(on).partition(" ")[2]
