"""What a sheet must say before it is of use to a resident."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.aftaleark.models import AftalearkDraft, Hvem
from socialvicevaert.shared.errors import Problem

LONGEST_LINE = 300  # letters: more is a letter, not an agreement
MOST_LINES = 12  # the sheet is one page


def problems_of_aftaleark(draft: AftalearkDraft, today: date) -> Iterator[Problem]:
    """Every problem under the field it belongs to; a line is "lines.2.what", counted from 1."""
    if draft.dated > today:
        yield Problem("dated", "Et aftaleark kan ikke være fra en dag, der ikke er kommet.")
    if not draft.lines:
        yield Problem("lines", "Skriv mindst én ting, I har aftalt.")
    if len(draft.lines) > MOST_LINES:
        yield Problem("lines", f"Arket har plads til {MOST_LINES} aftaler. Saml nogle af dem.")
    for number, line in enumerate(draft.lines, start=1):
        if not line.what.strip():
            yield Problem(f"lines.{number}.what", "Skriv, hvad der er aftalt.")
        if len(line.what) > LONGEST_LINE:
            yield Problem(f"lines.{number}.what", f"Aftalen er for lang. Der er plads til {LONGEST_LINE} tegn.")
        if line.who is Hvem.ANDEN and not line.who_name.strip():
            yield Problem(f"lines.{number}.who_name", "Skriv, hvem der gør det.")
        if line.due_on is not None and line.due_on < draft.dated:
            yield Problem(f"lines.{number}.due_on", "Dagen ligger før aftalen.")


def problems_of_printing(draft: AftalearkDraft) -> Iterator[Problem]:
    """What a sheet must say besides, before the resident gets it; a draft may wait for it."""
    if not draft.phones.strip():
        yield Problem("phones", "Skriv et nummer, beboeren kan ringe til: det siger arkets sidste linje.")
