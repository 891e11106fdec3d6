"""Where each table stands in an extract, or why it does not: a table that nobody thought of stands under "Andet"."""

from socialvicevaert import audit
from socialvicevaert.storage import Row

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Dig", ("beboer",)),
    ("Bolig og husstand", ("lejemaal", "husstand", "barn")),
    ("Sager", ("sag", "sagbehov", "sagperiode")),
    ("Kontakter og notater", ("kontakt", "kontaktbehov")),
    ("Opgaver", ("opgave", "udskydelse")),
    ("Restance", ("restance",)),
    ("Fogedsager", ("fogedsag", "fogeddato", "fogedbeloeb", "fogedhistorik", "genbesoeg")),
    ("Budgetter", ("budget", "budgetbarn", "betaler", "budgetlinje", "scenarie", "scenarieaendring")),
    ("Gæld", ("gaeld", "gaeldhistorik", "gaelddokument", "fordeling", "fordelingspost", "screening", "screeningsvar")),
    ("Afdragsordninger", ("afdragsordning", "afdrag", "indbetaling")),
    ("Ansøgninger", ("ansoegning",)),
    ("Rådgivning og redningsplaner", ("forloeb", "forloebhistorik", "maaling", "redningsplan", "redningskilde")),
    ("Udskrifter af redningsplaner", ("redningsplanudskrift",)),
    (
        "Samtykker",
        ("samtykke", "samtykkepartner", "samtykkeoplysning", "samtykkeudkast", "samtykkeafslag", "samtykkebesked"),
    ),
    ("Hvad vi har givet videre om dig", ("videregivelse",)),
    ("Henvisninger", ("henvisning", "henvisningafsnit")),
    ("Breve", ("brev", "brevindhold")),
    ("Aftaleark", ("aftaleark", "aftalelinje", "aftalearkindhold")),
    ("Dokumenter", ("dokument", "dokumentindhold")),
    ("Underretninger", ("underretning", "underretningindhold", "underretningadgang")),
    ("Anmodninger om indsigt", ("indsigt",)),
    ("Andet", ()),
    ("Kladder, der ikke er gemt", ("kladde",)),
    ("Tidligere ordlyd", ("audit_event",)),
)
"""Headings and their tables, in the order of the paper."""

HOME = frozenset({"lejemaal", "husstand", "barn"})
"""What a resident's rows point at: the home outlives the resident, so no way leads from it to one."""

BY_KEY = frozenset({"kladde", "udskydelse"})
"""Rows that name what they are about in a text (``keys.about``)."""

LOGGED = "audit_event"

LEFT_OUT: dict[str, str] = {
    "indsigtvurdering": "Vores vurdering af, hvad der handler om andre, i anmodninger om indsigt.",
    "afdeling": "Oplysninger om boligafdelinger, ikke om personer. Din egen står under din bolig.",
    "boligorganisation": "Oplysninger om boligorganisationen, ikke om personer.",
    "medarbejder": "De ansattes egne oplysninger. Du får oplyst deres rolle.",
    "medarbejdergruppe": "De ansattes egne oplysninger. Du får oplyst deres rolle.",
    "behovsomraade": "En liste af ord, der er ens for alle.",
    "indstilling": "Programmets indstillinger, ens for alle.",
    "formulartekst": "De faste tekster på formularer, ens for alle.",
    "skabelon": "Skabeloner til breve, ens for alle. Breve om dig står under breve.",
    "skabelonversion": "Skabeloner til breve, ens for alle. Breve om dig står under breve.",
    "partner": "Oplysninger om myndigheder og andre, vi samarbejder med. Navnet står, hvor de er nævnt.",
    "kontaktperson": "Andre personers navne og telefonnumre.",
    "sats": "Offentlige satser, ens for alle.",
    "restanceliste": "Antal og summer fra udlejers lister. Din egen restance står under restance.",
    "restance_maerker": "Mærker af husstande på udlejers lister. De kan ikke læses, og ingen kan udpege dig i dem.",
    "restanceformat": "Hvordan udlejers lister ser ud.",
    "udstedtrapport": "Antal og summer for alle beboere. Ingen kan kendes i dem.",
    "vistrapport": "Antal og summer for alle beboere. Ingen kan kendes i dem.",
    "audit_anchor": "Et mærke, der viser, at loggen er hel.",
}
"""Tables of which nothing is handed over, and why, as the resident reads it."""

DERIVED = "Søgeregister, sikkerhedskopier og optællinger er lavet af det samme og indeholder ikke andet om dig."
"""What is held besides the tables."""

ELSEWHERE = (
    "Er du nævnt i det, vi har skrevet om en anden beboer, eller skrevet som en, der betaler med i en andens budget, "
    "står det hos den anden. Spørg os, hvis du vil vide det."
)
"""What is about the resident too, but is another's to see first: it is answered by a person."""


def leads_to_resident(table: str) -> bool:
    """Whether rows of a table can be one resident's."""
    return table == "beboer" or table in HOME or table in BY_KEY or bool(audit.ways_to_owner(table))


def collected_tables() -> frozenset[str]:
    """Every table of which rows are handed over."""
    return frozenset(table for table in Row.metadata.tables if leads_to_resident(table) and table not in LEFT_OUT) | {
        LOGGED
    }


def sections() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """``SECTIONS`` with every collected table in its place."""
    placed = {table for _title, tables in SECTIONS for table in tables}
    rest = tuple(sorted(collected_tables() - placed))
    return tuple((title, rest if title == "Andet" else tables) for title, tables in SECTIONS)
