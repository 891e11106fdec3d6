"""Danish addresses: read from one line or from split columns, shown in one way."""

import re
import unicodedata
from dataclasses import dataclass, replace

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold


@dataclass(frozen=True)
class Address:
    """A home: house number 1–999 with optional letter, floor (``kl``, ``st``, ``1``–``99``), door (``tv``, ``mf``,
    ``th`` or a number), an optional place name, postcode of four digits and town. Unknown parts are "".
    """

    road: str
    house_number: str = ""
    floor: str = ""
    door: str = ""
    place: str = ""
    postcode: str = ""
    town: str = ""

    @property
    def match_key(self) -> str:
        """Equal for two spellings of one home; town and place are left out, they are written in too many ways."""
        return fold("|".join((self.road, self.house_number, self.floor, self.door, self.postcode)))


class NotAnAddress(UserError):
    """The text cannot be read as a Danish address."""


_FLOOR = r"(?P<floor>stuen|stue|st|kælder|kld|kl|(?:0?[1-9]|[1-9][0-9])(?![0-9]))"
_DOOR = r"(?P<door>til venstre|venstre|tv|midt for|midtfor|mf|til højre|højre|th|(?:dør ?(?:nr\.? ?)?)?[0-9]{1,4})"
_FLOOR_AND_DOOR = re.compile(rf"(?:{_FLOOR}(?:\.? ?(?:sal|etage|floor)|)[.,]?)? ?(?:{_DOOR}\.?)?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<= )(?P<number>[0-9]{1,4}) ?(?P<letter>[a-zæøå])?(?=[ ,.]|$)", re.IGNORECASE)
_POSTCODE_AND_TOWN = re.compile(
    r"(?:^|[ ,])(?:dk[- ]?)?(?P<postcode>[0-9]{4}),? +(?P<town>[^\W\d][^\d,]*)$", re.IGNORECASE
)
_FLOORS = {"stuen": "st", "stue": "st", "kælder": "kl", "kld": "kl"}
_DOORS = {"til venstre": "tv", "venstre": "tv", "midt for": "mf", "midtfor": "mf", "til højre": "th", "højre": "th"}


def parse_address(text: str) -> Address:
    """Read one line or several: ``Hedeparken 147A, 2. th``, ``Strandvej 12 st tv``, ``…, Lille Torp, 2750 Ballerup``.

    Raises ``NotAnAddress`` with a Danish sentence; see ``read_address`` for lists that must not stop.
    """
    line = _one_line(text)
    if not line:
        raise NotAnAddress("Skriv en adresse, fx Hedeparken 147A, 2. th.")
    line = re.sub(r",? (?:danmark|denmark)$", "", line, flags=re.IGNORECASE)
    postcode = town = ""
    ending = _POSTCODE_AND_TOWN.search(line)
    if ending:
        postcode, town = ending["postcode"], ending["town"].strip()
        line = line[: ending.start()].strip(" ,")
    first, *others = (part.strip() for part in line.split(","))
    address = _road_and_number(first)
    if address is None:
        raise NotAnAddress(f"»{text.strip()[:60]}« mangler vejnavn eller husnummer. Skriv fx Hedeparken 147A, 2. th.")
    number = int(re.sub(r"[^0-9]", "", address.house_number))
    if not 1 <= number <= 999:
        raise NotAnAddress("Et husnummer er mellem 1 og 999, evt. med et bogstav.")
    for part in filter(None, others):
        address = _with_part(address, part)
    return replace(address, postcode=postcode, town=town)


def read_address(text: str) -> Address:
    """Like ``parse_address``, but what cannot be read becomes the road: nothing a landlord wrote is lost."""
    try:
        return parse_address(text)
    except NotAnAddress:
        return Address(road=_one_line(text))


