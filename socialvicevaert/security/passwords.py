"""Passwords as people type them: the same letters give the same bytes, and length is the only demand."""

import unicodedata

from socialvicevaert.security.errors import PasswordRefused

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 1024  # keeps a pasted document from being hashed


def password_bytes(password: str) -> bytes:
    """The bytes to derive from: NFC, because macOS may give å as two signs where Windows gives one."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def password_problem(password: str) -> str | None:
    """Why this cannot be a new password, as a Danish sentence; None when it can.

    Twelve characters and no composition rules, after NIST SP 800-63B: rules for signs give worse passwords.
    """
    letters = unicodedata.normalize("NFC", password)
    if not letters.strip():
        return f"Skriv en adgangskode på mindst {MINIMUM_LENGTH} tegn, gerne nogle ord efter hinanden."
    if len(letters) < MINIMUM_LENGTH:
        missing = MINIMUM_LENGTH - len(letters)
        return f"Adgangskoden skal have mindst {MINIMUM_LENGTH} tegn. Der mangler {missing}."
    if len(letters) > MAXIMUM_LENGTH:
        return f"Adgangskoden må højst have {MAXIMUM_LENGTH} tegn."
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in letters):
        return "Adgangskoden indeholder et tegn, der ikke kan tastes (fx linjeskift eller tabulator)."
    return None


def require_good_password(password: str, field: str = "password") -> None:
    """Raise ``PasswordRefused`` for ``field`` when the password cannot be used."""
    problem = password_problem(password)
    if problem is not None:
        raise PasswordRefused(problem, field)
