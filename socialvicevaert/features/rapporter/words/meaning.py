"""What one figure means: which of the printed definitions is about it."""

from socialvicevaert.features.rapporter.words.definitions import definitions
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE
from socialvicevaert.features.tal.figures.model.maaneder import MONTH
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE
from socialvicevaert.features.tal.figures.published import Published

_DEFINED_BY = {
    "sager": "Sag i perioden",
    "sager.beboere": "Forskellige beboere",
    "sager.aarsag": "Årsag og behovsområde",
    "sager.behov": "Årsag og behovsområde",
    "nye_mennesker": "Mødt nye mennesker",
    "kontakter": "Kontakt",
    "kontakter.sted": "Sted, deltagere og tid",
    "kontakter.deltog": "Sted, deltagere og tid",
    "kontakter.tid": "Sted, deltagere og tid",
    "fogedsager": "Afværget",
    "fogedsager.i_perioden": "Fogedsag i perioden",
    "fogedsager.primo": "Fogedsag i perioden",
    "fogedsager.modtagne": "Fogedsag i perioden",
    "genbesoeg": "Genbesøg",
    "forloeb": "Rådgivningsforløb",
    "maaling": "Før og efter",
    "budgetter": "Budget",
    "ordninger": "Afdragsordning",
    "ansoegninger": "Ansøgning",
    "henvisninger": "Henvisning",
    "samtykker": "Samtykke",
    "restancer": "Restance",
    "restancer.aarsag": "Årsag til restance",
    "husstande": "Husstand",
}
"""Under which word figures are defined whose keys begin so; the longest beginning holds."""


def definition_of(report: Published, key: str) -> tuple[str, str]:
    """Word and meaning of one figure; of an estate, a month or an earlier year it is the same as of the whole."""
    own = key.removeprefix(BEFORE)
    if own.startswith((MONTH, ESTATE)):
        own = own.split(".", 2)[2]
    parts = own.split(".")
    beginnings = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    word = next((_DEFINED_BY[one] for one in beginnings if one in _DEFINED_BY), "")
    return word, dict(definitions(report)).get(word, "")
