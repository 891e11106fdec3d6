"""What a file is, by its bytes and never by its name, and whether it can be opened at all."""

import struct

from socialvicevaert.shared.pdfium import ONE_AT_A_TIME

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg"}

MOST_PIXELS = 60_000_000
"""Pixels of a picture: more takes over 240 MB of memory to show, whatever the file's size."""

_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_JPEG_MARK = b"\xff\xd8\xff"
_PDF_WITHIN = 1024  # bytes: some scanners write a line of their own before the mark
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG segments that tell the picture's size
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})  # segments without a length


def media_type_of(content: bytes) -> str:
    """What the bytes are; "" when it is nothing that is kept here."""
    if content.startswith(_PNG_MARK):
        return PNG
    if content.startswith(_JPEG_MARK):
        return JPEG
    return PDF if b"%PDF-" in content[:_PDF_WITHIN] else ""


def why_unreadable(content: bytes, media_type: str) -> str:
    """Why the file cannot be shown, as a Danish sentence after its name; "" when it can."""
    if media_type == PDF:
        return _problem_of_pdf(content)
    size = _png_size(content) if media_type == PNG else _jpeg_size(content)
    if size is None:
        return "er beskadiget eller ikke hentet helt. Prøv at gemme eller scanne det igen."
    if size[0] * size[1] > MOST_PIXELS:
        return "er et for stort billede til at vises. Gem det i en mindre udgave, og tilføj det igen."
    return ""


def _problem_of_pdf(content: bytes) -> str:
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                return "er låst med en adgangskode. Gem den uden adgangskode, og tilføj den igen."
            return "er beskadiget eller ikke hentet helt. Prøv at gemme eller scanne det igen."
        try:
            has_pages = len(document) > 0
        finally:
            document.close()
    return "" if has_pages else "har ingen sider."


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
