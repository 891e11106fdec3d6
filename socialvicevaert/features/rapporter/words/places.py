"""Where in a report a figure stands, in words: "Sager · Årsag"."""

from collections.abc import Mapping

from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE
from socialvicevaert.features.tal.figures.model.maaneder import MONTH
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE

_BLOCKS = {BEFORE: "Udvikling", MONTH: "Måned for måned", ESTATE: "Afdelinger"}
_SECTIONS = {
    "sager": "Sager",
    "kontakter": "Kontakter",
    "fogedsager": "Fogedsager",
    "nye_mennesker": "Mødt nye mennesker",
    "genbesoeg": "Genbesøg",
    "forloeb": "Rådgivningsforløb",
    "maaling": "Før og efter",
    "budgetter": "Budgetter",
    "ordninger": "Afdragsordninger",
    "ansoegninger": "Ansøgninger",
    "henvisninger": "Henvisninger",
    "samtykker": "Samtykker",
    "restancer": "Restancer",
    "husstande": "Husstande",
}
_TABLES = {
    "sager.resultat": "Resultat",
    "sager.kilde": "Sagen kom fra",
    "sager.aarsag": "Årsag",
    "sager.behov": "Behovsområde",
    "kontakter.art": "Art",
    "kontakter.sted": "Sted",
    "kontakter.deltog": "Deltagere",
    "kontakter.tid": "Tid",
    "genbesoeg.3": "Efter 3 måneder",
    "genbesoeg.6": "Efter 6 måneder",
    "genbesoeg.12": "Efter 12 måneder",
    "husstande.sag.type": "Med sag, efter type",
    "husstande.fogedsag.type": "Med fogedsag, efter type",
    "restancer.aarsag": "Årsag til restance",
    "fogedsager.resultat": "Resultat af indsatsen",
    "fogedsager.udfald": "Udfald af udlejers sag",
    "forloeb.tragt": "Svar på tilbud",
    "forloeb.resultat": "Resultat",
    "maaling.raadighed": "Rådighedsbeløb pr. måned",
    "maaling.gaeld": "Samlet gæld",
    "maaling.plan": "Plan for gælden",
    "maaling.plan.foer": "Plan for gælden, før",
    "maaling.plan.efter": "Plan for gælden, efter",
    "ordninger.tilstand": "Tilstand",
    "ansoegninger.grundlag": "Ansøgt om",
    "ansoegninger.status": "Afgørelse",
    "henvisninger.partner": "Partner",
    "henvisninger.status": "Status",
    "restancer.baand": "Beløb",
}

AMOUNTS = {
    f"maaling.{fact}.{moment}": f"Median {words}"
    for fact in ("raadighed", "gaeld")
    for moment, words in (("foer", "før"), ("efter", "efter"))
}
"""What a median amount is called beside `place_of`."""

PER_HOME = ("sager.i_perioden", "sager.nye", "kontakter.i_alt", "fogedsager.i_perioden", "restancer.husstande")
"""What a larger estate has more of for its size alone: printed for each 100 homes too."""

SUMS = "Tilsammen"
"""What a sum of amounts is called beside `place_of`."""


def place_of(key: str, labels: Mapping[str, str]) -> str:
    """The section of a figure and the table in it; `labels` name the row where it is a cell of one.

    Keys that this does not know by name stand under the first word of the key.
    """
    for prefix, block in _BLOCKS.items():
        if key.startswith(prefix):
            return block
    first, around = key.partition(".")[0], key.rpartition(".")[0]
    section = _SECTIONS.get(first, first.capitalize())
    table = _TABLES.get(around) or (labels.get(around, "") if around != first else "")
    return f"{section} · {table}" if table else section
