"""A household on a list without its name: a keyed fingerprint of its key (its tenancy number, as a rule), and the øre.

It is still personal data for whoever holds the key, which is derived from the file's own key and stored nowhere: a
copy of the rows alone does not tell who they are, and nobody can browse them.
"""

import hashlib
import struct
from collections.abc import Iterable

from socialvicevaert.features.restancer.rules.comparison import MakeMark, Marks

KEY_PURPOSE = "restancer"
"""What the file's key is derived for."""
KEEP_DAYS = 100
"""A list's marks are thrown away when it is older than this, also where no newer one has come."""
KEEP_LISTS = 2
"""The newest lists of a landlord that keep their marks: two, so that the last import can be undone and done again."""

_ENTRY = struct.Struct("<8sq")


def mark_maker(key: bytes, boligorganisation_id: int) -> MakeMark:
    """Makes marks for one landlord: the same home has different marks at two landlords, who must not be joined."""
    template = hashlib.blake2b(f"{boligorganisation_id}:".encode(), key=key, digest_size=8)

    def make(row_key: str) -> bytes:
        mark = template.copy()
        mark.update(row_key.encode())
        return mark.digest()

    return make


def pack(marks: Iterable[tuple[bytes, int]]) -> bytes:
    """Marks with their øre as bytes, in the order of the marks, which says nothing of the list's."""
    return b"".join(sorted([_ENTRY.pack(mark, oere) for mark, oere in marks]))


def unpack(packed: bytes) -> Marks:
    """Read back ``pack``."""
    return dict(_ENTRY.iter_unpack(packed))
