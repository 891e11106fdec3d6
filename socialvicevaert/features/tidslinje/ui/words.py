"""How events and dates are said on the screen."""

from datetime import date

from socialvicevaert.features.opgaver.queries import OpgaveView
from socialvicevaert.features.tidslinje.queries import Haendelse, HaendelseArt
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date, show_date_long, show_date_short, show_relative, show_time
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.timeline import TimelineEntry
from socialvicevaert.ui.tone import Tone

ICONS = {
    HaendelseArt.KONTAKT: "contact",
    HaendelseArt.SAG: "case",
    HaendelseArt.OPGAVE: "task",
    HaendelseArt.FOGEDSAG: "court",
    HaendelseArt.RESTANCE: "arrears",
    HaendelseArt.OEKONOMI: "money",
    HaendelseArt.SAMTYKKE: "consent",
    HaendelseArt.HENVISNING: "referral",
    HaendelseArt.BREV: "letter",
    HaendelseArt.AFTALEARK: "document",
}
_TABS = {
    HaendelseArt.SAG: "sager",
    HaendelseArt.FOGEDSAG: "fogedsager",
    HaendelseArt.RESTANCE: "fogedsager",
    HaendelseArt.OEKONOMI: "oekonomi",
    HaendelseArt.SAMTYKKE: "samtykker",
    HaendelseArt.HENVISNING: "henvisninger",
}
_PAPERS = {HaendelseArt.BREV: "breve", HaendelseArt.AFTALEARK: "aftaleark"}
_NEAR_DAYS = 14  # what lies further away is found by its date, not by counting back


def entry(event: Haendelse, today: date) -> TimelineEntry:
    """An event as the timeline shows it; its key is the event."""
    on = danish_date(event.at)
    near = abs((on - today).days) < _NEAR_DAYS
    day = show_relative(on, today) if near else show_date_short(on, today)
    clock = show_time(event.at) if event.has_time else ""
    whole = f"{show_date_long(on)} {tr('kl.')} {clock}" if clock else show_date_long(on)
    return TimelineEntry(
        key=event,
        when=f"{day} {clock}".strip() if near else day,
        title=event.title,
        meta=event.by,
        text=event.text,
        icon=ICONS[event.kind],
        tip=f"{whole} ({show_relative(on, today)})",
    )


def behind(kind: HaendelseArt, number: int, beboer_id: int, part: str = "") -> Target:
    """Where the thing behind an event or a date is shown."""
    if kind is HaendelseArt.KONTAKT:
        return Target("kontakt", number)
    if kind is HaendelseArt.OPGAVE:
        return Target("opgave", number)
    if kind is HaendelseArt.OEKONOMI:
        return Target("beboer", beboer_id, _TABS[kind], {"part": part, "id": number})
    if kind in _PAPERS:
        return Target("beboer", beboer_id, "papirer", {"part": _PAPERS[kind], "id": number})
    if kind is HaendelseArt.RESTANCE:
        return Target("beboer", beboer_id, _TABS[kind])
    return Target("beboer", beboer_id, _TABS[kind], {"fogedsag" if kind is HaendelseArt.FOGEDSAG else "id": number})


def due(opgave: OpgaveView, today: date) -> tuple[str, Tone, str, str]:
    """Text, tone, icon and tooltip of an opgave's chip."""
    if opgave.snoozed_to is not None and opgave.snoozed_to > today:
        text = tr("udskudt til %s") % show_relative(opgave.snoozed_to, today)
        return text, Tone.NEUTRAL, "snooze", f"{opgave.snooze_reason} ({show_date(opgave.snoozed_to)})"
    whole = show_date_long(opgave.due_on)
    if opgave.due_on < today:
        days = (today - opgave.due_on).days
        text = tr("1 dag over fristen") if days == 1 else tr("%s dage over fristen") % days
        return text, Tone.DANGER, "late", whole
    tone = Tone.WARNING if opgave.due_on == today else Tone.NEUTRAL
    return show_relative(opgave.due_on, today), tone, "bell" if opgave.due_on == today else "calendar", whole
