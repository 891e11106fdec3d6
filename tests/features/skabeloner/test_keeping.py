"""Templates through the real store: versions, and files out and in."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries import template, template_of, templates, versions_of
from socialvicevaert.features.skabeloner.rules import file
from socialvicevaert.features.skabeloner.service import (
    back_to_the_programs_own,
    export_skabeloner,
    import_skabeloner,
    keep_skabelon,
    retire_skabelon,
    use_version_again,
)
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent

OWN = SkabelonDraft("Tak", BrevArt.EGEN, Modtager.BEBOER, "Tak for i dag", (Afsnit("Kære {{beboer.fornavn}}"),))


def test_a_correction_of_the_programs_own_takes_its_place_and_the_earlier_words_stay(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        first = template(session, "indkaldelse")
        for subject in ("Kom til samtale", "Kom gerne"):
            keep_skabelon(session, replace(first.as_draft(), subject=subject))
        now = template_of(session, BrevArt.INDKALDELSE)
        assert (now.subject, now.version, now.said) == ("Kom gerne", 2, "Aftale om samtale, version 2")
        assert [view.subject for view in versions_of(session, now.id or 0)] == ["Kom gerne", "Kom til samtale"]
        assert [view.key for view in templates(session)].count("indkaldelse") == 1


def test_one_that_is_taken_out_of_use_leaves_the_programs_own(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = keep_skabelon(session, template(session, "indkaldelse").as_draft())
        retire_skabelon(session, number)
        assert template_of(session, BrevArt.INDKALDELSE).version == 0


def test_a_field_that_nobody_knows_is_refused_before_anything_is_kept(database: Database, vicevaert: Actor) -> None:
    wrong = SkabelonDraft("Tak", BrevArt.EGEN, Modtager.BEBOER, "Tak", (Afsnit("{{beboer.hund}}"),))
    with database.write(intent(vicevaert)) as session:
        before = templates(session)
        with pytest.raises(ValidationFailed, match="findes ikke"):
            keep_skabelon(session, wrong)
        assert templates(session) == before


def test_what_is_taken_out_as_a_file_is_read_in_unchanged_and_once(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        keep_skabelon(session, OWN)
        taken = export_skabeloner(session)
        again = import_skabeloner(session, taken)
        assert (again.made, again.changed) == ((), ())
        assert "Tak" in again.unchanged
        other = json.loads(taken)
        other["templates"][0]["subject"] = "Noget andet"
        assert len(import_skabeloner(session, json.dumps(other).encode()).changed) == 1


BROKEN: list[Callable[[dict[str, Any]], object]] = [
    lambda content: content.update(format="andet/1"),
    lambda content: content.update(templates=[]),
    lambda content: content.update(templates="alle"),
    lambda content: content["templates"][0].pop("name"),
    lambda content: content["templates"][0].update(kind="rap"),
    lambda content: content["templates"][0].update(body="tekst"),
    lambda content: content["templates"][0]["body"][0].update(text="{{beboer.naven}}"),
    lambda content: content["templates"][0].update(subject=7),
]


@pytest.mark.parametrize("breaking", BROKEN)
def test_a_broken_file_changes_nothing(
    database: Database, vicevaert: Actor, breaking: Callable[[dict[str, Any]], object]
) -> None:
    content = json.loads(file.written([OWN]))
    breaking(content)
    with database.write(intent(vicevaert)) as session:
        before = templates(session)
        with pytest.raises(UserError):
            import_skabeloner(session, json.dumps(content).encode())
        assert templates(session) == before


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    with pytest.raises(UserError):
        file.read(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"  ", "Filen er tom"),
        (b'{"format": "socialvicevaert.skabeloner/1", "templ', "beskadiget"),
        (b'{"format": "socialvicevaert.skabeloner/2", "templates": []}', "nyere udgave"),
        (b'{"format": "budget/1"}', "ingen skabeloner"),
    ],
)
def test_what_is_the_matter_with_a_file_is_said_as_it_is(content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        file.read(content)


def test_all_that_is_wrong_in_a_template_of_a_file_is_named_at_once() -> None:
    wrong = replace(OWN, body=(Afsnit("{{beboer.hund}}"), Afsnit("{{beboer.navn")))
    with pytest.raises(UserError, match=r"beboer\.hund.*står alene"):
        file.read(file.written([wrong]))


def test_a_leder_changes_no_template(database: Database, leder: Actor) -> None:
    with database.write(intent(leder)) as session, pytest.raises(NotAllowed):
        keep_skabelon(session, OWN)


def test_an_earlier_version_is_used_again_as_a_new_one_with_who_and_why(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = keep_skabelon(session, OWN)
        keep_skabelon(session, replace(OWN, subject="Noget andet", note="Kortere"), number)
        use_version_again(session, number, 1)
        found = versions_of(session, number)
        assert [(view.version, view.subject, view.note) for view in found] == [
            (3, OWN.subject, "Version 1 igen"),
            (2, "Noget andet", "Kortere"),
            (1, OWN.subject, ""),
        ]
        assert {view.made_by for view in found} == {vicevaert.name}
        with pytest.raises(UserError, match="findes ikke længere"):
            use_version_again(session, number, 9)


def test_a_corrected_one_goes_back_to_the_programs_words_and_one_of_our_own_has_none(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        first = template(session, "indkaldelse")
        number = keep_skabelon(session, replace(first.as_draft(), subject="Kom"))
        assert template(session, "indkaldelse").is_corrected
        back_to_the_programs_own(session, number)
        now = template(session, "indkaldelse")
        assert (now.subject, now.version, now.is_corrected) == (first.subject, 2, False)
        with pytest.raises(UserError, match="jeres egen"):
            back_to_the_programs_own(session, keep_skabelon(session, OWN))


def test_a_version_on_top_of_one_that_was_not_seen_is_refused(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        number = keep_skabelon(session, OWN, based_on=0)
        keep_skabelon(session, OWN, number, based_on=1)
        with pytest.raises(UserError, match="version 2 er gemt"):
            keep_skabelon(session, OWN, number, based_on=1)


def test_a_name_is_taken_once_among_the_letters_of_a_kind(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        keep_skabelon(session, OWN)
        with pytest.raises(ValidationFailed, match="allerede en skabelon"):
            keep_skabelon(session, replace(OWN, name=" TAK "))
        taken = template(session, "indkaldelse")
        with pytest.raises(ValidationFailed, match="allerede en skabelon"):
            keep_skabelon(session, replace(taken.as_draft(), key=""))


def test_one_of_the_programs_own_keeps_its_kind(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed, match="Lav en kopi"):
        keep_skabelon(session, replace(template(session, "indkaldelse").as_draft(), recipient=Modtager.PARTNER))


def test_a_name_that_stands_twice_in_a_file_is_refused(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session, pytest.raises(UserError, match="står to gange"):
        import_skabeloner(session, file.written([OWN, replace(OWN, name="tak")]))


def test_a_key_that_this_program_does_not_have_becomes_one_of_our_own(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        assert import_skabeloner(session, file.written([replace(OWN, key="fremtidig")])).made == ("Tak",)
        assert next(view for view in templates(session) if view.name == "Tak").key == ""


def test_one_that_is_out_of_use_stays_so_when_a_file_changes_it(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        retire_skabelon(session, keep_skabelon(session, OWN))
        assert import_skabeloner(session, file.written([replace(OWN, subject="Nyt")])).changed == ("Tak",)
        assert "Tak" not in [view.name for view in templates(session)]
