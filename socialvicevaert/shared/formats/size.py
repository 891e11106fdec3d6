"""How large a file is, in words."""

from fractions import Fraction

from socialvicevaert.shared.percent import show_number

KB = 1000
MB = 1000 * KB


def show_size(count: int) -> str:
    """``show_size(1_250_000)`` is "1,3 MB"; under a thousand bytes "812 byte". Units of a thousand."""
    if count < KB:
        return f"{count} byte"
    if count < MB - KB // 2:
        return f"{show_number(Fraction(count, KB))} kB"
    return f"{show_number(Fraction(count, MB), 1)} MB"
