"""Templates taken out as a file, and read in from one."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from socialvicevaert.features.skabeloner.models import BrevArt
from socialvicevaert.features.skabeloner.queries import says_the_same, shipped, templates
from socialvicevaert.features.skabeloner.rules import file
from socialvicevaert.features.skabeloner.service.writing import keep_skabelon
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Imported:
    """What reading a file did, by the templates' names."""

    made: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]


def export_skabeloner(session: Session, keys: Collection[tuple[str, str]] = ()) -> bytes:
    """Templates as a file; ``keys`` are (key, name) of those wanted, none: all that are in use.

    They hold no resident's data, so nothing is logged.
    """
    session.require(Permission.SEE_SETTINGS)
    return file.written([view.as_draft() for view in templates(session) if not keys or (view.key, view.name) in keys])


def import_skabeloner(session: Session, content: bytes) -> Imported:
    """Read a file in. A template that is here already gets a new version where the file says something else.

    :raises UserError: the file cannot be read, or one of its templates has a fault: then nothing is changed.
    """
    session.require(Permission.WRITE_SKABELONER)
    made: list[str] = []
    changed: list[str] = []
    unchanged: list[str] = []
    known = {_known_as(view.key, view.kind, view.name): view for view in templates(session, with_retired=True)}
    ours = {view.key for view in shipped()}
    for read in file.read(content):
        draft = read if read.key in ours else replace(read, key="")  # another program's own is the reader's to keep
        present = known.get(_known_as(draft.key, draft.kind, draft.name))
        if present is not None and says_the_same(present, draft):
            unchanged.append(draft.name)
            continue
        kept_as = replace(draft, is_active=present.is_active) if present is not None else draft
        try:
            keep_skabelon(session, kept_as, present.id if present is not None else None)
        except ValidationFailed as refused:
            raise UserError(f"»{draft.name}«: {refused.problems[0].text} Intet er indlæst.") from refused
        (changed if present is not None else made).append(draft.name)
    return Imported(tuple(made), tuple(changed), tuple(unchanged))


def _known_as(key: str, kind: BrevArt, name: str) -> tuple[str, ...]:
    """One of the program's own is known by its key; one that an organisation made by kind and name."""
    return (key,) if key else (kind.value, fold(name.strip()))
