"""One spelling for searching: what a person types finds what another person wrote.

Neither SQLite's ``lower``, ``LIKE`` nor ``unicode61`` fold ø and æ, so stored text and query are both folded here.
"""

import re
import unicodedata

_RING = "\u030a"

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ɖ": "d", "ł": "l",
        "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ƒ": "f", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "ʼ": "'", "’": "'", "‘": "'", "´": "'", "`": "'",
    }
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Fold case, Danish letters (å→aa, æ→ae, ø→oe) and accents; spaces and punctuation stay where they are.

    Folding twice changes nothing, so folded and unfolded text can be mixed.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = text.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    base = ""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFKD", plain):
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn":
            if sign == _RING and base == "a":
                letters.append("a")
                base = ""
            continue
        base = sign
        letters.append(sign)
    return unicodedata.normalize("NFC", "".join(letters).casefold().translate(_LETTERS))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without punctuation: what a search box looks for one by one."""
    return tuple(_WORD.findall(fold(text)))
