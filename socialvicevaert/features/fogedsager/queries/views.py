"""A fogedsag as frozen values: one line of a list, and all that is known of one."""

from dataclasses import dataclass
from datetime import date, datetime

from socialvicevaert.features.fogedsager import rules
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    DatoArt,
    FogedsagDraft,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
    PaakravKanal,
)


@dataclass(frozen=True)
class BeloebView:
    """One amount in øre; payments are positive too and told apart by kind."""

    id: int
    kind: BeloebArt
    label: str
    rent_month: date | None
    amount_oere: int
    on: date


@dataclass(frozen=True)
class HistorikView:
    """How a fogedsag stood from a day on."""

    valid_from: date
    stage: FogedStadie
    outcome: FogedUdfald | None
    result: IndsatsResultat | None
    reason: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class GenbesoegView:
    """A re-check: is the resident still housed?"""

    id: int
    months: int
    due_on: date
    checked_on: date | None
    still_housed: bool | None
    note: str


@dataclass(frozen=True)
class FogedsagRow:
    """A fogedsag as one line of a list; ``afdeling`` is empty where the address is protected."""

    id: int
    beboer_id: int
    beboer: str
    afdeling: str
    responsible_id: int
    responsible: str
    opened_on: date
    closed_on: date | None
    stage: FogedStadie
    outcome: FogedUdfald | None
    result: IndsatsResultat | None
    remaining_oere: int
    steps: tuple[rules.StepDate, ...]
    next_action: rules.NextAction | None

    def on(self, kind: DatoArt) -> date | None:
        """The standing date of a kind."""
        return next((step.on for step in self.steps if step.kind is kind), None)


@dataclass(frozen=True)
class FogedsagView:
    """A fogedsag with all that is known about it."""

    row: FogedsagRow
    sag_id: int | None
    court_case_number: str
    court: str
    paakrav_channel: PaakravKanal
    municipality_notified: bool
    has_children: bool
    judged_by: str
    judged_on: date | None
    note: str
    rent_month: date | None
    beloeb: tuple[BeloebView, ...]
    history: tuple[HistorikView, ...]
    genbesoeg: tuple[GenbesoegView, ...]
    missing_dates: tuple[DatoArt, ...]

    def sum_oere(self, *kinds: BeloebArt) -> int:
        """The sum of some kinds of amounts in øre."""
        return sum(one.amount_oere for one in self.beloeb if one.kind in kinds)

    def as_draft(self) -> FogedsagDraft:
        """The same as a draft, for a form that corrects it; amounts are changed one by one."""
        return FogedsagDraft(
            beboer_id=self.row.beboer_id,
            opened_on=self.row.opened_on,
            responsible_id=self.row.responsible_id,
            stage=self.row.stage,
            sag_id=self.sag_id,
            rent_month=self.rent_month,
            court_case_number=self.court_case_number,
            court=self.court,
            paakrav_channel=self.paakrav_channel,
            has_children=self.has_children,
            note=self.note,
        )
