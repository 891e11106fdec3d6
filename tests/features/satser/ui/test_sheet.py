"""The sheet of rates: what is known, and an own amount in place of a published one."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from socialvicevaert.features.satser import queries, rules
from socialvicevaert.features.satser.models import SatsArt, SatsRegime
from socialvicevaert.features.satser.ui.form import SatsSheet
from socialvicevaert.features.satser.ui.sheet import SatserSheet
from socialvicevaert.features.satser.ui.year_form import NewYearSheet
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import AmountField, ChoiceField, NumberField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from tests.conftest import ACTORS

Settle = Callable[[], None]
SINGLE_2024 = "gaeldsstyrelsen:2024: enlig"


def opened(context: Context, settle: Settle) -> SatserSheet:
    sheet = SatserSheet(context, Target("satser"))
    context.sheets.open(sheet)
    settle()
    return sheet


def texts(sheet: SatserSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet))


def form_of(context: Context) -> SatsSheet:
    sheet = context.sheets.current
    assert isinstance(sheet, SatsSheet)
    return sheet


def fill(sheet: SatsSheet, **typed: str) -> None:
    fill_fields(sheet, typed)


def fill_fields(sheet: FormSheet, typed: dict[str, str]) -> None:
    for name, text in typed.items():
        field = sheet.form.fields[name]
        assert isinstance(field, AmountField | NumberField | TextField)
        field.type_in(text)


def test_every_amount_stands_with_regime_year_and_source(context: Context, settle: Settle) -> None:
    shown = texts(opened(context, settle))
    for value in queries.published():
        assert value.set_name in shown
        assert value.source in shown
    assert "7.240,00 kr." in shown
    assert "gælder 01-01-2024 – 31-12-2024" in shown


def test_the_sheet_says_when_the_newest_is_old(context: Context, settle: Settle, clock: FixedClock) -> None:
    assert opened(context, settle).warning.startswith("Den nyeste kendte sats er fra 2024, og vi er i 2026.")
    clock.moment = datetime(2024, 5, 1, 9, tzinfo=UTC)
    assert opened(context, settle).warning == ""


def test_an_own_amount_is_put_in_place_of_a_published_one_and_taken_away(
    context: Context, settle: Settle, database: Database, vicevaert: Actor
) -> None:
    sheet = opened(context, settle)
    sheet.buttons["own", SINGLE_2024].click()
    form = form_of(context)
    fill(form, amount_oere="7.333,50", source="Brev af 3. marts")
    assert form.primary is not None
    form.primary.click()
    settle()
    assert context.sheets.current is sheet
    shown = texts(sheet)
    assert "7.333,50 kr." in shown
    assert "7.240,00 kr." not in shown
    with database.read(vicevaert) as session:
        saet = queries.saet_by_key(session, "gaeldsstyrelsen:2024:")
    assert saet is not None
    assert saet.amounts[SatsArt.ENLIG] == 733_350
    sheet.buttons["remove", SINGLE_2024].click()
    settle()
    assert "7.240,00 kr." in texts(sheet)


def test_a_new_year_is_written_and_the_warning_goes(context: Context, settle: Settle) -> None:
    sheet = opened(context, settle)
    assert sheet.primary is not None
    sheet.primary.click()
    form = form_of(context)
    for name, value in (("regime", SatsRegime.GAELDSSTYRELSEN), ("kind", SatsArt.ENLIG)):
        field = form.form.fields[name]
        assert isinstance(field, ChoiceField)
        field.choose(value)
    fill(form, amount_oere="7.900,00", year="2026", source="gaeldst.dk")
    assert form.primary is not None
    form.primary.click()
    settle()
    assert sheet.warning == ""
    assert rules.sets_of(sheet.values)[0].name == "Gældsstyrelsen 2026"


def test_a_whole_year_is_written_in_one_form(context: Context, settle: Settle) -> None:
    sheet = opened(context, settle)
    sheet.buttons["year", "gaeldsstyrelsen:2024:"].click()
    form = context.sheets.current
    assert isinstance(form, NewYearSheet)
    assert form.primary is not None
    assert form.form.fields["year"].value() == 2026  # type: ignore[attr-defined]
    form.primary.click()
    settle()
    assert "Kilde" in form.form.fields["source"].error_text
    fill_fields(form, {"source": "gaeldst.dk", "amounts.enlig": "7.900,00", "amounts.barn_0_1": "0"})
    form.primary.click()
    settle()
    assert "over 0 kr." in form.form.fields["amounts.barn_0_1"].error_text
    fill_fields(form, {"amounts.barn_0_1": "2.100,00", "amounts.ekstra_voksen": "5.500,00"})
    form.primary.click()
    settle()
    assert context.sheets.current is sheet
    newest = rules.sets_of(sheet.values)[0]
    assert newest.name == "Gældsstyrelsen 2026"
    assert dict(newest.amounts) == {
        SatsArt.ENLIG: 790_000,
        SatsArt.EKSTRA_VOKSEN: 550_000,
        SatsArt.BARN_0_1: 210_000,
    }


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"amount_oere": "abc"}, "amount_oere", "ikke et beløb"),
        ({"amount_oere": "0"}, "amount_oere", "over 0 kr."),
        ({"year": "20266"}, "year", "9999"),
        ({"year": "1890"}, "year", "mellem 1990 og 2027"),
        ({"municipality": "Furesø"}, "municipality", "hele landet"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    context: Context, settle: Settle, typed: dict[str, str], field: str, words: str
) -> None:
    sheet = SatsSheet(context)
    context.sheets.open(sheet)
    for name, value in (("regime", SatsRegime.GAELDSSTYRELSEN), ("kind", SatsArt.ENLIG)):
        choice = sheet.form.fields[name]
        assert isinstance(choice, ChoiceField)
        choice.choose(value)
    fill(sheet, **({"amount_oere": "7.900,00", "source": "gaeldst.dk"} | typed))
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert words in sheet.form.fields[field].error_text
    assert context.sheets.current is sheet
    source = sheet.form.fields["source"]
    assert isinstance(source, TextField)
    assert source.value() == "gaeldst.dk"


def test_who_may_not_change_rates_only_reads_them(context: Context, settle: Settle) -> None:
    context.actor = ACTORS[Role.LEDER]
    sheet = opened(context, settle)
    assert sheet.primary is None
    assert sheet.buttons == {}
