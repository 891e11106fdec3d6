"""What invented workers write: short, as one writes between two visits."""

from socialvicevaert.features.kontakter.models import KontaktArt, KontaktSted
from socialvicevaert.features.partnere.models import PartnerKind

PLACES = {
    KontaktArt.HJEMMEBESOEG: KontaktSted.HJEM,
    KontaktArt.SAMTALE: KontaktSted.KONTOR,
    KontaktArt.TELEFON: KontaktSted.TELEFON,
    KontaktArt.SMS: None,
    KontaktArt.MOEDE: KontaktSted.MYNDIGHED,
    KontaktArt.FORGAEVES: KontaktSted.HJEM,
    KontaktArt.NOTAT: None,
}
NOTES = {
    KontaktArt.HJEMMEBESOEG: (
        "Vi gik posten igennem sammen. Tre rykkere og et brev fra Udbetaling Danmark var ikke åbnet. Aftalt at ringe "
        "til ydelsescentret i morgen.",
        "Er mest hjemme om dagen og savner nogen at tale med. Vil gerne med på værestedet, hvis vi følges ad.",
        "Køkkenet trænger til rengøring, men humøret er bedre end sidst. Spiser igen varm mad.",
        "Bor alene efter skilsmissen. Husleje og el er betalt, men internettet er lukket.",
        "Talte om naboen og støjen om natten. Vil gerne have, at vi taler med ham sammen.",
    ),
    KontaktArt.SAMTALE: (
        "Kom selv forbi kontoret med brevet fra fogedretten. Vi læste det sammen og skrev mødet ned.",
        "Har fået afslag på enkeltydelse og forstår ikke hvorfor. Vi skrev en klage.",
        "Ønsker hjælp til at søge en mindre bolig. Skrevet op til ombytning.",
        "Drak kaffe og talte om datteren, som ikke ringer mere.",
    ),
    KontaktArt.TELEFON: (
        "Ringede for at minde om mødet på jobcentret. Husker det godt.",
        "Har betalt halvdelen af restancen og sender kvittering.",
        "Lægen har sendt henvisning til lokalpsykiatrien. Ventetid cirka seks uger.",
        "Var ked af det. Aftalt besøg i morgen formiddag.",
    ),
    KontaktArt.SMS: ("Bekræftede besøget på torsdag.", "Skrev, at posten fra kommunen er kommet."),
    KontaktArt.MOEDE: (
        "Møde med sagsbehandleren om aktivlovens § 81 a. De ser på det inden for 14 dage.",
        "Netværksmøde med socialcenter og støtte-kontaktperson. Ny plan aftalt.",
    ),
    KontaktArt.FORGAEVES: ("Ingen åbnede. Lagde en seddel i postkassen.", ""),
    KontaktArt.NOTAT: ("Ejendomskontoret har ringet: nøglen er afleveret.",),
}
MEETS = (PartnerKind.SOCIALCENTER, PartnerKind.JOBCENTER, PartnerKind.LOKALPSYKIATRI, PartnerKind.MISBRUGSCENTER)
COMPANY = ("Datteren", "Sønnen", "En nabo", "Søsteren", "Tolk", "En veninde")
NEXT_STEPS = (
    "Ring til ydelsescentret",
    "Følg med til jobcentret",
    "Spørg til svaret fra boligorganisationen",
    "Åbn posten sammen",
    "Ring og hør, hvordan det går",
    "Send papirer til kommunen",
)
TITLES = ("Husleje", "Ensomhed", "Uåbnet post", "Nabokonflikt", "Sygdom", "Flytning", "Sorg", "")
CONTACT = "Opdigtet Allé 1, 2750 Ballerup · 44 77 90 00"
PARTNERS: tuple[tuple[str, PartnerKind, str, str], ...] = (
    ("Jobcenter Ballerup", PartnerKind.JOBCENTER, "44770001", "man–tor 9–14, fre 9–12"),
    ("Lokalpsykiatri Ballerup", PartnerKind.LOKALPSYKIATRI, "44770002", "hverdage 8–15"),
    ("Misbrugscenter Vest", PartnerKind.MISBRUGSCENTER, "44770003", "åben rådgivning tir 13–16"),
    ("Socialcenter Ballerup", PartnerKind.SOCIALCENTER, "44770004", "hverdage 9–14"),
    ("Ejendomskontoret", PartnerKind.EJENDOMSKONTOR, "44770005", "hverdage 8–9 og 12–13"),
    ("Ydelsescentret", PartnerKind.YDELSESCENTER, "44770006", "telefon 9–12"),
    ("Kommunens boligrådgiver", PartnerKind.BOLIGRAADGIVER, "44770007", "man og tor 10–15"),
    ("Lægehuset Torvet", PartnerKind.LAEGE, "44770008", "telefontid 8–9"),
    ("Værestedet Gnisten", PartnerKind.VAERESTED, "44770009", "alle dage 10–18"),
    ("Krisecenter Egedal", PartnerKind.KRISECENTER, "44770010", "døgnåbent"),
    ("SSP Ballerup", PartnerKind.SSP, "44770011", "hverdage 9–15"),
    ("Fogedretten i Glostrup", PartnerKind.FOGEDRET, "44770012", "hverdage 8.30–15"),
)
PURPOSES = {
    PartnerKind.JOBCENTER: "Samtale om at komme i praktik eller job",
    PartnerKind.LOKALPSYKIATRI: "Udredning og støtte i hverdagen",
    PartnerKind.MISBRUGSCENTER: "Åben samtale om at komme i behandling",
    PartnerKind.SOCIALCENTER: "Ansøgning om socialpædagogisk støtte",
}
