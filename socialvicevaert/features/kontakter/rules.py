"""What a kontakt must be: free text first, codes after and optional."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.shared.errors import Problem

LONGEST_MINUTES = 24 * 60


def problems_of_kontakt(draft: KontaktDraft, *, now: datetime) -> Iterator[Problem]:
    """What stops a kontakt from being saved."""
    if draft.held_at > now + timedelta(minutes=15):  # a laptop's clock and a worker's watch may differ a little
        yield Problem("held_at", "Kontakten kan ikke ligge i fremtiden. Skriv den som næste skridt i stedet.")
    if not draft.text.strip() and draft.kind is not KontaktArt.FORGAEVES:
        yield Problem("text", "Skriv et par ord om, hvad der skete.")
    if draft.minutes is not None and not 0 <= draft.minutes <= LONGEST_MINUTES:
        yield Problem("minutes", "Skriv et antal minutter mellem 0 og 1440.")
    if draft.next_step_on is not None and not draft.next_step.strip():
        yield Problem("next_step", "Skriv, hvad næste skridt er, eller fjern datoen.")
    if draft.next_step.strip() and draft.next_step_on is None:
        yield Problem("next_step_on", "Skriv, hvornår næste skridt skal tages – fx +7 for om en uge.")
