"""The dates of a fogedsag in one row: those that somebody set, and those the rules compute where nobody did.

A date that somebody set always stands; the computed one is kept beside it, so that the screen can show the
difference. The court's date outranks everybody's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, PaakravKanal, SatAf
from socialvicevaert.features.fogedsager.rules.deadlines import (
    ComputedDate,
    due_date,
    earliest_ophaevelse,
    earliest_paakrav,
    estimated_receipt,
    municipality_answer,
    paakravsfrist,
)

COMPUTED_KINDS = frozenset(
    {
        DatoArt.FORFALD,
        DatoArt.PAAKRAV_TIDLIGST,
        DatoArt.PAAKRAV_MODTAGET,
        DatoArt.PAAKRAVSFRIST,
        DatoArt.OPHAEVELSE_TIDLIGST,
        DatoArt.KOMMUNE_SVAR,
    }
)
"""Dates the rules can give; the others only happen."""


@dataclass(frozen=True)
class StepDate:
    """One date as it counts: who set it, and what the rule says (the same day when the law set it)."""

    kind: DatoArt
    on: date
    set_by: SatAf
    at: time | None = None
    reason: str = ""
    computed: ComputedDate | None = None
    is_estimate: bool = False

    @property
    def is_overruled(self) -> bool:
        """Whether somebody set another day than the rule gives."""
        return self.rule is not None and self.set_by is not SatAf.LOVEN and self.rule.on != self.on

    @property
    def rule(self) -> ComputedDate | None:
        """The rule's word on this date. On the day a påkrav came there is only a guess, which a known day ends."""
        if self.kind is DatoArt.PAAKRAV_MODTAGET and self.set_by is not SatAf.LOVEN:
            return None
        return self.computed

    @property
    def notes(self) -> tuple[str, ...]:
        """What is uncertain about it, in Danish sentences."""
        return self.computed.notes if self.computed is not None and self.set_by is SatAf.LOVEN else ()


def standing_dates(given: Iterable[FogedDatoDraft]) -> dict[DatoArt, FogedDatoDraft]:
    """The date that counts of each kind: the court's before all others, else the one given last.

    A row said to be set by the law is ignored: computed dates are computed anew, never stored as facts.
    """
    standing: dict[DatoArt, FogedDatoDraft] = {}
    for draft in given:
        before = standing.get(draft.kind)
        if draft.set_by is SatAf.LOVEN or (before is not None and not may_replace(before.set_by, draft.set_by)):
            continue
        standing[draft.kind] = draft
    return standing


def may_replace(old: SatAf, new: SatAf) -> bool:
    """Whether a date set by one may take the place of another's: nothing overwrites the court but the court."""
    if old is SatAf.RETTEN:
        return new is SatAf.RETTEN
    return new is not SatAf.LOVEN or old is SatAf.LOVEN


def step_dates(
    given: Iterable[FogedDatoDraft],
    *,
    channel: PaakravKanal = PaakravKanal.UKENDT,
    rent_month: date | None = None,
) -> tuple[StepDate, ...]:
    """Every known date in the order of the process; computed from what stands before it.

    ``rent_month`` is the first of the oldest unpaid month, where no due date was given.
    """
    standing = standing_dates(given)
    steps: dict[DatoArt, StepDate] = {}
    for kind in DatoArt:
        computed = _computed(kind, steps, channel, rent_month)
        draft = standing.get(kind)
        if draft is not None:
            steps[kind] = StepDate(kind, draft.on, draft.set_by, draft.at, draft.reason, computed)
        elif computed is not None:
            steps[kind] = StepDate(kind, computed.on, SatAf.LOVEN, computed=computed, is_estimate=computed.is_estimate)
    return tuple(steps.values())


def _computed(
    kind: DatoArt, steps: Mapping[DatoArt, StepDate], channel: PaakravKanal, rent_month: date | None
) -> ComputedDate | None:
    """What the rule says about one kind; an estimate stays an estimate in all that follows from it."""
    if kind is DatoArt.FORFALD:
        return due_date(rent_month) if rent_month is not None else None
    base_kind = _BASES.get(kind)
    base = steps.get(base_kind) if base_kind is not None else None
    if base is None:
        return None
    match kind:
        case DatoArt.PAAKRAV_TIDLIGST:
            return earliest_paakrav(base.on, is_estimate=base.is_estimate)
        case DatoArt.PAAKRAV_MODTAGET:
            return estimated_receipt(base.on, channel)
        case DatoArt.PAAKRAVSFRIST:
            return paakravsfrist(base.on, is_estimate=base.is_estimate)
        case DatoArt.OPHAEVELSE_TIDLIGST:
            return earliest_ophaevelse(base.on, is_estimate=base.is_estimate)
        case _:
            return municipality_answer(base.on, is_estimate=base.is_estimate)


_BASES = {
    DatoArt.PAAKRAV_TIDLIGST: DatoArt.FORFALD,
    DatoArt.PAAKRAV_MODTAGET: DatoArt.PAAKRAV_SENDT,
    DatoArt.PAAKRAVSFRIST: DatoArt.PAAKRAV_MODTAGET,
    DatoArt.OPHAEVELSE_TIDLIGST: DatoArt.PAAKRAVSFRIST,
    DatoArt.KOMMUNE_SVAR: DatoArt.KOMMUNE_UNDERRETTET,
}
