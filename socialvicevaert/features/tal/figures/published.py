"""What may be seen of a report, and nothing else: screen, PDF and JSON are made from this one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from statistics import median_high, median_low

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.figure import WITHHELD as WITHHELD
from socialvicevaert.features.tal.figures.figure import Figure as Figure
from socialvicevaert.features.tal.figures.hiding import hidden_in
from socialvicevaert.features.tal.figures.ledger import NOTHING_TOLD, Ledger, Told
from socialvicevaert.features.tal.figures.model import FigureModel, model_of
from socialvicevaert.features.tal.figures.model.afdelinger import estate_key
from socialvicevaert.features.tal.figures.model.cells import Sum, Values
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE
from socialvicevaert.features.tal.figures.saving import Saving, saving_of
from socialvicevaert.features.tal.figures.trends import Trend, trends_of
from socialvicevaert.features.tal.models import Estate, EstateChange, Selection
from socialvicevaert.features.tal.queries.henvisninger import median_days
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.reconciling import broken_sums
from socialvicevaert.features.tal.rules.suppression import Hiding
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.percent import NOTHING, half_up, percent, percent_change, show_number

AMOUNT_STEP_OERE = 100_00
"""Median amounts are printed in steps of so much."""
SUM_STEP_OERE = 1_000_00
"""Sums of amounts are printed in steps of so much."""


@dataclass(frozen=True)
class Published:
    """The figures of a report after hiding.

    `groups` are the rows of a table; `medians` are days to answer as text; `amounts` are medians and `sums` what many
    owe together, in øre, None where they are not printed; `compared` is the earlier period, whose figures have keys
    beginning with `BEFORE`; `gruppe` is the name of the worker group, "" for all; `estates` are compared
    (`afdelinger.estate_key`), none where they are not; `saving` is None where nothing may be said of it.
    """

    parameters: Selection
    period: Period
    organisation: str
    contact: str
    afdelinger: tuple[str, ...]
    threshold: int
    counted_at: datetime
    restancer_as_of: date | None
    restancer_divided: bool
    figures: Mapping[str, Figure]
    groups: Mapping[str, tuple[str, ...]]
    medians: Mapping[str, str]
    amounts: Mapping[str, int | None]
    ledger: Ledger = field(repr=False, compare=False)  # true figures, for the next report to be hidden by; never shown
    compared: Period | None = None
    trends: Mapping[str, Trend] = field(default_factory=dict)
    gruppe: str = ""
    estates: tuple[Estate, ...] = ()
    estate_changes: tuple[EstateChange, ...] = ()
    saving: Saving | None = None
    sums: Mapping[str, int | None] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Figure:
        return self.figures[key]

    def text(self, key: str) -> str:
        """The figure as it is printed: "1.204", "<5" or "skjult"."""
        return self.figures[key].text

    def share(self, part: str, whole: str, decimals: int = 1) -> str:
        """The percentage, or "–" where one of the two is hidden: a share would give it away."""
        return percent(self.figures[part].value, self.figures[whole].value, decimals)

    def change(self, key: str, decimals: int = 1) -> str:
        """How much a figure rose or fell since the earlier period, or "–" where one of the two is hidden or unknown."""
        if self.compared is None:
            return NOTHING
        return percent_change(self.figures[BEFORE + key].value, self.figures[key].value, decimals)

    def per_hundred_homes(self, estate: Estate, key: str) -> str:
        """An estate's figure for each 100 of its homes: "12,3"; "–" where it is hidden or the homes are unknown."""
        value = self.figures[estate_key(estate.afdeling_id, key)].value
        return NOTHING if value is None or not estate.homes else show_number(Fraction(100 * value, estate.homes), 1)

    def amount(self, key: str) -> str:
        """A median amount in kroner: "4.300 kr."; "–" where it is not printed."""
        return _kroner(self.amounts[key])

    def sum_text(self, key: str) -> str:
        """What many owe together, in kroner: "1.204.000 kr."; "–" where it is not printed."""
        return _kroner(self.sums[key])

    def rows(self, group: str) -> list[Figure]:
        """The rows of a table: printed figures by size, hidden ones in fixed order, zeros last.

        Hidden figures are never sorted by size: their place would tell it.
        """
        found = [self.figures[key] for key in self.groups[group]]
        printed = sorted((one for one in found if one.value), key=lambda one: -(one.value or 0))
        return [*printed, *(one for one in found if one.value is None), *(one for one in found if one.value == 0)]

    @property
    def place(self) -> str:
        """The estate, or how many there are where the report holds all."""
        if len(self.afdelinger) == 1:
            return self.afdelinger[0]
        if self.parameters.afdeling_id is None:
            return f"Alle afdelinger ({', '.join(self.afdelinger)})" if self.afdelinger else "Alle afdelinger"
        return ", ".join(self.afdelinger)

    @property
    def small(self) -> str:
        """How a small figure is printed."""
        return f"<{self.threshold}"


