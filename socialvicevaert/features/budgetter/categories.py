"""Where a category belongs, and what a new line of it begins with."""

from socialvicevaert.features.budgetter.models import Budgetgruppe, Budgetkategori, LinjeDraft, Prioritet

EXPENSES = (Budgetgruppe.FAST, Budgetgruppe.GAELD, Budgetgruppe.VARIABEL)
"""The groups that cost money, in the order they are shown."""

_INCOME = frozenset(
    {
        Budgetkategori.LOEN,
        Budgetkategori.A_KASSE,
        Budgetkategori.PENSION,
        Budgetkategori.KONTANTHJAELP,
        Budgetkategori.BOERNEYDELSE,
        Budgetkategori.BOLIGSTOETTE,
        Budgetkategori.BOERNEBIDRAG_IND,
        Budgetkategori.ANDEN_INDTAEGT,
    }
)
_VARIABLE = frozenset(
    {
        Budgetkategori.MAD,
        Budgetkategori.TOEJ,
        Budgetkategori.HYGIEJNE,
        Budgetkategori.FRITID,
        Budgetkategori.GAVER,
        Budgetkategori.LOMMEPENGE,
        Budgetkategori.ANDEN_VARIABEL,
    }
)
# Home, work, children and health. Food, insurance, telephone and the rest are what the standard amount is meant for
# (gaeldst.dk, "Hvad kan du betale?"), and transport only counts where it is needed: the advisor ticks it.
_RECOGNISED = frozenset(
    {
        Budgetkategori.HUSLEJE,
        Budgetkategori.EL,
        Budgetkategori.VARME,
        Budgetkategori.VAND,
        Budgetkategori.FAGFORENING,
        Budgetkategori.BOERNEPASNING,
        Budgetkategori.BOERNEBIDRAG_UD,
        Budgetkategori.MEDICIN,
    }
)
_FIRST = frozenset({Budgetkategori.HUSLEJE, Budgetkategori.EL, Budgetkategori.VARME})
_CAN_WAIT = frozenset(
    {
        Budgetkategori.ABONNEMENTER,
        Budgetkategori.OPSPARING,
        Budgetkategori.FRITID,
        Budgetkategori.GAVER,
        Budgetkategori.ANDEN_VARIABEL,
    }
)


def group_of(category: Budgetkategori) -> Budgetgruppe:
    """The part of the budget a category stands in."""
    if category in _INCOME:
        return Budgetgruppe.INDTAEGT
    if category is Budgetkategori.GAELDSAFDRAG:
        return Budgetgruppe.GAELD
    return Budgetgruppe.VARIABEL if category in _VARIABLE else Budgetgruppe.FAST


def is_recognised(category: Budgetkategori) -> bool:
    """Whether an expense counts where betalingsevne is worked out, unless the advisor says otherwise."""
    return category in _RECOGNISED


def default_priority(category: Budgetkategori) -> Prioritet:
    """What is paid first: home, power and heat before everything else."""
    if category in _FIRST:
        return Prioritet.FOERST
    return Prioritet.KAN_VENTE if category in _CAN_WAIT else Prioritet.VIGTIG


def new_line(category: Budgetkategori, label: str = "", amount_oere: int | None = None) -> LinjeDraft:
    """A line of a category with that category's priority and place in the betalingsevne."""
    return LinjeDraft(
        category, label, amount_oere, priority=default_priority(category), is_recognised=is_recognised(category)
    )


def usual_lines() -> tuple[LinjeDraft, ...]:
    """The usual categories as empty lines, group by group: what a new budget begins with."""
    order = (Budgetgruppe.INDTAEGT, *EXPENSES)
    return tuple(new_line(category) for category in sorted(Budgetkategori, key=lambda one: order.index(group_of(one))))
