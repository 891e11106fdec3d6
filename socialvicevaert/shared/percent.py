"""Percentages as the reports print them: exact arithmetic, half away from zero, a dash instead of a division by 0.

Python's ``round`` rounds halves to the even number (62.5 → 62); every figure we must reproduce was rounded the way
people do it (−62.5 % → "−63 %"), so the *size* is rounded half up and the sign is put back.
"""

from fractions import Fraction

NOTHING = "–"


def half_up(value: Fraction, decimals: int = 0) -> Fraction:
    """Round to so many decimals, halves away from zero."""
    scale = 10**decimals
    size = (2 * abs(value) * scale + 1) // 2
    return Fraction(size if value >= 0 else -size, scale)


def show_number(value: Fraction | int, decimals: int = 0) -> str:
    """A number in Danish: ``-1.234,5``; rounded half up to exactly so many decimals, never "-0"."""
    rounded = half_up(Fraction(value), decimals)
    digits = str(abs(rounded.numerator) * 10**decimals // rounded.denominator).rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if rounded < 0 else "") + grouped + ("," + rest if rest else "")


def percent(part: int | None, whole: int | None, decimals: int = 1) -> str:
    """``percent(30, 41)`` is "73,2 %"; "–" when a figure is unknown or the denominator is 0."""
    if part is None or not whole:
        return NOTHING
    return show_number(Fraction(100 * part, whole), decimals) + " %"


def percent_change(before: int | None, after: int | None, decimals: int = 1) -> str:
    """How much a figure rose or fell: ``percent_change(62, 20)`` is "-67,7 %", a rise carries "+"; "–" from 0."""
    if after is None or not before:
        return NOTHING
    change = Fraction(100 * (after - before), before)
    return ("+" if half_up(change, decimals) > 0 else "") + show_number(change, decimals) + " %"
