"""An answer that did not come on its day is an opgave, until the application is decided or another day is expected.

The day is part of the key: an answer put off by the municipality is asked about again, though the first question was
ticked off.
"""

from collections.abc import Iterable
from datetime import timedelta

from socialvicevaert.features.ansoegninger import queries
from socialvicevaert.features.ansoegninger.queries import AnsoegningView
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.features.opgaver.queries import open_keys
from socialvicevaert.features.opgaver.service import ensure_opgave, raise_once, withdraw_opgave
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.hverdage import is_working_day, next_day
from socialvicevaert.storage.session import Session


def raise_signs(session: Session) -> None:
    """Ask about every answer that is late, and take back the questions that are answered.

    Idempotent: what somebody has ticked off does not come back by itself.
    """
    session.require(Permission.WRITE_OEKONOMI)
    _sweep(session, queries.ansoegninger(session), "ansoegning:", anew=False)


def follow_up(session: Session, ansoegning_id: int) -> None:
    """The same for one application after it was changed: what was taken back by mistake is asked again."""
    _sweep(session, [queries.ansoegning(session, ansoegning_id)], f"ansoegning:{ansoegning_id}:", anew=True)


def withdraw_signs(session: Session, ansoegning_id: int) -> None:
    """Take back what is asked about an application that is thrown away."""
    _sweep(session, (), f"ansoegning:{ansoegning_id}:", anew=False)


def _sweep(session: Session, found: Iterable[AnsoegningView], prefix: str, *, anew: bool) -> None:
    late = [one for one in found if one.is_overdue(session.today)]
    wanted = {_key(one): one for one in late}
    present = open_keys(session, prefix)
    for key in present:
        if key not in wanted:
            withdraw_opgave(session, key)
    for key, one in wanted.items():
        if anew:
            ensure_opgave(session, _opgave(session, one))
        elif key not in present:
            raise_once(session, _opgave(session, one))


def _key(one: AnsoegningView) -> str:
    return f"ansoegning:{one.id}:svar:{one.expected_answer_on}"


def _opgave(session: Session, one: AnsoegningView) -> OpgaveDraft:
    assert one.expected_answer_on is not None
    beboer = session.get_one(Beboer, one.beboer_id)
    why = f"Sendt {show_date(one.sent_on)}, svar ventet {show_date(one.expected_answer_on)}."
    if one.partner_phone:
        why += f" {one.partner}: {show_phone(one.partner_phone)}."
    return OpgaveDraft(
        title=f"Spørg til svar på ansøgning: {one.basis.short}",
        due_on=next_day(one.expected_answer_on + timedelta(days=1), is_working_day),
        medarbejder_id=beboer.responsible_id or one.medarbejder_id,
        beboer_id=one.beboer_id,
        sag_id=one.sag_id,
        why=why,
        source=OpgaveKilde.ANSOEGNING,
        source_key=_key(one),
    )
