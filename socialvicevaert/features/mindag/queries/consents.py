"""What lacks in residents' consents: said in Min dag, and as a strip on the resident."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.breve.models import Brev
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.henvisninger.rules import ENDED
from socialvicevaert.features.mindag.rules import CONSENT_DAYS
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import SamtykkeView
from socialvicevaert.features.samtykker.rules import missing as rules
from socialvicevaert.features.samtykker.rules.missing import Mangel, Recorded, Resting
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.storage.session import Session


def missing_of(session: Session, beboer_id: int) -> tuple[Mangel, ...]:
    """What lacks in one resident's consents, most pressing first."""
    return missing_consents(session, beboer_id).get(beboer_id, ())


def missing_consents(session: Session, beboer_id: int | None = None) -> Mapping[int, tuple[Mangel, ...]]:
    """What lacks, by resident; of one resident or of all."""
    until = session.today + timedelta(days=CONSENT_DAYS)
    recorded = samtykker.recorded_by_beboer(session, beboer_id)
    resting = _resting(session, beboer_id)
    ending = {one.beboer_id for one in samtykker.expiring(session, until)}
    if beboer_id is not None:
        ending &= {beboer_id}
    untold: dict[int, list[Mangel]] = defaultdict(list)
    for left in samtykker.untold(session, beboer_id):
        view = left.samtykke
        assert view.coverage.withdrawn_on is not None  # only those are asked for
        names = [one.name for one in left.receivers]
        untold[view.beboer_id].append(rules.untold(view.id, view.name, view.coverage.withdrawn_on, names))
    people = {*recorded, *resting, *ending, *untold}
    held = samtykker.samtykker_of_all(session, people)
    found: dict[int, tuple[Mangel, ...]] = {}
    for number in people:
        lacking = (
            *untold.get(number, ()),
            *_of(session, held.get(number, ()), recorded.get(number, ()), resting.get(number, ())),
        )
        if lacking:
            found[number] = lacking
    return found


def _of(
    session: Session, views: tuple[SamtykkeView, ...], recorded: tuple[Recorded, ...], resting: tuple[Resting, ...]
) -> tuple[Mangel, ...]:
    held = tuple(one.coverage for one in views)
    names = {one.id: one.name for one in views}
    today = session.today
    return (
        *rules.ended_in_use(resting, held, names, today),
        *rules.uncovered(resting, held, today),
        *rules.unregistered(recorded, held, today),
        *rules.ending(held, names, today + timedelta(days=CONSENT_DAYS), today),
    )


def _resting(session: Session, beboer_id: int | None) -> dict[int, tuple[Resting, ...]]:
    """Referrals that are not done with, and letters that have not left, on consent."""
    found: dict[int, list[Resting]] = defaultdict(list)
    referrals = (
        select_many(
            col(Henvisning.beboer_id),
            col(Henvisning.partner_id),
            col(Partner.name),
            col(Henvisning.samtykke_id),
            col(Henvisning.status),
            col(Henvisning.created_on),
        )
        .join(Partner, col(Partner.id) == col(Henvisning.partner_id))
        .where(
            col(Henvisning.basis) == Behandlingsgrundlag.SAMTYKKE,
            col(Henvisning.status).not_in(sorted(ENDED)),
            col(Henvisning.deleted_at).is_(None),
        )
    )
    letters = (
        select_many(
            col(Brev.beboer_id), col(Brev.partner_id), col(Partner.name), col(Brev.samtykke_id), col(Brev.created_at)
        )
        .join(Partner, col(Partner.id) == col(Brev.partner_id))
        .where(
            col(Brev.basis) == Behandlingsgrundlag.SAMTYKKE,
            col(Brev.sent_at).is_(None),
            col(Brev.deleted_at).is_(None),
        )
    )
    if beboer_id is not None:
        referrals = referrals.where(col(Henvisning.beboer_id) == beboer_id)
        letters = letters.where(col(Brev.beboer_id) == beboer_id)
    for person, partner_id, partner, samtykke_id, status, on in session.execute(referrals):
        is_draft = status is HenvisningStatus.KLADDE
        found[person].append(Resting(f"Henvisning til {partner}", partner_id, partner, samtykke_id, is_draft, on))
    for person, partner_id, partner, samtykke_id, at in session.execute(letters):
        found[person].append(Resting(f"Brev til {partner}", partner_id, partner, samtykke_id, True, danish_date(at)))
    return {person: tuple(ones) for person, ones in found.items()}
