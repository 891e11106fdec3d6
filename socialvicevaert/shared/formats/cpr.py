"""CPR numbers: length, date and century are checked; modulus 11 is only a warning; no gender is derived.

Source: CPR-kontoret, "Personnummeret i CPR" (numbers that fail modulus 11 are issued since October 2007).
"""

import re
from datetime import date

from socialvicevaert.shared.errors import UserError

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT_DAY = 60  # a replacement number (erstatnings-CPR) has 60 added to the day


class NotACpr(UserError):
    """The text cannot be a CPR number."""


def parse_cpr(text: str) -> str:
    """Read ``DDMMYY-SSSS`` or ten digits as ten digits; nothing gives "". Raises ``NotACpr`` with a Danish sentence."""
    plain = re.sub(r"[\s\-–]+", "", text)
    if not plain:
        return ""
    if not re.fullmatch(r"[0-9]{10}", plain):
        raise NotACpr("Et CPR-nummer har ti cifre: DDMMÅÅ-XXXX.")
    cpr_birth_date(plain)
    return plain


def cpr_birth_date(cpr: str) -> date:
    """The date of birth in ten digits; the century follows from digit 7 and the year. Raises ``NotACpr``."""
    day, month, year, seventh = int(cpr[0:2]), int(cpr[2:4]), int(cpr[4:6]), int(cpr[6])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if year <= 36 else 1900
    else:
        century = 2000 if year <= 57 else 1800
    if day > _REPLACEMENT_DAY:
        day -= _REPLACEMENT_DAY
    try:
        return date(century + year, month, day)
    except ValueError:
        raise NotACpr("De første seks cifre i CPR-nummeret er ikke en dato.") from None


def passes_modulus_11(cpr: str) -> bool:
    """Whether the old check digit fits; a valid number may fail it, so this is only a reason to look again."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, cpr, strict=True)) % 11 == 0


def mask_cpr(cpr: str) -> str:
    """``••••••-••••`` where there is a number: the date of birth is shown where it belongs, not here."""
    return "••••••-••••" if cpr else ""


def show_cpr(cpr: str) -> str:
    """``010190-1234``."""
    return f"{cpr[:6]}-{cpr[6:]}" if cpr else ""
