"""The table of side sheets that other features may ask for: `context.navigate(Target("ny_kontakt", beboer_id))`.

A sheet is made with ``(context, target)``: ``target.id`` is the resident a new thing starts from, or None, and the
thing itself where one is corrected; ``target.extra`` may carry more. A sheet a feature opens only on its own screens
needs no line here.
"""

from dataclasses import dataclass

from socialvicevaert.security.roles import Permission

_FEATURES = "socialvicevaert.features"


@dataclass(frozen=True)
class SheetEntry:
    """One sheet: ``kind`` is the kind of target, ``screen`` is "module:Class" of a ``SideSheet``."""

    kind: str
    text: str
    icon: str
    screen: str
    permission: Permission
    is_command: bool = True  # stands in the palette; others need to know which thing they are about


SHEETS = (
    SheetEntry(
        "ny_kontakt", "Ny kontakt", "contact", f"{_FEATURES}.kontakter.ui.form:KontaktSheet", Permission.WRITE_KONTAKTER
    ),
    SheetEntry("ny_beboer", "Ny beboer", "add", f"{_FEATURES}.beboere.ui.form:BeboerSheet", Permission.WRITE_BEBOERE),
    SheetEntry(
        "nyt_samtykke",
        "Nyt samtykke",
        "consent",
        f"{_FEATURES}.samtykker.ui.choose:new_samtykke",
        Permission.WRITE_SAMTYKKER,
    ),
    SheetEntry(
        "ny_henvisning",
        "Ny henvisning",
        "referral",
        f"{_FEATURES}.henvisninger.ui.form:HenvisningSheet",
        Permission.WRITE_HENVISNINGER,
    ),
    SheetEntry(
        "ny_underretning",
        "Ny underretning",
        "child",
        f"{_FEATURES}.underretninger.ui.form:UnderretningSheet",
        Permission.WRITE_HENVISNINGER,
        is_command=False,
    ),
    SheetEntry("ny_opgave", "Ny opgave", "task", f"{_FEATURES}.opgaver.ui.form:OpgaveSheet", Permission.WRITE_OPGAVER),
    SheetEntry(
        "papirkurv", "Papirkurv", "delete", f"{_FEATURES}.papirkurv.ui.sheet:PapirkurvSheet", Permission.SEE_BEBOERE
    ),
    SheetEntry(
        "formulartekster",
        "Formulartekster",
        "language",
        f"{_FEATURES}.formularer.ui.sheet:FormularteksterSheet",
        Permission.WRITE_SKABELONER,
    ),
    SheetEntry("satser", "Satser", "computed", f"{_FEATURES}.satser.ui.sheet:SatserSheet", Permission.SEE_SETTINGS),
    SheetEntry(
        "kontakt",
        "Ret kontakt",
        "contact",
        f"{_FEATURES}.kontakter.ui.form:KontaktEditSheet",
        Permission.WRITE_KONTAKTER,
        is_command=False,
    ),
    SheetEntry(
        "opgave",
        "Opgave",
        "task",
        f"{_FEATURES}.opgaver.ui.form:OpgaveEditSheet",
        Permission.WRITE_OPGAVER,
        is_command=False,
    ),
    SheetEntry(
        "udskyd",
        "Udskyd",
        "snooze",
        f"{_FEATURES}.mindag.ui.put_off:UdskydSheet",
        Permission.WRITE_OPGAVER,
        is_command=False,
    ),
    SheetEntry(
        "ny_sag", "Ny sag", "case", f"{_FEATURES}.sager.ui.form:SagSheet", Permission.WRITE_SAGER, is_command=False
    ),
    SheetEntry(
        "sag", "Ret sag", "case", f"{_FEATURES}.sager.ui.form:SagSheet", Permission.WRITE_SAGER, is_command=False
    ),
    SheetEntry(
        "ny_fogedsag",
        "Ny fogedsag",
        "court",
        f"{_FEATURES}.fogedsager.ui.case_sheet:FogedsagSheet",
        Permission.WRITE_FOGEDSAGER,
    ),
    SheetEntry(
        "ny_ansoegning",
        "Ny ansøgning",
        "send",
        f"{_FEATURES}.ansoegninger.ui.form:AnsoegningSheet",
        Permission.WRITE_OEKONOMI,
    ),
    SheetEntry(
        "nyt_aftaleark",
        "Nyt aftaleark",
        "agreement",
        f"{_FEATURES}.aftaleark.ui.form:AftalearkSheet",
        Permission.WRITE_BREVE,
        is_command=False,
    ),
    SheetEntry(
        "dokument",
        "Ret dokument",
        "document",
        f"{_FEATURES}.dokumenter.ui.form:DokumentSheet",
        Permission.WRITE_DOKUMENTER,
        is_command=False,
    ),
    SheetEntry(
        "ny_ordning",
        "Ny afdragsordning",
        "partners",
        f"{_FEATURES}.afdragsordninger.ui.form:OrdningSheet",
        Permission.WRITE_OEKONOMI,
        is_command=False,
    ),
    SheetEntry(
        "nyt_forloeb",
        "Tilbyd rådgivningsforløb",
        "contact",
        f"{_FEATURES}.forloeb.ui.form:ForloebSheet",
        Permission.WRITE_OEKONOMI,
        is_command=False,
    ),
    SheetEntry(
        "ny_gaeld",
        "Ny gæld",
        "arrears",
        f"{_FEATURES}.gaeld.ui.form:GaeldSheet",
        Permission.WRITE_OEKONOMI,
        is_command=False,
    ),
    SheetEntry(
        "gaeld",
        "Gæld",
        "arrears",
        f"{_FEATURES}.gaeld.ui.form:GaeldSheet",
        Permission.SEE_BEBOERE,
        is_command=False,
    ),
    SheetEntry(
        "ny_redningsplan",
        "Ny redningsplan",
        "shield",
        f"{_FEATURES}.redningsplaner.ui.form:RedningsplanSheet",
        Permission.WRITE_OEKONOMI,
        is_command=False,
    ),
    SheetEntry(
        "gaeldssanering",
        "Gældssanering",
        "question",
        f"{_FEATURES}.gaeldssanering.ui.sheet:GaeldssaneringSheet",
        Permission.WRITE_OEKONOMI,
        is_command=False,
    ),
)
"""Sheets that open from anywhere."""
