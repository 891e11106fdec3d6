"""How much a PDF holds when it is unpacked: a file of 1 MB can hold a thousand, and drawing it never ends."""

import io
import zlib

MOST_UNPACKED = 100_000_000
"""Bytes of everything but pictures: what is drawn on 2,000 full pages of text is some 20 MB."""
MOST_PIXELS = 200_000_000
"""Pixels of one picture in a PDF: a scan of A0 in 300 dots an inch has 140 million."""

_PIECE = 1_000_000  # bytes unpacked at a time


def unpacks_to_too_much(content: bytes) -> bool:
    """Whether a PDF is larger inside than what is shown can be. One that only its viewer can mend is not judged here:
    it has been opened there, and each of its pages is of a size that can be drawn.
    """
    import pikepdf  # a shared library: loaded when there is something to read

    left = MOST_UNPACKED
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as opened:
            for one in opened.objects:
                if not isinstance(one, pikepdf.Stream):
                    continue
                if one.get("/Subtype") == "/Image":
                    if int(one.get("/Width", 0)) * int(one.get("/Height", 0)) > MOST_PIXELS:
                        return True
                    continue
                left -= _unpacked(one.read_raw_bytes(), left)
                if left < 0:
                    return True
    except (pikepdf.PdfError, ValueError, TypeError):
        return False
    return False


def _unpacked(packed: bytes, most: int) -> int:
    """Bytes of a stream when it is unpacked; just over ``most`` when there are more. Only one way of packing makes a
    small file large, and it shows by itself.
    """
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while packed and not unpacker.eof and size <= most:
            size += len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return max(size, len(packed))
    return size
