from datetime import date, time

import pytest

from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, PaakravKanal, SatAf
from socialvicevaert.features.fogedsager.rules import StepDate, check_date, may_replace, step_dates

TODAY = date(2026, 11, 22)
SENT = FogedDatoDraft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 6), SatAf.UDLEJER)
RECEIVED = FogedDatoDraft(DatoArt.PAAKRAV_MODTAGET, date(2026, 11, 9), SatAf.UDLEJER)
COURT = FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 3), SatAf.RETTEN, at=time(10, 30))


def by_kind(*given: FogedDatoDraft, **options: object) -> dict[DatoArt, StepDate]:
    return {step.kind: step for step in step_dates(given, **options)}  # type: ignore[arg-type]


def draft(kind: DatoArt, on: date, set_by: SatAf = SatAf.UDLEJER, reason: str = "") -> FogedDatoDraft:
    return FogedDatoDraft(kind, on, set_by, reason=reason)


def test_one_known_date_gives_the_dates_that_follow_from_it() -> None:
    steps = by_kind(SENT, RECEIVED, rent_month=date(2026, 11, 1))
    assert [step.kind for step in steps.values()] == [
        DatoArt.FORFALD,
        DatoArt.PAAKRAV_TIDLIGST,
        DatoArt.PAAKRAV_SENDT,
        DatoArt.PAAKRAV_MODTAGET,
        DatoArt.PAAKRAVSFRIST,
        DatoArt.OPHAEVELSE_TIDLIGST,
    ]
    assert steps[DatoArt.FORFALD].on == date(2026, 11, 2)
    assert steps[DatoArt.PAAKRAVSFRIST].on == date(2026, 11, 23)
    assert steps[DatoArt.OPHAEVELSE_TIDLIGST].on == date(2026, 11, 24)
    assert steps[DatoArt.PAAKRAVSFRIST].set_by is SatAf.LOVEN
    assert not any(step.is_estimate for step in steps.values())


def test_without_a_received_date_all_that_follows_is_an_estimate() -> None:
    steps = by_kind(SENT, channel=PaakravKanal.ANBEFALET)
    assert steps[DatoArt.PAAKRAV_MODTAGET].on == date(2026, 11, 7)
    for kind in (DatoArt.PAAKRAV_MODTAGET, DatoArt.PAAKRAVSFRIST, DatoArt.OPHAEVELSE_TIDLIGST):
        assert steps[kind].is_estimate
        assert steps[kind].set_by is SatAf.LOVEN
    assert steps[DatoArt.PAAKRAVSFRIST].notes


def test_a_worker_may_overrule_a_computed_date_and_the_rest_follows() -> None:
    overruled = draft(DatoArt.PAAKRAVSFRIST, date(2026, 11, 30), SatAf.MEDARBEJDER, "Udlejer gav en uge mere")
    steps = by_kind(SENT, RECEIVED, overruled)
    frist = steps[DatoArt.PAAKRAVSFRIST]
    assert (frist.on, frist.set_by, frist.is_overruled) == (date(2026, 11, 30), SatAf.MEDARBEJDER, True)
    assert frist.computed is not None
    assert frist.computed.on == date(2026, 11, 23)
    assert steps[DatoArt.OPHAEVELSE_TIDLIGST].on == date(2026, 12, 1)


@pytest.mark.parametrize("later", [SatAf.MEDARBEJDER, SatAf.UDLEJER, SatAf.LOVEN])
def test_a_court_date_is_never_overwritten_by_anybody_else(later: SatAf) -> None:
    assert not may_replace(SatAf.RETTEN, later)
    moved = draft(DatoArt.FOGEDMOEDE, date(2026, 12, 10), later, "flyttet")
    assert by_kind(COURT, moved)[DatoArt.FOGEDMOEDE].on == COURT.on
    assert by_kind(moved, COURT)[DatoArt.FOGEDMOEDE].on == COURT.on
    assert check_date(moved, [COURT], TODAY).problems[0].field == "set_by"


def test_the_court_may_move_its_own_date() -> None:
    moved = draft(DatoArt.FOGEDMOEDE, date(2026, 12, 10), SatAf.RETTEN)
    assert by_kind(COURT, moved)[DatoArt.FOGEDMOEDE].on == moved.on
    assert check_date(moved, [COURT], TODAY).problems == ()


def test_nobody_can_type_a_date_in_the_name_of_the_law() -> None:
    typed = draft(DatoArt.PAAKRAVSFRIST, date(2026, 12, 1), SatAf.LOVEN)
    assert check_date(typed, [SENT, RECEIVED], TODAY).problems[0].field == "set_by"
    assert by_kind(SENT, RECEIVED, typed)[DatoArt.PAAKRAVSFRIST].on == date(2026, 11, 23)


