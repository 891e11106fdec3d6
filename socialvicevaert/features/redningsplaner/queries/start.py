"""A draft filled from what the program knows: nobody types a fogedsag, an application or an agreement twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import OrdningView, ordninger_of
from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import AnsoegningView, ansoegninger_of, concerns
from socialvicevaert.features.ansoegninger.rules import deadlines
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import BeloebArt
from socialvicevaert.features.fogedsager.queries import FogedsagView, fogedsag, fogedsager_of
from socialvicevaert.features.redningsplaner.models import KildeArt, KildeDraft, RedningsplanDraft, Sikkerhed
from socialvicevaert.features.redningsplaner.rules import LONGEST_LABEL, MOST_SOURCES
from socialvicevaert.features.restancer.queries import arrears_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.storage.session import Session

WITHOUT_DEADLINE = timedelta(days=14)
"""A day to begin with where no deadline is known; the plan then names no deadline, and the worker says the day."""

_LABELS = {
    AnsoegningGrundlag.PARAGRAF_81: "Enkeltydelse, aktivloven § 81",
    AnsoegningGrundlag.PARAGRAF_81A: "Huslejehjælp, aktivloven § 81 a",
    AnsoegningGrundlag.BOLIGSTOETTE: "Boligstøtte",
    AnsoegningGrundlag.GAELDSSTYRELSEN: "Gældsstyrelsen",
}
_NOT_ARREARS = frozenset({AnsoegningGrundlag.BOLIGSTOETTE, AnsoegningGrundlag.GAELDSSTYRELSEN})
"""They bring no money for these arrears, unless somebody linked them to the fogedsag."""


def start_of(session: Session, beboer_id: int, fogedsag_id: int | None = None) -> RedningsplanDraft:
    """The plan as it can be begun: what remains, the next day something happens to the home, and known sources.

    Without ``fogedsag_id`` the resident's open fogedsag is taken; without one, the newest arrears. Money that has
    been granted and paid since is in what remains already, so only what is left of a grant becomes a source.

    :raises UserError: when the resident or the fogedsag is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    session.kept(Beboer, beboer_id)
    if fogedsag_id is None:
        fogedsag_id = next((row.id for row in fogedsager_of(session, beboer_id) if row.closed_on is None), None)
    view = fogedsag(session, fogedsag_id) if fogedsag_id is not None else None
    needed_by, needed_for = _deadline(view, session.today)
    sources = (*_from_applications(session, beboer_id, view), *_from_agreements(session, beboer_id, view))
    return RedningsplanDraft(
        beboer_id=beboer_id,
        needed_oere=_needed_oere(session, beboer_id, view),
        needed_by=needed_by,
        sources=sources[:MOST_SOURCES],
        fogedsag_id=fogedsag_id,
        needed_for=needed_for,
    )


def _needed_oere(session: Session, beboer_id: int, view: FogedsagView | None) -> int:
    if view is not None:
        return max(0, view.row.remaining_oere)
    newest = next(iter(arrears_of(session, beboer_id)), None)
    return max(0, newest.amount_oere) if newest is not None else 0


def _deadline(view: FogedsagView | None, today: date) -> tuple[date, str]:
    found = deadlines(view.row.steps, today) if view is not None else ()
    if not found:
        return today + WITHOUT_DEADLINE, ""
    first = found[0]
    hour = f" kl. {show_time(first.at)}" if first.at is not None else ""
    return first.on, first.kind.label + hour + (" (skøn)" if first.is_estimate else "")


def _from_applications(session: Session, beboer_id: int, view: FogedsagView | None) -> Iterator[KildeDraft]:
    paid = _payments(view)
    for one in ansoegninger_of(session, beboer_id):
        if _is_about(one, view):
            source = _application(one, paid)
            if source is not None:
                yield source


def _is_about(one: AnsoegningView, view: FogedsagView | None) -> bool:
    if one.fogedsag_id is not None:
        return view is not None and one.fogedsag_id == view.row.id
    return one.is_running and one.basis not in _NOT_ARREARS


def _application(one: AnsoegningView, paid: list[tuple[date, int]]) -> KildeDraft | None:
    """A source; None where nothing can come of it. What a grant has paid is taken out of ``paid``."""
    kind = KildeArt.FOND if one.basis is AnsoegningGrundlag.FOND else KildeArt.ANSOEGNING
    label = _short(_LABELS.get(one.basis) or one.purpose or one.receiver)
    if one.is_granted and one.granted_oere and one.decided_on is not None:
        left = one.granted_oere - _taken(paid, one.decided_on, one.granted_oere)
        if not left:
            return None
        return KildeDraft(kind, left, label, one.decided_on, Sikkerhed.SIKKER, ansoegning_id=one.id)
    if not one.is_running or not one.amount_oere:
        return None
    certainty = Sikkerhed.VENTER if one.sent_on is not None else Sikkerhed.MULIG
    return KildeDraft(kind, one.amount_oere, label, one.expected_answer_on, certainty, ansoegning_id=one.id)


def _payments(view: FogedsagView | None) -> list[tuple[date, int]]:
    beloeb = view.beloeb if view is not None else ()
    return [(one.on, one.amount_oere) for one in beloeb if one.kind is BeloebArt.BETALT]


def _taken(paid: list[tuple[date, int]], since: date, most: int) -> int:
    """How much of the payments from a day on a grant may have made; a payment serves one grant only."""
    taken = 0
    for place, (on, amount) in enumerate(paid):
        if on >= since:
            part = min(amount, most - taken)
            paid[place] = (on, amount - part)
            taken += part
    return taken


def _from_agreements(session: Session, beboer_id: int, view: FogedsagView | None) -> Iterator[KildeDraft]:
    """An agreement with the landlord that is kept: the landlord waits, so it counts from the day it was made."""
    for one in ordninger_of(session, beboer_id):
        if one.state is OrdningTilstand.LOEBER and one.remaining_oere and _covers(one, view):
            yield KildeDraft(
                KildeArt.ORDNING,
                one.remaining_oere,
                _short(one.counterpart),
                one.agreed_on,
                Sikkerhed.SIKKER,
                afdragsordning_id=one.id,
            )


def _covers(one: OrdningView, view: FogedsagView | None) -> bool:
    if view is None:
        return one.fogedsag_id is None and one.is_with_landlord
    return concerns(view.row, one.fogedsag_id, one.agreed_on, is_with_landlord=one.is_with_landlord)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
