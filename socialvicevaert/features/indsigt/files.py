"""The papers of an extract as files: one that only its password opens, or several that anybody can read."""

import errno
import io
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from socialvicevaert.features.indsigt.data_file import file_name
from socialvicevaert.features.indsigt.service import HeldFile
from socialvicevaert.paper.encryption import encrypt
from socialvicevaert.shared.errors import UserError

PAPER = "indsigt.pdf"
DATA = "indsigt.json"


def sealed(pdf: bytes, data: bytes, files: Sequence[HeldFile], password: str) -> bytes:
    """One PDF encrypted with AES-256 that holds the data file and the files as attachments."""
    import pikepdf

    memory = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        attached = [(DATA, "application/json", data)]
        attached += [(file_name(one.file.number, one.file.ending), one.file.media_type, one.content) for one in files]
        for name, media_type, content in attached:
            opened.attachments[name] = pikepdf.AttachedFileSpec(
                opened, content, filename=name, mime_type=media_type, description=name, creation_date="", mod_date=""
            )
        opened.save(memory)
    return encrypt(memory.getvalue(), password)


def write_sealed(path: Path, content: bytes) -> None:
    """Write the one file, whole or not at all.

    :raises UserError: it cannot be written there.
    """
    _write(path, content)


def write_open(folder: Path, pdf: bytes, data: bytes, files: Sequence[HeldFile]) -> None:
    """Write the paper, the data file and the files into a folder, which is made; all of them, or none.

    :raises UserError: the folder holds something already, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise UserError(f"Mappen »{folder.name}« er ikke tom. Vælg en anden, så intet bliver blandet sammen.")
        was_there = folder.exists()
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UserError(_why(error)) from error
    written: list[Path] = []
    try:
        everything = [(PAPER, pdf), (DATA, data)]
        everything += [(file_name(one.file.number, one.file.ending), one.content) for one in files]
        for name, content in everything:
            _write(folder / name, content)
            written.append(folder / name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise


def _write(path: Path, content: bytes) -> None:
    made = ""
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, suffix=".del")  # beside it: the rename must not copy
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        os.replace(made, path)
    except OSError as error:
        raise UserError(_why(error)) from error
    finally:
        if made:
            Path(made).unlink(missing_ok=True)


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Der er ikke plads på drevet. Intet er gemt. Ryd op, eller vælg et andet sted."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "Der må ikke skrives i den mappe. Intet er gemt. Vælg en anden."
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "Mappen findes ikke længere. Intet er gemt. Vælg en anden."
    return "Filen kunne ikke gemmes. Vælg et andet sted."
