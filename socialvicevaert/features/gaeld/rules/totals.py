"""What is owed in all, and of which kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus, Haeftelse

FIRST = (GaeldArt.HUSLEJE, GaeldArt.EL_VARME)
"""Home, power and heat are paid before every other creditor is offered a part."""


class Owed(Protocol):
    """What a total needs to know of a debt: a row, or a view of one."""

    @property
    def kind(self) -> GaeldArt: ...
    @property
    def status(self) -> GaeldStatus: ...
    @property
    def balance_oere(self) -> int: ...
    @property
    def liability(self) -> Haeftelse: ...
    @property
    def is_disputed(self) -> bool: ...


@dataclass(frozen=True)
class Total:
    """The debts of one kind."""

    kind: GaeldArt
    count: int
    balance_oere: int


@dataclass(frozen=True)
class Totals:
    """All debts that are not over; the kinds largest first. Disputed ones and guarantees are counted, and told."""

    balance_oere: int
    count: int
    kinds: tuple[Total, ...]
    disputed_oere: int
    guaranteed_oere: int
    first_oere: int  # rent, power and heat


def totals(debts: Iterable[Owed]) -> Totals:
    """Sums of what is still owed; a debt that is over counts nowhere."""
    owed = [one for one in debts if not one.status.is_over]
    by_kind = {kind: [one.balance_oere for one in owed if one.kind is kind] for kind in GaeldArt}
    kinds = [Total(kind, len(balances), sum(balances)) for kind, balances in by_kind.items() if balances]
    return Totals(
        balance_oere=sum(one.balance_oere for one in owed),
        count=len(owed),
        kinds=tuple(sorted(kinds, key=lambda one: -one.balance_oere)),
        disputed_oere=sum(one.balance_oere for one in owed if is_disputed(one)),
        guaranteed_oere=sum(one.balance_oere for one in owed if one.liability is Haeftelse.KAUTIONIST),
        first_oere=sum(one.balance_oere for one in owed if one.kind in FIRST),
    )


def is_shared_by_default(debt: Owed) -> bool:
    """Whether a debt takes part in the proportional division unless the worker says otherwise.

    Rent, power and heat are paid first; what is disputed or under gældssanering is offered nothing by itself.
    """
    return (
        debt.kind not in FIRST
        and debt.balance_oere > 0
        and not debt.status.is_over
        and not is_disputed(debt)
        and debt.status is not GaeldStatus.GAELDSSANERING
    )


def is_disputed(debt: Owed) -> bool:
    """Whether the resident says that it is not owed: as a status, or beside another."""
    return debt.is_disputed or debt.status is GaeldStatus.BESTRIDT
