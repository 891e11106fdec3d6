"""CPR numbers, for organisations that may hold them: read, checked, and masked.

Nothing is derived from a number but the date of birth. Mod 11 is only a warning: valid numbers without it have been
given out since October 2007 (cpr.dk). In a replacement number (erstatningspersonnummer) 60 is added to the day.
"""

import re
from datetime import date

from stdnum.dk import cpr as stdnum_cpr

from socialvicevaert.shared.errors import UserError

_HIDDEN = "••••"


class NotACpr(UserError):
    """The text cannot be a CPR number."""


def parse_cpr(text: str, today: date) -> str:
    """Read ten digits, with or without hyphen, as ``DDMMYY-SSSS``; "" stays "".

    Raises ``NotACpr`` with a Danish sentence when the length or the date is impossible.
    """
    typed = re.sub(r"[\s\-–]", "", text)
    if not typed:
        return ""
    if not re.fullmatch(r"[0-9]{10}", typed):
        raise NotACpr("Et CPR-nummer har 10 cifre: DDMMÅÅ-XXXX.")
    born_on = _birth_date(typed)
    if born_on is None:
        raise NotACpr("De seks første cifre i CPR-nummeret er ikke en dato: DDMMÅÅ.")
    if born_on > today:
        raise NotACpr("CPR-nummerets fødselsdato ligger i fremtiden.")
    return f"{typed[:6]}-{typed[6:]}"


def cpr_warnings(cpr: str) -> tuple[str, ...]:
    """What is unusual about a number already read; never a reason to refuse it."""
    digits = cpr.replace("-", "")
    if not digits:
        return ()
    if is_replacement(cpr):
        return ("Det er et erstatningsnummer (dag + 60).",)
    if stdnum_cpr.checksum(digits) != 0:
        return ("Kontrolcifret passer ikke. Nyere numre kan være rigtige alligevel; se efter en tastefejl.",)
    return ()


def is_replacement(cpr: str) -> bool:
    """Whether it is a replacement number, given where no real one is known."""
    return bool(cpr) and cpr[0] in "6789"


def birth_date(cpr: str) -> date | None:
    """The date of birth in a number already read; ``None`` for ""."""
    return _birth_date(cpr.replace("-", "")) if cpr else None


def mask_cpr(cpr: str) -> str:
    """``010190-1234`` → "010190-••••": what stands on the screen until it is revealed."""
    return f"{cpr[:6]}-{_HIDDEN}" if cpr else ""


def _birth_date(digits: str) -> date | None:
    day, month, short_year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if short_year <= 36 else 1900
    else:
        century = 2000 if short_year <= 57 else 1800
    try:
        return date(century + short_year, month, day - 60 if day > 60 else day)
    except ValueError:
        return None
