"""Which rows each kind of gap has."""

from collections.abc import Callable, Collection
from functools import partial

from sqlalchemy import func
from sqlmodel import col, select

from socialvicevaert.features.datakvalitet.queries import describing, no_contact
from socialvicevaert.features.datakvalitet.queries.describing import About
from socialvicevaert.features.datakvalitet.queries.groups import SHOWN, MissingGroup
from socialvicevaert.features.datakvalitet.queries.kinds import KINDS, Kind
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import NO_CONTACT_DAYS
from socialvicevaert.features.kontakter.models import Kontakt
from socialvicevaert.features.tal.queries.ansoegninger import open_ansoegninger, overdue_ansoegninger
from socialvicevaert.features.tal.queries.fogedsager import active_fogedsager, overdue_fogedsager, states_at_end_of
from socialvicevaert.features.tal.queries.forloeb import closed_forloeb, forloeb_without, statuses_of_offers
from socialvicevaert.features.tal.queries.genbesoeg import Standing, due_genbesoeg
from socialvicevaert.features.tal.queries.henvisninger import sent_henvisninger, status_at_end_of
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakter_in
from socialvicevaert.features.tal.queries.rows import found_behind
from socialvicevaert.features.tal.queries.sager import (
    courses_of,
    sager_without_afdeling,
    sager_without_cause,
    sager_without_need,
    sager_without_result,
)
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session

_Describe = Callable[[Session, Collection[int]], list[About]]


def missing(session: Session, scope: Scope) -> tuple[MissingGroup, ...]:
    """Every kind of gap that a report prints a figure of, also those without rows."""
    return _groups(session, scope, [kind for kind in KINDS if kind.figure])


def gaps(session: Session, scope: Scope) -> tuple[MissingGroup, ...]:
    """Every kind of gap there is, also those without rows."""
    return _groups(session, scope, KINDS)


def _groups(session: Session, scope: Scope, kinds: Collection[Kind]) -> tuple[MissingGroup, ...]:
    session.require(Permission.ISSUE_REPORTS)
    wanted = [kind for kind in kinds if kind.key != "sager_uden_afdeling" or scope.afdeling_id is None]
    if not may(session.actor, Permission.SEE_BEBOERE):
        return tuple(
            MissingGroup(kind.key, kind.title, kind.figure, kind.whole, (), kind.why) for kind in wanted if kind.figure
        )
    found = _Found(session, scope)
    for find in (
        found.sager, found.fogedsager, found.genbesoeg, found.henvisninger, found.husstande, found.kontakter,

        found.forloeb, found.ansoegninger,
    ):  # fmt: skip
        find()
    if any(kind.key == "uden_kontakt" for kind in wanted):
        found.not_met()
    return tuple(found.group(kind) for kind in wanted)


