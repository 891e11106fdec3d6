"""Several reports together: nothing small follows from all of them, whoever adds and subtracts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.features.tal.figures.hiding import hidden_beside
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told, ledger_from
from socialvicevaert.features.tal.figures.model.cells import Stock
from socialvicevaert.features.tal.figures.together import Together
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import Cell, Hiding, Keep, Relation
from tests.features.tal.attack import Atom, Reader, true_sum

ROWS = ("brev", "besoeg", "opkald")
ESTATES = (0, 1, 2)
MONTHS = 4
THRESHOLD = 5

Data = Mapping[Atom, int]


@dataclass(frozen=True)
class Asked:
    """A report of some months, of one estate or all (None); `trend` adds the last months one by one."""

    first: int
    last: int
    estate: int | None = None
    trend: int = 0

    def atoms(self, row: str = "", months: Sequence[int] = ()) -> list[Atom]:
        return [
            (month, estate, one)
            for month in months or range(self.first, self.last + 1)
            for estate in (ESTATES if self.estate is None else (self.estate,))
            for one in ((row,) if row else ROWS)
        ]


def ledger_of(asked: Asked, data: Data) -> Ledger:
    """The report of contacts: a total, its rows, and the total of single months."""
    cells = [Cell("i_alt", true_sum(data, asked.atoms()), Keep.HEADLINE)]
    cells += [Cell(f"art.{row}", true_sum(data, asked.atoms(row))) for row in ROWS]
    places = {"": Place(month(asked.first).from_on, month(asked.last).to_on, asked.estate)}
    for number in range(asked.last - asked.trend + 1, asked.last + 1):
        if number >= 0 and asked.first != asked.last:
            places[f"md.{number}."] = Place(month(number).from_on, month(number).to_on, asked.estate)
            cells.append(Cell(f"md.{number}.i_alt", true_sum(data, asked.atoms(months=[number]))))
    relations = (Relation("i_alt", tuple(f"art.{row}" for row in ROWS)),)
    return Ledger(THRESHOLD, places, tuple(cells), relations, {}, frozenset({"i_alt", *(f"art.{r}" for r in ROWS)}))


def month(number: int) -> Period:
    return Period.month(2026, number + 1)


def printed(ledger: Ledger) -> dict[str, str]:
    words = {Hiding.SMALL: f"<{ledger.threshold}", Hiding.WITHHELD: "skjult"}
    return {
        cell.key: words[ledger.hidden[cell.key]] if cell.key in ledger.hidden else str(cell.value)
        for cell in ledger.cells
        if not cell.internal
    }


def atoms_of(asked: Asked, key: str) -> list[Atom]:
    if key.startswith("md."):
        return asked.atoms(months=[int(key.split(".")[1])])
    return asked.atoms(key.removeprefix("art.") if key.startswith("art.") else "")


def issue(asked: Sequence[Asked], data: Data) -> list[Ledger]:
    """One report after the other, each beside all before it, as they are kept."""
    issued: list[Ledger] = []
    for one in asked:
        kept = ledger_from(hidden_beside(ledger_of(one, data), Told(tuple(issued))).as_json())
        issued.append(kept)
    return issued


def attack(asked: Sequence[Asked], issued: Iterable[Ledger], data: Data) -> list[str]:
    """The small counts that follow from what is printed, and the hidden figures that do."""
    reader = Reader(THRESHOLD)
    secrets: dict[str, list[Atom]] = {}
    for one, ledger in zip(asked, issued, strict=True):
        for key, text in printed(ledger).items():
            reader.read(atoms_of(one, key), text)
            if not text.isdigit():
                secrets[f"{one} {key}"] = atoms_of(one, key)
    for first in range(MONTHS):
        for last in range(first, MONTHS):
            for estates in ((0, 1, 2), (0,), (1,), (2,), (0, 2), (0, 1)):
                for row in ("", *ROWS):
                    atoms = [
                        (m, e, r) for m in range(first, last + 1) for e in estates for r in ([row] if row else ROWS)
                    ]
                    if 0 < true_sum(data, atoms) < THRESHOLD:
                        secrets[f"months {first}-{last} of {estates}: {row or 'all'}"] = atoms
    found = []
    for name, atoms in secrets.items():
        known = reader.known(atoms)
        if known is not None:
            found.append(f"{name} is {known}")
    return found


numbers = st.sampled_from((0, 0, 1, 2, 3, 5, 8, 13))
data_of_months = st.fixed_dictionaries({(m, e, row): numbers for m in range(MONTHS) for e in ESTATES for row in ROWS})
spans = st.tuples(st.integers(0, MONTHS - 1), st.integers(0, MONTHS - 1)).map(sorted)
reports = st.builds(
    lambda span, estate, trend: Asked(span[0], span[1], estate, trend),
    spans, st.sampled_from((None, None, 1, 2)), st.sampled_from((0, 0, 4)),
)  # fmt: skip


@given(data_of_months, st.lists(reports, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_sequence_of_reports_gives_a_small_count_away(data: Data, asked: list[Asked]) -> None:
    assert attack(asked, issue(asked, data), data) == []


def full(**other: int) -> dict[Atom, int]:
    """Nine of everything in every month, but for what is said: `brev_2=3` is row "brev" of month 2, first estate."""
    data = {(m, e, row): 9 for m in range(MONTHS) for e in ESTATES for row in ROWS}
    for name, value in other.items():
        row, number = name.split("_")
        for estate in ESTATES:
            data[int(number), estate, row] = value if estate == 0 else 0
    return data


def test_a_month_does_not_follow_from_the_year_and_the_other_months() -> None:
    data = full(brev_3=3)
    *_, year = issue([Asked(0, 0), Asked(1, 1), Asked(2, 2), Asked(0, 3)], data)
    assert printed(year)["art.brev"] == "skjult"
    assert printed(year)["i_alt"].isdigit()


def test_the_same_year_is_printed_where_no_month_has_been() -> None:
    [year] = issue([Asked(0, 3)], full(brev_3=3))
    assert year.hidden == {}


def test_a_month_is_hidden_where_what_is_left_of_the_year_would_be_small() -> None:
    data = full(brev_3=3)
    *_, last = issue([Asked(0, 3), Asked(0, 2)], data)
    assert printed(last)["art.brev"] == "skjult"


def test_an_estate_is_hidden_where_the_others_would_follow() -> None:
    data = full() | {(0, 0, "brev"): 2, (0, 2, "brev"): 1}
    *_, estate = issue([Asked(0, 0), Asked(0, 0, 1)], data)
    assert printed(estate)["art.brev"] == "skjult"


def test_what_was_hidden_stays_hidden_when_the_data_are_corrected() -> None:
    [first] = issue([Asked(0, 0)], full(brev_0=3))
    corrected = hidden_beside(ledger_of(Asked(0, 0), full(brev_0=8)), Told((first,)))
    assert first.hidden["art.brev"] is Hiding.SMALL
    assert corrected.hidden["art.brev"] is Hiding.WITHHELD


def test_what_a_trend_shows_of_a_month_is_hidden_as_the_month_hid_it() -> None:
    data = {(m, e, row): 9 for m in range(MONTHS) for e in ESTATES for row in ROWS}
    data |= {(1, e, row): int(e == 0) for e in ESTATES for row in ROWS}
    own, year = issue([Asked(1, 1), Asked(0, 3, trend=4)], data)
    assert own.hidden["i_alt"] in (Hiding.SMALL, Hiding.WITHHELD)
    assert "md.1.i_alt" in year.hidden


def test_what_has_been_printed_is_not_hidden_for_nothing() -> None:
    # 3 follow from what is out already: hiding the rest of the third report would protect nobody
    data = full(brev_3=3)
    bare = [replace(ledger_of(one, data), hidden={}) for one in (Asked(0, 3), Asked(0, 2))]
    later = hidden_beside(ledger_of(Asked(3, 3), data), Told(tuple(bare)))
    assert later.hidden == {"art.brev": Hiding.SMALL}


def test_what_stands_when_a_month_ends_is_what_stands_when_the_next_begins() -> None:
    def balance(number: int, primo: int, ultimo: int) -> Ledger:
        cells = (Cell("primo", primo), Cell("ultimo", ultimo))
        stocks = {"primo": Stock("aabne", at_begin=True), "ultimo": Stock("aabne")}
        places = {"": Place(month(number).from_on, month(number).to_on)}
        return Ledger(THRESHOLD, places, cells, (), {}, frozenset({"nye"}), stocks)

    first = hidden_beside(balance(0, 9, 3), Told())
    second = hidden_beside(balance(1, 8, 9), Told((first,)))  # what was 3 is 8 now: somebody wrote late
    assert first.hidden == {"ultimo": Hiding.SMALL}
    assert second.hidden == {"primo": Hiding.WITHHELD}


def test_a_ledger_is_read_as_it_was_written() -> None:
    [ledger] = issue([Asked(0, 3, 1, trend=2)], full(brev_1=2))
    stocks = {"ultimo": Stock("aabne"), "primo": Stock("aabne", at_begin=True)}
    whole = replace(ledger, stocks=stocks)
    assert ledger_from(whole.as_json()) == whole


def sent(number: int, value: int) -> Ledger:
    """A month of referrals, of which each report prints the total alone."""
    days = Period.month(2025 + number // 12, 1 + number % 12)
    places = {"": Place(days.from_on, days.to_on)}
    return Ledger(THRESHOLD, places, (Cell("sendt", value, Keep.HEADLINE),), (), {}, frozenset({"sendt"}))


def sent_in(values: Sequence[int]) -> list[Ledger]:
    issued: list[Ledger] = []
    for number, value in enumerate(values):
        issued.append(hidden_beside(sent(number, value), Told(tuple(issued))))
    return issued


def test_the_last_month_of_a_year_leaves_room_for_the_year_to_be_printed() -> None:
    months = sent_in([9, 9, 9, 3, *[9] * 8])
    assert [number for number, one in enumerate(months) if one.hidden] == [3, 11]
    whole = Place(Period.month(2025, 1).from_on, Period.month(2025, 12).to_on)
    year = replace(sent(0, 102), places={"": whole})
    assert hidden_beside(year, Told(tuple(months))).hidden == {}


def test_where_two_small_months_leave_room_no_other_is_hidden_for_the_year() -> None:
    months = sent_in([9, 2, 9, 3, *[9] * 8])
    assert [number for number, one in enumerate(months) if one.hidden] == [1, 3]


def test_before_a_whole_year_has_been_told_nothing_is_hidden_for_it() -> None:
    months = sent_in([9, 9, 9, 3, *[9] * 7])
    assert [number for number, one in enumerate(months) if one.hidden] == [3]


def test_what_is_left_for_a_year_that_cannot_be_printed_anyway_hides_nothing() -> None:
    months = sent_in([*[9] * 11, 3])
    assert [number for number, one in enumerate(months) if one.hidden] == [11]


def test_rows_that_another_report_names_by_their_size_say_nothing_of_this_one() -> None:
    # in April all partners are small and stand together; so do not believe that in March there was no other row
    def partners(number: int, *cells: Cell) -> Ledger:
        total = Cell("henvisninger.sendt", sum(cell.value for cell in cells), Keep.HEADLINE)
        places = {"": Place(month(number).from_on, month(number).to_on)}
        sums = (Relation(total.key, tuple(cell.key for cell in cells)),)
        return Ledger(THRESHOLD, places, (total, *cells), sums, {}, frozenset({total.key}))

    named, others = Cell("henvisninger.partner.1", 6), Cell("henvisninger.partner.oevrige", 2)
    march = hidden_beside(partners(2, named, others), Told())
    april = partners(3, Cell("henvisninger.partner.oevrige", 8))
    trend = replace(
        april,
        cells=(*april.cells, Cell("md.2026-03.henvisninger.sendt", 8)),
        places={**april.places, "md.2026-03.": march.places[""]},
    )
    known = Together(trend, Told((march,))).known()
    scope = "None||2026-03-01|2026-03-31|henvisninger."
    assert [one for one in known.relations if one.total == f"{scope}sendt"] == [
        Relation(f"{scope}sendt", (f"{scope}partner.1", f"{scope}partner.oevrige"))
    ]
