"""The race of one fogedsag: its deadlines, who runs, and what is left to do, with the numbers to call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import ordninger
from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries.views import AnsoegningView, ansoegninger_of, expectations
from socialvicevaert.features.ansoegninger.rules import Act
from socialvicevaert.features.fogedsager.models import BeloebArt, FogedStadie
from socialvicevaert.features.fogedsager.queries import FogedsagRow, FogedsagView, fogedsag
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.partnere.queries import PartnerView, partnere
from socialvicevaert.storage.session import Session

_LANDLORDS = (PartnerKind.BOLIGORGANISATION, PartnerKind.EJENDOMSKONTOR)
_MUNICIPALITY = (PartnerKind.BOLIGRAADGIVER, PartnerKind.SOCIALFORVALTNING, PartnerKind.YDELSESCENTER)
_ASKED = {Act.ASK_LANDLORD: _LANDLORDS, Act.PLAN: (), Act.MUNICIPALITY: _MUNICIPALITY}
_NOT_ARREARS = frozenset({AnsoegningGrundlag.BOLIGSTOETTE, AnsoegningGrundlag.GAELDSSTYRELSEN})
"""Bases that only count in the race where somebody linked them to the fogedsag."""
_PRESSING = frozenset(FogedStadie) - {FogedStadie.RESTANCE, FogedStadie.AFTALE, FogedStadie.AFSLUTTET}
"""Stages where a deadline that is past leads on to the next thing by itself."""
_OWED = (BeloebArt.RESTANCE, BeloebArt.GEBYR, BeloebArt.RETSAFGIFT)

MOST_NUMBERS = 3


class Beloeb(Protocol):
    """An amount of a fogedsag: a row or a read model."""

    @property
    def kind(self) -> BeloebArt: ...
    @property
    def amount_oere(self) -> int: ...
    @property
    def on(self) -> date: ...


@dataclass(frozen=True)
class DirectNumber:
    """Whom to call: the number as it is stored, and the person who answers it, where that is known."""

    partner_id: int
    name: str
    phone: str
    person: str = ""


@dataclass(frozen=True)
class ActView:
    """One thing that is left to do; without ``numbers`` nobody is known to call."""

    act: Act
    kinds: tuple[PartnerKind, ...]
    numbers: tuple[DirectNumber, ...]


@dataclass(frozen=True)
class RaceView:
    """The race of a fogedsag as the screen shows it.

    ``later`` are the deadlines after the next one, ``passed`` the last one where none is to come; ``is_over`` says that
    the fogedsag is closed.
    """

    fogedsag_id: int
    beboer_id: int
    today: date
    race: rules.Race
    later: tuple[rules.Deadline, ...]
    passed: rules.Deadline | None
    applications: tuple[AnsoegningView, ...]
    acts: tuple[ActView, ...]
    is_over: bool

    def application(self, ansoegning_id: int) -> AnsoegningView:
        """One of those that run."""
        return next(one for one in self.applications if one.id == ansoegning_id)


def race_of(session: Session, fogedsag_id: int) -> RaceView:
    """How the resident's applications stand against the next deadline of a fogedsag.

    Those written for this fogedsag run, and those for none that may still bring money for the arrears.

    :raises UserError: when the fogedsag is gone.
    """
    view = fogedsag(session, fogedsag_id)
    row = view.row
    mine = running_for(ansoegninger_of(session, row.beboer_id), fogedsag_id)
    found = rules.deadlines(row.steps, session.today)
    race = race_between(
        row, view.beloeb, mine, expectations(session), has_plan=_has_plan(session, view), today=session.today
    )
    is_over = row.closed_on is not None
    acts = () if is_over else race.acts
    partners = partnere(session) if any(_ASKED[act] for act in acts) else ()
    return RaceView(
        fogedsag_id=fogedsag_id,
        beboer_id=row.beboer_id,
        today=session.today,
        race=race,
        later=found[1:],
        passed=_passed(row, session.today),
        applications=tuple(mine),
        acts=tuple(_act(act, partners, mine) for act in acts),
        is_over=is_over,
    )


def concerns(row: FogedsagRow, fogedsag_id: int | None, agreed_on: date, *, is_with_landlord: bool) -> bool:
    """Whether an agreement of the resident's is about a fogedsag: it says so, or it is with the landlord, about no
    fogedsag, and made since this one came. An older one did not keep the landlord from going on.
    """
    if fogedsag_id is not None:
        return fogedsag_id == row.id
    return is_with_landlord and agreed_on >= row.opened_on


def running_for(applications: Iterable[AnsoegningView], fogedsag_id: int) -> list[AnsoegningView]:
    """Those of a resident's applications that run for a fogedsag; those that wait longest first."""
    mine = [one for one in applications if _runs(one, fogedsag_id)]
    return sorted(mine, key=lambda one: (not one.is_running, one.sent_on or date.max))


