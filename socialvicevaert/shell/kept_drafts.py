"""Drafts of forms in the encrypted file: between what forms keep and what the file holds."""

import json
from typing import TYPE_CHECKING

from socialvicevaert.ui.drafts import KeptDraft, State, StoredDrafts
from socialvicevaert.ui.tasks import Tasks

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


def drafts_of(tasks: Tasks) -> StoredDrafts:
    """The drafts of the worker behind ``tasks``."""
    return StoredDrafts(tasks, _load, _save, _discard)


def _load(session: "Session", key: str) -> KeptDraft | None:
    from socialvicevaert.features.indstillinger import service

    kept = service.load_draft(session, key)
    return KeptDraft(json.loads(kept.content), kept.saved_at) if kept else None


def _save(session: "Session", key: str, state: State) -> None:
    from socialvicevaert.features.indstillinger import service

    service.save_draft(session, key, json.dumps(state, ensure_ascii=False))


def _discard(session: "Session", key: str) -> None:
    from socialvicevaert.features.indstillinger import service

    service.discard_draft(session, key)
