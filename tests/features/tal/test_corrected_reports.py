"""A report, and the same report after its data was corrected: neither gives away what the other hides."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.features.tal.figures.hiding import hidden_beside
from socialvicevaert.features.tal.figures.ledger import Ledger, Told
from socialvicevaert.features.tal.rules.suppression import Hiding
from tests.features.tal.attack import Reader
from tests.features.tal.test_told import ROWS, THRESHOLD, Asked, Data, full, ledger_of, printed

ONE = Asked(0, 0, 0)


@dataclass(frozen=True)
class Version:
    """What was true when it was made, and what it printed."""

    data: Data
    ledger: Ledger


def versions_of(*truths: Data) -> list[Version]:
    """The same report again and again."""
    made: list[Version] = []
    for data in truths:
        told = Told(tuple(one.ledger for one in made))
        made.append(Version(data, hidden_beside(ledger_of(ONE, data), told)))
    return made


def attack(versions: list[Version], knows_what_changed: bool) -> list[str]:
    """Hidden figures that follow. Who knows which rows were corrected takes all others to be as they were."""
    reader = Reader(THRESHOLD)
    secrets = {}
    for number, version in enumerate(versions):
        for key, text in printed(version.ledger).items():
            rows = [key.removeprefix("art.")] if key.startswith("art.") else ROWS
            atoms = [(seen_first(versions, number, row) if knows_what_changed else number, 0, row) for row in rows]
            reader.read(atoms, text)
            if not text.isdigit():
                secrets[f"version {number + 1} {key}"] = atoms
    known = {name: reader.known(atoms) for name, atoms in secrets.items()}
    return [f"{name} is {value}" for name, value in known.items() if value is not None]


def seen_first(versions: list[Version], number: int, row: str) -> int:
    value = versions[number].data[0, 0, row]
    while number and versions[number - 1].data[0, 0, row] == value:
        number -= 1
    return number


def of(*values: int) -> Data:
    return full() | {(0, 0, row): value for row, value in zip(ROWS, values, strict=True)}


counts = st.tuples(*[st.sampled_from((0, 1, 2, 3, 4, 5, 8, 13))] * 3).map(lambda values: of(*values))


@given(st.lists(counts, min_size=2, max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_version_gives_away_what_it_or_another_hides(truths: list[Data]) -> None:
    versions = versions_of(*truths)
    assert attack(versions, knows_what_changed=False) == []
    for version in versions:
        assert {key for key, text in printed(version.ledger).items() if text.isdigit() and 0 < int(text) < 5} == set()


@given(counts, st.sampled_from(ROWS), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_who_knows_which_row_was_corrected_learns_no_more(before: Data, row: str, change: int) -> None:
    versions = versions_of(before, {**before, (0, 0, row): before[0, 0, row] + change})
    assert attack(versions, knows_what_changed=True) == []


def test_a_change_of_one_is_visible_where_nothing_is_hidden() -> None:
    first, second = versions_of(of(10, 12, 8), of(10, 11, 8))
    assert printed(first.ledger)["i_alt"] == "30"
    assert printed(second.ledger) == {"i_alt": "29", "art.brev": "10", "art.besoeg": "11", "art.opkald": "8"}


def test_what_a_version_hid_the_next_hides_too() -> None:
    first, second = versions_of(of(3, 12, 8), of(6, 12, 8))
    assert first.ledger.hidden["art.brev"] is Hiding.SMALL
    assert second.ledger.hidden.keys() >= first.ledger.hidden.keys()


def test_what_was_printed_and_is_another_now_can_be_hidden_for_a_row_that_became_small() -> None:
    _, second = versions_of(of(6, 24, 0), of(3, 27, 0))
    assert printed(second.ledger)["art.brev"] == "<5"
    assert printed(second.ledger)["art.besoeg"] == "skjult"
