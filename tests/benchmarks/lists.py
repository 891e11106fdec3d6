"""A landlord's list of arrears, and the least that reading one can cost."""

import csv
import io
import random
from datetime import date
from decimal import Decimal
from typing import Any

_AMOUNT, _RENT = 6, 5


def arrears_list(rows: int) -> bytes:
    """A list as landlords send it: semicolons, Danish amounts and dates, cp1252."""
    chance = random.Random(2)
    lines = ["Lejemålsnr.;Lejer;Adresse;Postnr;By;Mdl. husleje;Restance;Antal mdr.;Forfaldsdato;Telefon"]
    for number in range(rows):
        kroner, oere = chance.randint(500, 30_000), chance.choice(("00", "50"))
        amount = f"{kroner // 1000}.{kroner % 1000:03d},{oere}" if kroner >= 1000 else f"{kroner},{oere}"
        address = f"Hedeparken {number % 180 + 1}, {number % 4 + 1}. tv"
        lejemaal = f"{number // 1000:04d}-{number % 1000:03d}-01"
        lines.append(f"{lejemaal};Søren Bæk;{address};2750;Ballerup;6.500,00;{amount};2;01-10-2026;20000000")
    return "\r\n".join(lines).encode("cp1252")


def take_in_barely(connection: Any, content: bytes) -> None:
    """Parse, convert and write what the program reads of every row, for a list whose columns are known beforehand.

    No guessing of columns, no row refused or explained, no comparison with the list before, no audit.
    """
    rows = csv.reader(io.StringIO(content.decode("cp1252"), newline=""), delimiter=";")
    next(rows)
    converted = []
    for row in rows:
        first_name, _, last_name = row[1].rpartition(" ")
        converted.append(
            (
                row[0].strip(),
                row[0].replace(" ", "").casefold(),
                first_name,
                last_name,
                row[2].strip(),
                row[3],
                row[4],
                _oere(row[_RENT]),
                _oere(row[_AMOUNT]),
                int(row[7]),
                date(int(row[8][6:]), int(row[8][3:5]), int(row[8][:2])).isoformat(),
                "".join(sign for sign in row[9] if sign.isdigit()).removeprefix("0045"),
                row[0].partition("-")[0],
            )
        )
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO bare_list VALUES ({', '.join('?' * 13)})", converted)
    connection.execute("COMMIT")


BARE_TABLE = (
    "CREATE TABLE bare_list (number TEXT, key TEXT, first_name TEXT, last_name TEXT, address TEXT, postcode TEXT, "
    "town TEXT, rent_oere INTEGER, oere INTEGER, months INTEGER, due TEXT, phone TEXT, estate TEXT)"
)


def _oere(text: str) -> int:
    return int(Decimal(text.replace(".", "").replace(",", ".")) * 100)
