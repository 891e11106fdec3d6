"""What is refused before anything is parsed: each file that is no list has one Danish sentence of its own."""

import io
import lzma
import re
import zipfile
import zlib

from socialvicevaert.features.restancer.reading.compound_file import Broken, farthest_cell
from socialvicevaert.features.restancer.reading.layout import FileKind
from socialvicevaert.shared.errors import UserError

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes; a list of 100,000 households is about 12 million."""
LARGEST_UNPACKED = 400 * 1024 * 1024
"""Bytes of a workbook unpacked, counted while unpacking: the size a file declares is not believed."""
LARGEST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS = 199_999
MOST_COLUMNS = 104  # "CZ"

_TOO_BIG = (
    f"Filen har 200.000 linjer eller mere, eller over {MOST_COLUMNS} kolonner. "
    "En restanceliste er mindre: kontrollér, at det er den rigtige fil."
)
_BOMB = "Filen fylder urimeligt meget, når den pakkes ud, og er ikke åbnet. Bed udlejer om at sende listen igen."
_DAMAGED = "Regnearket er beskadiget og kan ikke læses. Bed udlejer om at sende listen igen."
_LOCKED = "Regnearket er låst med adgangskode. Åbn det i Excel, fjern adgangskoden, og gem det igen."

# A cell's place outside the limits (a column from "DA", a row from 200,000). Without this, one cell in the farthest
# corner makes the parser ask for 23 GB and the whole process dies.
_FAR_CELL = re.compile(
    rb"""\sr\s*=\s*["'](?:[A-Za-z]{3}|[D-Zd-z][A-Za-z]|[A-Za-z]{0,2}0*(?:[2-9][0-9]{5}|[1-9][0-9]{6}))"""
)
_ODS_WIDE_VALUE = re.compile(
    rb"<table:table-cell\b(?=[^>]*\bnumber-columns-repeated\s*=\s*[\"'][0-9]{3,})(?=[^>]*\bvalue-type\b)"
)
_ODS_TALL_ROW = re.compile(
    rb"<table:table-row\b[^>]*number-rows-repeated\s*=\s*[\"'][0-9]{3,}[\"'][^>/]*>"
    rb"(?:(?!</table:table-row>).)*?value-type",
    re.DOTALL,
)

_SIGNATURES = (
    (b"%PDF", "Filen er en PDF. Bed udlejer om listen som CSV eller Excel."),
    (b"\x89PNG", "Filen er et billede. Bed udlejer om listen som CSV eller Excel."),
    (b"\xff\xd8\xff", "Filen er et billede. Bed udlejer om listen som CSV eller Excel."),
    (b"GIF8", "Filen er et billede. Bed udlejer om listen som CSV eller Excel."),
    (b"BM", "Filen er et billede. Bed udlejer om listen som CSV eller Excel."),
    (b"II*\x00", "Filen er et billede. Bed udlejer om listen som CSV eller Excel."),
    (b"{\\rtf", "Filen er et tekstdokument. Bed udlejer om listen som CSV eller Excel."),
    (b"MZ", "Filen er et program og er ikke åbnet."),
    (b"\x7fELF", "Filen er et program og er ikke åbnet."),
    (b"\x1f\x8b", "Filen er pakket (gzip). Pak den ud, og vælg listen."),
    (b"7z\xbc\xaf", "Filen er pakket (7z). Pak den ud, og vælg listen."),
    (b"Rar!", "Filen er pakket (RAR). Pak den ud, og vælg listen."),
)
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|\?xml|!--)", re.IGNORECASE)


def recognise(data: bytes) -> FileKind:
    """The kind of file by its content, never by its name. Raises ``UserError`` for what cannot be a list."""
    if not data:
        raise UserError("Filen er tom.")
    if len(data) > LARGEST_FILE:
        raise UserError(
            f"Filen fylder mere end {LARGEST_FILE // 1024 // 1024} MB. En restanceliste er mindre: "
            "kontrollér, at det er den rigtige fil."
        )
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office_file(data)
    if data.startswith(b"PK\x03\x04"):
        return _zipped_workbook(data)
    if data.startswith(b"PK"):
        raise UserError("Filen er et tomt eller beskadiget arkiv.")
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature) and not (signature in (b"BM", b"MZ") and _looks_like_text(data)):
            raise UserError(sentence)
    if _MARKUP.match(data[:400]):
        raise UserError(
            "Filen er en webside eller XML, selv om den måske hedder noget andet. "
            "Åbn den i Excel, og gem den som CSV eller xlsx."
        )
    return FileKind.CSV


