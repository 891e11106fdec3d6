"""How far out a workbook of Excel 97-2003 claims its cells to be, told without parsing it.

The parser makes room for the whole rectangle down to the farthest cell: a file of 6 kB with one cell in the last
corner asks for 137 GB, and the process dies. So the records are walked first, from the beginning and from each place
where a sheet is said to begin, which need not be the same. Formats: MS-CFB and MS-XLS.
"""

import struct
from collections.abc import Iterator

_HEADER = struct.Struct("<HHHHH")  # at 24: minor and major version, byte order, sector shift, short sector shift
_PLACES = struct.Struct("<IIIIIIIII")  # at 40: directory sectors, table sectors, directory, transaction, cutoff, …
_FIRST_TABLES = 109
_ENTRY = 128
_LAST = 0xFFFFFFFA  # this and above are no sectors
_STREAMS = ("workbook", "book")

_CELLS = frozenset((0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x0201, 0x0203, 0x0204, 0x0205,
                    0x0206, 0x0406, 0x027E))  # fmt: skip
_SEVERAL_CELLS = (0xBD, 0xBE)
_DIMENSIONS = (0x00, 0x0200)
_SHEET, _END = 0x85, 0x0A
_MOST_SHEETS = 200


class Broken(Exception):
    """The file contradicts itself."""


def farthest_cell(data: bytes) -> tuple[int, int]:
    """The lowest row and the rightmost column, counted from 1, that any record speaks of. Raises ``Broken``."""
    rows = columns = 0
    try:
        for stream in _workbook_streams(data):
            for row, column in _places(stream):
                rows, columns = max(rows, row), max(columns, column)
    except (struct.error, IndexError) as error:
        raise Broken from error
    return rows, columns


def _places(stream: bytes) -> Iterator[tuple[int, int]]:
    starts = {0}
    for kind, body in _records(stream, 0, to_the_end=True):
        if kind == _SHEET and len(body) >= 4:
            starts.add(struct.unpack_from("<I", body)[0])
    if len(starts) > _MOST_SHEETS:
        raise Broken
    for start in starts:
        for kind, body in _records(stream, start, to_the_end=start == 0):
            if kind in _CELLS and len(body) >= 4:
                row, column = struct.unpack_from("<HH", body)
                if kind in _SEVERAL_CELLS:
                    column += len(body) // 2
                yield row + 1, column + 1
            elif kind in _DIMENSIONS and len(body) >= 8:
                yield _dimensions(body)


def _dimensions(body: bytes) -> tuple[int, int]:
    if len(body) >= 12:
        _, last_row, _, last_column = struct.unpack_from("<IIHH", body)
    else:
        _, last_row, _, last_column = struct.unpack_from("<HHHH", body)
    # The size a file declares only reserves room; office programs declare the whole sheet when a column is coloured.
    return (last_row if last_row > 65_536 else 0, last_column if last_column > 256 else 0)


def _records(stream: bytes, at: int, *, to_the_end: bool) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END and not to_the_end:
            return
        at += 4 + length


def _workbook_streams(data: bytes) -> list[bytes]:
    _, _, _, shift, short_shift = _HEADER.unpack_from(data, 24)
    if shift not in (9, 12) or short_shift != 6:
        raise Broken
    size = 1 << shift
    _, _, directory_at, _, cutoff, short_at, _, more_at, _ = _PLACES.unpack_from(data, 40)
    table = _sector_table(data, size, more_at)
    directory = _chain(data, size, table, directory_at)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    short_stream: bytes | None = None
    found = []
    for entry in entries:
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        if name.casefold() not in _STREAMS:
            continue
        if length >= cutoff:
            found.append(_chain(data, size, table, start)[:length])
            continue
        if short_stream is None:
            short_stream = _chain(data, size, table, struct.unpack_from("<I", entries[0], 116)[0])
            short_table = _numbers(_chain(data, size, table, short_at))
        found.append(_chain(short_stream, 64, short_table, start, first_at=0)[:length])
    return found


def _sector_table(data: bytes, size: int, more_at: int) -> list[int]:
    places = list(struct.unpack_from(f"<{_FIRST_TABLES}I", data, 76))
    seen: set[int] = set()
    while more_at < _LAST:
        if more_at in seen:
            raise Broken
        seen.add(more_at)
        *more, more_at = _numbers(_sector(data, size, more_at, size))
        places += more
    table: list[int] = []
    for place in places:
        if place < _LAST:
            table += _numbers(_sector(data, size, place, size))
    return table


def _chain(data: bytes, size: int, table: list[int], start: int, first_at: int | None = None) -> bytes:
    """The sectors that follow each other; the first sector begins one sector into the file, or at ``first_at``."""
    parts: list[bytes] = []
    while start < _LAST:
        if len(parts) > len(table):
            raise Broken
        parts.append(_sector(data, size, start, size if first_at is None else first_at))
        start = table[start]
    return b"".join(parts)


def _sector(data: bytes, size: int, number: int, first_at: int) -> bytes:
    at = first_at + number * size
    if at >= len(data):
        raise Broken
    return data[at : at + size]


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))
