"""Small files of the kinds that people add: made here, so that no test reads a file it did not write."""

import struct
import zlib
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas


def pdf(pages: int = 1, text: str = "Rykker", password: str = "") -> bytes:
    """A PDF, encrypted when there is a password."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), encrypt=password or None, invariant=1)
    for number in range(pages):
        canvas.drawString(100, 700, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def png(width: int = 30, height: int = 20) -> bytes:
    """A grey picture; of a large one only the head is true."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x80" * width) * height if width * height < 1_000_000 else b""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg(width: int = 32, height: int = 16, turned: bool = False) -> bytes:
    """A photograph, in the way a telephone makes one; ``turned`` was taken with the telephone upright."""
    from PIL import Image

    buffer = BytesIO()
    about = Image.Exif()
    if turned:
        about[0x0112] = 6  # Orientation: to be turned a quarter to the right
    Image.new("RGB", (width, height), (200, 120, 40)).save(buffer, "JPEG", exif=about)
    return buffer.getvalue()
