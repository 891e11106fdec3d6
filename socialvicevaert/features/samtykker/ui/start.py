"""What the form of a new consent is filled with, and the key its draft is kept under."""

from dataclasses import dataclass

from socialvicevaert.features.beboere.queries import BeboerHeader, header
from socialvicevaert.features.indstillinger.queries import setting
from socialvicevaert.features.indstillinger.settings import CONSENT_MONTHS
from socialvicevaert.features.partnere.queries import partner
from socialvicevaert.features.samtykker.models import SamtykkeArt
from socialvicevaert.features.samtykker.queries import PartnerRef, SamtykkeView, UdkastView, samtykker_of
from socialvicevaert.features.samtykker.ui.partners_field import ref_of
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Target


@dataclass(frozen=True)
class Start:
    """What the form is filled with."""

    months: int
    beboer: BeboerHeader | None
    partner: PartnerRef | None
    holding: tuple[SamtykkeView, ...]


def read_start(session: Session, beboer_id: int | None, partner_id: int | None) -> Start:
    """Ask for it."""
    return Start(
        months=setting(session, CONSENT_MONTHS),
        beboer=header(session, beboer_id) if beboer_id is not None else None,
        partner=ref_of(partner(session, partner_id)) if partner_id is not None else None,
        holding=tuple(one for one in samtykker_of(session, beboer_id or 0) if one.coverage.is_active(session.today)),
    )


def draft_key(
    target: Target, kind: SamtykkeArt, renews: SamtykkeView | None = None, printed: UdkastView | None = None
) -> str:
    """Whose form it is and of which kind, so that a renewal is not mixed with a new one."""
    parts = ["samtykke", str(target.id or "ny")]
    if kind is not SamtykkeArt.UDVEKSLING:
        parts.append(kind.value)
    if printed is not None:
        parts.append(f"udkast-{printed.id}")
    elif renews is not None:
        parts.append(f"fornyer-{renews.id}")
    elif "partner_id" in target.extra:
        parts.append(f"partner-{target.extra['partner_id']}")
    return ":".join(parts)
