"""A consent that was withdrawn after a backup was made is withdrawn in the restored backup too."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.features.samtykker.service.withdrawals import carry_over_withdrawals, withdrawals
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database
from tests.factories import TODAY, beboer_in, intent, new_partner, new_samtykke


def test_a_withdrawal_is_made_good_once_and_only_on_the_same_consent(
    database: Database, vicevaert: Actor, administrator: Actor
) -> None:
    person = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        number = new_samtykke(session, person, new_partner(session))
        withdraw_samtykke(session, number, SamtykkeWithdrawal(TODAY, "Sagde det"))
    with database.read(administrator) as session:
        (known,) = withdrawals(session)
    with database.write(intent(administrator)) as session:  # as the older copy has it
        row = session.exec(select(Samtykke)).one()
        row.withdrawn_on, row.withdrawn_how, row.withdrawn_by_id = None, "", None
    strangers = (replace(known, samtykke_id=99), replace(known, given_on=date(2026, 1, 1)))
    with database.write(intent(administrator, "Gendannet")) as session:
        assert carry_over_withdrawals(session, strangers) == ()
        assert carry_over_withdrawals(session, [replace(known, by_id=99)]) == (replace(known, by_id=99),)
        assert carry_over_withdrawals(session, [known]) == ()
    with database.read(vicevaert) as session:
        row = session.exec(select(Samtykke)).one()
        assert (row.withdrawn_on, row.withdrawn_how, row.withdrawn_by_id) == (TODAY, "Sagde det", None)
        assert audit.history(session, person)[0].title == "Gendannet"


def test_only_who_restores_reads_all_withdrawals(database: Database, vicevaert: Actor) -> None:
    with pytest.raises(NotAllowed), database.read(vicevaert) as session:
        withdrawals(session)
