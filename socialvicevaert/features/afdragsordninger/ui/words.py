"""How an agreement stands, in words with icon and tone, and the small sentences its screens share."""

from datetime import date, timedelta

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.queries.opening import OpeningFacts
from socialvicevaert.features.afdragsordninger.rules import Daekning
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

LOOKS = {
    OrdningTilstand.LOEBER: (Tone.ACCENT, "current"),
    OrdningTilstand.BRUDT: (Tone.DANGER, "danger"),
    OrdningTilstand.BETALT: (Tone.SUCCESS, "done"),
    OrdningTilstand.OPHOERT: (Tone.NEUTRAL, "stopped"),
}


def look(view: OrdningView) -> tuple[str, Tone, str]:
    """Word, tone and icon; one that still runs says when an instalment is behind."""
    if view.state is OrdningTilstand.LOEBER and view.late:
        return tr("Løber, afdrag mangler"), Tone.WARNING, "late"
    tone, icon = LOOKS[view.state]
    return view.state.label, tone, icon


def paid_line(view: OrdningView) -> str:
    """How much of it has been paid."""
    return tr("Betalt %s af %s") % (show_oere(view.paid_oere), show_oere(view.total_oere))


def next_line(view: OrdningView) -> str:
    """The next instalment, or how it ended; nothing where an instalment is behind: that has its own line."""
    upcoming = view.next_open
    if upcoming is not None and not view.late:
        when = show_relative(upcoming.due_on, view.on)
        return tr("Næste afdrag: %s senest %s (%s)") % (show_oere(upcoming.open_oere), show_date(upcoming.due_on), when)
    if view.state is OrdningTilstand.OPHOERT:
        return tr("Ophørt %s: %s") % (show_date(view.cancelled_on), view.cancel_reason)
    if view.state is OrdningTilstand.BETALT:
        return tr("Det hele var betalt %s.") % show_date(view.history[-1].on)
    return ""


def late_line(view: OrdningView) -> str:
    """What is behind, and what that means; nothing when nothing is."""
    if not view.late:
        return ""
    first = view.late[0]
    if len(view.late) == 1:
        missing = tr("Afdraget %s mangler: %s") % (show_date(first.due_on), show_oere(first.open_oere))
    else:
        missing = tr("%s afdrag mangler, i alt %s") % (len(view.late), show_oere(view.late_oere))
    return f"{missing} {_meaning(view, first.breaks_on(view.tolerance_days))}"


def standing(one: Daekning, view: OrdningView) -> str:
    """What an instalment's line says about it."""
    if one.is_covered:
        return tr("Betalt %s") % show_date(one.covered_on)
    missing = tr("mangler %s") % show_amount(one.open_oere) if one.covered_oere else ""
    if view.is_open and one.is_late(view.on):
        return tr("For sent, %s") % missing if missing else tr("For sent")
    if not view.is_open:
        return missing or tr("Ikke betalt")
    return missing or tr("Venter")


def standing_tone(one: Daekning, view: OrdningView) -> Tone | None:
    """Tone of that line: an instalment that only waits has none."""
    if one.is_covered:
        return Tone.SUCCESS
    if view.is_open and one.is_late(view.on):
        return Tone.DANGER if view.state is OrdningTilstand.BRUDT else Tone.WARNING
    return None


def kept_text(kept: int) -> str:
    """What becomes of the instalments that have fallen due when the rest is divided anew."""
    if kept == 1:
        return tr("1 afdrag er forfaldet og bliver stående. Resten deles, som du skriver her.")
    return tr("%s afdrag er forfaldet og bliver stående. Resten deles, som du skriver her.") % kept


def policy_text(facts: OpeningFacts) -> str:
    """The landlord's own words on agreements, or where they can be written."""
    if facts.policy:
        return tr("%s om afdragsordninger: %s") % (facts.landlord, facts.policy)
    return tr(
        "%s har ikke skrevet sin holdning til afdragsordninger her endnu. Den skrives under "
        "Indstillinger, Organisation, af den, der styrer programmet."
    ) % (facts.landlord,)


def _meaning(view: OrdningView, breaks_on: date) -> str:
    if view.state is OrdningTilstand.BRUDT:
        broken = next(one for one in reversed(view.history) if one.state is OrdningTilstand.BRUDT)
        return tr("Ordningen er brudt siden %s.") % show_date(broken.on)
    return tr("Er det ikke betalt senest %s, er ordningen brudt.") % show_date(breaks_on - timedelta(days=1))
