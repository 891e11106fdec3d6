"""The kinds of files that are kept, known by their bytes. Nothing here takes a compressed file apart: of a Word
document only the list of what it holds is read.
"""

import io
import zipfile

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
DOC = "application/msword"
ODT = "application/vnd.oasis.opendocument.text"

WORD = frozenset({DOCX, DOCM, DOC, ODT})
"""Kept, but not shown: they are taken out to be read."""
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", DOCX: ".docx", DOCM: ".docm", DOC: ".doc", ODT: ".odt"}

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
ZIP_MARK = b"PK\x03\x04"

_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_JPEG_MARK = b"\xff\xd8\xff"
_PDF_WITHIN = 1024  # bytes: some scanners write a line of their own before the mark
_OLD_WORD = "WordDocument".encode("utf-16-le")
_ODT_MARK = b"mimetypeapplication/vnd.oasis.opendocument.text"
_LIST_MARK = b"PK\x05\x06"
_LONG_LIST_MARK = b"PK\x06\x07"
_LARGEST_LIST = 1_000_000
"""Bytes of the list of what a zip file holds: a long letter with many pictures has a few thousand."""

_PICTURE = "et billede af slagsen %s. Gem det som PDF, PNG eller JPEG, og tilføj det igen."
_SHEET = "ikke et dokument, der kan gemmes her. Gem det som PDF, og tilføj det igen."
_OTHERS = (
    (b"II*\0", 0, _PICTURE % "TIFF"),
    (b"MM\0*", 0, _PICTURE % "TIFF"),
    (b"GIF8", 0, _PICTURE % "GIF"),
    (b"WEBP", 8, _PICTURE % "WebP"),
    (b"ftypheic", 4, _PICTURE % "HEIC (fra en iPhone)"),
    (b"ftypheix", 4, _PICTURE % "HEIC (fra en iPhone)"),
    (b"ftypmif1", 4, _PICTURE % "HEIF"),
    (b"ftypavif", 4, _PICTURE % "AVIF"),
    (b"{\\rtf", 0, "en tekst af slagsen RTF. Gem den som PDF, og tilføj den igen."),
    (OLE_MARK, 0, _SHEET),
    (ZIP_MARK, 0, "en pakket fil eller et regneark. Pak den ud, eller gem den som PDF, og tilføj den igen."),
)


def media_type_of(content: bytes) -> str:
    """What the bytes are; "" when it is nothing that is kept here."""
    if content.startswith(_PNG_MARK):
        return PNG
    if content.startswith(_JPEG_MARK):
        return JPEG
    if content.startswith(ZIP_MARK):
        return _kind_of_zip(content)
    if content.startswith(OLE_MARK):
        # A new Word document with a password lies inside an old kind of file.
        return DOC if _OLD_WORD in content or LOCKED_OFFICE in content else ""
    return PDF if b"%PDF-" in content[:_PDF_WITHIN] else ""


def what_it_is_instead(content: bytes) -> str:
    """Of a file that is not kept: what it is and what can be done, as the end of a Danish sentence; "" for unknown."""
    return next((said for mark, at, said in _OTHERS if content[at : at + len(mark)] == mark), "")


def _kind_of_zip(content: bytes) -> str:
    if content[30 : 30 + len(_ODT_MARK)] == _ODT_MARK:
        return ODT
    names = names_in_zip(content)
    if names is None:  # cut off: it may say so at its beginning, and is then refused as damaged
        return DOCX if b"word/" in content[:65536] else ""
    if "word/document.xml" not in names:
        return ""
    return DOCM if any(name.endswith("vbaProject.bin") for name in names) else DOCX


def names_in_zip(content: bytes) -> frozenset[str] | None:
    """What a zip file holds, by name; None when its list cannot be read or is larger than that of any document."""
    at = content.rfind(_LIST_MARK)
    size = content[at + 12 : at + 16]
    is_long = content[max(0, at - 20) : at].startswith(_LONG_LIST_MARK)  # a list of over 65,535 things, said elsewhere
    if at < 0 or is_long or len(size) < 4 or int.from_bytes(size, "little") > _LARGEST_LIST:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return frozenset(packed.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, IndexError):
        return None
