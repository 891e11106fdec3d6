"""What is done off the window thread: open a file, read it in another way, compare it, store it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from socialvicevaert.features.indstillinger.queries import (
    AfdelingView,
    MedarbejderView,
    OrganisationView,
    afdelinger,
    caseworkers,
    organisationer,
)
from socialvicevaert.features.restancer.queries import Preview, Target, preview_of, remembered_layouts
from socialvicevaert.features.restancer.reading import (
    Layout,
    Line,
    ListFile,
    cell_text,
    find_header_row,
    guess_as_of,
    guess_landlord,
    guess_layout,
    relayout,
)
from socialvicevaert.features.restancer.reading.guards import LARGEST_FILE
from socialvicevaert.features.restancer.rules import ComparedRow, convert
from socialvicevaert.features.restancer.service import ImportResult, SagFromRow, draft_from_row, import_restanceliste
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import Session
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class SagNeeds:
    """What the form for a new sag starts with."""

    draft: SagFromRow
    estates: tuple[AfdelingView, ...]
    workers: tuple[MedarbejderView, ...]


HEAD_LINES = 20
"""Lines among which a worker can point out the headings."""
SAMPLE_LINES = 4


@dataclass(frozen=True)
class OpenedList:
    """A file with its layout, and what the screen shows of it. ``file`` is only touched by jobs."""

    file: ListFile
    layout: Layout
    head: tuple[tuple[int, str], ...]  # line number, the line in short
    sample: tuple[tuple[str, ...], ...]  # the first lines below the headings, a text per column
    landlords: tuple[OrganisationView, ...]
    estates: tuple[AfdelingView, ...]
    landlord_id: int | None
    as_of: date | None


def open_list(progress: Progress, path: str, today: date) -> OpenedList:
    """Read a file and guess everything about it. Raises ``UserError`` with one Danish sentence."""
    data = _read(path)
    file = ListFile(data, os.path.basename(path))

    def known(session: Session) -> tuple[tuple[Layout, ...], list[OrganisationView], list[AfdelingView]]:
        return remembered_layouts(session), organisationer(session), afdelinger(session)

    layouts, landlords, estates = progress.read(known)
    layout = guess_layout(file, layouts)
    named = guess_landlord(file, layout, [one.name for one in landlords])
    landlord_id = next((one.id for one in landlords if one.name == named), None)
    return _shown(
        OpenedList(
            file, layout, (), (), tuple(landlords), tuple(estates), landlord_id, guess_as_of(file, layout, today)
        )
    )


def read_again(opened: OpenedList, layout: Layout, *, find_headings: bool) -> OpenedList:
    """The list cut by another encoding, separator, sheet or line of headings; its columns are guessed anew."""
    header_row = find_header_row(opened.file.lines(layout)) if find_headings else layout.header_row
    return _shown(replace(opened, layout=relayout(opened.file, layout, header_row)))


def compare_list(progress: Progress, opened: OpenedList, layout: Layout, target: Target, today: date) -> Preview:
    """Every line read and compared with the list before."""
    raise_if_any(layout.problems())
    reading = convert(
        opened.file.lines(layout), layout, today, lambda done, total: progress.step(done, total, tr("Læser linjerne"))
    )

    def compare(session: Session) -> Preview:
        def step(done: int, total: int) -> None:
            progress.step(done, total, tr("Sammenligner med forrige liste"))

        return preview_of(session, opened.file.name, opened.file.sha256, layout, reading, target, step)

    return progress.read(compare)


def store_list(
    progress: Progress, title: str, preview: Preview, confirmed: frozenset[int], again: bool
) -> ImportResult:
    """Store it as one transaction that can be undone."""
    progress.step(0, 0, tr("Gemmer"))
    return progress.write(
        title, lambda session: import_restanceliste(session, preview, confirmed_lines=confirmed, again=again)
    )


def sag_needs(session: Session, one: ComparedRow, landlord_id: int, liste_id: int | None) -> SagNeeds:
    """What is needed to open a sag for a row."""
    estates = tuple(estate for estate in afdelinger(session) if estate.boligorganisation_id == landlord_id)
    return SagNeeds(draft_from_row(session, one, landlord_id, liste_id), estates, tuple(caseworkers(session)))


def _read(path: str) -> bytes:
    try:
        if not os.path.isfile(path):
            raise UserError(tr("Vælg en fil, ikke en mappe."))
        if os.path.getsize(path) > LARGEST_FILE:
            raise UserError(tr("Filen er for stor til at være en restanceliste."))
        with open(path, "rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(
            tr("Filen kan ikke læses. Er den åben i et andet program, så luk den der, og prøv igen.")
        ) from error


def _shown(opened: OpenedList) -> OpenedList:
    lines = opened.file.lines(opened.layout)
    width = len(opened.layout.columns)
    below = opened.layout.header_row or 0
    filled = (line for line in lines if line.number > below and any(map(cell_text, line.cells)))
    sample = list(islice(filled, SAMPLE_LINES))
    head = [(line.number, _in_short(line)) for line in lines[:HEAD_LINES] if any(map(cell_text, line.cells))]
    return replace(opened, head=tuple(head), sample=tuple(_padded(line.cells, width) for line in sample))


def _in_short(line: Line) -> str:
    return " · ".join(filter(None, map(cell_text, line.cells)))[:80]


def _padded(cells: Sequence[object], width: int) -> tuple[str, ...]:
    texts = [cell_text(cell)[:80] for cell in cells]  # type: ignore[arg-type]  # a sequence of cells
    return (*texts[:width], *[""] * (width - len(texts)))
