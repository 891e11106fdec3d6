"""Every setting there is: its key, its type, its default, its bounds and its Danish words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from socialvicevaert.shared.choice import Choice

T = TypeVar("T")


class Theme(Choice):
    """Light or dark, or as the computer has it."""

    SYSTEM = "system", "Som computeren"
    LIGHT = "lyst", "Lyst"
    DARK = "moerkt", "Mørkt"


class TextSize(Choice):
    """How large the letters are; the value is a percentage of the normal size."""

    NORMAL = "100", "Normal"
    LARGER = "125", "Større"
    LARGE = "150", "Stor"
    LARGEST = "200", "Meget stor"

    @property
    def percent(self) -> int:
        """100 is the normal size."""
        return int(self.value)


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting. ``read`` turns the stored text into a value and raises ``ValueError`` for nonsense.

    ``problem`` gives a Danish sentence for a value that cannot be used, or "". A personal setting belongs to the worker
    who made it, and needs no permission.
    """

    key: str
    label: str
    default: T
    read: Callable[[str], T]
    write: Callable[[T], str]
    problem: Callable[[T], str]
    help: str = ""
    is_personal: bool = False


def _no_problem(_value: object) -> str:
    return ""


def _switch(key: str, label: str, *, default: bool, help: str = "") -> Setting[bool]:  # noqa: A002
    return Setting(key, label, default, _read_switch, lambda on: "ja" if on else "nej", _no_problem, help)


def _read_switch(text: str) -> bool:
    return {"ja": True, "nej": False}[text] if text in ("ja", "nej") else _refuse(text)


def _refuse(text: str) -> bool:
    raise ValueError(text)


def _number(key: str, label: str, default: int, low: int, high: int, help: str = "") -> Setting[int]:  # noqa: A002
    def problem(value: int) -> str:
        return "" if low <= value <= high else f"{label} skal være mellem {low} og {high}."

    return Setting(key, label, default, int, str, problem, help)


def _text(key: str, label: str, help: str = "") -> Setting[str]:  # noqa: A002
    return Setting(key, label, "", str, str.strip, _no_problem, help)


def _amount(key: str, label: str, help: str = "") -> Setting[int | None]:  # noqa: A002
    """An amount in øre; None while nobody has written one."""

    def problem(oere: int | None) -> str:
        return "" if oere is None or oere > 0 else "Skriv et beløb over 0 kr., eller lad feltet stå tomt."

    def read(text: str) -> int | None:
        return int(text) if text else None

    def write(oere: int | None) -> str:
        return "" if oere is None else str(oere)

    return Setting(key, label, None, read, write, problem, help)


CPR_ENABLED = _switch(
    "cpr_enabled",
    "Brug CPR-numre",
    default=False,
    help="En privat organisation må kun registrere CPR-numre med hjemmel i loven eller beboerens samtykke "
    "(databeskyttelsesloven § 11). Nummeret er altid frivilligt, vises skjult, og hver visning skrives i loggen.",
)
IDLE_MINUTES = _number("idle_minutes", "Lås efter så mange minutter uden brug", 5, 1, 60)
NO_CONTACT_DAYS = _number(
    "no_contact_days", "Mind om sager uden kontakt i så mange dage", 30, 1, 365, "Vises på Min dag."
)
SUPPRESSION_THRESHOLD = _number(
    "suppression_threshold",
    "Skjul tal i rapporter under",
    5,
    3,
    20,
    "Grupper med færre personer vises ikke, så ingen kan genkendes.",
)
CONSENT_MONTHS = _number(
    "consent_months",
    "Samtykke gælder i så mange måneder",
    12,
    1,
    12,
    "Forslag på nye samtykker. Over for sundhedsmyndigheder højst et år (sundhedsloven § 44).",
)
REPORT_ORGANISATION_NAME = _text(
    "report_organisation_name", "Navn på rapporter og breve", "Tomt: boligorganisationens navn bruges."
)
REPORT_CONTACT = _text(
    "report_contact",
    "Kontaktlinje på rapporter og breve",
    "Fx adresse · telefon · e-mail. I et brev får hver del mellem prikkerne sin egen linje.",
)
SAVING_PER_AVERTED_OERE = _amount(
    "saving_per_averted_oere",
    "Anslået besparelse for hver afværget fogedsag",
    "Tomt: rapporten har ingen linje om besparelse.",
)
SAVING_ASSUMPTION = _text(
    "saving_assumption", "Forudsætning", "Hvad beløbet regner med. Den trykkes ved siden af beløbet."
)
SAVING_SOURCE = _text("saving_source", "Kilde", "Hvor beløbet kommer fra: titel og år. Den trykkes også.")
IS_EXAMPLE = _switch("is_example", "Opdigtede data", default=False)  # written by ``example`` only; no screen changes it
THEME: Setting[Theme] = Setting("theme", "Farver", Theme.SYSTEM, Theme, str, _no_problem, is_personal=True)
TEXT_SIZE: Setting[TextSize] = Setting(
    "text_size", "Tekststørrelse", TextSize.NORMAL, TextSize, str, _no_problem, is_personal=True
)

ALL_SETTINGS: tuple[
    Setting[bool] | Setting[int] | Setting[int | None] | Setting[str] | Setting[Theme] | Setting[TextSize], ...
] = (
    CPR_ENABLED,
    IDLE_MINUTES,
    NO_CONTACT_DAYS,
    SUPPRESSION_THRESHOLD,
    CONSENT_MONTHS,
    REPORT_ORGANISATION_NAME,
    REPORT_CONTACT,
    SAVING_PER_AVERTED_OERE,
    SAVING_ASSUMPTION,
    SAVING_SOURCE,
    IS_EXAMPLE,
    THEME,
    TEXT_SIZE,
)
