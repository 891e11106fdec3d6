"""The recovery code: 128 random bits to write on paper, and to read back from it.

Crockford's base 32 (no I, L, O, U) in seven groups of four: 26 characters of code and two check characters, the code
modulo 1021. Because 1021 is a prime above 32 and no power of two, every single wrong character and every swap of two
neighbours is noticed before anything is tried.
"""

import secrets
import unicodedata

from socialvicevaert.security.errors import MistypedRecoveryCode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS = 128
_CODE_SIGNS = 26
_CHECK_SIGNS = 2
_CHECK_PRIME = 1021
_GROUP = 4
_SEPARATORS = frozenset(" \t\r\n-_.,:;/·")


def new_recovery_secret() -> bytes:
    """Sixteen random bytes."""
    return secrets.token_bytes(_BITS // 8)


def recovery_code(secret: bytes) -> str:
    """The secret as it is printed: ``XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX``."""
    number = int.from_bytes(secret, "big")
    signs = _signs(number, _CODE_SIGNS) + _signs(number % _CHECK_PRIME, _CHECK_SIGNS)
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def recovery_secret(typed: str) -> bytes:
    """The secret behind a typed code. Case, spaces and dashes are free; O reads as 0, I and L as 1.

    Raises ``MistypedRecoveryCode`` with the reason when the code cannot be right.
    """
    values = [_value(sign) for sign in unicodedata.normalize("NFKC", typed).upper() if not _is_separator(sign)]
    expected = _CODE_SIGNS + _CHECK_SIGNS
    if len(values) != expected:
        raise MistypedRecoveryCode(
            f"Gendannelseskoden har {expected} tegn (syv grupper à fire). Der er skrevet {len(values)}."
        )
    number, check = _number(values[:_CODE_SIGNS]), _number(values[_CODE_SIGNS:])
    if number >= 1 << _BITS or number % _CHECK_PRIME != check:
        raise MistypedRecoveryCode(
            "Gendannelseskoden er ikke skrevet rigtigt: mindst ét tegn er forkert. Sammenlign den med arket."
        )
    return number.to_bytes(_BITS // 8, "big")


def _is_separator(sign: str) -> bool:
    return sign in _SEPARATORS or unicodedata.category(sign) in {"Pd", "Zs", "Zl", "Zp", "Cf"}


def _value(sign: str) -> int:
    value = _VALUES.get(sign)
    if value is None:
        raise MistypedRecoveryCode(f"Tegnet »{sign}« findes ikke i en gendannelseskode. Sammenlign den med arket.")
    return value


def _number(values: list[int]) -> int:
    number = 0
    for value in values:
        number = number * len(_ALPHABET) + value
    return number


def _signs(number: int, count: int) -> str:
    signs = ""
    for _ in range(count):
        number, value = divmod(number, len(_ALPHABET))
        signs = _ALPHABET[value] + signs
    return signs
