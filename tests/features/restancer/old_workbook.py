"""A workbook as Excel 97-2003 wrote it, made by hand: one stream of records in one compound file."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls_bytes(
    rows: Sequence[Sequence[str | float]], extra_cells: Sequence[tuple[int, int, float]] = (), hidden_sheet: bytes = b""
) -> bytes:
    """Rows as the only sheet of a workbook; ``extra_cells`` are (row, column, number) anywhere, counted from 0.

    ``hidden_sheet`` are records inside another record, where a second sheet is said to begin.
    """
    cells = b""
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            cells += _label(down, across, value) if isinstance(value, str) else _number(down, across, value)
    for down, across, value in extra_cells:
        cells += _number(down, across, value)
    globals_before = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    name = b"Ark1"
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    wrapped = _record(0x00EC, begin + hidden_sheet + _record(0x000A, b"")) if hidden_sheet else b""
    entries = 2 if hidden_sheet else 1
    wrapped_at = len(globals_before) + entries * (4 + 8 + len(name))
    sheet_at = wrapped_at + len(wrapped) + 4
    globals_ = globals_before + _record(0x0085, struct.pack("<IBBBB", sheet_at, 0, 0, len(name), 0) + name)
    if hidden_sheet:
        globals_ += _record(0x0085, struct.pack("<IBBBB", wrapped_at + 4, 0, 0, len(name), 0) + b"Ark2")
    globals_ += wrapped + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + _record(0x000A, b"")
    return _compound_file(globals_ + sheet)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _number(row: int, column: int, value: float) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def _compound_file(stream: bytes) -> bytes:
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\x00")
    sectors = len(stream) // _SECTOR
    fat_sectors = -(-(sectors + 2) // 127)
    # Sectors: the table of sectors, the directory, the stream.
    chain = [_FAT] * fat_sectors + [_END] + [fat_sectors + 2 + at for at in range(sectors - 1)] + [_END]
    chain += [_FREE] * (fat_sectors * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, fat_sectors, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(fat_sectors), *[_FREE] * (109 - fat_sectors))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, fat_sectors + 1, len(stream))
    directory += _entry("", 0, _FREE, 0, 0) * 2
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    length = len(written) + 2 if name else 0
    entry = written.ljust(64, b"\x00") + struct.pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
