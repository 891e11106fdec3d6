"""Danish addresses: typed in one line, understood in parts, shown in one line again."""

import re
from dataclasses import dataclass

from socialvicevaert.shared.folding import fold


@dataclass(frozen=True)
class Address:
    """The parts of an address; a part nobody wrote is empty."""

    road: str
    house_number: str = ""
    floor: str = ""
    door: str = ""
    place: str = ""
    postcode: str = ""
    town: str = ""

    @property
    def is_understood(self) -> bool:
        """Whether a road and a house number were found."""
        return bool(self.road and self.house_number)


_TOWN = re.compile(r"(?:^|[,\s])(?:DK-?\s?)?(?P<postcode>[0-9]{4})\s+(?P<town>[^\d,][^\d,]*)$", re.IGNORECASE)
_FLOOR = r"(?P<floor>st(?:uen)?|kl|kld|[1-9][0-9]?)\.?(?:\s*sal)?"
_DOOR = r"(?P<door>tv|mf|th|[0-9]{1,4})\.?"
_ROAD = r"(?P<road>[^,]*?[^\W\d_][^,]*?)\.?,?\s+(?P<number>[1-9][0-9]{0,2})\s?(?P<letter>[a-zæøå](?![a-zæøå]))?"
_LINE = re.compile(rf"{_ROAD}(?:\s*,?\s*{_FLOOR}(?:\s*,?\s*{_DOOR})?)?\s*", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_FLOORS = {"stuen": "st", "kld": "kl"}


def parse_address(line: str) -> Address:
    """Understand ``Hedeparken 12 A, 2. tv, 2750 Ballerup``, ``Nørre Allé 5 1.th``, ``Enghaven 3, st.``.

    Never refuses: what cannot be understood is kept whole in ``road`` (see ``Address.is_understood``), because a
    landlord's spelling must not stop a worker. A line between the house number and the town is the place name.
    """
    text = _SPACES.sub(" ", line).strip(" ,")
    postcode = town = ""
    if found := _TOWN.search(text):
        postcode, town = found["postcode"], found["town"].strip()
        text = text[: found.start()].strip(" ,")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for kept in range(len(parts), 0, -1):
        if home := _LINE.fullmatch(", ".join(parts[:kept])):
            floor = _FLOORS.get((home["floor"] or "").lower(), (home["floor"] or "").lower())
            return Address(
                road=home["road"].strip(),
                house_number=home["number"] + (home["letter"] or "").upper(),
                floor=floor,
                door=(home["door"] or "").lower(),
                place=", ".join(parts[kept:]),
                postcode=postcode,
                town=town,
            )
    return Address(road=", ".join(parts), postcode=postcode, town=town)


def show_address(address: Address, *, with_town: bool = True) -> str:
    """``Hedeparken 12A, 2. tv, 2750 Ballerup``."""
    home = f"{address.road} {address.house_number}".strip()
    floor = f"{address.floor}." if address.floor else ""
    flat = f"{floor} {address.door}".strip()
    town = f"{address.postcode} {address.town}".strip() if with_town else ""
    return ", ".join(part for part in (home, flat, address.place, town) if part)


def address_key(address: Address) -> str:
    """What two spellings of the same home have in common: folded, without punctuation and without the town."""
    parts = (address.road, address.house_number, address.floor, address.door)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(" ".join(parts))).split())
