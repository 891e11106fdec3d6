"""A budget in the real file: begun, written, kept as versions, asked what if."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import HusstandType, LejemaalDraft
from socialvicevaert.features.budgetter import queries, service
from socialvicevaert.features.budgetter.models import (
    AendringArt,
    AendringDraft,
    BetalerDraft,
    Budget,
    Budgetkategori,
    Budgetlinje,
    Hyppighed,
    LinjeDraft,
    Prioritet,
    ScenarieAendring,
    ScenarieArt,
    ScenarieDraft,
)
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent, new_beboer

HOME = LejemaalDraft(1, "Lærkevej 4, 1. tv, 2750 Ballerup", rent_oere=745_000)


@pytest.fixture
def family(database: Database, raadgiver: Actor) -> int:
    """Fatima with Kurt in the same home, a rent and two children."""
    with database.write(intent(raadgiver)) as session:
        fatima = new_beboer(
            session,
            lejemaal=HOME,
            husstand_type=HusstandType.PAR_MED_BOERN,
            children_birth_years=(2012, 2020),
        )
        new_beboer(session, "Kurt", "Demir", shares_home_with=fatima)
    return fatima


@pytest.fixture
def budget_id(database: Database, raadgiver: Actor, family: int) -> int:
    with database.write(intent(raadgiver, "Budget begyndt")) as session:
        return service.start_budget(session, family)


def view(database: Database, by: Actor, budget_id: int) -> queries.BudgetView:
    with database.read(by) as session:
        return queries.budget(session, budget_id)


def save(database: Database, by: Actor, budget_id: int, **changes: object) -> None:
    draft = replace(view(database, by, budget_id).draft, **changes)  # type: ignore[arg-type]
    with database.write(intent(by, "Budget gemt")) as session:
        service.save_budget(session, budget_id, draft)


def with_amounts(lines: tuple[LinjeDraft, ...], **oere: int) -> tuple[LinjeDraft, ...]:
    return tuple(replace(line, amount_oere=oere.get(line.category.value, line.amount_oere)) for line in lines)


def test_a_first_budget_knows_the_household_and_the_rent(database: Database, raadgiver: Actor, budget_id: int) -> None:
    found = view(database, raadgiver, budget_id)
    assert (found.number, found.is_current, found.beboer) == (1, True, "Fatima Demir")
    assert found.draft.first_month == date(2026, 11, 1)
    assert found.draft.adults == 2
    assert found.draft.children_birth_years == (2012, 2020)
    assert [payer.name for payer in found.draft.payers] == ["Fatima Demir", "Kurt Demir"]
    filled = [line for line in found.draft.lines if line.amount_oere is not None]
    assert [(line.category, line.amount_oere, line.priority) for line in filled] == [
        (Budgetkategori.HUSLEJE, 745_000, Prioritet.FOERST)
    ]
    assert {line.category for line in found.draft.lines} == set(Budgetkategori)
    assert not found.has_income
    save(database, raadgiver, budget_id, lines=with_amounts(found.draft.lines, loen=0))
    assert view(database, raadgiver, budget_id).has_income
    assert found.saet is not None
    assert found.saet.name == "Gældsstyrelsen 2024"


def test_a_couple_of_which_one_is_known_counts_as_two_adults(database: Database, raadgiver: Actor) -> None:
    alone = beboer_in(database, raadgiver, husstand_type=HusstandType.PAR)
    with database.write(intent(raadgiver)) as session:
        started = service.start_budget(session, alone)
    found = view(database, raadgiver, started).draft
    assert (found.adults, len(found.payers)) == (2, 1)


def test_a_resident_has_one_current_budget(database: Database, raadgiver: Actor, budget_id: int, family: int) -> None:
    with pytest.raises(UserError, match="allerede et budget"), database.write(intent(raadgiver)) as session:
        service.start_budget(session, family)


def test_saving_what_stands_there_already_writes_nothing(
    database: Database, raadgiver: Actor, budget_id: int, clock: FixedClock
) -> None:
    before = view(database, raadgiver, budget_id)
    clock.moment += timedelta(hours=1)
    with database.write(intent(raadgiver)) as session:
        service.save_budget(session, budget_id, before.draft)
    assert session.changed_tables == set()
    assert view(database, raadgiver, budget_id) == before


def test_a_changed_line_is_the_only_line_written(
    database: Database, raadgiver: Actor, administrator: Actor, budget_id: int, clock: FixedClock
) -> None:
    draft = view(database, raadgiver, budget_id).draft
    clock.moment += timedelta(hours=1)
    changed = with_amounts(draft.lines, el=45_050)
    with database.write(intent(raadgiver, "El rettet")) as session:
        service.save_budget(session, budget_id, replace(draft, lines=changed))
    assert session.changed_tables == {"budget", "budgetlinje", "audit_event"}
    with database.read(administrator) as reading:
        rows = [entry for entry in audit.log(reading) if entry.transaction_id == session.transaction_id]
    assert sorted(entry.table for entry in rows) == ["budget", "budgetlinje"]
    assert view(database, raadgiver, budget_id).draft.lines == changed
    assert view(database, raadgiver, budget_id).saved_at == clock.now()


def test_lines_are_added_moved_and_taken_away(database: Database, raadgiver: Actor, budget_id: int) -> None:
    lines = view(database, raadgiver, budget_id).draft.lines
    hairdresser = LinjeDraft(Budgetkategori.ANDEN_VARIABEL, " Frisør ", 25_000, Hyppighed.KVARTAL, date(2026, 12, 24))
    save(database, raadgiver, budget_id, lines=(hairdresser, *reversed(lines[5:])))
    found = view(database, raadgiver, budget_id).draft.lines
    assert found[0] == replace(hairdresser, label="Frisør", first_month=date(2026, 12, 1), id=found[0].id)
    assert [line.id for line in found[1:]] == [line.id for line in reversed(lines[5:])]


def test_a_line_copied_with_its_number_becomes_a_new_line(database: Database, raadgiver: Actor, budget_id: int) -> None:
    rent = next(line for line in view(database, raadgiver, budget_id).draft.lines if line.amount_oere)
    save(database, raadgiver, budget_id, lines=(rent, replace(rent, label="Garage")))
    found = view(database, raadgiver, budget_id).draft.lines
    assert [(line.label, line.amount_oere) for line in found] == [("", 745_000), ("Garage", 745_000)]
    assert found[0].id == rent.id != found[1].id


def test_an_empty_line_stays_empty_and_a_nought_stays_a_nought(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    lines = (LinjeDraft(Budgetkategori.LOEN), LinjeDraft(Budgetkategori.MAD, amount_oere=0))
    save(database, raadgiver, budget_id, lines=lines)
    assert [line.amount_oere for line in view(database, raadgiver, budget_id).draft.lines] == [None, 0]


def test_payers_are_added_and_taken_away_with_their_lines_kept(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    aunt = BetalerDraft(-1, "Moster Ayşe")
    pay = LinjeDraft(Budgetkategori.LOEN, "Ayşe", 1_000_000, payer=-1)
    save(database, raadgiver, budget_id, payers=(aunt,), lines=(pay,))
    found = view(database, raadgiver, budget_id).draft
    assert [payer.name for payer in found.payers] == ["Moster Ayşe"]
    assert found.lines[0].payer == found.payers[0].key
    save(database, raadgiver, budget_id, payers=(), lines=(replace(found.lines[0], payer=None),))
    assert view(database, raadgiver, budget_id).draft.payers == ()


def test_problems_are_named_at_the_field_and_nothing_is_written(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    before = view(database, raadgiver, budget_id)
    with pytest.raises(ValidationFailed) as refused:
        save(database, raadgiver, budget_id, lines=(LinjeDraft(Budgetkategori.LOEN, amount_oere=-1),))
    assert [problem.field for problem in refused.value.problems] == ["lines.0.amount_oere"]
    assert view(database, raadgiver, budget_id) == before


def test_a_new_version_is_a_copy_and_the_old_one_is_frozen(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    save(database, raadgiver, budget_id, lines=with_amounts(view(database, raadgiver, budget_id).draft.lines, loen=1))
    old = view(database, raadgiver, budget_id)
    rent = next(line for line in old.draft.lines if line.category is Budgetkategori.HUSLEJE)
    cheaper = AendringDraft(AendringArt.ERSTAT, rent.id, amount_oere=500_000)
    more = AendringDraft(AendringArt.TILFOEJ, None, Budgetkategori.BOLIGSTOETTE, "Ny", 90_000)
    with database.write(intent(raadgiver)) as session:
        service.save_scenarie(session, budget_id, ScenarieDraft(ScenarieArt.FLYTNING, "Flyt", (cheaper, more)))
    with database.write(intent(raadgiver)) as session:
        new_id = service.new_version(session, budget_id, "efter lønnedgang")
    new = view(database, raadgiver, new_id)
    assert (new.number, new.is_current, new.draft.name) == (2, True, "efter lønnedgang")
    assert [replace(line, id=None, payer=None) for line in new.draft.lines] == [
        replace(line, id=None, payer=None) for line in old.draft.lines
    ]
    assert new.numbers == old.numbers
    new_rent = next(line for line in new.draft.lines if line.category is Budgetkategori.HUSLEJE)
    assert new.scenarier[0].draft.changes == (replace(cheaper, budgetlinje_id=new_rent.id), more)
    with pytest.raises(UserError, match="ældre version"):
        save(database, raadgiver, budget_id, adults=1)
    with database.read(raadgiver) as session:
        assert [(row.number, row.is_current) for row in queries.budgets_of(session, old.beboer_id)] == [
            (2, True),
            (1, False),
        ]
        current = queries.current_budget(session, old.beboer_id)
    assert current == new


def test_the_bin_makes_the_newest_of_the_others_current(
    database: Database, raadgiver: Actor, budget_id: int, family: int
) -> None:
    with database.write(intent(raadgiver)) as session:
        new_id = service.new_version(session, budget_id, "")
    with database.write(intent(raadgiver)) as session:
        service.bin_budget(session, new_id)
    with database.read(raadgiver) as session:
        current = queries.current_budget(session, family)
    assert current is not None
    assert current.id == budget_id
    with database.write(intent(raadgiver)) as session:
        service.bin_budget(session, budget_id)
    with database.write(intent(raadgiver)) as session:
        third = service.start_budget(session, family)
    assert view(database, raadgiver, third).number == 3
    with database.read(raadgiver) as session:
        assert session.exec(select(Budget.number).where(Budget.is_current)).all() == [3]


def test_the_only_budget_counts_again_when_it_is_taken_out_of_the_bin(
    database: Database, raadgiver: Actor, budget_id: int, family: int
) -> None:
    with database.write(intent(raadgiver)) as session:
        service.bin_budget(session, budget_id)
    with database.read(raadgiver) as session:
        assert queries.current_budget(session, family) is None
    with database.write(intent(raadgiver)) as session:
        take_back(session, "budget", budget_id)
    with database.read(raadgiver) as session:
        current = queries.current_budget(session, family)
    assert current is not None
    assert current.id == budget_id


def test_whatever_comes_back_from_the_bin_one_version_is_current(
    database: Database, raadgiver: Actor, budget_id: int, family: int
) -> None:
    with database.write(intent(raadgiver)) as session:
        newer = service.new_version(session, budget_id, "")
    for number in (newer, budget_id):
        with database.write(intent(raadgiver)) as session:
            service.bin_budget(session, number)
    for number in (newer, budget_id):
        with database.write(intent(raadgiver)) as session:
            take_back(session, "budget", number)
        with database.read(raadgiver) as session:
            assert [row.id for row in queries.budgets_of(session, family) if row.is_current] == [newer]


def test_a_line_that_goes_takes_its_change_in_a_column_along(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    lines = view(database, raadgiver, budget_id).draft.lines
    gone = AendringDraft(AendringArt.FJERN, lines[0].id)
    kept = AendringDraft(AendringArt.FJERN, lines[1].id)
    with database.write(intent(raadgiver)) as session:
        number = service.save_scenarie(session, budget_id, ScenarieDraft(ScenarieArt.EGEN, "Uden", (gone, kept)))
    save(database, raadgiver, budget_id, lines=lines[1:])
    found = view(database, raadgiver, budget_id)
    assert found.scenarier == (queries.ScenarieView(number, ScenarieDraft(ScenarieArt.EGEN, "Uden", (kept,))),)


def test_a_column_is_changed_and_removed(database: Database, raadgiver: Actor, budget_id: int) -> None:
    lines = view(database, raadgiver, budget_id).draft.lines
    first = ScenarieDraft(ScenarieArt.EGEN, "Først", (AendringDraft(AendringArt.FJERN, lines[0].id),))
    with database.write(intent(raadgiver)) as session:
        number = service.save_scenarie(session, budget_id, first)
    then = ScenarieDraft(ScenarieArt.BOLIGSTOETTE, "Så", (AendringDraft(AendringArt.FJERN, lines[2].id),), "note")
    with database.write(intent(raadgiver)) as session:
        assert service.save_scenarie(session, budget_id, then, number) == number
    assert view(database, raadgiver, budget_id).scenarier[0].draft == then
    with database.write(intent(raadgiver)) as session:
        service.remove_scenarie(session, number)
    assert view(database, raadgiver, budget_id).scenarier == ()
    with database.read(raadgiver) as session:
        assert session.exec(select(ScenarieAendring)).all() == []


def test_a_column_needs_a_name_and_lines_that_are_there(database: Database, raadgiver: Actor, budget_id: int) -> None:
    draft = ScenarieDraft(ScenarieArt.EGEN, " ", (AendringDraft(AendringArt.FJERN, 99_999),))
    with pytest.raises(ValidationFailed) as refused, database.write(intent(raadgiver)) as session:
        service.save_scenarie(session, budget_id, draft)
    assert [problem.field for problem in refused.value.problems] == ["name", "changes.0.budgetlinje_id"]


def test_no_more_columns_than_fit_beside_each_other(database: Database, raadgiver: Actor, budget_id: int) -> None:
    with database.write(intent(raadgiver)) as session:
        for number in range(6):
            service.save_scenarie(session, budget_id, ScenarieDraft(ScenarieArt.EGEN, f"Nr. {number}"))
    with pytest.raises(UserError, match="højst være 6"), database.write(intent(raadgiver)) as session:
        service.save_scenarie(session, budget_id, ScenarieDraft(ScenarieArt.EGEN, "En for meget"))


def test_undo_brings_back_a_line_and_the_change_that_went_with_it(
    database: Database, raadgiver: Actor, budget_id: int
) -> None:
    lines = view(database, raadgiver, budget_id).draft.lines
    with database.write(intent(raadgiver)) as session:
        draft = ScenarieDraft(ScenarieArt.EGEN, "Uden", (AendringDraft(AendringArt.FJERN, lines[0].id),))
        service.save_scenarie(session, budget_id, draft)
    before = view(database, raadgiver, budget_id)
    with database.write(intent(raadgiver)) as session:
        service.save_budget(session, budget_id, replace(before.draft, lines=lines[1:]))
    with database.write(intent(raadgiver, "Fortryd")) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert view(database, raadgiver, budget_id) == before


def test_only_caseworkers_see_and_write_budgets(
    database: Database, raadgiver: Actor, leder: Actor, budget_id: int, family: int
) -> None:
    with database.read(leder) as session:
        for ask in (queries.budgets_of, queries.current_budget):
            with pytest.raises(NotAllowed):
                ask(session, family)
        with pytest.raises(NotAllowed):
            queries.budget(session, budget_id)
    for act in (
        lambda session: service.start_budget(session, family),
        lambda session: service.new_version(session, budget_id, ""),
        lambda session: service.bin_budget(session, budget_id),
        lambda session: service.budget_paper(session, budget_id),
        lambda session: service.note_print(session, budget_id),
    ):
        with pytest.raises(NotAllowed), database.write(intent(leder)) as session:
            act(session)


def test_looking_and_printing_are_logged(database: Database, raadgiver: Actor, budget_id: int, family: int) -> None:
    with database.write(intent(raadgiver, "Budget vist")) as session:
        assert service.budget_paper(session, budget_id).startswith(b"%PDF")
        service.note_print(session, budget_id)
    with database.read(raadgiver) as session:
        kinds = [entry.kind for entry in audit.history(session, family)]
    assert kinds.count(AuditKind.VIEW) == 1
    assert kinds.count(AuditKind.PRINT) == 1


def test_rows_of_lines_are_as_many_as_the_lines(database: Database, raadgiver: Actor, budget_id: int) -> None:
    save(database, raadgiver, budget_id, lines=view(database, raadgiver, budget_id).draft.lines[:2])
    with database.read(raadgiver) as session:
        assert len(session.exec(select(Budgetlinje)).all()) == 2


def test_undo_brings_back_a_payer_with_the_lines_paid(database: Database, raadgiver: Actor, budget_id: int) -> None:
    kurt = BetalerDraft(-1, "Kurt")
    pay = LinjeDraft(Budgetkategori.LOEN, "Kurt", 1_000_000, payer=-1)
    save(database, raadgiver, budget_id, payers=(kurt,), lines=(pay,))
    before = view(database, raadgiver, budget_id)
    with database.write(intent(raadgiver)) as session:
        service.save_budget(session, budget_id, replace(before.draft, payers=(), lines=()))
    with database.write(intent(raadgiver, "Fortryd")) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert view(database, raadgiver, budget_id) == before


def test_undo_of_a_new_version_makes_the_old_one_current_again(
    database: Database, raadgiver: Actor, budget_id: int, family: int
) -> None:
    lines = view(database, raadgiver, budget_id).draft.lines
    with database.write(intent(raadgiver)) as session:
        draft = ScenarieDraft(ScenarieArt.EGEN, "Uden", (AendringDraft(AendringArt.FJERN, lines[0].id),))
        service.save_scenarie(session, budget_id, draft)
    before = view(database, raadgiver, budget_id)
    with database.write(intent(raadgiver)) as session:
        service.new_version(session, budget_id, "ny")
    with database.write(intent(raadgiver, "Fortryd")) as undoing:
        audit.undo(undoing, session.transaction_id)
    with database.read(raadgiver) as reading:
        assert queries.current_budget(reading, family) == before
        assert len(queries.budgets_of(reading, family)) == 1
