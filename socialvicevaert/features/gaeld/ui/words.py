"""How debts are said and coloured on the screen."""

from socialvicevaert.features.gaeld.models import GaeldStatus
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.rules import SignArt
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

SHOWN = frozenset({"gaeld", "gaeldhistorik", "gaelddokument", "dokument"})
"""Tables behind a list of debts."""

_TONES = {
    GaeldStatus.BETALES: Tone.SUCCESS,
    GaeldStatus.INKASSOVARSEL: Tone.WARNING,
    GaeldStatus.INKASSO: Tone.WARNING,
    GaeldStatus.FRIVILLIG_ORDNING: Tone.SUCCESS,
    GaeldStatus.DOM: Tone.DANGER,
    GaeldStatus.UDLAEG: Tone.DANGER,
    GaeldStatus.GS_AFDRAG: Tone.SUCCESS,
    GaeldStatus.GS_LOENINDEHOLDELSE: Tone.INFO,
    GaeldStatus.GS_MODREGNING: Tone.INFO,
    GaeldStatus.GS_HENSTAND: Tone.INFO,
    GaeldStatus.BESTRIDT: Tone.INFO,
    GaeldStatus.INDFRIET: Tone.SUCCESS,
}
SIGN_TONES = {
    SignArt.INKASSOVARSEL: Tone.WARNING,
    SignArt.UDLAEG: Tone.DANGER,
    SignArt.FORAELDELSE: Tone.INFO,
    SignArt.RYKKERE: Tone.INFO,
}
_SIGN_ICONS = {
    SignArt.INKASSOVARSEL: "deadline",
    SignArt.UDLAEG: "court",
    SignArt.FORAELDELSE: "question",
    SignArt.RYKKERE: "question",
}


def status_tone(status: GaeldStatus) -> Tone:
    """How serious a status is."""
    return _TONES.get(status, Tone.NEUTRAL)


def sign_of(debt: GaeldView) -> str:
    """The most urgent sign in two words; nothing when there is none."""
    if not debt.signs:
        return tr("Bestridt") if debt.is_disputed and not debt.is_over else ""
    kind = debt.signs[0].kind
    if kind is SignArt.INKASSOVARSEL:
        last = debt.warning_until
        return tr("Varsel %s") % f"{last:%d-%m}" if last else tr("Varsel")
    return {
        SignArt.UDLAEG: tr("Fogedret"),
        SignArt.FORAELDELSE: tr("Forældet?"),
        SignArt.RYKKERE: tr("Rykkergebyr?"),
    }[kind]


def sign_tone(debt: GaeldView) -> Tone | None:
    """The tone of the most urgent sign."""
    if debt.signs:
        return SIGN_TONES[debt.signs[0].kind]
    return Tone.NEUTRAL if sign_of(debt) else None


def sign_icon(debt: GaeldView) -> str:
    """The icon of the most urgent sign."""
    if debt.signs:
        return _SIGN_ICONS[debt.signs[0].kind]
    return "stopped" if sign_of(debt) else ""


def stated(debt: GaeldView) -> str:
    """As of when the balance is."""
    return tr("opgjort %s") % show_date(debt.balance_on)