def race_between(
    row: FogedsagRow,
    beloeb: Sequence[Beloeb],
    mine: Sequence[AnsoegningView],
    usual: Mapping[AnsoegningGrundlag, rules.Expectation],
    *,
    has_plan: bool,
    today: date,
) -> rules.Race:
    """How the applications that run for a fogedsag stand against its next deadline; all that is known is given."""
    found = rules.deadlines(row.steps, today)
    return rules.race(
        found[0] if found else None,
        [_application(one, usual[one.basis].days) for one in mine],
        today=today,
        passed=_passed(row, today),
        has_plan=has_plan,
        needed_oere=_needed_oere(beloeb, mine),
        remaining_oere=row.remaining_oere if beloeb else None,
    )


def _passed(row: FogedsagRow, today: date) -> rules.Deadline | None:
    if row.stage not in _PRESSING or rules.deadlines(row.steps, today):
        return None
    return rules.passed_deadline(row.steps, today)


def _runs(one: AnsoegningView, fogedsag_id: int) -> bool:
    if one.fogedsag_id is not None:
        return one.fogedsag_id == fogedsag_id
    return one.is_running and one.basis not in _NOT_ARREARS


def _application(one: AnsoegningView, usual_days: int | None) -> rules.Application:
    return rules.Application(
        id=one.id,
        basis=one.basis,
        sent_on=one.sent_on,
        expected_answer_on=one.expected_answer_on,
        decision=one.decision,
        decided_on=one.decided_on,
        amount_oere=one.amount_oere,
        granted_oere=one.granted_oere,
        usual_days=usual_days,
    )


def _has_plan(session: Session, view: FogedsagView) -> bool:
    return any(
        one.state is OrdningTilstand.LOEBER
        and concerns(view.row, one.fogedsag_id, one.agreed_on, is_with_landlord=one.is_with_landlord)
        for one in ordninger(session, beboer_id=view.row.beboer_id)
    )


def _needed_oere(beloeb: Sequence[Beloeb], mine: Sequence[AnsoegningView]) -> int | None:
    """What had to be found in øre when the first grant came.

    Payments from that day on may be the granted money itself; counting them too would say that too little is needed.
    """
    if not beloeb:
        return None
    granted = [one.decided_on for one in mine if one.is_granted and one.decided_on is not None]
    first = min(granted, default=None)
    owed = sum(one.amount_oere for one in beloeb if one.kind in _OWED)
    paid = (one.amount_oere for one in beloeb if one.kind is BeloebArt.BETALT and (not first or one.on < first))
    return owed - sum(paid)


def _act(act: Act, partners: Sequence[PartnerView], mine: Iterable[AnsoegningView]) -> ActView:
    """The numbers of an act: whoever has one of the applications first, then by kind and name."""
    kinds = _ASKED[act]
    asked = [one.partner_id for one in mine if one.is_running]
    found = [partner for kind in kinds for partner in partners if partner.kind is kind]
    found.sort(key=lambda partner: partner.id not in asked)
    numbers = tuple(number for partner in found if (number := _number(partner)) is not None)
    return ActView(act, kinds, numbers[:MOST_NUMBERS])


def _number(partner: PartnerView) -> DirectNumber | None:
    if partner.phone:
        return DirectNumber(partner.id, partner.name, partner.phone)
    person = next((person for person in partner.draft.kontaktpersoner if person.phone), None)
    return DirectNumber(partner.id, partner.name, person.phone, person.name) if person is not None else None
