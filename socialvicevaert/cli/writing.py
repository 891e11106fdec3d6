"""Files that are written together: all of them or none."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from socialvicevaert.shared.errors import UserError

Write = Callable[[Path, bytes], None]


def require_places(paths: Sequence[Path]) -> None:
    """:raises UserError: a folder is not there, a name is a folder's or a device's, or two names are the same."""
    for path in paths:
        if not path.parent.is_dir():
            raise UserError(f"Mappen {path.parent} findes ikke.")
        if path.is_dir():
            raise UserError(f"{path} er en mappe. Skriv navnet på en fil.")
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise UserError(f"{path} er ikke en almindelig fil. Skriv et andet navn.")
    if len({path.resolve() for path in paths}) < len(paths):
        raise UserError("To filer kan ikke have samme navn.")


@contextmanager
def files_together() -> Iterator[Write]:
    """Files that get their names when everything has gone well, the commit too; what fails leaves none behind, and
    what stood there before stands there still.
    """
    parts: dict[Path, Path] = {}
    older: dict[Path, Path] = {}

    def write(path: Path, content: bytes) -> None:
        parts[path] = _beside(path, ".part")
        parts[path].write_bytes(content)

    try:
        yield write
        done: list[Path] = []
        try:
            for path, part in parts.items():
                if path.exists():
                    older[path] = path.replace(_beside(path, ".older"))
                part.replace(path)
                done.append(path)
        except OSError:
            for path in done:
                path.unlink()
            for path, kept in older.items():
                kept.replace(path)
            older.clear()
            raise
    finally:
        for one in (*parts.values(), *older.values()):
            one.unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    """A name in the same folder that nothing has yet: somebody's own file is neither overwritten nor removed."""
    handle, name = mkstemp(prefix=f"{path.name}.", suffix=ending, dir=path.parent)
    os.close(handle)
    return Path(name)