def publish(counts: Counts, told: Told = NOTHING_TOLD) -> Published:
    """Hide what may not be seen, nor worked out together with what has been told before.

    :raises UserError: the figures do not add up; then there is no report.
    """
    model = model_of(counts)
    _raise_unless_reconciled(model)
    ledger = hidden_in(model, counts, told)
    hidden = ledger.hidden
    values = model.values()

    def figure(key: str) -> Figure:
        why = hidden.get(key)
        if why is None:
            return Figure(key, model.labels[key], values[key], show_number(values[key]))
        return Figure(key, model.labels[key], None, f"<{counts.threshold}" if why is Hiding.SMALL else WITHHELD)

    figures = {key: figure(key) for key in model.labels}
    return Published(
        parameters=counts.parameters,
        period=counts.period,
        organisation=counts.organisation,
        contact=counts.contact,
        afdelinger=counts.afdelinger,
        threshold=counts.threshold,
        counted_at=counts.counted_at,
        restancer_as_of=counts.restancer.as_of,
        restancer_divided=counts.restancer.is_divided,
        figures=figures,
        groups=model.groups,
        medians={
            row: _days(days) if _seen(days, figures, counts.threshold) else NOTHING for row, days in model.days.items()
        },
        amounts={
            key: _amount(oere) if _seen(oere, figures, counts.threshold) else None
            for key, oere in model.amounts.items()
        },
        compared=counts.compared.period if counts.compared else None,
        trends=trends_of(counts, figures),
        gruppe=counts.gruppe,
        estates=tuple(one.estate for one in counts.estates),
        estate_changes=counts.estate_changes,
        saving=saving_of(counts.saving, figures),
        sums={key: _sum(one, figures, counts.threshold) for key, one in model.sums.items()},
        ledger=ledger,
    )


def _raise_unless_reconciled(model: FigureModel) -> None:
    broken = broken_sums(model.cells, model.relations)
    if broken:
        names = dict.fromkeys(model.labels[key] for key in broken if key in model.labels)
        where = f" i {' og '.join(f'»{name}«' for name in names)}" if names else ""
        raise UserError(f"Tallene stemmer ikke{where}, så rapporten er ikke lavet. Kontakt den, der passer programmet.")


def _seen(values: Values, figures: Mapping[str, Figure], threshold: int) -> bool:
    """Whether a median may be printed: only where the printed figures already say that it is of enough people.

    That a median is there tells that there are `threshold` or more; so it must be no news. What is decided from printed
    figures alone gives nothing away.
    """
    least = figures[values.of].value if values.of else None
    if least is None:
        least = figures[values.whole].value
        for key in values.without:
            part = figures[key]
            most = threshold - 1 if part.is_small else part.value
            least = None if least is None or most is None else least - most
    return least is not None and least >= threshold and len(values.values) >= threshold


def _kroner(oere: int | None) -> str:
    return NOTHING if oere is None else f"{show_number(oere // 100)} kr."


def _sum(one: Sum, figures: Mapping[str, Figure], threshold: int) -> int | None:
    """In whole thousands of kroner. What is printed beside it is zero or large enough, so no band is of a few."""
    numbers = [figures[key].value for key in one.shown_with]
    if any(number is None for number in numbers) or max(number or 0 for number in numbers) < threshold:
        return None
    return int(half_up(Fraction(one.oere, SUM_STEP_OERE))) * SUM_STEP_OERE


def _days(values: Values) -> str:
    middle = median_days(values.values)
    if middle is None:
        return NOTHING
    return f"{middle:.0f}" if middle.is_integer() else f"{middle:.1f}".replace(".", ",")


def _amount(values: Values) -> int:
    """In whole hundreds of kroner: with an odd number of people the middle is what one of them has, to the øre."""
    middle = Fraction(median_low(values.values) + median_high(values.values), 2)  # whole øre: exact, and fast
    return int(half_up(middle / AMOUNT_STEP_OERE)) * AMOUNT_STEP_OERE
