"""What is handed over is what was judged so: as little as possible is cut, and nothing that nobody has looked at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.indsigt.models import IndsigtDraft, Vurdering
from socialvicevaert.features.indsigt.rules.cutting import OMITTED, cut, unjudged
from socialvicevaert.features.indsigt.rules.flags import flags_of
from socialvicevaert.features.indsigt.rules.mentions import Known
from socialvicevaert.features.indsigt.rules.passwords import SIGNS, password
from socialvicevaert.features.indsigt.rules.records import File, Judgement, Record, Value
from socialvicevaert.features.indsigt.rules.requests import due_on, problems_of_judgement, problems_of_request

KNOWN = Known(people={"karen": "En anden beboer"}, own=frozenset({"fatima"}))
TODAY = date(2026, 11, 22)


def kontakt(text: str, number: int = 1, **more: object) -> Record:
    art = Value("kind", "Art", "Telefon", "telefon")
    made = Record("kontakt", number, "Kontakt", "22-11-2026", (art, Value("text", "Tekst", text, text, is_text=True)))
    return replace(made, **more)  # type: ignore[arg-type]


def handed_over(record: Record, decision: Vurdering) -> tuple[Record, ...]:
    flags = flags_of([record], KNOWN)
    return cut([record], flags, {flags[0].item: Judgement(decision, "hensyn")})


def test_each_judgement_does_what_it_says() -> None:
    record = kontakt("Talte med Karen om støj")
    (whole,) = handed_over(record, Vurdering.MED)
    (masked,) = handed_over(record, Vurdering.MASKERET)
    (out,) = handed_over(record, Vurdering.UDELADT)
    assert [one.shown for one in whole.values] == ["Telefon", "Talte med Karen om støj"]
    assert [one.plain for one in masked.values] == ["telefon", "Talte med [udeladt] om støj"]
    assert [one.shown for one in out.values] == ["Telefon", OMITTED]
    assert masked.what_left
    assert not whole.what_left


def test_what_nobody_has_judged_is_not_handed_over() -> None:
    record = kontakt("Talte med Karen")
    flags = flags_of([record], KNOWN)
    assert unjudged(flags, {}) == flags
    assert "Karen" not in str(cut([record], flags, {}))


def test_a_judgement_does_not_cover_a_later_text() -> None:
    (before,), (after,) = flags_of([kontakt("Karen kom")], KNOWN), flags_of([kontakt("Karen er syg")], KNOWN)
    assert before.item.split("@")[0] == after.item.split("@")[0] == "kontakt:1"
    assert unjudged([after], {before.item: Judgement(Vurdering.MED)}) == (after,)


def test_a_concern_for_a_child_goes_whole_with_everything_that_belongs_to_it() -> None:
    concern = Record(
        "underretning", 3, "Underretning", "", (Value("child", "Barn", "Ali", "Ali", True),), is_narrow=True
    )
    file = File("underretningindhold", 4, "content", 1, 10, "Underretning", "application/pdf", ".pdf", True)
    paper = Record("underretningindhold", 4, "Fil", "", (), belongs_to=(("underretning", 3),), files=(file,))
    flags = flags_of([concern, paper], KNOWN)
    judged = {flag.item: Judgement(Vurdering.MED) for flag in flags}
    assert len(cut([concern, paper], flags, judged)) == 2
    judged[flags[0].item] = Judgement(Vurdering.UDELADT, "barnet")
    assert cut([concern, paper], flags, judged) == ()


def test_who_may_not_see_a_concern_gets_no_word_of_it() -> None:
    concern = Record(
        "underretning", 3, "Underretning", "", (Value("child", "Barn", "Ali", "Ali", True),), is_narrow=True
    )
    (flag,) = flags_of([replace(concern, may_be_seen=False)], KNOWN)
    assert flag.passages == ()


def test_a_file_made_of_a_text_goes_with_the_text() -> None:
    file = File("aftalearkindhold", 4, "content", 1, 10, "Aftaleark", "application/pdf", ".pdf", False)
    sheet = kontakt("Karen skal ringe")
    paper = Record("aftalearkindhold", 4, "Fil", "", (), belongs_to=(("kontakt", 1),), files=(file,))
    flags = flags_of([sheet, paper], KNOWN)
    left = cut([sheet, paper], flags, {flags[0].item: Judgement(Vurdering.MASKERET)})
    assert [one.files for one in left] == [(), ()]


def test_every_file_is_looked_at() -> None:
    file = File("dokumentindhold", 4, "content", 1, 10, "Brev", "image/png", ".png", True)
    (flag,) = flags_of([Record("dokumentindhold", 4, "Fil", "", (), files=(file,))], KNOWN)
    assert flag.files == (file,)
    assert not flag.can_be_masked


@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from([None, *Vurdering])), max_size=6))
def test_only_what_was_judged_so_tells_of_others(texts: list[tuple[str, Vurdering | None]]) -> None:
    records = [kontakt(f"{text} Karen", number) for number, (text, _decision) in enumerate(texts, 1)]
    flags = flags_of(records, KNOWN)
    judged = {
        flag.item: Judgement(decision, "hensyn")
        for flag, (_text, decision) in zip(flags, texts, strict=True)
        if decision is not None
    }
    for record, (_text, decision) in zip(cut(records, flags, judged), texts, strict=True):
        assert ("Karen" in record.values[1].shown) == (decision is Vurdering.MED)
        assert record.values[0].shown == "Telefon"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_answer_is_due_within_a_month(asked_on: date) -> None:
    assert timedelta(28) <= due_on(asked_on) - asked_on <= timedelta(31)


def test_the_month_ends_where_the_next_month_has_no_such_day() -> None:
    assert due_on(date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("asked_on", "fields"), [(TODAY, []), (date(2026, 11, 23), ["asked_on"]), (date(2020, 1, 1), ["asked_on"])]
)
def test_a_request_is_of_a_day_that_has_been(asked_on: date, fields: list[str]) -> None:
    assert [one.field for one in problems_of_request(IndsigtDraft(1, asked_on), TODAY)] == fields


def test_leaving_out_needs_a_reason_and_only_marked_words_can_be_taken_out() -> None:
    assert list(problems_of_judgement(Vurdering.UDELADT, " ", is_cut=True))
    assert list(problems_of_judgement(Vurdering.MASKERET, "", is_cut=False))
    assert not list(problems_of_judgement(Vurdering.MED, "", is_cut=False))


@given(st.randoms(use_true_random=False))
def test_a_password_is_four_groups_that_cannot_be_misread(random: object) -> None:
    made = password(random.choice)  # type: ignore[attr-defined]
    assert [len(group) for group in made.split("-")] == [4, 4, 4, 4]
    assert set(made) <= {*SIGNS, "-"}
    assert not set(SIGNS) & set("0o1li")


def test_who_was_with_a_contact_before_it_was_corrected_is_looked_at_too() -> None:
    earlier = Record(
        "audit_event",
        7,
        "Tidligere ordlyd",
        "",
        (Value("row", "Hvor", "Kontakt", "kontakt:3"), Value("with_whom", "Med", "Hassan", "Hassan", is_text=True)),
    )
    (flag,) = flags_of([earlier], KNOWN)
    assert flag.whys == ("Hvem der ellers var med",)
    owed = replace(earlier, values=(Value("row", "Hvor", "Gæld", "gaeld:3"), Value("creditor", "", "Ali", "Ali", True)))
    assert flags_of([owed], KNOWN)


def test_a_name_that_is_known_in_one_note_is_known_where_it_begins_another() -> None:
    told = flags_of([kontakt("Jamshid skylder penge"), kontakt("Hun er bange for Jamshid", 2)], KNOWN)
    assert [flag.row_id for flag in told] == [1, 2]
