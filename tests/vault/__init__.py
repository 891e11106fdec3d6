"""What the tests of the data folder share."""

from pathlib import Path

from socialvicevaert.security.kdf import Argon

CHEAP = Argon(memory_kib=32, passes=1, lanes=4)
PASSWORD = "blåbærgrød med fløde"
NEW_PASSWORD = "rødgrød med mælk på"
NAME = "Mette Holm"


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes: to show that nothing was created or changed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
