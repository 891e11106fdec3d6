"""The landlord's monthly lists of the invented year, as the landlord would send them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from socialvicevaert.example.names import POSTCODES, TOWNS, Person
from socialvicevaert.example.plan import Year
from socialvicevaert.shared.money import show_amount

HEADINGS = (
    "Lejemålsnr.", "Lejer", "Adresse", "Postnr", "By", "Mdl. husleje", "Restance", "Antal mdr.", "Forfaldsdato",
    "Telefon",
)  # fmt: skip
OTHERS_ON_A_LIST = 24  # households in arrears that nobody here knows


@dataclass(frozen=True)
class MonthlyList:
    """A file and the day it is about."""

    as_of: date
    file_name: str
    content: bytes


def monthly_lists(year: Year, random: Random) -> list[MonthlyList]:
    """One list for each month: those with a fogedsag while it runs, a changing crowd besides."""
    crowd = list(year.people)
    found = []
    as_of = year.from_on + timedelta(days=4)
    while as_of <= year.until:
        running = [
            (year.people[sag.person], sag.fogedsag.arrears_oere)
            for sag in year.sager
            if sag.fogedsag and sag.fogedsag.opened_on <= as_of <= (sag.fogedsag.closed_on or year.until)
        ]
        named = {person.lejemaalsnr for person, _ in running}
        others = [person for person in random.sample(crowd, OTHERS_ON_A_LIST) if person.lejemaalsnr not in named]
        rows = running + [(person, random.randrange(50_000, 2_000_000, 25)) for person in others]
        found.append(MonthlyList(as_of, f"restanceliste_{as_of:%Y-%m}.csv", _csv(rows, as_of)))
        as_of = (as_of.replace(day=1) + timedelta(days=32)).replace(day=5)
    return found


def _csv(rows: Sequence[tuple[Person, int]], as_of: date) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for person, arrears in sorted(rows, key=lambda row: row[0].lejemaalsnr):
        postcode = POSTCODES[person.afdeling]
        writer.writerow(
            [
                person.lejemaalsnr,
                f"{person.first_name} {person.last_name}",
                person.address,
                postcode,
                TOWNS[postcode],
                show_amount(person.rent_oere),
                show_amount(arrears),
                max(1, arrears // person.rent_oere),
                f"{as_of.replace(day=1):%d-%m-%Y}",
                person.phone,
            ]
        )
    writer.writerow(["I alt", "", "", "", "", "", show_amount(sum(arrears for _, arrears in rows)), "", "", ""])
    return text.getvalue().encode("utf-8-sig")
