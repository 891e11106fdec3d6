import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.security.errors import MistypedRecoveryCode, WrongRecoveryCode
from socialvicevaert.security.keyslots import SlotKind
from socialvicevaert.security.recovery import new_recovery_secret, recovery_code, recovery_secret

SECRETS = st.binary(min_size=16, max_size=16)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = {"O": "0", "I": "1", "L": "1"}


@given(SECRETS)
def test_a_printed_code_reads_back_as_its_secret(secret):
    assert recovery_secret(recovery_code(secret)) == secret


@given(SECRETS, st.data())
def test_any_single_wrong_character_is_refused(secret, data):
    code = recovery_code(secret)
    place = data.draw(st.sampled_from([place for place, sign in enumerate(code) if sign != "-"]))
    typed = data.draw(st.sampled_from(string.ascii_uppercase + string.digits + "æ?*€"))
    if READ_AS.get(typed, typed) == code[place]:
        return
    with pytest.raises(MistypedRecoveryCode):
        recovery_secret(code[:place] + typed + code[place + 1 :])


@given(SECRETS, st.integers(min_value=0, max_value=26))
def test_two_neighbours_changing_places_are_refused(secret, place):
    signs = recovery_code(secret).replace("-", "")
    swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    if swapped == signs:
        return
    with pytest.raises(MistypedRecoveryCode):
        recovery_secret(swapped)


@given(SECRETS, st.integers(min_value=0, max_value=27))
def test_a_forgotten_character_is_refused_with_the_count(secret, place):
    signs = recovery_code(secret).replace("-", "")
    with pytest.raises(MistypedRecoveryCode, match="Der er skrevet 27"):
        recovery_secret(signs[:place] + signs[place + 1 :])


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_secret_or_a_sentence(typed):
    try:
        secret = recovery_secret(typed)
    except MistypedRecoveryCode:
        return
    assert len(secret) == 16


@pytest.mark.parametrize(
    "rewrite",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", "  "),
        lambda code: code.replace("-", "–"),
        lambda code: code.replace("-", "\n"),
        lambda code: f"  {code.replace('-', ' - ')}\t",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
    ],
)
def test_the_way_it_is_typed_does_not_matter(rewrite):
    secret = bytes.fromhex("000000000000000000000000000000c1")
    code = recovery_code(secret)
    assert "0" in code
    assert "1" in code
    assert recovery_secret(rewrite(code)) == secret


def test_a_code_has_seven_groups_of_four_signs_that_are_not_mixed_up_on_paper():
    groups = recovery_code(bytes(range(16))).split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(ALPHABET)


def test_every_code_is_new_and_has_128_bits():
    secrets = {new_recovery_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert {len(secret) * 8 for secret in secrets} == {128}


def test_a_number_above_128_bits_is_refused_even_with_its_check_right():
    number = 1 << 129
    digits = ""
    for value, count in ((number, 26), (number % 1021, 2)):
        part = ""
        for _ in range(count):
            value, digit = divmod(value, 32)
            part = ALPHABET[digit] + part
        digits += part
    with pytest.raises(MistypedRecoveryCode):
        recovery_secret(digits)


def test_what_is_refused_is_called_what_the_sheet_calls_it() -> None:
    for typed in ("KORT", "é" * 28, recovery_code(bytes(16))[:-1] + "Z"):
        with pytest.raises(MistypedRecoveryCode, match=r"[Gg]endannelseskode"):
            recovery_secret(typed)
    assert "Gendannelseskode" in str(WrongRecoveryCode())
    assert SlotKind.RECOVERY.label == "Gendannelseskode"
