"""The organisation, its estates, its workers and its settings, on the real file."""

from dataclasses import replace
from pathlib import Path

import pytest

from socialvicevaert import audit
from socialvicevaert.features.indstillinger import queries, rules, service, settings
from socialvicevaert.features.indstillinger.models import AfdelingDraft, MedarbejderDraft, SetupDraft
from socialvicevaert.features.indstillinger.queries.letterhead import sender_of
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent

SETUP = SetupDraft("Fælleden", ("Hedeparken", " Magleparken ", ""), "Mette Holm", Role.VICEVAERT)
METTE = Actor(1, "Mette Holm", Role.VICEVAERT)


@pytest.fixture
def fresh(tmp_path: Path, clock: FixedClock) -> Database:
    """A file nobody has set up."""
    database = Database.create(tmp_path / "fresh.db", bytes(range(32)), clock)
    audit.install(database)
    return database


def test_the_first_run_makes_everything_a_first_day_needs(fresh: Database) -> None:
    with fresh.write(intent(METTE, "Opsætning")) as session:
        assert not queries.is_set_up(session)
        assert service.set_up(session, SETUP) == 1
    with fresh.read(METTE) as session:
        assert [estate.name for estate in queries.afdelinger(session)] == ["Hedeparken", "Magleparken"]
        assert [area.name for area in queries.behovsomraader(session)] == list(rules.NEED_AREAS)
        assert len(queries.behovsomraader(session, retired=True)) == 10
        assert queries.report_name(session) == "Fælleden"
        assert [worker.role for worker in queries.caseworkers(session)] == [Role.VICEVAERT]
        assert queries.is_set_up(session)


def test_a_file_is_set_up_once(fresh: Database) -> None:
    with fresh.write(intent(METTE)) as session:
        service.set_up(session, SETUP)
    with pytest.raises(UserError, match="allerede"), fresh.write(intent(METTE)) as session:
        service.set_up(session, SETUP)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(SETUP, organisation=" "), "organisation"),
        (replace(SETUP, afdelinger=()), "afdelinger"),
        (replace(SETUP, afdelinger=("Åparken", "AAPARKEN")), "afdelinger"),
        (replace(SETUP, name=""), "name"),
    ],
)
def test_a_first_run_that_lacks_something_says_what(fresh: Database, draft: SetupDraft, field: str) -> None:
    with pytest.raises(ValidationFailed) as refused, fresh.write(intent(METTE)) as session:
        service.set_up(session, draft)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_whoever_set_the_program_up_runs_it_besides_the_role(fresh: Database) -> None:
    with fresh.write(intent(METTE)) as session:
        service.set_up(session, SETUP)
        mette = queries.actor(session, 1)
    assert mette == Actor(1, "Mette Holm", Role.VICEVAERT, is_administrator=True)
    with fresh.write(intent(mette)) as session:
        number = service.add_medarbejder(session, MedarbejderDraft("Bo Lind", Role.RAADGIVER, is_administrator=True))
        bo = queries.actor(session, number)
    assert bo is not None
    with fresh.write(intent(bo)) as session:
        service.change_medarbejder(session, 1, MedarbejderDraft("Mette Holm", Role.VICEVAERT))
        assert queries.actor(session, 1) == METTE


@pytest.mark.parametrize("role", ["vicevaert", "raadgiver", "koordinator", "leder"])
def test_only_an_administrator_changes_the_organisation(
    database: Database, role: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(role)
    for act in (
        lambda session: service.add_afdeling(session, AfdelingDraft(1, "Ny")),
        lambda session: service.change_afdeling(session, 1, AfdelingDraft(1, "Ny")),
        lambda session: service.change_organisation(session, 1, "Ny"),
        lambda session: service.add_medarbejder(session, MedarbejderDraft("Ny", Role.LEDER)),
        lambda session: service.change_medarbejder(session, 1, MedarbejderDraft("Ny", Role.LEDER)),
        lambda session: service.give_access(session, 2),
        lambda session: service.add_behovsomraade(session, "Ny"),
        lambda session: service.change_setting(session, settings.CPR_ENABLED, True),
    ):
        with pytest.raises(NotAllowed), database.write(intent(actor)) as session:
            act(session)


def test_an_estate_out_of_use_is_offered_no_more_but_stays(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        number = service.add_afdeling(session, AfdelingDraft(1, "Åparken", "7"))
        service.change_afdeling(session, number, AfdelingDraft(1, "Åparken", "7", is_active=False))
    with database.read(administrator) as session:
        assert [estate.name for estate in queries.afdelinger(session)] == ["Lærkeparken"]
        assert [estate.name for estate in queries.afdelinger(session, retired=True)] == ["Lærkeparken", "Åparken"]
    with pytest.raises(UserError, match="mindst én"), database.write(intent(administrator)) as session:
        service.change_afdeling(session, 1, AfdelingDraft(1, "Lærkeparken", is_active=False))


def test_two_estates_of_a_landlord_have_two_names(database: Database, administrator: Actor) -> None:
    with pytest.raises(ValidationFailed, match="allerede"), database.write(intent(administrator)) as session:
        service.add_afdeling(session, AfdelingDraft(1, "laerkeparken"))


def test_a_worker_who_left_keeps_the_name_and_cannot_be_chosen(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        service.change_medarbejder(session, 1, MedarbejderDraft("Amina Yusuf", Role.VICEVAERT, is_active=False))
        assert [worker.name for worker in queries.caseworkers(session)] == ["Bo Lind"]
        left = queries.medarbejder(session, 1)
        assert left is not None
        assert (left.name, left.is_active) == ("Amina Yusuf", False)
        with pytest.raises(UserError, match="ikke længere"):
            service.give_access(session, 1)


def test_nobody_shuts_themselves_out(database: Database, administrator: Actor) -> None:
    me = MedarbejderDraft(administrator.name, Role.ADMINISTRATOR)
    for draft in (
        replace(me, is_active=False),
        replace(me, role=Role.LEDER),
        replace(me, is_administrator=True),
    ):
        with pytest.raises(UserError, match="Du kan ikke"), database.write(intent(administrator)) as session:
            service.change_medarbejder(session, administrator.medarbejder_id, draft)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MedarbejderDraft("", Role.LEDER), "name"),
        (MedarbejderDraft("amina yusuf", Role.LEDER), "name"),
        (MedarbejderDraft("Ny", Role.LEDER, phone="12"), "phone"),
        (MedarbejderDraft("Ny", Role.LEDER, email="ny@"), "email"),
    ],
)
def test_a_worker_as_typed_is_checked(
    database: Database, administrator: Actor, draft: MedarbejderDraft, field: str
) -> None:
    with pytest.raises(ValidationFailed) as refused, database.write(intent(administrator)) as session:
        service.add_medarbejder(session, draft)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_setting_has_its_default_until_it_is_set(database: Database, administrator: Actor, vicevaert: Actor) -> None:
    with database.read(vicevaert) as session:
        for which in settings.ALL_SETTINGS:
            assert queries.setting(session, which) == which.default
            assert which.read(which.write(which.default)) == which.default
    with database.write(intent(administrator)) as session:
        service.change_setting(session, settings.IDLE_MINUTES, 10)
        service.change_setting(session, settings.IDLE_MINUTES, 15)
    with database.read(vicevaert) as session:
        assert queries.setting(session, settings.IDLE_MINUTES) == 15


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_setting_out_of_bounds_is_refused_at_its_field(
    database: Database, administrator: Actor, minutes: int
) -> None:
    with pytest.raises(ValidationFailed) as refused, database.write(intent(administrator)) as session:
        service.change_setting(session, settings.IDLE_MINUTES, minutes)
    assert refused.value.problems[0].field == "idle_minutes"


