"""Passwords that can be read aloud and written by hand."""

from collections.abc import Callable, Sequence

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No 0 and o, no 1, l and i: 31 signs."""
GROUPS = 4
LENGTH = 4


def password(choose: Callable[[Sequence[str]], str]) -> str:
    """Four groups of four signs: 79 bits. ``choose`` picks one of a sequence (``secrets.choice``)."""
    return "-".join("".join(choose(SIGNS) for _ in range(LENGTH)) for _ in range(GROUPS))
