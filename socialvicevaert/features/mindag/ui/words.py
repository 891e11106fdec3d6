"""What the chip of a line says: how its date stands today, in a word, a tone and an icon."""

from datetime import date

from socialvicevaert.features.mindag.queries import DoneToday
from socialvicevaert.features.mindag.rules import DayAfsnit, DayLine
from socialvicevaert.shared.formats.dates import show_relative
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_AGES = {DayAfsnit.RAPPORT, DayAfsnit.VENTER, DayAfsnit.INGEN_KONTAKT, DayAfsnit.DATA}
"""Sections whose days are no deadlines: nothing there is overdue, some of it is only old."""


def due(line: DayLine, today: date) -> tuple[str, Tone, str]:
    """Text, tone and icon of the chip. Only a deadline that has passed is danger."""
    days = (today - line.due_on).days
    if line.since is not None:  # in days, as the limit is
        return tr("%s siden") % _days((today - line.since).days), Tone.NEUTRAL, "calendar"
    if line.section in _AGES:
        icon = "waiting" if line.section is DayAfsnit.VENTER else "calendar"
        return show_relative(line.due_on, today), Tone.NEUTRAL, icon
    if days > 0:
        return tr("%s over fristen") % _days(days), Tone.DANGER, "late"
    if days == 0:
        return tr("i dag"), Tone.WARNING, "bell"
    return show_relative(line.due_on, today), Tone.NEUTRAL, "calendar"


def done_sentence(done: DoneToday) -> str:
    """What has been done since midnight; empty when nothing has."""
    kontakter = tr("1 kontakt skrevet") if done.kontakter == 1 else tr("%s kontakter skrevet") % done.kontakter
    opgaver = tr("1 opgave klaret") if done.opgaver == 1 else tr("%s opgaver klaret") % done.opgaver
    parts = [kontakter] if done.kontakter else []
    parts += [opgaver] if done.opgaver else []
    return tr("%s i dag") % tr(" og ").join(parts) if parts else ""


def _days(count: int) -> str:
    return tr("1 dag") if count == 1 else tr("%s dage") % count
