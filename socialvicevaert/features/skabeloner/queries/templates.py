"""The templates there are: the program's own, those the organisation has corrected, and those it has made."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import (
    Afsnit,
    AfsnitArt,
    BrevArt,
    Modtager,
    Skabelon,
    SkabelonDraft,
    SkabelonVersion,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.resource_files import read_resource_json
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_FILE = "skabeloner/skabeloner.json"
_SAID = select(SkabelonVersion.subject, SkabelonVersion.body)


@dataclass(frozen=True)
class SkabelonView:
    """A template in one version. ``version`` 0 is the program's own words; ``id`` is None until it is corrected."""

    id: int | None
    version_id: int | None
    key: str  # "" for one that the organisation made
    kind: BrevArt
    recipient: Modtager
    name: str
    version: int
    subject: str
    body: tuple[Afsnit, ...]
    is_active: bool = True
    note: str = ""
    made_at: datetime | None = None
    made_by: str = ""  # the worker's name

    @property
    def said(self) -> str:
        """Name and version, as a letter remembers what it was written from."""
        return f"{self.name}, version {self.version}" if self.version else self.name

    @property
    def original(self) -> "SkabelonView | None":
        """The program's own that it replaces, or is; None for one that the organisation made."""
        return next((view for view in shipped() if view.key == self.key), None)

    @property
    def is_corrected(self) -> bool:
        """One of the program's own that says something else now."""
        own = self.original
        return own is not None and not says_the_same(self, own.as_draft())

    def as_draft(self) -> SkabelonDraft:
        """The same to be corrected."""
        return SkabelonDraft(
            self.name, self.kind, self.recipient, self.subject, self.body, self.key, is_active=self.is_active
        )


def templates(
    session: Session, kinds: Collection[BrevArt] = (), *, with_retired: bool = False
) -> tuple[SkabelonView, ...]:
    """Templates of these kinds, or of all: in the order of the kinds, then by name."""
    session.require(Permission.SEE_SETTINGS)
    found = _stored(session)
    corrected = {view.key for view in found if view.key}
    own = [view for view in shipped() if view.key not in corrected]
    wanted = [view for view in (*own, *found) if (not kinds or view.kind in kinds) and (with_retired or view.is_active)]
    order = list(BrevArt)
    return tuple(sorted(wanted, key=lambda view: (order.index(view.kind), danish_sort_key(view.name))))


def template_of(session: Session, kind: BrevArt, recipient: Modtager | None = None) -> SkabelonView:
    """The template in use for a kind of letter; a retired one falls back to the program's own.

    :raises UserError: for a kind without one.
    """
    for view in (*templates(session, {kind}), *shipped()):
        if view.kind is kind and (recipient is None or view.recipient is recipient):
            return view
    raise UserError(f"Der er ingen skabelon til »{kind.label}«. Lav en under Skabeloner.")


def template(session: Session, key: str) -> SkabelonView:
    """The template that replaces, or is, one of the program's own, by its ``key``.

    :raises UserError: there is none.
    """
    for view in templates(session, with_retired=True):
        if view.key == key:
            return view
    raise UserError(Skabelon.gone)


def versions_of(session: Session, skabelon_id: int) -> tuple[SkabelonView, ...]:
    """Everything a template has said, newest first."""
    session.require(Permission.SEE_SETTINGS)
    row = session.kept(Skabelon, skabelon_id)
    found = session.exec(
        select(SkabelonVersion, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == SkabelonVersion.made_by_id)
        .where(SkabelonVersion.skabelon_id == skabelon_id)
        .order_by(col(SkabelonVersion.number).desc())
    )
    return tuple(replace(_view(row, version), made_by=name) for version, name in found)


def says_the_same(view: SkabelonView, draft: SkabelonDraft) -> bool:
    """Whether keeping the draft would change nothing that is printed or shown."""
    wanted = (draft.name.strip(), draft.kind, draft.recipient, draft.subject.strip())
    body = tuple(each for each in draft.body if each.text.strip())
    return (view.name, view.kind, view.recipient, view.subject) == wanted and view.body == body


def words_of_templates(session: Session) -> frozenset[str]:
    """Every paragraph and heading that a template holds or has held: the organisation's words, not a writer's own."""
    session.require(Permission.SEE_SETTINGS)
    stored = [(subject, paragraphs(list(body))) for subject, body in session.exec(_SAID)]
    said = [*((view.subject, view.body) for view in shipped()), *stored]
    return frozenset(text.strip() for subject, body in said for text in (subject, *(each.text for each in body)))


@cache
def shipped() -> tuple[SkabelonView, ...]:
    """The program's own templates."""
    return tuple(
        SkabelonView(
            id=None,
            version_id=None,
            key=each["key"],
            kind=BrevArt(each["kind"]),
            recipient=Modtager(each["recipient"]),
            name=each["name"],
            version=0,
            subject=each["subject"],
            body=paragraphs(each["body"]),
        )
        for each in read_resource_json(_FILE)["templates"]
    )


def paragraphs(stored: list[dict[str, Any]]) -> tuple[Afsnit, ...]:
    """Paragraphs from their stored form."""
    return tuple(
        Afsnit(
            text=each["text"],
            style=AfsnitArt(each.get("style") or AfsnitArt.TEKST),
            kind=Oplysningsart(each["kind"]) if each.get("kind") else None,
        )
        for each in stored
    )


def as_stored(body: Collection[Afsnit]) -> list[dict[str, Any]]:
    """Paragraphs as they are stored."""
    return [
        {"text": each.text, "style": each.style.value, "kind": each.kind.value if each.kind else None} for each in body
    ]


def _stored(session: Session) -> list[SkabelonView]:
    newest: dict[int, SkabelonVersion] = {}
    for version in session.exec(select(SkabelonVersion).order_by(col(SkabelonVersion.number))):
        newest[version.skabelon_id] = version
    rows = session.exec(select(Skabelon).where(col(Skabelon.deleted_at).is_(None)))
    return [_view(row, newest[row_id(row)]) for row in rows if row_id(row) in newest]


def _view(row: Skabelon, version: SkabelonVersion) -> SkabelonView:
    return SkabelonView(
        id=row_id(row),
        version_id=row_id(version),
        key=row.key,
        kind=row.kind,
        recipient=row.recipient,
        name=row.name,
        version=version.number,
        subject=version.subject,
        body=paragraphs(version.body),
        is_active=row.is_active,
        note=version.note,
        made_at=version.made_at,
    )