def test_overruling_the_law_needs_a_reason_from_a_worker() -> None:
    typed = draft(DatoArt.PAAKRAVSFRIST, date(2026, 12, 1), SatAf.MEDARBEJDER)
    assert [problem.field for problem in check_date(typed, [SENT, RECEIVED], TODAY).problems] == ["reason"]
    same = draft(DatoArt.PAAKRAVSFRIST, date(2026, 11, 23), SatAf.MEDARBEJDER)
    assert check_date(same, [SENT, RECEIVED], TODAY).problems == ()
    learned = draft(DatoArt.PAAKRAV_MODTAGET, date(2026, 11, 10), SatAf.MEDARBEJDER)
    assert check_date(learned, [SENT], TODAY).problems == ()


def test_a_paakrav_is_not_received_before_it_is_sent() -> None:
    early = draft(DatoArt.PAAKRAV_MODTAGET, date(2026, 11, 5))
    assert check_date(early, [SENT], TODAY).problems[0].text == (
        "Påkravet kan ikke være modtaget (05-11-2026), før det er sendt (06-11-2026)."
    )
    late = draft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 12))
    assert check_date(late, [RECEIVED], TODAY).problems


@pytest.mark.parametrize("kind", [DatoArt.PAAKRAV_SENDT, DatoArt.OPHAEVELSE, DatoArt.INDLEVERET, DatoArt.AFTALE])
def test_what_has_happened_does_not_lie_in_the_future(kind: DatoArt) -> None:
    assert check_date(draft(kind, date(2026, 11, 23)), [], TODAY).problems[0].field == "on"
    assert check_date(draft(kind, TODAY), [], TODAY).problems == ()


def test_a_paakrav_on_a_sunday_or_too_early_is_saved_with_a_warning() -> None:
    due = draft(DatoArt.FORFALD, date(2026, 11, 2))
    sunday = check_date(draft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 15)), [due], TODAY)
    assert sunday.problems == ()
    assert sunday.warnings == ("Dagen er en søndag: et påkrav kan ikke afgives da. Påkravet er måske ugyldigt.",)
    early = check_date(draft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 5)), [due], TODAY)
    assert early.warnings == ("Påkravet kunne tidligst sendes 06-11-2026. Påkravet er måske ugyldigt.",)
    assert check_date(draft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 6)), [due], TODAY).warnings == ()


def test_an_ophaevelse_before_its_time_is_a_warning_and_no_block() -> None:
    early = check_date(draft(DatoArt.OPHAEVELSE, date(2026, 11, 20)), [SENT, RECEIVED], TODAY)
    assert early.problems == ()
    assert early.warnings == ("Lejemålet kunne tidligst ophæves 24-11-2026. Ophævelsen er måske ugyldig.",)
    assert "intet påkrav" in check_date(draft(DatoArt.OPHAEVELSE, TODAY), [], TODAY).warnings[0]


def test_a_shorter_frist_than_the_laws_is_remarked() -> None:
    short = draft(DatoArt.PAAKRAVSFRIST, date(2026, 11, 16), SatAf.UDLEJER)
    assert check_date(short, [SENT, RECEIVED], TODAY).warnings == ("Fristen er kortere end lovens (23-11-2026).",)


def test_the_municipality_is_told_no_later_than_the_court() -> None:
    filed, told = draft(DatoArt.INDLEVERET, date(2026, 11, 16)), draft(DatoArt.KOMMUNE_UNDERRETTET, date(2026, 11, 18))
    assert "underrettet" in check_date(filed, [], TODAY).warnings[0]
    assert check_date(told, [filed], TODAY).warnings == check_date(filed, [told], TODAY).warnings != ()
    in_time = draft(DatoArt.KOMMUNE_UNDERRETTET, date(2026, 11, 16))
    assert check_date(in_time, [filed], TODAY).warnings == ()
    assert by_kind(in_time)[DatoArt.KOMMUNE_SVAR].on == date(2026, 11, 30)


def test_a_court_date_from_hearsay_asks_to_be_confirmed() -> None:
    heard = draft(DatoArt.UDSAETTELSE, date(2026, 12, 5), SatAf.MEDARBEJDER)
    assert check_date(heard, [], TODAY).warnings == (
        "Datoen sættes af fogedretten. Få den bekræftet derfra.",
        "Dagen er en lørdag. Er datoen rigtig?",
    )
    assert check_date(COURT, [], TODAY).warnings == ()
