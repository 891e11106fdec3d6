"""A sag opens, closes with a result, and can be opened again with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.sager import queries, service
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagClosing, SagResultat
from socialvicevaert.features.sager.rules import next_number
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database, row_id
from tests.factories import intent, new_beboer, new_sag


def test_a_resident_may_have_several_sager_and_the_open_ones_come_first(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        old = new_sag(session, beboer, date(2026, 1, 5))
        new = new_sag(session, beboer, date(2026, 9, 1))
        service.close_sag(session, new, SagClosing(date(2026, 10, 1), SagResultat.LOEST))
    with database.read(vicevaert) as session:
        assert [sag.id for sag in queries.sager_of(session, beboer)] == [old, new]
        assert queries.open_sag_id(session, beboer) == old


def test_numbers_run_through_a_year(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        ids = [new_sag(session, beboer, on) for on in (date(2025, 3, 1), date(2025, 4, 1), date(2026, 1, 1))]
        assert [queries.sag(session, sag_id).number for sag_id in ids] == ["2025-0001", "2025-0002", "2026-0001"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], "2026-0001"), (["2026-0009", "2026-0041"], "2026-0042"), (["2025-0100", "2026-x"], "2026-0001")],
)
def test_the_next_number_follows_the_highest_of_its_year(numbers: list[str], expected: str) -> None:
    assert next_number(2026, numbers) == expected


def test_need_areas_and_cause_are_kept(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        areas = [Behovsomraade(name=name, position=place) for place, name in enumerate(("Økonomi", "Ensomhed", "Sorg"))]
        session.add_all(areas)
        session.flush()
        first, second, third = (row_id(area) for area in areas)
        sag_id = new_sag(session, new_beboer(session), cause=SagAarsag.SKILSMISSE, behovsomraade_ids=(second, first))
    with database.write(intent(vicevaert)) as session:
        sag = queries.sag(session, sag_id)
        assert sag.behovsomraader == ("Økonomi", "Ensomhed")
        assert sag.cause is SagAarsag.SKILSMISSE
        service.change_sag(session, sag_id, replace(sag.as_draft(), behovsomraade_ids=(third,), cause=None))
    with database.read(vicevaert) as session:
        sag = queries.sag(session, sag_id)
        assert (sag.behovsomraader, sag.cause) == (("Sorg",), None)


def test_closing_needs_a_result_and_a_possible_day(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        sag_id = new_sag(session, new_beboer(session), date(2026, 10, 1))
        with pytest.raises(ValidationFailed) as refused:
            service.close_sag(session, sag_id, SagClosing(date(2026, 9, 30), None))
        assert {problem.field for problem in refused.value.problems} == {"closed_on", "result"}
        with pytest.raises(ValidationFailed):
            service.close_sag(session, sag_id, SagClosing(date(2026, 11, 23), SagResultat.LOEST))
        assert queries.sag(session, sag_id).is_open


def test_reopening_keeps_the_earlier_closing_and_needs_a_reason(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        sag_id = new_sag(session, new_beboer(session), date(2026, 10, 1))
        service.close_sag(session, sag_id, SagClosing(date(2026, 10, 20), SagResultat.DELVIST_LOEST))
        with pytest.raises(ValidationFailed):
            service.reopen_sag(session, sag_id, date(2026, 11, 1), "  ")
        service.reopen_sag(session, sag_id, date(2026, 11, 1), "Ny rykker")
        sag = queries.sag(session, sag_id)
    assert sag.is_open
    assert [(one.from_on, one.to_on, one.result) for one in sag.periods] == [
        (date(2026, 10, 1), date(2026, 10, 20), SagResultat.DELVIST_LOEST),
        (date(2026, 11, 1), None, None),
    ]
    assert sag.periods[1].reason == "Ny rykker"


def test_whether_new_people_were_met_belongs_to_the_closing_it_was_asked_at(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        sag_id = new_sag(session, new_beboer(session), date(2026, 10, 1))
        closing = SagClosing(date(2026, 10, 20), SagResultat.LOEST, met_new_people=NyeMennesker.NEJ)
        service.close_sag(session, sag_id, closing)
        service.reopen_sag(session, sag_id, date(2026, 11, 1), "Ny rykker")
        assert [one.met_new_people for one in queries.sag(session, sag_id).periods] == [NyeMennesker.NEJ, None]
        later = SagClosing(date(2026, 11, 20), SagResultat.LOEST, met_new_people=NyeMennesker.JA)
        service.close_sag(session, sag_id, later)
        assert [one.met_new_people for one in queries.sag(session, sag_id).periods] == [
            NyeMennesker.NEJ,
            NyeMennesker.JA,
        ]


def test_a_leader_sees_no_sager(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
    with database.read(leder) as session, pytest.raises(NotAllowed):
        queries.sager_of(session, beboer)


def test_nothing_is_opened_for_a_resident_in_the_bin(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        bin_beboer(session, beboer)
        with pytest.raises(UserError, match="Beboeren findes ikke længere"):
            new_sag(session, beboer)


def test_what_is_written_about_a_resident_belongs_to_no_one_elses_sag(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, other = new_beboer(session), new_beboer(session, "Lars", "Ågård")
        own, others = new_sag(session, beboer), new_sag(session, other)
        queries.require_sag_of(session, own, beboer)
        queries.require_sag_of(session, None, beboer)
        for sag_id in (others, 4711):
            with pytest.raises(UserError, match="anden beboer"):
                queries.require_sag_of(session, sag_id, beboer)
