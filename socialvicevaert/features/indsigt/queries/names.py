"""The words that stand for numbers: a worker's role, a partner's name, an estate's."""

from dataclasses import dataclass, field

from sqlmodel import select

from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.features.indstillinger.models import Afdeling, Behovsomraade, Boligorganisation, Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.restancer.models import Restanceliste
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Names:
    """By table and number. ``staff`` are the workers' names and roles; a name stands nowhere in what is handed over."""

    by_table: dict[str, dict[int, str]] = field(default_factory=dict)
    staff: tuple[tuple[str, str], ...] = ()

    def of(self, table: str, number: int) -> str:
        """The words; "" where there are none."""
        return self.by_table.get(table, {}).get(number, "")


def names(session: Session) -> Names:
    """All of them; those that are no longer in use too."""
    workers = session.exec(select(Medarbejder)).all()
    known = {"medarbejder": {row_id(one): one.role.label for one in workers}}
    known["partner"] = {row_id(one): one.name for one in session.exec(select(Partner))}
    known["afdeling"] = {row_id(one): one.name for one in session.exec(select(Afdeling))}
    known["behovsomraade"] = {row_id(one): one.name for one in session.exec(select(Behovsomraade))}
    known["boligorganisation"] = {row_id(one): one.name for one in session.exec(select(Boligorganisation))}
    lists = session.exec(select(Restanceliste))
    known["restanceliste"] = {row_id(one): f"Liste pr. {show_date(one.as_of)}" for one in lists}
    return Names(
        known, tuple(dict.fromkeys([*((one.name, one.role.label) for one in workers), *_as_they_were(session)]))
    )


def _as_they_were(session: Session) -> list[tuple[str, str]]:
    """What workers were called when they did something: a name is changed, and the notes keep the old one."""
    statement = select(EVENTS.c.actor_name, EVENTS.c.actor_role).where(EVENTS.c.actor_id > 0).distinct()
    return [(name, role.label) for name, role in session.connection().execute(statement)]
