"""Whether a file is whole and not locked, so that it can be read when it is needed."""

import struct
from typing import Any

from socialvicevaert.features.dokumenter.reading.kinds import LOCKED_OFFICE, OLE_MARK, PDF, PNG, WORD, names_in_zip
from socialvicevaert.features.dokumenter.reading.pictures import without_traces
from socialvicevaert.features.dokumenter.reading.unpacked import unpacks_to_too_much
from socialvicevaert.shared.pdfium import ONE_AT_A_TIME

MOST_PIXELS = 60_000_000
"""Pixels of a picture: more takes over 240 MB of memory to show, whatever the file's size."""
MOST_PAGES = 2_000
"""Pages of a PDF: the longest case file has some hundreds, and a file of a few kB can have a million."""
LARGEST_PAGE = 14_400
"""Points of a page's side: five metres, the most that PDF has (ISO 32000-1, annex C.2)."""

_DAMAGED = "er beskadiget eller ikke hentet helt. Prøv at gemme eller scanne det igen."
_LOCKED = "er låst med en adgangskode. Gem den uden adgangskode, og tilføj den igen."
_TOO_LONG = f"har flere end {MOST_PAGES} sider. Del det op, og tilføj delene hver for sig."
_TOO_WIDE = "har en side, der er for stor til at vises. Gem det som PDF i A4, og tilføj det igen."
_TOO_MUCH = "fylder alt for meget, når det pakkes ud. Udskriv det til en ny PDF, og tilføj den."
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DEEP = 16  # bits a channel
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG segments that tell the picture's size
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})  # segments without a length


def why_unreadable(content: bytes, media_type: str) -> str:
    """Why the file cannot be read, as a Danish sentence after its name; "" when it can.

    A Word document is not opened, whatever it holds: only that it is whole and not locked is seen from outside.
    """
    if media_type == PDF:
        return _problem_of_pdf(content)
    if media_type in WORD:
        return _problem_of_word(content)
    size = _png_size(content) if media_type == PNG else _jpeg_size(content)
    if size is None:
        return _DAMAGED
    is_deep = media_type == PNG and content[24] == _DEEP  # twice the bytes a pixel
    if size[0] * size[1] * (2 if is_deep else 1) > MOST_PIXELS:
        return "er et for stort billede til at vises. Gem det i en mindre udgave, og tilføj det igen."
    return "" if without_traces(content, media_type) is not None else _DAMAGED


def _problem_of_pdf(content: bytes) -> str:
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            return _LOCKED if getattr(error, "err_code", None) == _PASSWORD else _DAMAGED
        try:
            problem = _problem_of_pages(document)
        except pypdfium2.PdfiumError:  # a page that is named and is not there
            problem = _DAMAGED
        finally:
            document.close()
    return problem or (_TOO_MUCH if unpacks_to_too_much(content) else "")


def _problem_of_pages(document: Any) -> str:
    if not len(document):
        return "har ingen sider."
    if len(document) > MOST_PAGES:
        return _TOO_LONG
    widest = max((max(document.get_page_size(number)) for number in range(len(document))), default=0)
    return _TOO_WIDE if widest > LARGEST_PAGE else ""


def _problem_of_word(content: bytes) -> str:
    if content.startswith(OLE_MARK):
        return _LOCKED if LOCKED_OFFICE in content else ""
    return _DAMAGED if names_in_zip(content) is None else ""


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None for a file that stops before its end."""
    if len(content) < 45 or content[12:16] != b"IHDR" or b"IEND" not in content[-64:]:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None for a file that stops before its end."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        mark = content[at + 1]
        if mark == 0xFF:  # padding
            at += 1
        elif mark in _LONE:
            at += 2
        elif mark in _FRAMES:
            if at + 9 > len(content):
                return None
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            is_whole = b"\xff\xd9" in content[at:]
            return (width, height) if width and height and is_whole else None
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
