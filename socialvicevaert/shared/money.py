"""Money is a whole number of øre; this module reads what people and files write, and shows it in Danish.

Shown amounts carry a plain minus and a plain space, so that a copied figure pastes into a spreadsheet as a number and
everything shown can be read back.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.percent import show_number

LARGEST_OERE = 10**13
"""A hundred billion kroner: more is a mistake, and sums of it still fit a 64-bit column."""

_UNIT = r"(?:kr\.?|dkk|kroner)"
_FRAME = re.compile(
    rf"(?P<a>[-+])? ?{_UNIT}? ?(?P<b>[-+])? ?(?P<n>[0-9][0-9., ']*?)(?P<dash>[.,]?-)? ?{_UNIT}?", re.IGNORECASE
)
_LONGEST_TEXT = 60
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., '])[0-9]{3})(?:\1[0-9]{3})*")


class NotAnAmount(UserError):
    """The text cannot be read as an amount."""


class AmbiguousAmount(UserError):
    """The text can be read in two ways ("1.234"); both are offered in øre, the Danish one first."""

    def __init__(self, text: str, readings: tuple[int, int]) -> None:
        self.readings = readings
        first, second = (show_oere(reading) for reading in readings)
        super().__init__(f"»{text}« kan læses som {first} eller {second} Skriv beløbet med to decimaler.")


def parse_oere(text: str, *, thousands: bool = False) -> int:
    """Read an amount in kroner as øre: ``1.234,56``, ``1234,5``, ``kr. 1.234,-``, ``1 234,50``, ``1,234.56``, ``-12``.

    A single mark before exactly three digits ("1.234") raises ``AmbiguousAmount``, unless ``thousands`` says that it
    is a thousands mark. Raises ``NotAnAmount`` with a Danish sentence otherwise.
    """
    frame, negative = _without_frame(text)
    decimal_mark = _decimal_mark(frame, thousands=thousands)
    if decimal_mark == "?":
        whole, rest = re.split(r"[.,]", frame)
        as_thousands, as_decimal = int(whole + rest) * 100, oere_from_number(Decimal(f"{whole}.{rest}"))
        sign = -1 if negative else 1
        raise AmbiguousAmount(text.strip(), (sign * as_thousands, sign * as_decimal))
    whole, _, rest = frame.rpartition(decimal_mark) if decimal_mark else (frame, "", "")
    if decimal_mark and not re.fullmatch(r"[0-9]{1,2}", rest):
        raise NotAnAmount(f"»{text.strip()}« har for mange decimaler: en krone har 100 øre.")
    if not (whole.isdigit() or _GROUPED.fullmatch(whole)):
        raise NotAnAmount(f"»{text.strip()}« er ikke et beløb. Skriv fx 1.234,56.")
    oere = int(re.sub(r"[^0-9]", "", whole)) * 100 + int((rest or "0").ljust(2, "0"))
    if oere > LARGEST_OERE:
        raise NotAnAmount(f"»{text.strip()}« er for stort til at være et beløb.")
    return -oere if negative else oere


def oere_from_number(number: int | float | Decimal) -> int:
    """Kroner from a spreadsheet's number cell as øre, half up by its shortest written form (0.285 → 29)."""
    try:
        kroner = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
        oere = int((kroner * 100).quantize(Decimal(1), ROUND_HALF_UP))
    except (InvalidOperation, ValueError, OverflowError):
        raise NotAnAmount(f"»{number}« er ikke et beløb.") from None
    if abs(oere) > LARGEST_OERE:
        raise NotAnAmount(f"»{number}« er for stort til at være et beløb.")
    return oere


def show_oere(oere: int | None) -> str:
    """``123456`` → "1.234,56 kr."; nothing for ``None``."""
    return "" if oere is None else show_amount(oere) + " kr."


def show_amount(oere: int | None) -> str:
    """``123456`` → "1.234,56", for a column whose heading names the unit, and for an edit field."""
    if oere is None:
        return ""
    # Written from the whole number: a grid shows hundreds of these at once, and a Fraction costs ten times as much.
    kroner, rest = divmod(abs(oere), 100)
    grouped = f"{kroner:,}".replace(",", ".")
    return f"{'-' if oere < 0 else ''}{grouped},{rest:02}"


def show_kroner(oere: int | None) -> str:
    """``123456`` → "1.235 kr.": whole kroner, half up, for key figures."""
    return "" if oere is None else show_number(Fraction(oere, 100)) + " kr."


def _without_frame(text: str) -> tuple[str, bool]:
    """Take off unit, sign, brackets and ",-"; what is left begins and ends with a digit."""
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"\s+", " ", re.sub("[−–—]", "-", plain)).replace("’", "'")
    if not plain:
        raise NotAnAmount("Skriv et beløb, fx 1.234,56.")
    if len(plain) > _LONGEST_TEXT:
        raise NotAnAmount("Teksten er for lang til at være et beløb.")
    bracketed = re.fullmatch(r"\((.*)\)", plain)
    found = _FRAME.fullmatch(bracketed[1].strip() if bracketed else plain)
    if not found or (found["a"] and found["b"]) or (bracketed and (found["a"] or found["b"])):
        raise NotAnAmount(f"»{text.strip()}« er ikke et beløb. Skriv fx 1.234,56.")
    # "1.234,-" is a price without øre; "1.234,56-" is how some ledgers write a credit.
    trailing_minus = found["dash"] == "-"
    if trailing_minus and (found["a"] or found["b"] or bracketed):
        raise NotAnAmount(f"»{text.strip()}« har to fortegn.")
    body = found["n"].strip()
    if found["dash"] in (",-", ".-"):
        body += ",00"
    return body, bool(bracketed) or trailing_minus or "-" in (found["a"], found["b"])


def _decimal_mark(body: str, *, thousands: bool) -> str:
    """The mark before the øre: "," or ".", "" when there is none, "?" when both readings make sense."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        return max(".", ",", key=body.rfind)
    mark = "." if dots else ","
    if dots + commas != 1:
        return ""
    whole, rest = body.split(mark)
    if len(rest) == 3 and re.fullmatch(r"[1-9][0-9]{0,2}", whole):
        return "" if thousands else "?"
    return mark
