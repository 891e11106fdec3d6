"""What a worker should know about a row or a list that can be used all the same."""

from collections.abc import Iterator, Sequence

from socialvicevaert.features.restancer.reading.values import has_lost_letter
from socialvicevaert.features.restancer.rules.rows import Unusable, UnusableRow, UsableRow
from socialvicevaert.shared.money import show_oere


def lost_letter_notes(name: str, address: str) -> tuple[str, ...]:
    """A sentence for each text of a row that lost letters when the landlord saved the file."""
    lost = [text for text in (name, address) if has_lost_letter(text)]
    return tuple(f"Et bogstav er gået tabt i filen: »{text}«." for text in lost)


def with_credits_noted(usable: list[UsableRow], unusable: Sequence[UnusableRow]) -> list[UsableRow]:
    """The rows, those whose home also has a credit with a note on it; the landlord's sum may have taken it off."""
    credits_ = {row.key: row for row in unusable if row.reason is Unusable.CREDIT and row.key}
    if not credits_:
        return usable
    noted = []
    for row in usable:
        credit = credits_.get(row.key)
        if credit is not None:
            amount = show_oere(credit.amount_oere)
            note = f"Lejemålet har også {amount} på linje {credit.line_no}, som ikke er trukket fra."
            row = row._replace(notes=(*row.notes, note))
        noted.append(row)
    return noted


def notes_on_list(usable: Sequence[UsableRow], unusable: Sequence[UnusableRow]) -> Iterator[str]:
    """Sentences on the whole list: its own sum against ours, and how many rows lost letters."""
    totals = [row.amount_oere for row in unusable if row.reason is Unusable.TOTAL and row.amount_oere is not None]
    if totals:
        counted = sum(row.amount_oere for row in usable)
        if max(totals) != counted and sum(totals) != counted:
            own, ours = show_oere(max(totals)), show_oere(counted)
            yield f"Listens egen sum er {own}, men de linjer, der kan bruges, giver {ours}"
    lost = sum(1 for row in usable if any("gået tabt" in note for note in row.notes))
    if lost:
        yield f"{lost} linjer har mistet bogstaver i udlejers fil. De overskriver ikke rigtige navne."
