"""An amount divided among creditors, to the øre: proportional to what each is owed, largest remainder first."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.shared.money import show_oere


@dataclass(frozen=True)
class Division:
    """Parts in øre, in the order of the balances; ``rest_oere`` is what could not be given to anyone.

    ``problem`` is a Danish sentence where the parts do not sum to the amount, or someone is offered more than is owed.
    """

    parts: tuple[int, ...]
    rest_oere: int
    problem: str = ""


def distribute(amount_oere: int, balances: Sequence[int], fixed: Sequence[int | None]) -> tuple[int, ...]:
    """Parts that sum exactly to the amount; a part typed by hand is kept, the others share by balance.

    :raises ValidationFailed: with the problem of ``divide``.
    """
    division = divide(amount_oere, balances, fixed)
    if division.problem:
        raise ValidationFailed([Problem("amount_oere", division.problem)])
    return division.parts


def divide(amount_oere: int, balances: Sequence[int], fixed: Sequence[int | None]) -> Division:
    """The same while it is being typed: never refuses, and says what is wrong.

    ``fixed`` holds a part in øre where it was typed by hand, and None where it is worked out.
    """
    free = [place for place, part in enumerate(fixed) if part is None]
    typed = sum(part for part in fixed if part is not None)
    rest = amount_oere - typed
    owed = sum(balances[place] for place in free)
    parts = [part or 0 for part in fixed]
    if rest < 0:
        return Division(tuple(parts), rest, f"De beløb, du selv har skrevet, er {show_oere(-rest)} for meget.")
    if rest and not free:
        return Division(tuple(parts), rest, f"Der er {show_oere(rest)} tilbage, som ingen får. Ret et af beløbene.")
    if rest and not owed:
        problem = f"Der er {show_oere(rest)} tilbage, men ingen restgæld at fordele dem efter."
        return Division(tuple(parts), rest, problem)
    if rest > owed:
        problem = f"Der er {show_oere(rest)} at fordele, men der skyldes kun {show_oere(owed)} Skriv et mindre beløb."
        return Division(tuple(parts), rest, problem)
    for place, part in zip(free, _by_largest_remainder(rest, [balances[place] for place in free]), strict=True):
        parts[place] = part
    return Division(tuple(parts), 0)


def share_of(part_oere: int, balance_oere: int) -> Fraction:
    """How large a part of its balance a creditor is offered a month."""
    return Fraction(part_oere, balance_oere) if balance_oere else Fraction(0)


def _by_largest_remainder(amount_oere: int, balances: Sequence[int]) -> list[int]:
    owed = sum(balances)
    if not owed:
        return [0] * len(balances)
    parts = [amount_oere * balance // owed for balance in balances]
    # Of equal remainders the larger balance is first, then the one that stands first.
    order = sorted(range(len(balances)), key=lambda place: (-(amount_oere * balances[place] % owed), -balances[place]))
    for place in order[: amount_oere - sum(parts)]:
        parts[place] += 1
    return parts
