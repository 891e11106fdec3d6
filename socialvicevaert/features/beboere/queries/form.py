"""What the form of a resident needs before it can be filled in."""

from dataclasses import dataclass

from socialvicevaert.features.beboere.models import BeboerDraft
from socialvicevaert.features.beboere.queries.people import draft_for_change, existing
from socialvicevaert.features.indstillinger.queries import afdelinger, caseworkers, setting
from socialvicevaert.features.indstillinger.settings import CPR_ENABLED
from socialvicevaert.shared.formats.cpr import mask_cpr
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class FormStart:
    """Choices as (number, name); ``draft`` is None for a new resident, and holds neither CPR nor a protected home."""

    afdelinger: tuple[tuple[int, str], ...]
    workers: tuple[tuple[int, str], ...]
    cpr_enabled: bool
    draft: BeboerDraft | None
    cpr_masked: str


def form_start(session: Session, beboer_id: int | None) -> FormStart:
    """What a form begins with; it shows nothing that must be logged.

    :raises NotAllowed, UserError:
    """
    draft = draft_for_change(session, beboer_id) if beboer_id is not None else None
    home = draft.lejemaal.afdeling_id if draft and draft.lejemaal else None
    return FormStart(
        afdelinger=tuple(
            (estate.id, estate.name)
            for estate in afdelinger(session, retired=True)
            if estate.is_active or estate.id == home
        ),
        workers=tuple((worker.id, worker.name) for worker in caseworkers(session)),
        cpr_enabled=setting(session, CPR_ENABLED),
        draft=draft,
        cpr_masked=mask_cpr(existing(session, beboer_id).cpr) if beboer_id is not None else "",
    )
