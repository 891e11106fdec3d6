"""A total divided into instalments: exact to the øre, on days that exist."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme
from socialvicevaert.shared.errors import Problem, raise_if_any
from socialvicevaert.shared.formats.dates import add_months
from socialvicevaert.shared.money import show_oere

MOST_INSTALMENTS = 520  # ten years of weeks
LATEST_YEAR = 2199
KRONE = 100  # øre

_DAYS = {Afdragsrytme.UGE: 7, Afdragsrytme.HVER_14_DAG: 14}
_MONTHS_A_YEAR = 12
_WEEKS_A_YEAR = 52
_FIRST_AND_LAST = 2


def instalments(
    total_oere: int,
    rhythm: Afdragsrytme,
    first_due: date,
    *,
    count: int | None = None,
    amount_oere: int | None = None,
    first_oere: int | None = None,
) -> tuple[AfdragDraft, ...]:
    """The instalments of an agreement; their sum is the total, to the øre.

    With ``count`` each is a whole number of kroner (øre, where a part is less than a krone) and the last is larger by
    what does not go up; with ``amount_oere`` each is that amount and the last is what is left. One of them is given;
    neither matters for ``EN_GANG``, which is one instalment. ``first_oere`` is paid on the first day, and what is left
    is divided as said from the next.

    :raises ValidationFailed: ``problems_of_dividing``.
    """
    raise_if_any(
        problems_of_dividing(total_oere, rhythm, first_due, count=count, amount_oere=amount_oere, first_oere=first_oere)
    )
    if rhythm is Afdragsrytme.EN_GANG:
        amounts = [total_oere]
    elif first_oere is not None:
        amounts = [first_oere, *_amounts(total_oere - first_oere, count, amount_oere)]
    else:
        amounts = _amounts(total_oere, count, amount_oere)
    days = due_days(rhythm, first_due, len(amounts))
    return tuple(AfdragDraft(due_on, amount) for due_on, amount in zip(days, amounts, strict=True))


def problems_of_dividing(
    total_oere: int | None,
    rhythm: Afdragsrytme,
    first_due: date | None,
    *,
    count: int | None = None,
    amount_oere: int | None = None,
    first_oere: int | None = None,
) -> Iterator[Problem]:
    """Why a total cannot be divided so; the fields are named as the arguments."""
    if total_oere is None or total_oere <= 0:
        yield Problem("total_oere", "Skriv, hvor meget der skal betales i alt.")
        return
    if first_oere is not None and rhythm is not Afdragsrytme.EN_GANG:
        if not 0 < first_oere < total_oere:
            yield Problem("first_oere", "Den første betaling skal være større end nul og mindre end det hele.")
            return
        total_oere -= first_oere
    if first_due is None:
        yield Problem("first_due", "Skriv, hvornår det første afdrag skal betales.")
    if rhythm is Afdragsrytme.EN_GANG:
        parts = 1
    elif count is not None:
        yield from _problems_of_count(total_oere, count)
        parts = count
    elif amount_oere is not None:
        yield from _problems_of_amount(total_oere, amount_oere)
        parts = -(-total_oere // amount_oere) if amount_oere > 0 else 1
    else:
        yield Problem("amount_oere", "Skriv, hvor meget der skal betales hver gang, eller hvor mange gange.")
        return
    if first_due is not None and first_due.year + _years(rhythm, min(parts, MOST_INSTALMENTS)) > LATEST_YEAR:
        yield Problem("first_due", "Datoen ligger for langt ude i fremtiden.")


def due_days(rhythm: Afdragsrytme, first_due: date, count: int) -> tuple[date, ...]:
    """The days the instalments fall due.

    A month without the day takes its last day, and the next month has the day again: 31 January, 28 February, 31 March.
    """
    if rhythm in _DAYS:
        return tuple(first_due + timedelta(days=_DAYS[rhythm] * number) for number in range(count))
    return tuple(add_months(first_due, number) for number in range(count))


def explanation(afdrag: Sequence[AfdragDraft]) -> str:
    """The instalments in one plain sentence or two; why the last differs is said."""
    if not afdrag:
        return ""
    each, last = afdrag[0].amount_oere, afdrag[-1].amount_oere
    if len(afdrag) == 1:
        return f"Ét beløb på {show_oere(last)}"
    if len({one.amount_oere for one in afdrag[1:-1]}) > 1:
        return "Afdrag med forskellige beløb."
    if len(afdrag) > _FIRST_AND_LAST and each != afdrag[1].amount_oere:
        rest = explanation(afdrag[1:])
        return f"Først {show_oere(each)} og så {rest[0].lower()}{rest[1:]}"
    if each == last:
        return f"{len(afdrag)} afdrag på {show_oere(each)}"
    size = "større" if last > each else "mindre"
    kept = f"{len(afdrag) - 1} afdrag på {show_oere(each)}" if len(afdrag) > 2 else f"Ét afdrag på {show_oere(each)}"
    return f"{kept} og det sidste på {show_oere(last)} Det sidste er {size}, så summen passer på øren."


def monthly(afdrag: Sequence[AfdragDraft], rhythm: Afdragsrytme) -> Fraction:
    """What the agreement costs in an average month (øre, exact): the largest instalment, by its rhythm.

    Never more than all of it: two weekly instalments are over before a month is.
    """
    largest = max((one.amount_oere for one in afdrag), default=0)
    total = Fraction(sum(one.amount_oere for one in afdrag))
    return min(total, Fraction(largest * _times_a_year(rhythm), _MONTHS_A_YEAR))


def _amounts(total_oere: int, count: int | None, amount_oere: int | None) -> list[int]:
    if count is not None:
        each = total_oere // count
        if each >= KRONE:
            each -= each % KRONE
        return [each] * (count - 1) + [total_oere - each * (count - 1)]
    assert amount_oere is not None
    whole, rest = divmod(total_oere, amount_oere)
    return [amount_oere] * whole + ([rest] if rest else [])


def _problems_of_count(total_oere: int, count: int) -> Iterator[Problem]:
    if count < 1:
        yield Problem("count", "Der skal være mindst ét afdrag.")
    elif count > MOST_INSTALMENTS:
        yield Problem("count", f"Der kan højst være {MOST_INSTALMENTS} afdrag.")
    elif count > total_oere:
        yield Problem("count", "Der er flere afdrag, end der er øre at betale.")


def _problems_of_amount(total_oere: int, amount_oere: int) -> Iterator[Problem]:
    if amount_oere <= 0:
        yield Problem("amount_oere", "Et afdrag skal være større end nul.")
    elif amount_oere > total_oere:
        yield Problem("amount_oere", "Et afdrag kan ikke være større end det, der skal deles.")
    elif -(-total_oere // amount_oere) > MOST_INSTALMENTS:
        yield Problem("amount_oere", f"Så bliver der over {MOST_INSTALMENTS} afdrag. Skriv et større beløb.")


def _years(rhythm: Afdragsrytme, parts: int) -> int:
    return -(-parts // _times_a_year(rhythm))


def _times_a_year(rhythm: Afdragsrytme) -> int:
    return _WEEKS_A_YEAR * 7 // _DAYS[rhythm] if rhythm in _DAYS else _MONTHS_A_YEAR
