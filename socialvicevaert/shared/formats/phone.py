"""Phone numbers: stored as ``+4522334455``, shown as ``22 33 44 55``, found in whatever way they are typed."""

import re
import unicodedata

from socialvicevaert.shared.errors import UserError

# ITU E.164: these country codes have two digits; +1 and +7 have one, all others three.
_TWO_DIGITS = re.compile(r"2[07]|3[0-46-9]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")
_SIGNS = re.compile(r"[\s().\-–/]")


class NotAPhone(UserError):
    """The text cannot be read as a phone number."""


def parse_phone(text: str, *, allow_short: bool = False) -> str:
    """Read a Danish number of 8 digits, or a foreign one that begins with ``+`` or ``00``; "" stays "".

    ``allow_short`` also takes Danish short numbers such as 112 and 1813, which partners have. Raises ``NotAPhone``
    with a Danish sentence.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if not typed:
        return ""
    digits = _SIGNS.sub("", re.sub(r"\(0\)", "", re.sub(r"\.0$", "", typed)))
    digits = re.sub(r"^(?:tlf|mobil|tel):?", "", digits, flags=re.IGNORECASE)
    digits = re.sub(r"^00", "+", digits)
    if not re.fullmatch(r"\+?[0-9]+", digits):
        raise NotAPhone(f"»{typed[:40]}« er ikke et telefonnummer. Skriv kun tal, fx 22 33 44 55.")
    if digits.startswith("+") and not digits.startswith("+45"):
        if not 8 <= len(digits) - 1 <= 15 or digits[1] == "0":
            raise NotAPhone("Et udenlandsk nummer har landekode og 8-15 cifre i alt, fx +48 601 234 567.")
        return digits
    national = digits.removeprefix("+45")
    if len(national) == 10 and national.startswith("45") and not digits.startswith("+"):
        national = national[2:]
    if allow_short and digits == national and 3 <= len(national) <= 6:
        return national
    if len(national) != 8:
        raise NotAPhone(f"Et dansk nummer har 8 cifre; her er {len(national)}. Skriv + foran et udenlandsk nummer.")
    if national[0] in "01":
        raise NotAPhone("Et dansk nummer begynder ikke med 0 eller 1.")
    return "+45" + national


def show_phone(stored: str) -> str:
    """``+4522334455`` → "22 33 44 55"; ``+48601234567`` → "+48 601 234 567"; anything else as it stands."""
    if re.fullmatch(r"\+45[0-9]{8}", stored):
        national = stored[3:]
        return " ".join(national[place : place + 2] for place in range(0, 8, 2))
    if re.fullmatch(r"\+[0-9]{8,15}", stored):
        digits = stored[1:]
        code = 1 if digits[0] in "17" else 2 if _TWO_DIGITS.match(digits) else 3
        rest = digits[code:]
        cut = len(rest) - 4 if len(rest) % 3 == 1 else len(rest)  # no digit stands alone
        groups = [rest[place : min(place + 3, cut)] for place in range(0, cut, 3)]
        return " ".join(["+" + digits[:code], *groups, *([rest[cut:]] if rest[cut:] else [])])
    return stored


def phone_search_digits(text: str) -> str:
    """The digits to look for when a search text looks like (part of) a phone number, or else "".

    Country code +45 and all spacing fall away, so ``22 33``, ``+45 2233`` and ``2233-44`` find ``22334455``.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    digits = _SIGNS.sub("", typed)
    if not re.fullmatch(r"\+?[0-9]{3,}", digits):
        return ""
    digits = re.sub(r"^00", "+", digits)
    return re.sub(r"^\+45|^45(?=[0-9]{8}$)|^\+", "", digits)