def refuse_size(rows: int, columns: int) -> None:
    """Raise ``UserError`` for a list larger than any landlord's."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UserError(_TOO_BIG)


def damaged_workbook() -> UserError:
    """The sentence for a workbook that the parser gives up on."""
    return UserError(_DAMAGED)


def locked_workbook() -> UserError:
    """The sentence for a workbook behind a password."""
    return UserError(_LOCKED)


def _looks_like_text(data: bytes) -> bool:
    return b"\x00" not in data[:2000] and b"\n" in data


def _old_office_file(data: bytes) -> FileKind:
    # An encrypted .xlsx is an OLE file with a stream of this name (in UTF-16).
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked_workbook()
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        try:
            refuse_size(*farthest_cell(data))
        except Broken as error:
            raise damaged_workbook() from error
        return FileKind.XLS
    raise UserError("Filen er et dokument, men ikke et regneark. Bed udlejer om listen som CSV eller Excel.")


def _zipped_workbook(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise UserError(_BOMB)
            names = {part.filename for part in parts}
            kind = _kind_of_archive(archive, names)
            if sum(part.file_size for part in parts) > min(LARGEST_UNPACKED, _allowed(len(data))):
                raise UserError(_BOMB)
            _check_parts(archive, parts, kind, _allowed(len(data)))
            return kind
    except _BROKEN_ZIP as error:
        raise damaged_workbook() from error
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise locked_workbook() from error


def _allowed(size: int) -> int:
    return max(LARGEST_RATIO * size, 8 * 1024 * 1024)


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names:
        if archive.getinfo("mimetype").file_size < 200 and b"opendocument.spreadsheet" in archive.read("mimetype"):
            return FileKind.ODS
        raise UserError("Filen er et dokument, men ikke et regneark. Bed udlejer om listen som CSV eller Excel.")
    if "xl/workbook.bin" in names:
        raise UserError("Filen er et binært regneark (xlsb). Åbn det i Excel, og gem det som xlsx.")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise UserError("Filen er et dokument, men ikke et regneark. Bed udlejer om listen som CSV eller Excel.")
    raise UserError("Filen er et pakket arkiv (zip). Pak den ud, og vælg listen.")


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], kind: FileKind, allowed: int) -> None:
    """Unpack every part once with a limit on what really comes out, and look at the sheets' outermost cells."""
    unpacked = 0
    for part in parts:
        if part.flag_bits & 0x1:
            raise locked_workbook()
        is_sheet = kind is FileKind.ODS and part.filename == "content.xml"
        is_manifest = kind is FileKind.ODS and part.filename == "META-INF/manifest.xml"
        part.file_size = LARGEST_UNPACKED + 1  # otherwise zipfile stops at the declared size, which may be a lie
        tail = b""
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                unpacked += len(piece)
                if unpacked > LARGEST_UNPACKED or unpacked > allowed:
                    raise UserError(_BOMB)
                if is_manifest and b"encryption-data" in piece:
                    raise locked_workbook()
                text = tail + piece
                is_sheet = is_sheet or (kind is FileKind.XLSX and b"sheetData" in text)
                if is_sheet:
                    _refuse_far_cells(text, kind)
                tail = text[-4096:]


def _refuse_far_cells(text: bytes, kind: FileKind) -> None:
    if kind is FileKind.XLSX and _FAR_CELL.search(text):
        raise UserError(_TOO_BIG)
    if kind is FileKind.ODS and (_ODS_WIDE_VALUE.search(text) or _ODS_TALL_ROW.search(text)):
        raise UserError(_TOO_BIG)
