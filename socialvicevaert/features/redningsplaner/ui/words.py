"""What the screens of rescue plans say of a source and of the sums."""

from socialvicevaert.features.redningsplaner.models import KildeDraft, RedningsplanDraft
from socialvicevaert.features.redningsplaner.rules import Arrival, Sums
from socialvicevaert.shared.formats.dates import show_date, show_date_long
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def name_of(source: KildeDraft) -> str:
    """A source in a line: "Ansøgning · aktivloven § 81 a"."""
    return " · ".join(filter(None, (source.kind.label, source.label)))


def when(source: KildeDraft, arrival: Arrival) -> str:
    """The day, and what it means."""
    if arrival is Arrival.NO_DAY:
        return tr("dag ikke kendt")
    day = show_date(source.expected_on)
    return tr("%s – for sent") % day if arrival is Arrival.TOO_LATE else day


def deadline(draft: RedningsplanDraft) -> str:
    """The day in full and which deadline it is."""
    return " · ".join(filter(None, (show_date_long(draft.needed_by), draft.needed_for)))


def gap(sums: Sums) -> str:
    """What lacks, as a figure."""
    return show_oere(sums.gap_oere) if sums.gap_oere else tr("Intet")


def gap_note(sums: Sums) -> str:
    """What stands below the gap: what it rests on."""
    if sums.gap_oere:
        return ""
    if sums.sure_gap_oere:
        return tr("%s er ikke sikkert endnu") % show_oere(min(sums.needed_oere, sums.in_time_oere) - sums.sure_oere)
    return tr("alt er sikkert")


def gap_tone(sums: Sums) -> Tone:
    """How pressing it is."""
    if sums.gap_oere:
        return Tone.DANGER
    return Tone.WARNING if sums.sure_gap_oere else Tone.SUCCESS


def apart(sums: Sums) -> str:
    """What is not counted, and why: "Kommer for sent: 4.000,00 kr. Uden kendt dag: 500,00 kr."."""
    late = tr("Kommer for sent: %s") % show_oere(sums.late_oere) if sums.late_oere else ""
    no_day = tr("Uden kendt dag: %s") % show_oere(sums.no_day_oere) if sums.no_day_oere else ""
    return " ".join(filter(None, (late, no_day)))
