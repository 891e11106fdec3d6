"""What may be kept as a paper."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentChange, DokumentDraft
from socialvicevaert.features.dokumenter.reading import ENDINGS, media_type_of, what_it_is_instead, why_unreadable
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.file_name import as_file_name
from socialvicevaert.shared.formats.size import MB, show_size

LARGEST = 20 * MB
"""Bytes of one paper: a scanned letter is 0.2-3 MB, a photograph up to 12 MB."""
LONGEST_NAME = 120
DAYS_BEFORE = 30
"""How long before its last day a paper is spoken of: a new passport, decision or statement takes some weeks to get."""

_KNOWN_ENDING = re.compile(r"\.(pdf|png|jpe?g|docx|docm|doc|odt)$", re.IGNORECASE)
_WORDS_OF_KINDS = (
    (DokumentArt.SAMTYKKE, ("samtykke", "fuldmagt")),
    (DokumentArt.OPKRAEVNING, ("rykker", "opkraevning", "regning", "faktura", "inkasso", "girokort", "paakrav")),
    (DokumentArt.AFGOERELSE, ("afgoerelse", "bevilling", "kendelse", "afslag")),
    (DokumentArt.AFTALE, ("aftale", "kontrakt", "ordning")),
    (
        DokumentArt.DOKUMENTATION,
        ("loenseddel", "aarsopgoerelse", "kontoudtog", "budget", "dokumentation", "legitimation"),
    ),
    (DokumentArt.BREV, ("brev", "indkaldelse", "svar")),
)


def problem_of_size(name: str, size_bytes: int) -> str:
    """Why a file of this size is not kept, as a Danish sentence; "" when it may be. Asked before it is read, too."""
    if size_bytes > LARGEST:
        said = max(size_bytes, LARGEST + MB // 10)  # one byte too many is not "20,0 MB" against 20,0 MB
        return (
            f"»{name}« fylder {show_size(said)}, og der er plads til højst {show_size(LARGEST)}. "
            "Scan den i sort-hvid eller i lavere opløsning, eller del den op."
        )
    return "" if size_bytes else f"»{name}« er tom. Der er ikke noget i filen."


def name_of(file_name: str) -> str:
    """The name a paper gets from its file: without folder, ending and signs that cannot be seen."""
    plain = unicodedata.normalize("NFC", file_name).replace("\\", "/").rsplit("/", 1)[-1]
    return _KNOWN_ENDING.sub("", shown_name(plain))[:LONGEST_NAME].strip()


def shown_name(typed: str) -> str:
    """A name without signs that cannot be seen, or that turn what follows the other way."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())


def kind_by_name(name: str) -> DokumentArt:
    """What a paper is most likely to be, by its name; a suggestion that is shown and can be corrected."""
    folded = fold(name)
    return next((kind for kind, words in _WORDS_OF_KINDS if any(word in folded for word in words)), DokumentArt.ANDET)


def file_name_of(name: str, media_type: str) -> str:
    """The name a paper gets as a file."""
    return as_file_name(shown_name(name), "Dokument") + ENDINGS[media_type]


def problems_of_draft(draft: DokumentDraft, today: date) -> Iterator[Problem]:
    """What stops a paper from being kept."""
    name = name_of(draft.name)
    yield from problems_of_change(DokumentChange(name, draft.kind, draft.dated_on, draft.note, draft.expires_on), today)
    problem = problem_of_content(draft.name, draft.content)
    if problem:
        yield Problem("content", problem)


def problem_of_content(name: str, content: bytes) -> str:
    """Why these bytes cannot be kept, as a Danish sentence; "" when they can."""
    problem = problem_of_size(name, len(content))
    if problem:
        return problem
    media_type = media_type_of(content)
    if media_type:
        reason = why_unreadable(content, media_type)
        return f"»{name}« {reason}" if reason else ""
    other = what_it_is_instead(content)
    if other:
        return f"»{name}« er {other}"
    if _KNOWN_ENDING.search(name):
        return f"»{name}« er noget andet, end navnet siger. Åbn den i det program, den er lavet i, og gem den som PDF."
    return f"»{name}« kan ikke gemmes her. Der kan gemmes PDF, billeder (PNG og JPEG) og Word. Gem den som PDF først."


def problem_of_same(name: str, same: str) -> str:
    """Said of a file that the resident has already; ``same`` is what it is called there."""
    return f"»{name}« ligger her allerede som »{same}«. Den er ikke tilføjet igen."


def words_of_expiry(name: str, kind: DokumentArt, expires_on: date) -> tuple[str, str]:
    """What has to be done about a paper that ends, and why."""
    if kind is DokumentArt.OPKRAEVNING:
        return f"Se på »{name}«", f"{kind.label}, frist {show_date(expires_on)}"
    return f"Skaf et nyt: »{name}«", f"{kind.label}, gælder til {show_date(expires_on)}"


def problems_of_change(change: DokumentChange, today: date) -> Iterator[Problem]:
    """What stops a correction."""
    if not shown_name(change.name):
        yield Problem("name", "Skriv, hvad dokumentet hedder.")
    if len(change.name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Navnet er for langt. Der er plads til {LONGEST_NAME} tegn.")
    if change.dated_on is not None and change.dated_on > today:
        yield Problem("dated_on", "Et dokument kan ikke være dateret i fremtiden.")
    if change.expires_on is not None and change.dated_on is not None and change.expires_on < change.dated_on:
        yield Problem("expires_on", "Dokumentet kan ikke udløbe, før det er dateret.")
