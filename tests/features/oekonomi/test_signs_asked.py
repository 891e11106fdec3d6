"""Signs are looked for in few rows and with few questions: what SQL leaves out has nothing to say."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, IndbetalingDraft, OrdningDraft
from socialvicevaert.features.afdragsordninger.queries import late_ordninger, ordninger
from socialvicevaert.features.afdragsordninger.service import cancel_ordning, make_ordning, pay
from socialvicevaert.features.gaeld.models import Gaeld, GaeldArt, GaeldHistorik, GaeldStatus
from socialvicevaert.features.gaeld.queries.debts import GaeldView, asked_about, views_of
from socialvicevaert.features.oekonomi.service import raise_signs
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, row_id
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import TODAY, intent, new_beboer
from tests.features.gaeld.debts import debt_row
from tests.features.test_long_lists import questions_asked
from tests.money import agreed, applied, owing

_AGES = (None, date(2023, 11, 22), date(2023, 11, 21), date(2016, 11, 1), date(2012, 2, 29))
_KINDS = (GaeldArt.ANDEN, GaeldArt.BANK)


def _debts(session: Session, beboer_id: int) -> Iterator[Gaeld]:
    """One of every status, age and acknowledgement; some were judged once."""
    for status, kind, due, known, judged in product(GaeldStatus, _KINDS, _AGES, _AGES, (None, date(2015, 3, 1))):
        row = debt_row(
            id=None,
            beboer_id=beboer_id,
            kind=kind,
            status=status,
            due_since=due,
            acknowledged_on=known,
            warning_until=TODAY if status is GaeldStatus.INKASSOVARSEL else None,
        )
        session.add(row)
        session.flush()
        if judged is not None:
            me = session.actor.medarbejder_id
            past = GaeldHistorik(
                gaeld_id=row_id(row),
                on=judged,
                status=GaeldStatus.DOM,
                balance_oere=1,
                recorded_at=session.now,
                recorded_by_id=me,
            )
            session.add(past)
        yield row


def _asked(found: list[GaeldView]) -> set[str]:
    return {sign.source_key for one in found for sign in one.signs if sign.due_on is not None}


def test_a_debt_that_is_not_looked_at_has_no_sign_that_makes_an_opgave(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = sum(1 for _ in _debts(session, new_beboer(session)))
        session.flush()
        everything, looked_at = views_of(session), asked_about(session)
    assert len(looked_at) < number
    assert _asked(looked_at) == _asked(everything) != set()


def test_an_agreement_that_is_not_looked_at_is_not_late(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        for due, kroner, ends in product(range(-3, 3), (0, 999, 1000, 2000), (False, True)):
            first = TODAY + timedelta(days=due)
            afdrag = (AfdragDraft(first, 100_000), AfdragDraft(first + timedelta(days=1), 100_000))
            draft = OrdningDraft(beboer, "Banken", TODAY - timedelta(days=9), 200_000, Afdragsrytme.MAANED, afdrag)
            ordning = make_ordning(session, draft)
            if kroner:
                pay(session, ordning, IndbetalingDraft(TODAY, kroner * 100))
            if ends and kroner < 2000:
                cancel_ordning(session, ordning, TODAY, "Ny aftale")
        expected = [one.id for one in ordninger(session) if one.late]
        assert [one.id for one in late_ordninger(session)] == expected != []


def test_as_many_questions_for_many_households_as_for_one_and_none_is_answered_twice(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    def asked() -> int:
        with database.write(intent(vicevaert)) as session:
            raise_signs(session)
        with database.write(intent(vicevaert)) as session, questions_asked() as found:
            raise_signs(session)
        assert session.changed_tables == set()
        return len(found)

    def household() -> None:
        with database.write(intent(vicevaert)) as session:
            one = new_beboer(session)
            agreed(session, one, TODAY - timedelta(days=2))
            applied(session, one, TODAY - timedelta(days=1))
            owing(session, one)
            session.get_one(Gaeld, 1).status = GaeldStatus.UDLAEG

    household()
    clock.moment = MORNING + timedelta(days=3)
    few = asked()
    clock.moment = MORNING
    for _ in range(5):
        household()
    clock.moment = MORNING + timedelta(days=3)
    assert asked() == few <= 13
