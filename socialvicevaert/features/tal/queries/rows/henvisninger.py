"""The referrals behind a figure."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from sqlmodel import col, select

from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import SUPPRESSION_THRESHOLD
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.tal.queries.henvisninger import (
    STATUSES,
    SentHenvisning,
    sent_henvisninger,
    status_at_end_of,
)
from socialvicevaert.features.tal.queries.rows.found import Behind, Found, choice_of, number_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session


def behind(key: str) -> Behind | None:
    """What is behind `henvisninger.` + key; None for one that there is not."""
    if key == "sendt":
        return Behind("Henvisninger sendt", _those(None))
    group, _, rest = key.partition(".")
    if group == "status" and (status := _status(rest)):
        return Behind(f"Henvisninger: {status.label}", _those(status))
    return _of_partner(rest) if group == "partner" else None


def rows_of_henvisninger(session: Session, sent: list[SentHenvisning]) -> list[Found]:
    """These referrals as rows."""
    session.require(Permission.SEE_BEBOERE)
    names = _names(session)
    return [
        Found(
            one.beboer_id,
            one.sent_on,
            f"{names.get(one.partner_id, 'Henvisning')}, sendt {show_date(one.sent_on)}",
            "henvisninger",
            {"id": one.id},
        )
        for one in sent
    ]


def _of_partner(rest: str) -> Behind | None:
    which, _, ending = rest.partition(".")
    status = _status(ending)
    if ending and status is None:
        return None
    state = f" ({status.label})" if status else ""
    if which == "oevrige":
        return Behind(f"Henvisninger til Øvrige partnere{state}", _of_small_partners(status))
    partner = number_of(which)
    if partner is None:
        return None
    find = _those(status, partner)
    return Behind("Henvisninger til ", find, name=lambda session: _names(session).get(partner, "") + state)


def _status(value: str) -> HenvisningStatus | None:
    found = choice_of(HenvisningStatus, value)
    return found if found in STATUSES else None


def _those(status: HenvisningStatus | None, partner_id: int | None = None) -> Callable[[Session, Scope], list[Found]]:
    def find(session: Session, scope: Scope) -> list[Found]:
        stands = partial(status_at_end_of, day=scope.period.to_on)
        sent = [
            one
            for one in sent_henvisninger(session, scope)
            if partner_id in (None, one.partner_id) and status in (None, stands(one))
        ]
        return rows_of_henvisninger(session, sent)

    return find


def _of_small_partners(status: HenvisningStatus | None) -> Callable[[Session, Scope], list[Found]]:
    """The partners that are too small for a row of their own stand together."""

    def find(session: Session, scope: Scope) -> list[Found]:
        sent = sent_henvisninger(session, scope)
        of_each = Counter(one.partner_id for one in sent)
        threshold = setting(session, SUPPRESSION_THRESHOLD)
        small = [one for one in sent if of_each[one.partner_id] < threshold]
        return rows_of_henvisninger(
            session, [one for one in small if status in (None, status_at_end_of(one, scope.period.to_on))]
        )

    return find


def _names(session: Session) -> dict[int | None, str]:
    return dict(session.exec(select(col(Partner.id), col(Partner.name))).all())
