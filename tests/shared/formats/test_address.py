import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.formats.address import (
    Address,
    NotAnAddress,
    address_from_columns,
    parse_address,
    read_address,
    show_address,
    show_address_full,
    show_address_lines,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Hedeparken 147A, 2. th", Address("Hedeparken", "147A", "2", "th")),
        ("Bispebjerg Parkallé 172, st. mf", Address("Bispebjerg Parkallé", "172", "st", "mf")),
        ("Lundtoftegade 12a", Address("Lundtoftegade", "12A")),
        ("Strandvejen 12 A st tv", Address("Strandvejen", "12A", "st", "tv")),
        ("Torvet 3,st.,tv", Address("Torvet", "3", "st", "tv")),
        ("Torvet 3, 2th", Address("Torvet", "3", "2", "th")),
        ("Torvet 003, 2. sal til højre", Address("Torvet", "3", "2", "th")),
        ("Torvet 3, kælder", Address("Torvet", "3", "kl")),
        ("Torvet 3, 12. 4", Address("Torvet", "3", "12", "4")),
        ("Torvet 3, 2, 4", Address("Torvet", "3", "2", "4")),
        ("Bygaden 12, dør 14", Address("Bygaden", "12", door="14")),
        ("10. Februar Vej 5, 3. tv", Address("10. Februar Vej", "5", "3", "tv")),
        ("2. Tværvej 12", Address("2. Tværvej", "12")),
        ("H.C. Andersens Boulevard 27", Address("H.C. Andersens Boulevard", "27")),
        (
            "Hedeparken 12, Lille Torp, 2750 Ballerup",
            Address("Hedeparken", "12", place="Lille Torp", postcode="2750", town="Ballerup"),
        ),
        (
            "Hedeparken 12\n2. th\nDK-2450 København SV\nDanmark",
            Address("Hedeparken", "12", "2", "th", postcode="2450", town="København SV"),
        ),
        ("Hedeparken 12 2. th 2750 Ballerup", Address("Hedeparken", "12", "2", "th", postcode="2750", town="Ballerup")),
    ],
)
def test_an_address_is_read_as_people_write_it(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["", "Hedeparken", "12", "Hedeparken 0", "Hedeparken 1000", "Poste restante, 2750 Ballerup"]
)
def test_what_is_no_address_gives_one_sentence_and_nothing_is_lost(text: str) -> None:
    with pytest.raises(NotAnAddress, match=r"\.$"):
        parse_address(text)
    assert read_address(text).road == text


def test_columns_are_put_together() -> None:
    expected = Address("Østre Gasværk Vej", "42", "3", "tv", postcode="2450")
    assert address_from_columns("Østre Gasværk Vej", "42", "3", "tv", postcode="2450.0") == expected
    assert address_from_columns("Østre Gasværk Vej", "042.0", "03", "TV.", postcode="2450") == expected
    assert address_from_columns("Østre Gasværk Vej 42, 3. tv", postcode="2450") == expected


def test_a_column_may_hold_more_than_its_name_says() -> None:
    address = address_from_columns("Hedeparken 12", floor="ST.", door="2", postcode="2750 Ballerup")
    assert address == Address("Hedeparken", "12", "st", "2", postcode="2750", town="Ballerup")
    assert address_from_columns("Hedeparken 12", town="2750 Ballerup").postcode == "2750"


def test_unreadable_columns_stay_as_they_are() -> None:
    assert address_from_columns("Ukendt adresse", door="bagved", place="Torp").road == "Ukendt adresse"
    assert address_from_columns("Hedeparken 12", door="bagved").door == "bagved"


def test_an_address_is_shown_in_one_way() -> None:
    address = Address("Hedeparken", "147A", "2", "th", "Lille Torp", "2750", "Ballerup")
    assert show_address(address) == "Hedeparken 147A, 2. th"
    assert show_address_lines(address) == ("Hedeparken 147A, 2. th", "Lille Torp", "2750 Ballerup")
    assert show_address_full(address) == "Hedeparken 147A, 2. th, Lille Torp, 2750 Ballerup"


def test_two_spellings_of_one_home_match() -> None:
    one = parse_address("AABOULEVARDEN 6, 3 mf, 2200 København N")
    other = address_from_columns("Åboulevarden", "6", "3.", "MF", postcode="2200", town="Kbh. N")
    assert one.match_key == other.match_key
    assert one.match_key != parse_address("Åboulevarden 6, 2. mf, 2200 København N").match_key


addresses = st.builds(
    Address,
    road=st.sampled_from(["Hedeparken", "Østre Gasværk Vej", "10. Februar Vej", "Sjælør Boulevard"]),
    house_number=st.builds(
        lambda number, letter: f"{number}{letter}", st.integers(1, 999), st.sampled_from(["", "A", "Å"])
    ),
    floor=st.sampled_from(["", "kl", "st", *map(str, range(1, 100))]),
    door=st.sampled_from(["", "tv", "mf", "th", *map(str, range(1, 60))]),
    place=st.sampled_from(["", "Lille Torp"]),
    postcode=st.just("2750"),
    town=st.sampled_from(["Ballerup", "København SV"]),
)


@given(addresses)
def test_a_shown_address_can_be_read_back(address: Address) -> None:
    assert parse_address(show_address_full(address)) == address


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_address(text)
    address_from_columns(text, text, text, text, text, text, text)
