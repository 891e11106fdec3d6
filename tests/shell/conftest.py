"""The real window for tests of the shell, and a resident with one of everything."""

import pytest

from socialvicevaert.features.fogedsager.models import FogedsagDraft
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, new_beboer, new_partner, new_sag, new_samtykke
from tests.window import Driver, closed, data, made_folder, opened, recovery_code, start

__all__ = ["closed", "data", "made_folder", "opened", "recovery_code", "start", "things"]


@pytest.fixture
def things(opened: Driver) -> dict[str, int]:
    """A resident with one of everything a sheet is about, by the kind of target."""
    made: list[dict[str, int]] = []
    opened.workspace.context.tasks.write(opened.workspace, "Prøve", one_of_everything, made.append, undoable=False)
    opened.settle()
    return made[0]


def one_of_everything(session: Session) -> dict[str, int]:
    me = session.actor.medarbejder_id
    fatima = new_beboer(session)
    new_samtykke(session, fatima, new_partner(session))
    return {
        "beboer": fatima,
        "sag": new_sag(session, fatima),
        "kontakt": log_kontakt(session, KontaktDraft(fatima, KontaktArt.SAMTALE, session.now, "Talte om huslejen")),
        "opgave": add_opgave(session, OpgaveDraft("Ring", TODAY, me, fatima)),
        "fogedsag": open_fogedsag(session, FogedsagDraft(fatima, TODAY, me)),
    }
