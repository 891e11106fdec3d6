"""A picture without what the camera, the telephone or the program wrote into it: place, time, names, small previews.

Nothing is drawn anew, so the picture is the same, point by point: a photograph of damp is evidence. What decides how it
looks stays: the colours' profile, and which way up it is held.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from socialvicevaert.features.dokumenter.reading.kinds import JPEG, PNG

_EOI, _SOS = 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_LONE = frozenset({0x01, *range(0xD0, 0xD8)})  # segments without a length
_MARK_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # in a scan FF 00 is a byte, FF D0-D7 a place to begin anew
_ORIENTATION = 0x0112
_EXIF = b"Exif\0\0"
_PNG_HEAD = 8
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
)


def without_traces(content: bytes, media_type: str) -> bytes | None:
    """The picture without what was written about it; None when it is damaged. Other kinds are given back as they are:
    a PDF is kept as it came, signatures and all.
    """
    if media_type == JPEG:
        return _joined(_jpeg_parts(content))
    if media_type == PNG:
        return _joined(_png_parts(content))
    return content


class _Damaged(Exception):
    pass


def _joined(parts: Iterator[bytes]) -> bytes | None:
    try:
        return b"".join(parts)
    except _Damaged:
        return None


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":  # padding
            at += 1
        if at + 2 > len(content) or content[at] != 0xFF:
            raise _Damaged
        mark = content[at + 1]
        if mark == _EOI:
            yield b"\xff\xd9"  # what follows is no part of the picture: previews, a film, the maker's notes
            return
        if mark in _LONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(content):
            raise _Damaged
        if mark == _SOS:
            found = _MARK_AFTER_SCAN.search(content, end)
            if found is None:
                raise _Damaged
            yield content[at : found.start()]
            at = found.start()
            continue
        yield _kept_segment(mark, content[at + 4 : end])
        at = end


def _kept_segment(mark: int, data: bytes) -> bytes:
    """A segment as it is kept; b"" for one that only tells about the picture."""
    if mark == _APP0 and data.startswith(b"JFIF\0") and len(data) >= 14:
        return _segment(mark, data[:12] + b"\0\0")  # without its preview
    if mark == _APP1 and data.startswith(_EXIF):
        orientation = _orientation_of(data[len(_EXIF) :])
        return _segment(_APP1, _EXIF + _turned(orientation)) if orientation > 1 else b""
    is_profile = mark == _APP2 and data.startswith(b"ICC_PROFILE\0")
    is_colours = mark == _APP14 and data.startswith(b"Adobe")
    if is_profile:
        return _segment(mark, data)
    if is_colours:
        return _segment(mark, data[:12])
    return b"" if _APP0 <= mark <= _APP15 or mark == _COMMENT else _segment(mark, data)


def _segment(mark: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data


def _png_parts(content: bytes) -> Iterator[bytes]:
    yield content[:_PNG_HEAD]
    at, kind = _PNG_HEAD, b""
    while kind != b"IEND":
        if at + 12 > len(content):
            raise _Damaged
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise _Damaged
        if kind in _PNG_KEPT:
            if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
                raise _Damaged
            yield content[at:end]
        elif kind == b"eXIf":
            orientation = _orientation_of(content[at + 8 : end - 4])
            if orientation > 1:
                yield _chunk(kind, _turned(orientation))
        at = end


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _orientation_of(tiff: bytes) -> int:
    """Which way up the camera was held, 1 to 8 (EXIF 2.32, 4.6.5); 1 where it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None:
            return 1
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _turned(orientation: int) -> bytes:
    """The shortest note that says which way up a picture is, and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
