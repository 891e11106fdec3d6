"""A list is stored in one transaction, keeps by name only those who are being helped, and can be undone."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer, Lejemaal, LejemaalDraft
from socialvicevaert.features.indstillinger.models import Boligorganisation
from socialvicevaert.features.restancer import queries
from socialvicevaert.features.restancer.models import (
    Restance,
    RestanceFormat,
    Restanceliste,
    RestanceMaerker,
    RestanceStatus,
)
from socialvicevaert.features.restancer.queries import Preview, arrears_of, bands_between, preview_json
from socialvicevaert.features.restancer.queries.known import known_homes
from socialvicevaert.features.restancer.rules import RestanceBaand
from socialvicevaert.features.restancer.service import (
    AlreadyImported,
    ImportResult,
    draft_from_row,
    import_file,
    import_restanceliste,
    open_sag_from_row,
)
from socialvicevaert.features.sager.models import SagClosing, SagResultat
from socialvicevaert.features.sager.service import close_sag
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import TODAY, intent, new_beboer, new_sag
from tests.features.restancer.lists import (
    HEADINGS,
    csv_bytes,
    danish,
    household,
    november_rows,
    november_xlsx,
    october_csv,
    xlsx_bytes,
)

OCTOBER, NOVEMBER = "restanceliste_2026-10.csv", "restanceliste_2026-11.xlsx"

Take = Callable[..., tuple[Preview, ImportResult]]


@pytest.fixture
def take(database: Database, vicevaert: Actor) -> Take:
    """Import a file in a transaction of its own."""

    def do(data: bytes, name: str, **how: object) -> tuple[Preview, ImportResult]:
        with database.write(intent(vicevaert, "Restanceliste indlæst")) as session:
            return import_file(session, data, name, **how)  # type: ignore[arg-type]

    return do


def helped(database: Database, by: Actor, number: int, *, has_sag: bool = True, name: str = "") -> int:
    """The household of that number as a resident with an open sag."""
    lejemaalsnr, listed, address, *_ = household(number)
    first, _, last = (name or listed).partition(" ")
    with database.write(intent(by)) as session:
        home = LejemaalDraft(afdeling_id=1, address=address, lejemaalsnr=lejemaalsnr)
        beboer_id = new_beboer(session, first, last, lejemaal=home)
        if has_sag:
            new_sag(session, beboer_id)
        return beboer_id


def undo_last(database: Database, by: Actor) -> None:
    """Undo the newest transaction."""
    with database.read(by) as session:
        newest = session.connection().exec_driver_sql("SELECT transaction_id FROM audit_event ORDER BY id DESC LIMIT 1")
        transaction_id = newest.scalar_one()
    with database.write(intent(by, "Fortrudt")) as session:
        audit.undo(session, transaction_id)


def test_two_lists_are_compared_household_by_household(take: Take) -> None:
    take(october_csv(), OCTOBER)
    preview, result = take(november_xlsx(), NOVEMBER)

    assert preview.counts == {
        RestanceStatus.NY: 3,
        RestanceStatus.VAERRE: 2,
        RestanceStatus.BEDRE: 1,
        RestanceStatus.UAENDRET: 4,
        RestanceStatus.UDGAAET: 3,
        RestanceStatus.UKLAR: 0,
    }
    assert preview.previous is not None
    assert preview.previous.as_of == date(2026, 10, 31)
    assert (result.usable_count, result.unusable_count) == (10, 0)
    worse = next(one for one in preview.comparison.rows if one.row.lejemaalsnr == household(5)[0])
    assert worse.row.amount_oere - (worse.previous_oere or 0) == 6_512_25


def test_nobody_without_a_sag_is_stored(take: Take, database: Database, vicevaert: Actor) -> None:
    helped(database, vicevaert, 3, has_sag=False)
    take(october_csv(), OCTOBER)

    with database.read(vicevaert) as session:
        assert session.exec(select(Restance)).all() == []
        assert len(session.exec(select(Beboer)).all()) == 1
        (kept,) = session.exec(select(RestanceMaerker)).all()
        assert len(kept.packed) == 10 * 16
        for table in ("audit_event", "search_entry", "restanceliste", "restanceformat"):
            rows = session.connection().exec_driver_sql(f"SELECT * FROM {table}").all()
            assert "Demir" not in str(rows)
            assert household(7)[0] not in str(rows)


def test_a_mark_does_not_tell_the_tenancy_number_and_differs_between_landlords(
    take: Take, database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        session.add(Boligorganisation(name="Andre Boliger"))
    take(october_csv(), OCTOBER, landlord="Boligforeningen Fælleden")
    preview, _ = take(october_csv() + b"\r\n", OCTOBER, landlord="Andre Boliger")

    assert preview.counts[RestanceStatus.NY] == 10
    with database.read(vicevaert) as session:
        first, second = session.exec(select(RestanceMaerker).order_by("restanceliste_id")).all()
        assert not {first.packed[at : at + 8] for at in range(0, 160, 16)} & {
            second.packed[at : at + 8] for at in range(0, 160, 16)
        }


def test_the_arrears_of_those_who_are_helped_are_written_down(take: Take, database: Database, vicevaert: Actor) -> None:
    staying, leaving = helped(database, vicevaert, 5), helped(database, vicevaert, 2)
    take(october_csv(), OCTOBER)
    _, result = take(november_xlsx(), NOVEMBER)

    assert result.kept_count == 1
    with database.read(vicevaert) as session:
        newest, oldest = arrears_of(session, staying)
        assert (oldest.amount_oere, oldest.status) == (1_557_50, RestanceStatus.NY)
        assert (newest.amount_oere, newest.status, newest.change_oere) == (
            1_557_50 + 6_512_25,
            RestanceStatus.VAERRE,
            6_512_25,
        )
        gone, _ = arrears_of(session, leaving)
        assert (gone.amount_oere, gone.status, gone.previous_oere) == (0, RestanceStatus.UDGAAET, 1_223_00)


def test_a_name_with_a_lost_letter_matches_and_overwrites_nothing(
    take: Take, database: Database, vicevaert: Actor
) -> None:
    beboer_id = helped(database, vicevaert, 5, name="Ayşe Warsame")
    preview, result = take(october_csv(), OCTOBER)

    assert result.kept_count == 1
    assert preview.counts[RestanceStatus.UKLAR] == 0
    with database.read(vicevaert) as session:
        assert session.get_one(Beboer, beboer_id).first_name == "Ayşe"


def test_another_name_in_a_known_home_is_unclear_and_not_stored_until_confirmed(
    take: Take, database: Database, vicevaert: Actor
) -> None:
    beboer_id = helped(database, vicevaert, 2, name="Karen Mikkelsen")
    with database.write(intent(vicevaert)) as session:
        preview = queries.preview_of_file(session, october_csv(), OCTOBER)
        (unclear,) = [one for one in preview.comparison.rows if one.status is RestanceStatus.UKLAR]
        assert unclear.match is not None
        assert unclear.match.doubt == "Lejemålet står på Karen Mikkelsen, men listen siger Øjvind Æbelø."
        assert import_restanceliste(session, preview).kept_count == 0
    undo_last(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        preview = queries.preview_of_file(session, october_csv(), OCTOBER)
        confirmed = frozenset({unclear.row.line_no})
        assert import_restanceliste(session, preview, confirmed_lines=confirmed).kept_count == 1
        assert [entry.amount_oere for entry in arrears_of(session, beboer_id)] == [1_223_00]


def test_name_and_address_without_the_number_are_unclear(take: Take, database: Database, vicevaert: Actor) -> None:
    beboer_id = helped(database, vicevaert, 8)
    with database.write(intent(vicevaert)) as session:
        lejemaal_id = session.get_one(Beboer, beboer_id).lejemaal_id
        session.get_one(Lejemaal, lejemaal_id).lejemaalsnr = ""
    preview, _ = take(october_csv(), OCTOBER)

    assert preview.counts[RestanceStatus.UKLAR] == 1


def test_a_household_whose_amount_is_missing_is_not_called_gone_but_one_with_a_credit_is(take: Take) -> None:
    take(csv_bytes([HEADINGS, household(1), household(2), household(3)]), "liste 01-10-2026.csv")
    without, credit = household(1), household(2)
    without[6], credit[6] = "", "-10,00"
    preview, _ = take(csv_bytes([HEADINGS, without, credit, household(3)]), "liste 01-11-2026.csv")

    assert preview.counts[RestanceStatus.UDGAAET] == 1
    assert preview.counts[RestanceStatus.UAENDRET] == 1


def test_an_import_is_undone_as_a_whole_and_can_be_done_again(take: Take, database: Database, vicevaert: Actor) -> None:
    helped(database, vicevaert, 5)
    take(october_csv(), OCTOBER)
    take(november_xlsx(), NOVEMBER)

    undo_last(database, vicevaert)

    with database.read(vicevaert) as session:
        assert [view.file_name for view in queries.latest_lists(session)] == [OCTOBER]
        assert len(session.exec(select(Restance)).all()) == 1
        assert len(session.exec(select(RestanceMaerker)).all()) == 1
    preview, _ = take(november_xlsx(), NOVEMBER)
    assert preview.counts[RestanceStatus.UDGAAET] == 3


def test_a_list_that_a_newer_one_builds_on_is_not_undone(take: Take, database: Database, vicevaert: Actor) -> None:
    take(october_csv(), OCTOBER)
    with database.read(vicevaert) as session:
        first = session.connection().exec_driver_sql("SELECT max(transaction_id) FROM audit_event").scalar_one()
    take(november_xlsx(), NOVEMBER)
    with database.read(vicevaert) as session:
        query = "SELECT transaction_id FROM audit_event WHERE \"table\" = 'restanceliste' ORDER BY id LIMIT 1"
        first = session.connection().exec_driver_sql(query).scalar_one()

    with pytest.raises(UserError, match="andet bygger på det"), database.write(intent(vicevaert)) as session:
        audit.undo(session, first)


def test_the_same_file_twice_is_noticed_and_only_taken_again_when_it_is_meant(take: Take) -> None:
    take(october_csv(), OCTOBER)

    with pytest.raises(AlreadyImported, match=r"allerede indlæst 22-11-2026 af Amina Yusuf som listen pr. 31-10-2026"):
        take(october_csv(), "et andet navn 2026-09.csv")
    _, result = take(october_csv(), OCTOBER, again=True)
    assert result.usable_count == 10


def test_another_list_of_the_same_day_is_noticed(take: Take) -> None:
    take(october_csv(), OCTOBER)

    with pytest.raises(AlreadyImported, match=r"Der er allerede indlæst en liste pr. 31-10-2026"):
        take(csv_bytes([HEADINGS, household(1)]), OCTOBER)


def test_of_two_lists_on_one_day_a_resident_shows_the_last(take: Take, database: Database, vicevaert: Actor) -> None:
    beboer_id = helped(database, vicevaert, 1)
    take(october_csv(), OCTOBER)
    corrected = household(1)
    corrected[6] = danish(50_00)
    take(csv_bytes([HEADINGS, corrected]), OCTOBER, again=True)

    with database.read(vicevaert) as session:
        (entry,) = arrears_of(session, beboer_id)
        assert (entry.amount_oere, entry.status) == (50_00, RestanceStatus.NY)  # compared with the list before the day


def test_only_the_newest_lists_keep_their_marks(take: Take, database: Database, vicevaert: Actor) -> None:
    for month in (8, 9, 10, 11):
        take(csv_bytes([HEADINGS, household(month)]), f"liste 01-{month:02}-2026.csv")

    with database.read(vicevaert) as session:
        assert len(session.exec(select(Restanceliste)).all()) == 4
        assert session.exec(select(RestanceMaerker.restanceliste_id)).all() == [3, 4]


def test_a_corrected_layout_is_remembered_for_the_landlord(take: Take, database: Database, vicevaert: Actor) -> None:
    take(october_csv(), OCTOBER)
    take(csv_bytes([HEADINGS, household(1)], "cp1252"), NOVEMBER.replace("xlsx", "csv"))

    with database.read(vicevaert) as session:
        (layout,) = queries.remembered_layouts(session, 1)
        assert layout.encoding == "cp1252"
        assert len(session.exec(select(RestanceFormat)).all()) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
def test_a_list_that_comes_in_unicode_after_one_in_cp1252_is_read_in_unicode(
    take: Take, database: Database, vicevaert: Actor, encoding: str
) -> None:
    take(csv_bytes([HEADINGS, household(1)], "cp1252"), OCTOBER)

    with database.read(vicevaert) as session:
        preview = queries.preview_of_file(
            session, csv_bytes([HEADINGS, household(1)], encoding), "liste 01-11-2026.csv"
        )

    assert preview.layout.encoding[:5] == encoding[:5]
    assert [row.name for row in preview.reading.usable] == [household(1)[1]]


def test_those_who_lead_or_coordinate_may_not_import(
    database: Database, vicevaert: Actor, koordinator: Actor, leder: Actor, administrator: Actor
) -> None:
    with database.read(vicevaert) as session:
        preview = queries.preview_of_file(session, october_csv(), OCTOBER)
    for actor in (koordinator, leder, administrator):
        with pytest.raises(NotAllowed), database.write(intent(actor)) as session:
            import_file(session, october_csv(), OCTOBER)
        with pytest.raises(NotAllowed), database.write(intent(actor)) as session:
            import_restanceliste(session, preview)


def test_the_landlord_must_be_known_or_told(take: Take, database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        session.add(Boligorganisation(name="Andre Boliger"))

    with pytest.raises(UserError, match="Vælg en af: Boligforeningen Fælleden, Andre Boliger"):
        take(october_csv(), OCTOBER)
    with pytest.raises(UserError, match="Skriv datoen"):
        take(october_csv(), "liste.csv", landlord="Andre Boliger")
    with pytest.raises(ValidationFailed, match="ikke er kommet endnu"):
        take(october_csv(), OCTOBER, landlord="Andre Boliger", as_of=date(2026, 12, 1))
    take(november_xlsx(), NOVEMBER)


def test_an_import_that_is_stopped_leaves_nothing(database: Database, vicevaert: Actor) -> None:
    def stopped(done: int, total: int) -> None:
        raise UserError("Afbrudt.")

    with pytest.raises(UserError, match="Afbrudt"), database.write(intent(vicevaert)) as session:
        import_restanceliste(session, queries.preview_of_file(session, october_csv(), OCTOBER, progress=stopped))

    with database.read(vicevaert) as session:
        assert queries.latest_lists(session) == ()


def test_the_preview_as_json_adds_up_and_holds_no_name(take: Take) -> None:
    take(october_csv(), OCTOBER)
    preview, _ = take(november_xlsx(), NOVEMBER)

    found = preview_json(preview)

    assert set(found) >= {
        "file", "encoding", "separator", "sheet", "header_row", "columns", "landlord", "as_of", "counts", "total_oere",
        "unusable", "rows",
    }  # fmt: skip
    counts = found["counts"]
    assert counts["rows"] == counts["usable"] + counts["unusable"]
    assert counts["usable"] == sum(counts[word] for word in ("new", "worse", "better", "unchanged", "unclear"))
    assert found["as_of"] == "2026-11-20"
    assert found["total_oere"] == sum(row["amount_oere"] for row in found["rows"])
    assert "Demir" not in str(found)


def test_bands_count_everybody_but_name_nobody(take: Take, database: Database, vicevaert: Actor) -> None:
    rows = november_rows()
    for row in rows[3:8]:
        row[10] = 12_345.50
    take(xlsx_bytes({"Ark": rows}), NOVEMBER)

    with database.read(vicevaert) as session:
        figures = {one.band: one.households for one in bands_between(session, date(2026, 11, 1), date(2026, 11, 30))}
        assert figures == {RestanceBaand.UNDER_5000: 5, RestanceBaand.FRA_10000: 5}
        assert bands_between(session, date(2026, 10, 1), date(2026, 10, 31)) == ()
        assert bands_between(session, date(2026, 11, 1), date(2026, 11, 30), afdeling_id=1) == ()


def test_who_may_not_see_residents_sees_no_homes_and_who_issues_no_reports_no_figures(
    database: Database, leder: Actor, koordinator: Actor
) -> None:
    with database.read(leder) as session:
        with pytest.raises(NotAllowed):
            known_homes(session, 1, TODAY)
        with pytest.raises(NotAllowed):
            queries.lists_of_file(session, "0" * 64)
        with pytest.raises(NotAllowed):
            queries.remembered_layouts(session)
        assert bands_between(session, TODAY, TODAY) == ()
    with database.read(koordinator) as session, pytest.raises(NotAllowed):
        bands_between(session, TODAY, TODAY)


def test_a_sag_is_opened_for_a_row_with_resident_home_and_debt(
    take: Take, database: Database, vicevaert: Actor
) -> None:
    preview, result = take(october_csv(), OCTOBER)
    with database.write(intent(vicevaert, "Sag oprettet fra restancelisten")) as session:
        draft = draft_from_row(session, preview.comparison.rows[0], 1, result.restanceliste_id)
        opened = open_sag_from_row(session, draft)

    with database.read(vicevaert) as session:
        beboer = session.get_one(Beboer, opened.beboer_id)
        assert (beboer.full_name, beboer.phone) == ("Kurt Bæk", "+4520007919")
        home = session.get_one(Lejemaal, beboer.lejemaal_id)
        assert (home.lejemaalsnr, home.road, home.house_number, home.rent_oere) == (
            household(1)[0],
            "Hedeparken",
            "2A",
            6_512_25,
        )
        (entry,) = arrears_of(session, opened.beboer_id)
        assert entry.amount_oere == 1_111_50
        assert [row.name for row in queries.rows_of_list(session, result.restanceliste_id)] == ["Kurt Bæk"]
    undo_last(database, vicevaert)
    with database.read(vicevaert) as session:
        assert session.exec(select(Beboer)).all() == []


def test_a_name_that_lost_a_letter_must_be_put_right_before_it_is_stored(
    take: Take, database: Database, vicevaert: Actor
) -> None:
    preview, _ = take(october_csv(), OCTOBER)
    lossy = next(one for one in preview.comparison.rows if "?" in one.row.name)

    with (
        pytest.raises(ValidationFailed, match="mistet et bogstav"),
        database.write(intent(vicevaert)) as session,
    ):
        open_sag_from_row(session, draft_from_row(session, lossy, 1))


def test_a_known_resident_only_gets_a_sag(take: Take, database: Database, vicevaert: Actor) -> None:
    beboer_id = helped(database, vicevaert, 1, has_sag=False)
    preview, result = take(october_csv(), OCTOBER)
    with database.write(intent(vicevaert)) as session:
        opened = open_sag_from_row(
            session, draft_from_row(session, preview.comparison.rows[0], 1, result.restanceliste_id)
        )
        again = queries.known_again(session, preview)

    assert opened.beboer_id == beboer_id
    assert again.comparison.rows[0].match is not None
    assert again.comparison.rows[0].match.has_open_sag
    assert again.counts == preview.counts


def test_a_resident_whose_sag_is_closed_is_followed_no_longer(take: Take, database: Database, vicevaert: Actor) -> None:
    staying, leaving = helped(database, vicevaert, 5), helped(database, vicevaert, 2)
    take(october_csv(), OCTOBER)
    with database.write(intent(vicevaert)) as session:
        for sag_id in (1, 2):
            close_sag(session, sag_id, SagClosing(date(2026, 11, 1), SagResultat.LOEST))
    _, result = take(november_xlsx(), NOVEMBER)

    assert result.kept_count == 0
    with database.read(vicevaert) as session:
        assert len(arrears_of(session, staying)) == 1
        assert len(arrears_of(session, leaving)) == 1
