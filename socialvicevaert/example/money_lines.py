"""What invented households earn and pay."""

from dataclasses import replace
from datetime import date

from socialvicevaert.example.money_plan import PlannedMoney
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    BudgetDraft,
    Budgetkategori,
    Hyppighed,
    LinjeDraft,
    ScenarieArt,
    ScenarieDraft,
)

_HELP_OERE = 350_000
_LITTLE = 6  # years: until then a child is looked after
_COSTS = {
    Budgetkategori.EL: (152_500, Hyppighed.KVARTAL),
    Budgetkategori.VARME: (61_500, Hyppighed.MAANED),
    Budgetkategori.VAND: (24_000, Hyppighed.MAANED),
    Budgetkategori.FORSIKRING: (248_600, Hyppighed.AAR),
    Budgetkategori.TELEFON_TV: (44_900, Hyppighed.MAANED),
    Budgetkategori.TRANSPORT: (43_000, Hyppighed.MAANED),
    Budgetkategori.MEDICIN: (18_500, Hyppighed.MAANED),
    Budgetkategori.ABONNEMENTER: (21_900, Hyppighed.MAANED),
    Budgetkategori.GAELDSAFDRAG: (45_000, Hyppighed.MAANED),
    Budgetkategori.MAD: (265_000, Hyppighed.MAANED),
    Budgetkategori.TOEJ: (25_000, Hyppighed.MAANED),
    Budgetkategori.HYGIEJNE: (22_500, Hyppighed.MAANED),
}
"""Øre each time it falls due."""


def filled(draft: BudgetDraft, planned: PlannedMoney, today: date) -> BudgetDraft:
    """The usual lines with the amounts of one household; what it does not have stays empty."""
    children = len(draft.children_birth_years)
    little = sum(today.year - born < _LITTLE for born in draft.children_birth_years)
    earned = Budgetkategori.LOEN if planned.is_working else Budgetkategori.KONTANTHJAELP
    amounts = dict(_COSTS)
    amounts[earned] = (planned.income_oere, Hyppighed.MAANED)
    amounts[Budgetkategori.MAD] = (265_000 + 95_000 * children, Hyppighed.MAANED)
    if children:
        amounts[Budgetkategori.BOERNEYDELSE] = (330_000 * children, Hyppighed.KVARTAL)
    if little:
        amounts[Budgetkategori.BOERNEPASNING] = (138_000 * little, Hyppighed.MAANED)
    if planned.is_working:
        amounts[Budgetkategori.FAGFORENING] = (71_200, Hyppighed.MAANED)
    return replace(draft, lines=tuple(_line(line, amounts) for line in draft.lines))


def with_boligstoette(draft: BudgetDraft, monthly_oere: int) -> BudgetDraft:
    """The same household with boligstøtte."""
    amounts = {Budgetkategori.BOLIGSTOETTE: (monthly_oere, Hyppighed.MAANED)}
    return replace(draft, lines=tuple(_line(line, amounts) for line in draft.lines))


def with_help() -> ScenarieDraft:
    """What it would be with help for the rent."""
    change = AendringDraft(
        AendringArt.TILFOEJ,
        category=Budgetkategori.ANDEN_INDTAEGT,
        label="Hjælp til husleje (§ 81 a)",
        amount_oere=_HELP_OERE,
    )
    return ScenarieDraft(ScenarieArt.PARAGRAF_81A, ScenarieArt.PARAGRAF_81A.label, (change,))


def _line(line: LinjeDraft, amounts: dict[Budgetkategori, tuple[int, Hyppighed]]) -> LinjeDraft:
    if line.category not in amounts:
        return line
    amount, frequency = amounts[line.category]
    return replace(line, amount_oere=amount, frequency=frequency)
