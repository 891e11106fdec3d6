"""Every language has every word, its fields stand in each, and a version once printed never changes."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.formularer import files, rules
from socialvicevaert.features.formularer.models import FormulartekstDraft, Sprog
from socialvicevaert.features.formularer.rules import placeholders_of
from socialvicevaert.features.samtykker.models import Befoejelse, Oplysningsart
from socialvicevaert.paper import fonts

RELEASED = {
    "da": "19fa80e56c85",
    "en": "942fba0a7951",
    "tr": "ce812cf99c3d",
    "ar": "9455bd1806e2",
    "so": "741278115301",
    "pl": "2afbe7e6ba36",
    "uk": "367a053dae81",
}
"""What the words of the consents said in a version: a form signed with it is printed again with the same words."""


@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_every_language_has_every_word(language: Sprog) -> None:
    assert set(rules.base(language).words) == set(rules.keys())


@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_the_fields_of_a_word_stand_in_every_language(language: Sprog) -> None:
    danish = rules.base(Sprog.DANSK).words
    for key, text in rules.base(language).words.items():
        assert placeholders_of(text) == placeholders_of(danish[key]), key
        assert text.strip() == text != "", key


@pytest.mark.parametrize("language", [one for one in Sprog if one is not Sprog.DANSK], ids=lambda one: one.value)
def test_a_help_language_is_no_copy_of_the_danish(language: Sprog) -> None:
    danish = rules.base(Sprog.DANSK).words
    words = rules.base(language).words
    assert sum(words[key] == danish[key] for key in danish) <= 4  # "Navn", "Telefon" and their like
    assert words["faelles.hjaelp"] != danish["faelles.hjaelp"]


@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_the_fonts_have_every_letter(language: Sprog) -> None:
    assert fonts.uncovered("".join(rules.base(language).words.values())) == set()


@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_what_comes_with_the_program_could_be_an_organisations_own(language: Sprog) -> None:
    draft = FormulartekstDraft(language, dict(rules.base(language).words))
    assert list(rules.problems_of_words(draft)) == []


def test_every_kind_of_information_and_every_power_has_its_word() -> None:
    danish = rules.base(Sprog.DANSK).words
    for kind in Oplysningsart:
        assert danish[f"faelles.oplysning.{kind.value}"] == kind.label
    for power in Befoejelse:
        assert danish[f"faelles.befoejelse.{power.value}"] == power.label


@given(text=st.text(max_size=80), wanted=st.lists(st.sampled_from(["dato", "vidne"]), max_size=3))
def test_a_correction_that_is_accepted_can_be_filled(text: str, wanted: list[str]) -> None:
    key = "faelles.givet_digitalt"  # has dato and medarbejder
    written = text + "".join(f"%({name})s" for name in wanted)
    if not list(rules.problems_of_words(FormulartekstDraft(Sprog.ENGELSK, {key: written}))):
        assert written % {"dato": "1", "medarbejder": "2"}


@given(number=st.integers(0, 999), version=st.sampled_from(["2026-11", "2027-03"]))
def test_the_name_of_a_version_is_read_as_it_was_written(number: int, version: str) -> None:
    assert rules.parts_of_version(rules.version_name(version, number)) == (version, number)
    stamp = rules.stamp(version, Sprog.ARABISK, rules.version_name(version, number))
    assert rules.parts_of_stamp(stamp) == (version, Sprog.ARABISK, rules.version_name(version, number))
    assert rules.parts_of_stamp(version) == (version, None, "")


@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_words_that_were_signed_stay(language: Sprog) -> None:
    signed = {
        key: text
        for key, text in rules.base(language, "2026-11").words.items()
        if key.partition(".")[0] in {"samtykke", "registrering", "fuldmagt", "faelles"}
    }
    digest = hashlib.sha256(json.dumps(signed, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    assert digest[:12] == RELEASED[language.value], "add a version to the data file instead of changing this one"


@pytest.mark.parametrize("sign", ["\ud800", "\0", "\x1b"])
def test_half_a_letter_and_signs_that_control_something_are_refused(sign: str) -> None:
    key = "faelles.hjaelp"
    content = json.dumps({"language": "en", "words": {key: f"Help{sign}"}}).encode()
    draft = files.from_file("a.json", content, Sprog.ENGELSK)
    assert [problem.field for problem in rules.problems_of_words(draft)] == [key]
