"""Who acts, in which role, and what for: carried by every transaction."""

from dataclasses import dataclass

from socialvicevaert.shared.choice import Choice


class Role(Choice):
    """What a worker is in this program; permissions follow from it (``security.roles``)."""

    VICEVAERT = "vicevaert", "Social vicevært"
    RAADGIVER = "raadgiver", "Økonomisk rådgiver"
    KOORDINATOR = "koordinator", "Koordinator"
    LEDER = "leder", "Leder"
    ADMINISTRATOR = "administrator", "Administrator"


@dataclass(frozen=True)
class Actor:
    """The worker behind an action.

    ``is_administrator`` adds the running of the program to any role: the first worker of an organisation is often
    its only one.
    """

    medarbejder_id: int
    name: str
    role: Role
    is_administrator: bool = False


@dataclass(frozen=True)
class Intent:
    """One user action: its Danish title is what history and undo show."""

    title: str
    by: Actor
    reason: str = ""
