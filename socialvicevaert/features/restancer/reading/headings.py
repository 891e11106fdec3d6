"""What landlords call their columns."""

import re
from typing import NamedTuple

from socialvicevaert.features.restancer.reading.layout import Column
from socialvicevaert.shared.folding import fold

# Folded, without spaces and punctuation.
_NAMES = {
    Column.LEJEMAALSNR: "lejemaalsnr lejemaalsnummer lejemaal lejemaalnr lejemaalnummer lejemaalsid lejemaalid "
    "lejlighedsnr lejlighedsnummer lejlighed lejlnr bolignr bolignummer kontraktnr kontraktnummer lejekontrakt "
    "lejekontraktnr tenancyno tenancynumber tenancy unit unitno",
    Column.NAVN: "navn lejer lejernavn lejersnavn beboer beboernavn beboersnavn fuldenavn fuldtnavn navn1 lejer1 "
    "debitor debitornavn debitorensnavn kundenavn lejere name tenant tenantname fullname",
    Column.FORNAVN: "fornavn fornavne lejersfornavn firstname",
    Column.EFTERNAVN: "efternavn efternavne lejersefternavn lastname surname",
    Column.ADRESSE: "adresse lejemaaletsadresse lejemaalsadresse lejemaalsadr boligadresse boligensadresse adresse1 "
    "adr gadeadresse beliggenhed address streetaddress",
    Column.VEJNAVN: "vejnavn vej gade gadenavn vejgade street streetname",
    Column.HUSNR: "husnr husnummer hus husnrogbogstav husnrbogstav vejnr gadenr houseno housenumber",
    Column.ETAGE: "etage etg sal etagedoer etageside etageogdoer floor",
    Column.DOER: "doer doernr side sidedoer doerside sideellerdoer door",
    Column.POSTNR: "postnr postnummer pnr zip zipcode postcode postalcode",
    Column.BY: "by bynavn postdistrikt city town",
    Column.POSTNR_BY: "postnrby postnrogby postnummerby postnummerogby postnrpostdistrikt postby postadresse",
    Column.HUSLEJE: "husleje mdlhusleje maanedshusleje huslejeprmaaned huslejeprmd huslejemd huslejemdl maanedligleje "
    "maanedlighusleje mdlleje maanedsleje leje lejeprmd lejeprmaaned boligleje bruttohusleje bruttoleje rent "
    "monthlyrent",
    Column.RESTANCE: "restance restancebeloeb restanceialt restancerialt samletrestance restancetotal restancesaldo "
    "huslejerestance skyldighusleje skyldigtbeloeb skyldigbeloeb skyldigialt skyldig skylder saldo saldoialt "
    "udestaaende udestaaendebeloeb forfaldentbeloeb forfaldnebeloeb forfalden forfaldenrestance forfaldensaldo "
    "gaeld manglendebetaling aktuelrestance restancebeloebialt ialt total beloeb beloebialt arrears arrearsamount "
    "balance amountdue amount outstanding debt",
    Column.ANTAL_MAANEDER: "antalmdr antalmaaneder antalmd restancemaaneder restancemdr mdr maaneder mdrirestance "
    "maanederirestance antalmdrirestance antalmaanederirestance antalrestancemaaneder months monthsinarrears",
    Column.FORFALDSDATO: "forfaldsdato forfald forfaldendato forfaldenden sidsterettidigebetaling "
    "sidsterettidigebetalingsdag sidsterettidigebetalingsdato rettidigbetaling betalingsfrist betalingsdato "
    "aeldsteforfald aeldsteforfaldsdato restancefra foersteforfald dato duedate",
    Column.TELEFON: "telefon telefonnr telefonnummer tlf tlfnr tlfnummer mobil mobilnr mobilnummer mobiltelefon "
    "mobiltlf mobiltlfnr telefon1 phone phonenumber mobile",
    Column.AFDELING: "afdeling afd afdnr afdelingsnr afdelingsnummer afdelingnr afdelingsnavn department estate",
    Column.SELSKAB: "selskab selskabsnr selskabnr selskabsnummer boligselskab boligorganisation organisation "
    "organisationsnr udlejer company landlord",
    Column.LEJERNR: "lejernr lejernummer lejerid lejerlbnr lejerloebenr loebenr lbnr",
    Column.CPR: "cpr cprnr cprnummer personnr personnummer cprcvr cprcvrnr",
    Column.UBRUGT: "email emailadresse mail mailadresse epost bemaerkning bemaerkninger note",
}

# Looked for inside a heading that is none of the above, in this order.
_PARTS = (
    (r"cpr|personn", Column.CPR),
    (r"mail", Column.UBRUGT),
    (r"0?\d+(dage|dg)|over\d+|under\d+|gebyr|rykker|rente|depositum|indskud|indbetal|betaltdato", Column.UBRUGT),
    (r"(restance|antal).*(mdr|maaned)|(mdr|maaneder).*restance", Column.ANTAL_MAANEDER),
    (r"forfald.*dat|rettidig|betalingsfrist", Column.FORFALDSDATO),
    (r"restance(?!.*dato)|skyldig|udestaaende|arrears", Column.RESTANCE),
    (r"husleje|leje(pr|prm)", Column.HUSLEJE),
    (r"lejemaal.*n(umme)?r|lejlighed.*n(umme)?r", Column.LEJEMAALSNR),
    (r"efternavn", Column.EFTERNAVN),
    (r"fornavn", Column.FORNAVN),
    (r"vejnavn|gadenavn", Column.VEJNAVN),
    (r"adresse", Column.ADRESSE),
    (r"postn", Column.POSTNR),
    (r"telefon|mobil|^tlf", Column.TELEFON),
    (r"afdeling", Column.AFDELING),
    (r"navn", Column.NAVN),
)

_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split()}


class Recognised(NamedTuple):
    """The meaning of a heading, and how sure it is: 2 a known name, 1 a known part of one."""

    column: Column
    strength: int


def recognise_heading(heading: str) -> Recognised | None:
    """What a heading means, None for an unknown one. A letter lost in the file (``Lejem?lsnr``) does no harm."""
    plain = fold(heading)
    if not plain or len(plain) > 80:
        return None
    plain = re.sub(r"\(?\b(?:i )?(?:kr|dkk|kroner)\b\.?\)?", " ", plain)
    plain = re.sub(r"\bpr\.? *(?:d\. *)?\d.*", " ", plain)  # "Restance pr. 20-11-2026"
    if re.search(r"\w[?\ufffd]\w", plain):
        pattern = re.compile(re.sub(r"[?\ufffd]", "[a-z]{1,2}", re.sub(r"[^a-z0-9?\ufffd]", "", plain)))
        return next((Recognised(column, 2) for name, column in _BY_NAME.items() if pattern.fullmatch(name)), None)
    name = re.sub(r"[^a-z0-9]", "", plain)
    if name in _BY_NAME:
        return Recognised(_BY_NAME[name], 2)
    return next((Recognised(column, 1) for part, column in _PARTS if re.search(part, name)), None)
