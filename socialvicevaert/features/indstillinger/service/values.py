"""Setting settings: one, or several that are judged together."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import select

from socialvicevaert.features.indstillinger import queries, rules
from socialvicevaert.features.indstillinger.models import Indstilling
from socialvicevaert.features.indstillinger.settings import (
    SAVING_ASSUMPTION,
    SAVING_PER_AVERTED_OERE,
    SAVING_SOURCE,
    Setting,
    T,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, raise_if_any
from socialvicevaert.storage.session import Session

_OF_SAVING = frozenset({SAVING_PER_AVERTED_OERE.key, SAVING_ASSUMPTION.key, SAVING_SOURCE.key})


def change_setting(session: Session, which: Setting[T], value: T) -> None:
    """Set a setting: the worker's own, or the organisation's.

    :raises ValidationFailed: the problem's field is the setting's key.
    """
    change_settings(session, [(which, value)])


def change_settings(session: Session, changes: Sequence[tuple[Setting[Any], Any]]) -> None:
    """Set several; they are judged as they stand together afterwards.

    :raises ValidationFailed: each problem's field is a setting's key.
    """
    if not all(which.is_personal for which, _ in changes):
        session.require(Permission.MANAGE_SETTINGS)
    found = [Problem(which.key, which.problem(value)) for which, value in changes]
    raise_if_any([problem for problem in found if problem.text])
    for which, value in changes:
        key = queries.stored_key(session, which)
        row = session.exec(select(Indstilling).where(Indstilling.key == key)).first() or Indstilling(key=key, value="")
        row.value = which.write(value)
        session.add(row)
    session.flush()
    if any(which.key in _OF_SAVING for which, _ in changes):
        raise_if_any(
            rules.saving_problems(
                queries.setting(session, SAVING_PER_AVERTED_OERE),
                queries.setting(session, SAVING_ASSUMPTION),
                queries.setting(session, SAVING_SOURCE),
            )
        )
