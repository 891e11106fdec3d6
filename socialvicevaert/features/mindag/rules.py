"""In which order the day is taken, and the words that say why a line is there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from socialvicevaert.features.dokumenter.rules import DAYS_BEFORE
from socialvicevaert.features.opgaver.models import OpgaveKilde
from socialvicevaert.features.samtykker.rules.missing import Mangel, MangelArt
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.hverdage import is_working_day, next_day

COURT_DAYS = 14
DEADLINE_DAYS = 3
DEBT_DAYS = 14
"""An inkassovarsel runs for ten days (inkassoloven § 10): it is shown while there is time, not on its last day."""
CONSENT_DAYS = 30
INDSIGT_DAYS = 14  # what tells of others is judged piece by piece, perhaps by two workers
SHOWN_BEFORE = MappingProxyType(
    {OpgaveKilde.GAELD: DEBT_DAYS, OpgaveKilde.DOKUMENT: DAYS_BEFORE, OpgaveKilde.INDSIGT: INDSIGT_DAYS}
)
"""The opgaver that are shown before their day, and how many days before."""
DAYS_WITHOUT_CAUSE = 14
_COURT = "ret"
NO_DEADLINE = frozenset({MangelArt.REGISTRERING, MangelArt.UDKAST})
"""What lacks in consents without a day on which it should have been there: only its age is told."""


class DayAfsnit(Choice):
    """The parts of the day, most pressing first."""

    FRISTER = "frister", "I dag og overskredet"
    RETSMOEDER = "retsmoeder", "Fogedretten de næste 14 dage"
    RAPPORT = "rapport", "Månedens rapport"
    VENTER = "venter", "Venter på svar"
    INGEN_KONTAKT = "ingen_kontakt", "Længe uden kontakt"
    ORDNINGER = "ordninger", "Aftaler om penge, der er brudt"
    SAMTYKKER = "samtykker", "Samtykker og dokumenter"
    DATA = "data", "Mangler i sagerne"


@dataclass(frozen=True)
class DayAction:
    """The one thing a line offers: its words, and where it leads (the parts of a navigation target)."""

    label: str
    kind: str
    id: int
    tab: str = ""
    extra: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class DayLine:
    """Something that wants attention today, for whom and why. ``key`` names it for good, so that it can be put off."""

    key: str
    section: DayAfsnit
    beboer_id: int | None
    beboer: str
    title: str
    why: str
    due_on: date
    action: DayAction
    medarbejder_id: int
    since: date | None = None
    """From which day its age is counted, where that is not ``due_on``."""

    @property
    def counted_from(self) -> date:
        """The day its chip is about."""
        return self.since or self.due_on

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due_on < today


def in_order(lines: list[DayLine]) -> tuple[DayLine, ...]:
    """The order of the sections, in each the oldest day first, and of one day what was written down first."""
    sections = {section: place for place, section in enumerate(DayAfsnit)}
    return tuple(sorted(lines, key=lambda line: (sections[line.section], line.due_on, _by_number(line.key))))


def next_to(before: Sequence[str], gone: str, left: Collection[str]) -> str:
    """The key that takes the place of one that is gone: the next that is left, else the one before it."""
    at = before.index(gone) if gone in before else -1
    following = [key for key in before[at + 1 :] if key in left]
    earlier = [key for key in before[: max(at, 0)] if key in left]
    return next(iter(following), earlier[-1] if earlier else next(iter(left), ""))


def _by_number(key: str) -> tuple[tuple[int, str], ...]:
    """A key for sorting in which opgave 2 comes before opgave 10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in key.split(":"))


def court_key(fogedsag_id: int, kind: str, on: date) -> str:
    """The key of a line about a day in court."""
    return f"{_COURT}:{fogedsag_id}:{kind}:{on.isoformat()}"


def problems_of_putting_off(key: str, until: date) -> Iterator[Problem]:
    """A day in court does not move because somebody put the line off: it comes back on that day at the latest."""
    kind, *_, last = key.split(":")
    if kind == _COURT and until > date.fromisoformat(last):
        on = show_date(date.fromisoformat(last))
        yield Problem("until", f"Dagen i retten er {on}. Linjen kan ikke vente længere end til den dag.")


def consent_key(one: Mangel, beboer_id: int) -> str:
    """The key of a line about what lacks in a resident's consents."""
    if one.kind is MangelArt.UDLOEBER:
        return f"samtykke:{one.id}"
    return f"samtykke:{one.kind.value}:{one.id or beboer_id}:{beboer_id}"


def consent_action(one: Mangel, beboer_id: int) -> DayAction:
    """The button that leads to where it is put right: the form it takes, filled with what is known."""
    if one.kind is MangelArt.REGISTRERING:
        kinds = tuple(kind.value for kind in one.kinds)
        extra: tuple[tuple[str, object], ...] = (("act", "new"), ("kind", "registrering"), ("kinds", kinds))
    elif one.kind is MangelArt.UDKAST:
        extra = (("act", "new"), ("partner_id", one.id))
    elif one.kind is MangelArt.BESKED:
        extra = (("id", one.id), ("act", "tell"))
    else:
        return DayAction("Forny samtykke", "samtykke", one.id or 0)
    return DayAction(one.kind.label, "beboer", beboer_id, "samtykker", extra)


def why_waiting(sent_on: date, expected_on: date | None, today: date) -> str:
    """Why a referral stands under those that wait."""
    days = (today - sent_on).days
    since = "Sendt i dag" if days == 0 else f"Sendt for {days} {'dag' if days == 1 else 'dage'} siden"
    return f"{since}, svar ventet {show_date(expected_on)}" if expected_on else since


def why_application_waits(sent_on: date, expected_on: date | None, phone: str, today: date) -> str:
    """Why an application stands under those that wait."""
    return " · ".join(part for part in (why_waiting(sent_on, expected_on, today), phone) if part)


def why_no_receipt(sent_on: date | None, phone: str) -> str:
    """Why an underretning asks for a call: the municipality should have said that it has it."""
    words = f"Sendt {show_date(sent_on)}, og kommunen skulle have bekræftet, at den har underretningen. Ring og spørg"
    return f"{words}: {phone}." if phone else f"{words}."


def is_asked_about(expected_on: date | None, today: date) -> bool:
    """Whether an answer is so late that it stands among today's opgaver instead."""
    return expected_on is not None and next_day(expected_on + timedelta(days=1), is_working_day) <= today


def why_too_late(text: str) -> str:
    """The verdict of a race, and what can still be done, in the order it is tried."""
    return f"{text} Bed udlejer vente, lav en afdragsordning, eller ring til kommunen om akut hjælp."


def why_unissued(gaps: int) -> str:
    """Why the report of last month stands there: what is best put right before it is issued."""
    if gaps == 0:
        return "Måneden er slut, og sagerne mangler ingen oplysninger. Se rapporten, og udsted den."
    lacks = "1 oplysning om sagerne mangler og kan" if gaps == 1 else f"{gaps} oplysninger om sagerne mangler og kan"
    return f"Måneden er slut. {lacks} skrives, før rapporten udstedes."


def why_no_contact(last_on: date | None, sag_started_on: date) -> str:
    """Why a resident stands under those nobody has reached."""
    if last_on is None:
        return f"Ingen kontakt, siden sagen begyndte {show_date(sag_started_on)}"
    return f"Sidste kontakt {show_date(last_on)}"
