"""Telephone numbers: stored +45XXXXXXXX, shown XX XX XX XX; foreign numbers keep their country."""

import re

from socialvicevaert.shared.errors import UserError

DENMARK_PREFIX = "+45"
_SEPARATORS = re.compile(r"[\s.\-/()\u00a0]+")
_FOREIGN_LENGTHS = range(7, 16)  # ITU E.164: at most 15 digits with the country


class NotAPhone(UserError):
    """The text cannot be read as a telephone number."""


def parse_phone(text: str) -> str:
    """Read ``22 33 44 55``, ``22-334455``, ``+45 22334455``, ``0045…``, ``+46 70 123 45 67``; nothing gives "".

    Raises ``NotAPhone`` with a Danish sentence.
    """
    plain = _SEPARATORS.sub("", text.strip())
    if not plain:
        return ""
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if not re.fullmatch(r"\+?[0-9]+", plain):
        raise NotAPhone(f"“{text.strip()}” er ikke et telefonnummer. Skriv 8 cifre, fx 22 33 44 55.")
    if not plain.startswith("+"):
        if len(plain) == 10 and plain.startswith("45"):
            plain = plain[2:]
        if len(plain) != 8:
            raise NotAPhone(
                f"Et dansk telefonnummer har 8 cifre, og her er {len(plain)}. Begynd med + ved udenlandske numre."
            )
        return DENMARK_PREFIX + plain
    digits = plain[1:]
    if plain.startswith(DENMARK_PREFIX):
        if len(digits) != 10:
            raise NotAPhone(f"Efter +45 følger 8 cifre, og her er {len(digits) - 2}.")
    elif len(digits) not in _FOREIGN_LENGTHS:
        raise NotAPhone(f"“{text.strip()}” er for kort eller for langt til et udenlandsk nummer.")
    return plain


def show_phone(stored: str) -> str:
    """``+4522334455`` → "22 33 44 55"; a foreign number in groups after its plus; anything else as it is."""
    if re.fullmatch(r"\+45[0-9]{8}", stored):
        digits = stored[3:]
        return " ".join(digits[start : start + 2] for start in range(0, 8, 2))
    if re.fullmatch(r"\+[0-9]+", stored):
        digits = stored[3:]
        return " ".join((stored[:3], *(digits[start : start + 3] for start in range(0, len(digits), 3))))
    return stored


def phone_search_digits(text: str) -> str:
    """The digits to look for when a search text looks like a (part of a) number, else "".

    Danish country codes are taken off, so that every way of writing a number finds it.
    """
    plain = _SEPARATORS.sub("", text.strip())
    if not re.fullmatch(r"\+?[0-9]{3,}", plain):
        return ""
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if plain.startswith(DENMARK_PREFIX):
        return plain[3:]
    if len(plain) == 10 and plain.startswith("45"):
        return plain[2:]
    return plain.removeprefix("+")
