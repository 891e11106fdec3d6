"""Templates taken out as a file, and read in from one."""

from collections.abc import Collection
from dataclasses import dataclass

from socialvicevaert.features.skabeloner.models import SkabelonDraft
from socialvicevaert.features.skabeloner.queries import SkabelonView, templates
from socialvicevaert.features.skabeloner.rules import file
from socialvicevaert.features.skabeloner.service.writing import keep_skabelon
from socialvicevaert.security.roles import Permission
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
    made, changed, unchanged = [], [], []
    for draft in file.read(content):
        present = _present(session, draft)
        if present is None:
            keep_skabelon(session, draft)
            made.append(draft.name)
        elif _says_the_same(present, draft):
            unchanged.append(draft.name)
        else:
            keep_skabelon(session, draft, present.id)
            changed.append(draft.name)
    return Imported(tuple(made), tuple(changed), tuple(unchanged))


def _present(session: Session, draft: SkabelonDraft) -> SkabelonView | None:
    """One of the program's own by its key; one that an organisation made by kind and name."""
    for view in templates(session, with_retired=True):
        if draft.key and view.key == draft.key:
            return view
        if not draft.key and not view.key and (view.kind, view.name) == (draft.kind, draft.name.strip()):
            return view
    return None


def _says_the_same(view: SkabelonView, draft: SkabelonDraft) -> bool:
    wanted = (draft.name.strip(), draft.kind, draft.recipient, draft.subject.strip())
    body = tuple(each for each in draft.body if each.text.strip())
    return (view.name, view.kind, view.recipient, view.subject) == wanted and view.body == body
