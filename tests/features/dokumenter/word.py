"""Word documents of the kinds that people add: made here, so that no test reads a file it did not write."""

import zipfile
from io import BytesIO

LIST = "[Content_Types].xml"


def docx(*others: str, body: bytes = b"<w:document/>") -> bytes:
    """A new Word document, with other things in it by name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(LIST, b"<Types/>")
        packed.writestr("word/document.xml", body)
        for name in others:
            packed.writestr(name, b"x")
    return buffer.getvalue()


def odt() -> bytes:
    """A LibreOffice document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", b"<office:document-content/>")
    return buffer.getvalue()


def old_word(stream: str = "WordDocument") -> bytes:
    """An old kind of file, with one part of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def spreadsheet() -> bytes:
    """A zip file that is no document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("xl/workbook.xml", b"<workbook/>")
    return buffer.getvalue()
