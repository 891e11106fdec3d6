"""The catalogue of fields: everything a letter can take from the case, and which kind of information it is.

A field without a kind tells nothing about the resident. One that is ``asked`` is known to nobody but the writer, who
types it while the letter is written.
"""

from dataclasses import dataclass
from types import MappingProxyType

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import BrevArt

_ANY = frozenset(BrevArt)


@dataclass(frozen=True)
class Felt:
    """A field: written ``{{key}}`` in a template, shown as ``label`` in a list under its ``group``."""

    key: str
    label: str
    group: str
    example: str
    kind: Oplysningsart | None = None
    asked: bool = False
    letters: frozenset[BrevArt] = _ANY


def fields_of(letter: BrevArt) -> tuple[Felt, ...]:
    """The fields a kind of letter can hold, group by group."""
    return tuple(each for each in FIELDS if letter in each.letters)


def field_of(key: str) -> Felt | None:
    """One field; None when nobody knows it."""
    return _BY_KEY.get(key)


def needed_in(letter: BrevArt) -> tuple[Felt, ...]:
    """The fields that a kind of letter must hold."""
    return tuple(_BY_KEY[key] for key in NEEDED.get(letter, ()))


_NAME = Oplysningsart.NAVN_ADRESSE
_FAMILY = Oplysningsart.FAMILIE
_HOME = Oplysningsart.BOLIG
_MONEY = Oplysningsart.OEKONOMI
_COURT = Oplysningsart.FOGEDSAG
_EVERYDAY = Oplysningsart.SOCIALE_FORHOLD
_CREDITOR = frozenset({BrevArt.KREDITOR})
_APPLICATION = frozenset({BrevArt.ANSOEGNING_81A})
_REFERRAL = frozenset({BrevArt.HENVISNING})
_MEETING = frozenset({BrevArt.INDKALDELSE, BrevArt.BEVIS_KONTAKT, BrevArt.EGEN})

