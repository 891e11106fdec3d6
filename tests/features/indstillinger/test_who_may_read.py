"""The list of workers asks for permission; what everything rests on does not."""

import pytest

from socialvicevaert.features.indstillinger import queries, settings
from socialvicevaert.security import roles
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database


def test_colleagues_telephone_numbers_ask_for_permission_and_settings_do_not(
    database: Database, leder: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.read(leder) as session:
        assert len(queries.medarbejdere(session)) == len(Role)
    monkeypatch.setitem(roles._PERMISSIONS, Role.LEDER, frozenset())
    with database.read(leder) as session:
        for refused in (queries.medarbejdere, queries.caseworkers):
            with pytest.raises(NotAllowed):
                refused(session)
        assert queries.setting(session, settings.NO_CONTACT_DAYS)
        assert queries.actor(session, leder.medarbejder_id) == leder
        assert queries.afdelinger(session)
