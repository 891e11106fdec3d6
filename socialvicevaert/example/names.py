"""Invented names of many origins, and invented homes."""

from dataclasses import dataclass
from random import Random

from socialvicevaert.features.beboere.models import HusstandType

WOMEN = (
    "Fatima", "Aylin", "Karen", "Birthe", "Oksana", "Samira", "Zofia", "Hodan", "Thi Mai", "Inge", "Leyla",
    "Anne-Mette",
    "Amal", "Ruth", "Nadia", "Ewa", "Hanne", "Şükran", "Olena", "Jytte", "Safiya", "Dorthe", "Irina", "Lone", "Maryam",
)  # fmt: skip
MEN = (
    "Kurt", "Łukasz", "Mehmet", "Bjarne", "Hassan", "Øjvind", "Ibrahim", "Søren", "Van Minh", "Poul", "Abdi", "Jørgen",
    "Petro", "Ali", "Åge", "Marek", "Yusuf", "Torben", "Dragan", "Henning", "Omar", "Carsten", "Emre", "Preben",
    "Idris",
)  # fmt: skip
LAST = (
    "Demir", "Jensen", "Kowalski", "Warsame", "Møller", "Nguyen", "Åkjær", "Shevchenko", "Al-Hassan", "Æbelø", "Yılmaz",
    "Christensen", "Bæk", "Šarić", "Poulsen", "Ødegård", "Farah", "Sørensen", "Wiśniewska", "Haddad", "Nielsen", "Tran",
    "Østergaard", "Kaya", "Lund", "Petrenko", "Abdullahi", "Rasmussen", "Çelik", "Holm",
)  # fmt: skip
LANGUAGES = {
    "Fatima": "tyrkisk", "Aylin": "tyrkisk", "Mehmet": "tyrkisk", "Emre": "tyrkisk", "Şükran": "tyrkisk",
    "Oksana": "ukrainsk", "Olena": "ukrainsk", "Petro": "ukrainsk", "Zofia": "polsk", "Ewa": "polsk", "Łukasz": "polsk",
    "Marek": "polsk", "Hodan": "somali", "Safiya": "somali", "Abdi": "somali", "Amal": "arabisk", "Hassan": "arabisk",
    "Omar": "arabisk", "Thi Mai": "vietnamesisk", "Van Minh": "vietnamesisk", "Dragan": "serbisk",
}  # fmt: skip
ROADS = {
    "Lærkeparken": ("Lærkevænget", "Sanglærken", "Viben"),
    "Søndervang": ("Søndervangen", "Åstræde", "Ørnevej"),
    "Møllehaven": ("Møllehaven", "Kværnen", "Damgårdsvej"),
}
POSTCODES = {"Lærkeparken": "2750", "Søndervang": "2740", "Møllehaven": "2730"}
HOMES = {"Lærkeparken": 412, "Søndervang": 368, "Møllehaven": 254}
TOWNS = {"2750": "Ballerup", "2740": "Skovlunde", "2730": "Herlev"}


@dataclass(frozen=True)
class Person:
    """An invented resident with a home."""

    first_name: str
    last_name: str
    birth_year: int
    language: str
    needs_interpreter: bool
    phone: str
    household: HusstandType
    children: tuple[int, ...]
    afdeling: str
    address: str
    lejemaalsnr: str
    rent_oere: int


def people(random: Random, count: int, year: int) -> list[Person]:
    """So many different people in different homes; phones begin with 20 00, which nobody answers."""
    names = [(name, last, True) for name in WOMEN for last in LAST] + [
        (name, last, False) for name in MEN for last in LAST
    ]
    afdelinger = list(ROADS)  # in the order of their numbers
    homes: set[str] = set()
    found = []
    for number, (first, last, is_woman) in enumerate(random.sample(names, count)):
        afdeling = afdelinger[number % 3]
        address = _home(random, afdeling, homes)
        household, children = _household(random, is_woman, year)
        language = LANGUAGES.get(first, "")
        found.append(
            Person(
                first_name=first,
                last_name=last,
                birth_year=random.randint(year - 78, year - 21)
                if not children
                else random.randint(year - 52, year - 22),
                language=language,
                needs_interpreter=bool(language) and random.random() < 0.35,
                phone=f"2000{number:04d}",
                household=household,
                children=children,
                afdeling=afdeling,
                address=address,
                lejemaalsnr=f"{afdelinger.index(afdeling) + 1:04d}-{number + 1:03d}-{random.randint(1, 9):02d}",
                rent_oere=random.randrange(390_000, 990_000, 25),
            )
        )
    return found


def _home(random: Random, afdeling: str, taken: set[str]) -> str:
    while True:
        floor = random.choice(("st.", "1.", "2.", "3."))
        road, door = random.choice(ROADS[afdeling]), random.choice(("tv", "mf", "th"))
        address = f"{road} {random.randint(1, 88)}, {floor} {door}"
        if address not in taken:
            taken.add(address)
            return address


def _household(random: Random, is_woman: bool, year: int) -> tuple[HusstandType, tuple[int, ...]]:
    alone = HusstandType.ENLIG_KVINDE if is_woman else HusstandType.ENLIG_MAND
    parent = HusstandType.ENLIG_MOR if is_woman else HusstandType.ENLIG_FAR
    kinds = (alone, parent, HusstandType.PAR, HusstandType.PAR_MED_BOERN, HusstandType.UKENDT)
    kind = random.choices(kinds, weights=(45, 25 if is_woman else 6, 10, 14, 6))[0]
    if kind not in {HusstandType.ENLIG_MOR, HusstandType.ENLIG_FAR, HusstandType.PAR_MED_BOERN}:
        return kind, ()
    return kind, tuple(sorted(random.randint(year - 16, year - 2) for _ in range(random.randint(1, 4))))
