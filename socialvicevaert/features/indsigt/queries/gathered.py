"""All that is held on a resident, and what of it must be looked at."""

from dataclasses import dataclass

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt.queries import log as logging
from socialvicevaert.features.indsigt.queries.held import held_on
from socialvicevaert.features.indsigt.queries.log import LogLine
from socialvicevaert.features.indsigt.queries.names import names
from socialvicevaert.features.indsigt.queries.people import known_people
from socialvicevaert.features.indsigt.queries.rows import events_of
from socialvicevaert.features.indsigt.rules.flags import flags_of
from socialvicevaert.features.indsigt.rules.records import Flag, Record
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Gathered:
    """``log`` tells nothing of a concern for a child; ``flags`` are what must be judged, in the records' order."""

    beboer: str
    records: tuple[Record, ...]
    log: tuple[LogLine, ...]
    flags: tuple[Flag, ...]


def gather(session: Session, beboer: Beboer) -> Gathered:
    """Everything, also of a resident who lies in the bin. Contents of files are not read."""
    known = names(session)
    records = held_on(session, beboer)
    events = events_of(session, beboer.id or 0)
    narrow = logging.narrow_transactions(events, records)
    actor_id = session.actor.medarbejder_id
    records += tuple(logging.earlier_words(events, beboer, known, narrow, actor_id))
    return Gathered(
        beboer=beboer.full_name,
        records=records,
        log=logging.lines_of(events, known, narrow),
        flags=flags_of(records, known_people(session, beboer)),
    )