def address_from_columns(
    road: str,
    house_number: str = "",
    floor: str = "",
    door: str = "",
    place: str = "",
    postcode: str = "",
    town: str = "",
) -> Address:
    """Put together what a list holds in columns; a column may hold more than its name says ("2450 København SV").

    Never raises: what cannot be read stays as it is written.
    """
    cells = {
        "road": road, "house_number": house_number, "floor": floor, "door": door,
        "place": place, "postcode": postcode, "town": town,
    }  # fmt: skip
    # A spreadsheet gives whole numbers back as 2450.0.
    cells = {name: re.sub(r"^([0-9]+)\.0$", r"\1", _one_line(cell)) for name, cell in cells.items()}
    floor_cell = re.sub(r"^0+(?=[0-9])", "", cells["floor"])
    floor_cell = "st" if floor_cell == "0" else floor_cell
    inside = ", ".join(filter(None, (" ".join(filter(None, (cells["road"], cells["house_number"]))), floor_cell)))
    address = read_address(inside)
    if cells["door"]:
        found = _FLOOR_AND_DOOR.fullmatch(cells["door"])
        read = _door(found["door"] or found["floor"]) if found else cells["door"]
        address = replace(address, door=read)
    if cells["place"]:
        address = replace(address, place=cells["place"])
    together = _POSTCODE_AND_TOWN.search(cells["postcode"]) or _POSTCODE_AND_TOWN.search(cells["town"])
    if together:
        return replace(address, postcode=together["postcode"], town=together["town"].strip())
    return replace(address, postcode=cells["postcode"] or address.postcode, town=cells["town"] or address.town)


def show_address(address: Address) -> str:
    """The home without its town: "Hedeparken 147A, 2. th"."""
    home = address.door
    if address.floor:
        home = f"{address.floor}. {address.door}".strip()
    elif address.door.isdigit():
        home = f"dør {address.door}"  # a number alone would be read as the floor
    street = f"{address.road} {address.house_number}".strip()
    return ", ".join(part for part in (street, home) if part)


def show_address_lines(address: Address) -> tuple[str, ...]:
    """The lines of an envelope: home, place, postcode and town."""
    lines = (show_address(address), address.place, f"{address.postcode} {address.town}".strip())
    return tuple(line for line in lines if line)


def show_address_full(address: Address) -> str:
    """Everything in one line: "Hedeparken 147A, 2. th, 2750 Ballerup"."""
    return ", ".join(show_address_lines(address))


def _one_line(text: str) -> str:
    lines = re.sub(r"[\r\n;]+", ", ", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", re.sub(r"(?: *, *)+", ", ", lines)).strip(" ,")


def _road_and_number(part: str) -> Address | None:
    """Split "10. Februar Vej 5 st tv": the first number after which only floor and door can follow is the house's."""
    for found in _NUMBER.finditer(part):
        road, rest = part[: found.start()].strip(), part[found.end() :].strip(" .")
        home = _FLOOR_AND_DOOR.fullmatch(rest)
        if home is None or not re.search(r"[^\W\d_]", road):
            continue
        number = found["number"].lstrip("0") + (found["letter"] or "").upper()
        if not number[:1].isdigit():
            number = "0"
        return Address(road, number, _floor(home["floor"]), _door(home["door"]))
    return None


def _with_part(address: Address, part: str) -> Address:
    """Add what stands between two commas: floor and door, or else a place name."""
    home = _FLOOR_AND_DOOR.fullmatch(part)
    if home is None:
        place = ", ".join(filter(None, (address.place, part)))
        return replace(address, place=place)
    if address.floor and not address.door and home["floor"] and not home["door"]:
        return replace(address, door=_door(home["floor"]))  # "2, 3": the second number is the door's
    return replace(
        address,
        floor=_floor(home["floor"]) or address.floor,
        door=_door(home["door"]) or address.door,
    )


def _floor(text: str | None) -> str:
    floor = (text or "").casefold().lstrip("0")
    return _FLOORS.get(floor, floor)


def _door(text: str | None) -> str:
    door = re.sub(r"^dør ?(?:nr\.? ?)?", "", (text or "").casefold())
    return _DOORS.get(door, door.lstrip("0") if door.isdigit() else door)