FIELDS = (
    Felt("organisation.navn", "Organisationens navn", "Afsender", "Boligselskabet Sundparken"),
    Felt("organisation.kontakt", "Sådan kontaktes I", "Afsender", "Sundvej 1, 2300 København S · 33 11 22 33"),
    Felt("medarbejder.navn", "Dit navn", "Afsender", "Karen Holm"),
    Felt("medarbejder.rolle", "Din stilling", "Afsender", "Social vicevært"),
    Felt("medarbejder.telefon", "Din telefon", "Afsender", "20 30 40 50"),
    Felt("medarbejder.email", "Din e-mail", "Afsender", "karen@sundparken.dk"),
    Felt("dato.i_dag", "Dagens dato", "Dato", "søndag den 22. november 2026"),
    Felt("modtager.navn", "Modtagerens navn", "Modtager", "Jobcenter København"),
    Felt("modtager.kontaktperson", "Modtagerens kontaktperson", "Modtager", "Ole Lund"),
    Felt("beboer.navn", "Beboerens navn", "Beboer", "Amina Yusuf", _NAME),
    Felt("beboer.fornavn", "Beboerens fornavn", "Beboer", "Amina", _NAME),
    Felt("beboer.foedt", "Beboerens fødselsdag eller fødselsår", "Beboer", "04-05-1983", _NAME),
    Felt("beboer.adresse", "Beboerens adresse", "Beboer", "Sundvej 4, 2. tv., 2300 København S", _NAME),
    Felt("beboer.telefon", "Beboerens telefon", "Beboer", "22 33 44 55", _NAME),
    Felt("beboer.email", "Beboerens e-mail", "Beboer", "amina@eksempel.dk", _NAME),
    Felt("beboer.sprog", "Beboerens sprog, og om der er brug for tolk", "Beboer", "Somali, brug for tolk", _NAME),
    Felt("familie.husstand", "Husstandens type", "Familie", "Enlig mor med børn", _FAMILY),
    Felt("familie.boern", "Børnenes alder", "Familie", "4, 9 og 13 år", _FAMILY),
    Felt("bolig.lejemaalsnr", "Lejemålets nummer", "Bolig", "12-034-5", _HOME),
    Felt("bolig.afdeling", "Afdelingen", "Bolig", "Sundparken 2", _HOME),
    Felt("bolig.boligorganisation", "Boligorganisationen", "Bolig", "Boligselskabet Sundparken", _HOME),
    Felt("bolig.husleje", "Huslejen om måneden", "Bolig", "6.432,00 kr.", _HOME),
    Felt("bolig.indflyttet", "Indflyttet den", "Bolig", "01-03-2019", _HOME),
    Felt("restance.beloeb", "Restancen", "Restance og fogedsag", "12.864,00 kr.", _MONEY),
    Felt("restance.opgjort", "Restancen er opgjort den", "Restance og fogedsag", "05-11-2026", _MONEY),
    Felt("fogedsag.beloeb", "Beløbet i fogedsagen", "Restance og fogedsag", "15.120,00 kr.", _COURT),
    Felt("fogedsag.moede", "Næste møde i fogedretten", "Restance og fogedsag", "mandag den 14. december 2026", _COURT),
    Felt("fogedsag.frist", "Fristen i påkravet", "Restance og fogedsag", "30-11-2026", _COURT),
    Felt("oekonomi.raadighed", "Rådighedsbeløbet om måneden", "Økonomi", "5.210,00 kr.", _MONEY),
    Felt("oekonomi.indkomst", "Indkomsten om måneden", "Økonomi", "18.400,00 kr.", _MONEY),
    Felt("oekonomi.udgifter", "De faste udgifter om måneden", "Økonomi", "13.190,00 kr.", _MONEY),
    Felt("gaeld.samlet", "Gælden i alt", "Økonomi", "84.300,00 kr.", _MONEY),
    Felt("gaeld.antal", "Antal kreditorer", "Økonomi", "7", _MONEY),
    Felt("sag.titel", "Hvad sagen handler om", "Indsatsen", "Hjælp til overblik over økonomien", _EVERYDAY),
    Felt("sag.aabnet", "Sagen er åbnet den", "Indsatsen", "12-08-2026", _EVERYDAY),
    Felt("kontakt.foerste", "Første kontakt", "Indsatsen", "14-08-2026", _EVERYDAY),
    Felt("kontakt.seneste", "Seneste kontakt", "Indsatsen", "18-11-2026", _EVERYDAY),
    Felt("kontakt.antal", "Antal kontakter, hvor I har talt sammen", "Indsatsen", "9", _EVERYDAY),
    Felt(
        "aftale.dag",
        "Dagen for mødet",
        "Mødet",
        "tirsdag den 1. december 2026",
        _EVERYDAY,
        asked=True,
        letters=_MEETING,
    ),
    Felt("aftale.tid", "Klokkeslæt", "Mødet", "10.00", _EVERYDAY, asked=True, letters=_MEETING),
    Felt("aftale.sted", "Sted", "Mødet", "Beboerhuset, Sundvej 1", _EVERYDAY, asked=True, letters=_MEETING),
    Felt("aftale.om", "Hvad mødet handler om", "Mødet", "budget og husleje", _EVERYDAY, asked=True, letters=_MEETING),
    Felt("henvisning.formaal", "Hvad I beder om", "Henvisningen", "Samtale om boligstøtte", letters=_REFERRAL),
    Felt("henvisning.svar_senest", "Svar ønskes senest", "Henvisningen", "06-12-2026", letters=_REFERRAL),
    Felt("ansoegning.beloeb", "Beløbet der søges om", "Ansøgningen", "12.864,00 kr.", _MONEY, letters=_APPLICATION),
    Felt("ansoegning.formaal", "Hvad der søges om", "Ansøgningen", "Restance", _MONEY, letters=_APPLICATION),
    Felt("ansoegning.frist", "Skal være afgjort inden", "Ansøgningen", "30-11-2026", _COURT, letters=_APPLICATION),
    Felt("kreditor.navn", "Kreditoren", "Kreditoren", "Lånebutikken A/S", _MONEY, letters=_CREDITOR),
    Felt("kreditor.sagsnummer", "Kreditorens sagsnummer", "Kreditoren", "LB-99812", _MONEY, letters=_CREDITOR),
    Felt("kreditor.restgaeld", "Restgælden", "Kreditoren", "14.200,00 kr.", _MONEY, letters=_CREDITOR),
    Felt("kreditor.tilbud", "Det tilbudte beløb om måneden", "Kreditoren", "250,00 kr.", _MONEY, letters=_CREDITOR),
    Felt(
        "kreditor.foerste_betaling",
        "Første betaling",
        "Kreditoren",
        "mandag den 4. januar 2027",
        _MONEY,
        letters=_CREDITOR,
    ),
    Felt("kreditor.svarfrist", "Svar ønskes senest", "Kreditoren", "mandag den 7. december 2026", letters=_CREDITOR),
)
"""Every field, in the order of the list that a writer picks from."""

NEEDED = MappingProxyType(
    {
        BrevArt.HENVISNING: ("henvisning.formaal",),
        BrevArt.ANSOEGNING_81A: ("beboer.navn", "ansoegning.beloeb"),
        BrevArt.KREDITOR: ("kreditor.tilbud",),
        BrevArt.INDKALDELSE: ("aftale.dag", "aftale.tid", "aftale.sted"),
    }
)
"""What a kind of letter is nothing without: a referral names the purpose that the consent was given for (GDPR art. 5,
1, b), an application what is applied for and by whom, a proposal what is offered, an appointment when and where.
"""

_BY_KEY = MappingProxyType({each.key: each for each in FIELDS})
