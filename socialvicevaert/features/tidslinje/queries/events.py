"""What an event of the timeline and a day ahead are."""

from dataclasses import dataclass
from datetime import date, datetime, time

from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.clock import DENMARK


class HaendelseArt(Choice):
    """Kinds of events a worker can filter by."""

    KONTAKT = "kontakt", "Kontakter"
    SAG = "sag", "Sager"
    OPGAVE = "opgave", "Opgaver"
    FOGEDSAG = "fogedsag", "Fogedsager"
    RESTANCE = "restance", "Restancer"
    OEKONOMI = "oekonomi", "Økonomi"
    SAMTYKKE = "samtykke", "Samtykker"
    HENVISNING = "henvisning", "Henvisninger"
    BREV = "brev", "Breve"
    AFTALEARK = "aftaleark", "Aftaleark"


@dataclass(frozen=True)
class Haendelse:
    """One event; ``id`` is the number of the thing it is about. ``has_time`` is False where only the day is known.

    ``part`` says in which part of Økonomi the thing stands.
    """

    kind: HaendelseArt
    id: int
    at: datetime
    has_time: bool
    title: str
    text: str = ""
    by: str = ""
    part: str = ""


@dataclass(frozen=True)
class NaesteDato:
    """A day ahead that matters, and the thing it belongs to."""

    kind: HaendelseArt
    id: int
    on: date
    title: str
    part: str = ""


def on_day(
    kind: HaendelseArt, number: int, on: date, title: str, text: str = "", by: str = "", part: str = ""
) -> Haendelse:
    """An event of which only the day is known."""
    return Haendelse(kind, number, datetime.combine(on, time(), DENMARK), False, title, text, by, part)
