"""Word documents of the kinds that people add: made here, so that no test reads a file it did not write."""

import zipfile
from io import BytesIO

LIST = "[Content_Types].xml"


def docx(*others: str, body: bytes = b"<w:document/>") -> bytes:
    """A new Word document, with other things in it by name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, LIST, b"<Types/>")
        _put(packed, "word/document.xml", body)
        for name in others:
            _put(packed, name, b"x")
    return buffer.getvalue()


def odt() -> bytes:
    """A LibreOffice document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        _put(packed, "mimetype", b"application/vnd.oasis.opendocument.text")
        _put(packed, "content.xml", b"<office:document-content/>")
    return buffer.getvalue()


def old_word(stream: str = "WordDocument") -> bytes:
    """An old kind of file, with one part of that name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)


def spreadsheet() -> bytes:
    """A zip file that is no document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        _put(packed, "xl/workbook.xml", b"<workbook/>")
    return buffer.getvalue()


def _put(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Without the time of day: the same document made twice is the same."""
    packed.writestr(zipfile.ZipInfo(name), content, packed.compression)
