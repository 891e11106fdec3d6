"""Putting a line of the day off."""

from datetime import date

from socialvicevaert.features.mindag import rules
from socialvicevaert.features.mindag.models import Udskydelse
from socialvicevaert.features.opgaver.rules import problems_of_snooze
from socialvicevaert.features.opgaver.service import snooze_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage.session import Session


def put_off(session: Session, key: str, until: date, reason: str) -> None:
    """Leave a line out of Min dag until a day; an opgave keeps the reason with itself.

    :raises ValidationFailed: when the day is not after today, or the reason is missing.
    """
    session.require(Permission.WRITE_OPGAVER)
    raise_if_any([*problems_of_snooze(until, reason, today=session.today), *rules.problems_of_putting_off(key, until)])
    kind, _, number = key.partition(":")
    if kind == "opgave":
        snooze_opgave(session, int(number), until, reason)
        return
    session.add(Udskydelse(key=key, until=until, reason=reason.strip(), medarbejder_id=session.actor.medarbejder_id))
    session.flush()
