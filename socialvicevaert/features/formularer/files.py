"""The words of a language as a file that can be sent to a translator and read back."""

import json
from collections.abc import Mapping

from socialvicevaert.features.formularer import rules
from socialvicevaert.features.formularer.models import FormulartekstDraft, Sprog
from socialvicevaert.shared.errors import UserError

LARGEST = 1_000_000
"""Bytes of a file; one with every text of today has about 15,000."""


def as_file(language: Sprog, version: str, words: Mapping[str, str]) -> bytes:
    """Every text with the Danish one beside it, as JSON."""
    danish = rules.base(Sprog.DANSK).words
    content = {
        "language": language.value,
        "version": version,
        "words": {key: words[key] for key in danish},
        "danish": dict(danish),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def from_file(name: str, content: bytes, language: Sprog) -> FormulartekstDraft:
    """The texts of a file, those that are the program's own too: they take a correction back.

    :raises UserError: it is not such a file, or of another language.
    """
    if len(content) > LARGEST:
        raise UserError(f"»{name}« er alt for stor til at være formulartekster.")
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise UserError(f"»{name}« er ikke en fil med formulartekster. Gem en herfra, og ret i den.") from None
    words = read.get("words") if isinstance(read, dict) else None
    if not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
        raise UserError(f"»{name}« er ikke en fil med formulartekster. Gem en herfra, og ret i den.")
    if read.get("language") != language.value:
        known = {one.value: one.label.lower() for one in Sprog}
        found = known.get(str(read.get("language")), "et andet sprog")
        raise UserError(f"»{name}« er på {found}, og her rettes {language.label.lower()}. Vælg sproget først.")
    return FormulartekstDraft(
        language, {key: " ".join(text.split()) for key, text in words.items()}, f"Hentet fra {name}"
    )
