"""A file read and compared with the list before, for a worker to look at. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation
from socialvicevaert.features.indstillinger.queries import organisationer
from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.features.restancer.queries.known import known_homes
from socialvicevaert.features.restancer.queries.lists import (
    ListView,
    lists_of_file,
    previous_list,
    remembered_layouts,
    same_day_list,
)
from socialvicevaert.features.restancer.reading import (
    Layout,
    ListFile,
    Progress,
    guess_as_of,
    guess_landlord,
    guess_layout,
    no_progress,
)
from socialvicevaert.features.restancer.rules import Comparison, Matcher, Reading, compare, convert
from socialvicevaert.features.restancer.rules.marks import KEY_PURPOSE, mark_maker
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed, raise_if_any
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import Session


class DateUnknown(UserError):
    """Nothing in the file tells of which day it is."""

    def __init__(self) -> None:
        super().__init__("Det fremgår ikke, hvilken dag listen er fra. Skriv datoen.")


@dataclass(frozen=True)
class Target:
    """Whose list it is, for which estate (None: all of the landlord's), and the day it was drawn."""

    boligorganisation_id: int
    as_of: date
    afdeling_id: int | None = None


@dataclass(frozen=True)
class Preview:
    """What an import would do. ``warnings`` are Danish sentences that ask for a yes before it is done."""

    file_name: str
    file_sha256: str
    layout: Layout
    target: Target
    landlord: str
    reading: Reading
    comparison: Comparison
    previous: ListView | None
    warnings: tuple[str, ...]

    @property
    def counts(self) -> Mapping[RestanceStatus, int]:
        """Rows per status; those gone out are counted too."""
        return self.comparison.counts

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the list as a whole."""
        if self.previous is None:
            return ("Der er ingen tidligere liste at sammenligne med, så alle regnes som nye.", *self.reading.notes)
        return self.reading.notes


def preview_of_file(
    session: Session,
    data: bytes,
    file_name: str,
    *,
    landlord: str | None = None,
    as_of: date | None = None,
    progress: Progress = no_progress,
) -> Preview:
    """Read a file with everything guessed: layout, landlord, date. For the command line and the example data.

    :raises UserError: it is no list, the landlord cannot be told, or something cannot be read.
    :raises DateUnknown: nothing in the file tells of which day it is.
    """
    session.require(Permission.IMPORT_RESTANCER)
    file = ListFile(data, file_name)
    layout = guess_layout(file, remembered_layouts(session))
    known = {one.name: one.id for one in organisationer(session)}
    name = landlord or guess_landlord(file, layout, list(known))
    if name not in known:
        names = ", ".join(known)
        raise UserError(f"Det fremgår ikke, hvilken boligorganisation listen kommer fra. Vælg en af: {names}.")
    day = as_of or guess_as_of(file, layout, session.today)
    if day is None:
        raise DateUnknown
    raise_if_any(layout.problems())
    reading = convert(file.lines(layout), layout, session.today, progress)
    return preview_of(session, file.name, file.sha256, layout, reading, Target(known[name], day), progress)


def preview_of(
    session: Session,
    file_name: str,
    file_sha256: str,
    layout: Layout,
    reading: Reading,
    target: Target,
    progress: Progress = no_progress,
) -> Preview:
    """Compare a list that has been read with the landlord's list before it and with the residents that are known.

    :raises ValidationFailed: landlord, estate or date are impossible. :raises UserError: no line can be used.
    """
    session.require(Permission.IMPORT_RESTANCER)
    landlord = _checked_landlord(session, target)
    if not reading.usable:
        raise UserError("Ingen linjer i filen kan bruges. Kontrollér, at kolonnerne er valgt rigtigt.")
    before = previous_list(session, target.boligorganisation_id, target.afdeling_id, target.as_of)
    comparison = compare(
        reading,
        before[1] if before else {},
        mark_maker(session.derive_key(KEY_PURPOSE), target.boligorganisation_id),
        Matcher(known_homes(session, target.boligorganisation_id, target.as_of)),
        progress,
    )
    return Preview(
        file_name=file_name,
        file_sha256=file_sha256,
        layout=layout,
        target=target,
        landlord=landlord,
        reading=reading,
        comparison=comparison,
        previous=before[0] if before else None,
        warnings=import_warnings(session, file_sha256, target),
    )


def known_again(session: Session, preview: Preview) -> Preview:
    """The same preview after residents or sager have changed: whom the program knows is looked up anew."""
    session.require(Permission.IMPORT_RESTANCER)
    before = preview.comparison
    marks = {one.mark: one.previous_oere for one in before.rows if one.previous_oere is not None}
    landlord_id = preview.target.boligorganisation_id
    comparison = compare(
        preview.reading,
        marks | dict(before.gone),
        mark_maker(session.derive_key(KEY_PURPOSE), landlord_id),
        Matcher(known_homes(session, landlord_id, preview.target.as_of)),
    )
    return replace(preview, comparison=comparison)


def import_warnings(session: Session, sha256: str, target: Target) -> tuple[str, ...]:
    """Why a worker should think twice: the same file, or another list of the same day, is there already."""
    same_file = lists_of_file(session, sha256)
    if same_file:
        first = same_file[0]
        day = show_date(danish_date(first.imported_at))
        return (f"Filen er allerede indlæst {day} af {first.imported_by} som listen pr. {show_date(first.as_of)}.",)
    same_day = same_day_list(session, target.boligorganisation_id, target.afdeling_id, target.as_of)
    if same_day:
        return (f"Der er allerede indlæst en liste pr. {show_date(target.as_of)}: {same_day.file_name}.",)
    return ()


def _checked_landlord(session: Session, target: Target) -> str:
    landlord = session.get(Boligorganisation, target.boligorganisation_id)
    if landlord is None or landlord.deleted_at is not None:
        raise ValidationFailed([Problem("boligorganisation_id", "Vælg den boligorganisation, listen kommer fra.")])
    if target.afdeling_id is not None:
        query = select(Afdeling.boligorganisation_id).where(col(Afdeling.id) == target.afdeling_id)
        if session.exec(query).first() != target.boligorganisation_id:
            raise ValidationFailed([Problem("afdeling_id", "Afdelingen hører ikke til boligorganisationen.")])
    if target.as_of > session.today:
        raise ValidationFailed([Problem("as_of", "Listen kan ikke være fra en dag, der ikke er kommet endnu.")])
    return landlord.name