class _Found:
    """Collects, by the key of a kind: how many rows there are, of how many, and what they are."""

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope
        self._how_many: dict[str, tuple[int, int]] = {}
        self._about: dict[str, list[About]] = {}
        self._titles: dict[str, str] = {}

    def group(self, kind: Kind) -> MissingGroup:
        how_many, of = self._how_many[kind.key]
        rows = describing.named(self._session, self._about[kind.key]) if how_many else ()
        title = self._titles.get(kind.key, kind.title)
        return MissingGroup(kind.key, title, kind.figure, kind.whole, rows, kind.why, how_many, of, kind.fix)

    def sager(self) -> None:
        session, scope = self._session, self._scope
        courses = courses_of(scope)
        all_, closed = session.exec(
            select(func.count(), func.coalesce(func.sum(1 - courses.c.is_open), 0)).select_from(courses)
        ).one()
        for key, numbers, of, asks in (
            ("sager_uden_aarsag", sager_without_cause(session, scope), all_, "cause"),
            ("sager_uden_behov", sager_without_need(session, scope), all_, "behovsomraade_ids"),
            ("sager_uden_resultat", sager_without_result(session, scope), closed, ""),
        ):
            self._note(key, numbers, of, partial(describing.sager, asks=asks))
        homeless = sager_without_afdeling(session, scope)
        self._note("sager_uden_afdeling", homeless, all_, describing.sager_without_home)

    def fogedsager(self) -> None:
        session, day = self._session, self._scope.period.to_on
        states = states_at_end_of(session, day, dict(active_fogedsager(session, self._scope)))
        running = sum(not state.is_closed for state in states.values())
        unjudged = [number for number, state in states.items() if state.is_closed and state.result is None]
        without = [number for number, state in states.items() if state.is_closed and state.outcome is None]
        overdue = overdue_fogedsager(session, day, states)
        self._note("fogedsager_forbi_dato", overdue, running, describing.fogedsager)
        self._note("fogedsager_uden_udfald", without, len(states), describing.fogedsager)
        self._note("fogedsager_uden_vurdering", unjudged, len(states), describing.fogedsager)

    def genbesoeg(self) -> None:
        every = due_genbesoeg(self._session, self._scope)
        for months in (3, 6, 12):
            due = [one for one in every if one.months == months]
            unknown = {one.fogedsag_id: one.due_on for one in due if one.standing is Standing.UNKNOWN}
            shown = dict(sorted(unknown.items())[:SHOWN])
            self._how_many[f"genbesoeg_{months}"] = len(unknown), len(due)
            self._about[f"genbesoeg_{months}"] = describing.genbesoeg(self._session, shown, months)

    def henvisninger(self) -> None:
        sent = sent_henvisninger(self._session, self._scope)
        day = self._scope.period.to_on
        waiting = [one.id for one in sent if status_at_end_of(one, day) is HenvisningStatus.SENDT]
        self._note("henvisninger_uden_svar", waiting, len(sent), describing.henvisninger)

    def husstande(self) -> None:
        session, scope, key = self._session, self._scope, "husstande_uden_type"
        unknown = found_behind(session, scope, "husstande.sag.type.ukendt")
        rows = describing.sager(session, [int(str(one.extra["id"])) for one in unknown], "")
        self._how_many[key] = len(unknown), len(found_behind(session, scope, "husstande.sag"))
        self._about[key] = [
            About(one.number, one.beboer_id, one.on, one.what, one.responsible_id, "person") for one in rows
        ]

    def kontakter(self) -> None:
        met = (*kontakter_in(self._scope), col(Kontakt.kind).not_in(NOT_MET))
        of = self._session.exec(select(func.count()).select_from(Kontakt).where(*met)).one()
        numbers = self._session.exec(select(col(Kontakt.id)).where(*met, col(Kontakt.place).is_(None)))
        without = [number for number in numbers if number is not None]
        self._note("kontakter_uden_sted", without, of, describing.kontakter)

    def forloeb(self) -> None:
        session, scope = self._session, self._scope
        offers = statuses_of_offers(session, scope)
        closed = closed_forloeb(session, scope)
        unanswered = [number for number, status in offers.items() if status is ForloebStatus.TILBUDT]
        without_result = [number for number, result in closed.items() if result is None]
        self._note("forloeb_uden_svar", unanswered, len(offers), describing.forloeb)
        self._note("forloeb_uden_resultat", without_result, len(closed), describing.forloeb)
        for fact, numbers in forloeb_without(session, scope).items():
            self._note(f"forloeb_uden_{fact}", numbers, len(closed), describing.forloeb)

    def ansoegninger(self) -> None:
        sent = open_ansoegninger(self._session, self._scope)
        waiting = sum(one.decision is None for one in sent)
        overdue = [one.id for one in overdue_ansoegninger(sent, self._scope.period.to_on)]
        self._note("ansoegninger_over_tid", overdue, waiting, describing.ansoegninger)

    def not_met(self) -> None:
        day, days = self._scope.period.to_on, setting(self._session, NO_CONTACT_DAYS)
        open_ = no_contact.with_open_sag(self._session, self._scope)
        unmet = no_contact.not_met_for(open_, days, day)
        self._how_many["uden_kontakt"] = len(unmet), len(open_)
        self._about["uden_kontakt"] = [no_contact.about(one, day) for one in unmet[:SHOWN]]
        self._titles["uden_kontakt"] = f"Beboere uden kontakt i {days} dage"

    def _note(self, key: str, numbers: Collection[int], of: int, describe: _Describe) -> None:
        self._how_many[key] = len(numbers), of
        self._about[key] = describe(self._session, numbers) if numbers else []