def test_nonsense_in_the_file_gives_the_default(database: Database, administrator: Actor) -> None:
    from socialvicevaert.features.indstillinger.models import Indstilling

    with database.write(intent(administrator)) as session:
        session.add(Indstilling(key="idle_minutes", value="tit"))
        session.add(Indstilling(key="no_contact_days", value="100000"))
        session.add(Indstilling(key="cpr_enabled", value="måske"))
    with database.read(administrator) as session:
        assert queries.setting(session, settings.IDLE_MINUTES) == 5
        assert queries.setting(session, settings.NO_CONTACT_DAYS) == 30
        assert queries.setting(session, settings.CPR_ENABLED) is False


def test_how_the_window_looks_is_each_workers_own(database: Database, leder: Actor, vicevaert: Actor) -> None:
    with database.write(intent(leder)) as session:
        service.change_setting(session, settings.THEME, settings.Theme.DARK)
    with database.read(leder) as session:
        assert queries.setting(session, settings.THEME) is settings.Theme.DARK
    with database.read(vicevaert) as session:
        assert queries.setting(session, settings.THEME) is settings.Theme.SYSTEM


def test_a_new_password_for_somebody_is_in_the_log(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator, "Ny adgangskode")) as session:
        service.give_access(session, 2)
    with database.read(administrator) as session:
        assert audit.log(session)[0].what == "Ny adgangskode til medarbejder 2"


def test_only_who_manages_users_may_replace_the_recovery_code(
    database: Database, administrator: Actor, leder: Actor
) -> None:
    with pytest.raises(NotAllowed), database.write(intent(leder, "Nyt gendannelsesark")) as session:
        service.renew_recovery_code(session)
    with database.write(intent(administrator, "Nyt gendannelsesark")) as session:
        service.renew_recovery_code(session)
    with database.read(administrator) as session:
        assert audit.log(session)[0].what == "Gendannelseskoden er skiftet"


def test_a_saving_is_kept_only_with_what_it_assumes_and_where_it_comes_from(
    database: Database, administrator: Actor
) -> None:
    amount, assumption, source = settings.SAVING_PER_AVERTED_OERE, settings.SAVING_ASSUMPTION, settings.SAVING_SOURCE
    with pytest.raises(ValidationFailed) as refused, database.write(intent(administrator)) as session:
        service.change_setting(session, amount, 150_000_00)
    assert {problem.field for problem in refused.value.problems} == {"saving_assumption", "saving_source"}
    with database.write(intent(administrator)) as session:
        service.change_settings(
            session, [(amount, 150_000_00), (assumption, "Genhusning i et år"), (source, "Rapport 2019")]
        )
    with pytest.raises(ValidationFailed), database.write(intent(administrator)) as session:
        service.change_setting(session, source, " ")
    with pytest.raises(ValidationFailed), database.write(intent(administrator)) as session:
        service.change_setting(session, amount, 0)
    with database.read(administrator) as session:
        assert queries.setting(session, amount) == 150_000_00
        assert queries.setting(session, source) == "Rapport 2019"
    with database.write(intent(administrator)) as session:
        service.change_setting(session, amount, None)
        service.change_setting(session, source, "")
    with database.read(administrator) as session:
        assert queries.setting(session, amount) is None


def test_each_part_of_the_line_of_contact_stands_on_its_own_line_in_a_letter(
    database: Database, administrator: Actor
) -> None:
    with database.write(intent(administrator)) as session:
        service.change_setting(session, settings.REPORT_CONTACT, "Torvet 1, 2750 Ballerup · 44 77 90 00 · ")
        assert sender_of(session).lines == ("Torvet 1, 2750 Ballerup", "44 77 90 00")
        service.change_setting(session, settings.REPORT_CONTACT, "")
        assert sender_of(session).lines == ()
