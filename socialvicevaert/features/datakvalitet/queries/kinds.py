"""Every kind of gap there is."""

from dataclasses import dataclass

from socialvicevaert.features.datakvalitet.queries.groups import Fix


@dataclass(frozen=True)
class Kind:
    """Its title, the figures that count it and all it is among, and why it matters."""

    key: str
    title: str
    figure: str
    whole: str
    why: str
    fix: Fix | None = None


_MEASURED = "Uden tallet både før og efter kan forløbet ikke være med i det, rapporten viser om virkningen."
_RECHECK = "Genbesøget viser, om hjælpen holdt. Uden svar står husstanden som ukendt."

KINDS = (
    Kind(
        "sager_uden_aarsag", "Sager uden årsag", "sager.aarsag.ikke_angivet", "sager.i_perioden",
        "Årsagerne viser, hvad der bringer beboerne i vanskeligheder. Er den ukendt, så vælg »Ukendt«.", Fix.AARSAG,
    ),
    Kind(
        "sager_uden_behov", "Sager uden behovsområde", "sager.behov.ikke_angivet", "sager.i_perioden",
        "Behovsområderne viser, hvad arbejdet handler om.", Fix.BEHOV,
    ),
    Kind(
        "sager_uden_resultat", "Lukkede sager uden resultat", "sager.resultat.ikke_angivet", "sager.afsluttede",
        "Resultatet er svaret på, om det hjalp.", Fix.RESULTAT,
    ),
    Kind(
        "fogedsager_forbi_dato", "Fogedsager forbi retsdato", "fogedsager.forbi_dato", "fogedsager.i_gang",
        "Datoen i retten er gået. Skriv, hvad der skete, eller den nye dato.",
    ),
    Kind(
        "fogedsager_uden_udfald", "Fogedsager uden udfald", "fogedsager.udfald.ikke_angivet", "fogedsager.i_perioden",
        "Udfaldet siger, om boligen blev mistet. Uden det er tallet for udsatte ikke helt.",
    ),
    Kind(
        "fogedsager_uden_vurdering", "Fogedsager uden vurdering", "fogedsager.uden_vurdering", "fogedsager.i_perioden",
        "En fogedsag uden vurdering tæller ikke som afværget.",
    ),
    *(
        Kind(
            f"genbesoeg_{months}", f"Genbesøg efter {months} måneder uden svar", f"genbesoeg.{months}.ukendt",
            f"genbesoeg.{months}.forfaldne", _RECHECK,
        )
        for months in (3, 6, 12)
    ),
    Kind(
        "henvisninger_uden_svar", "Henvisninger uden svar", "henvisninger.status.sendt", "henvisninger.sendt",
        "Ingen ved, om beboeren fik hjælpen. Ring til partneren, og skriv svaret.",
    ),
    Kind(
        "husstande_uden_type", "Husstande uden type", "husstande.sag.type.ukendt", "husstande.sag",
        "Typen viser, hvem der bor her, fx enlige og familier med børn.",
    ),
    Kind(
        "kontakter_uden_sted", "Kontakter uden sted", "kontakter.sted.ikke_angivet", "kontakter.i_alt",
        "Stedet viser, hvor arbejdet foregår.",
    ),
    Kind(
        "forloeb_uden_svar", "Tilbudte forløb uden svar", "forloeb.tragt.tilbudt", "forloeb.tilbudt",
        "Uden svar ved ingen, om tilbuddet blev brugt.",
    ),
    Kind(
        "forloeb_uden_resultat", "Afsluttede forløb uden resultat", "forloeb.resultat.ikke_angivet",
        "forloeb.afsluttede", "Resultatet er svaret på, om rådgivningen hjalp.",
    ),
    *(
        Kind(
            f"forloeb_uden_{fact}", f"Afsluttede forløb uden {words} før og efter", f"maaling.{fact}.ukendt",
            "forloeb.afsluttede", _MEASURED,
        )
        for fact, words in (("raadighed", "rådighedsbeløb"), ("gaeld", "gæld"), ("plan", "svar om plan"))
    ),
    Kind(
        "ansoegninger_over_tid", "Ansøgninger uden svar til tiden", "ansoegninger.over_tid", "ansoegninger.venter",
        "Svaret skulle være kommet. Ring til kommunen.",
    ),
    Kind(
        "sager_uden_afdeling", "Sager uden afdeling", "sager.uden_afdeling", "sager.i_perioden",
        "Beboeren har ingen bolig i programmet og tæller ikke med i nogen afdeling.",
    ),
    Kind(
        "uden_kontakt", "Beboere uden kontakt", "", "",
        "Beboeren har en åben sag, og ingen har mødt beboeren længe. Tag kontakt, eller afslut sagen.",
    ),
)  # fmt: skip
"""In the order they are shown. Those with a figure stand in the report under "Fuldstændighed" as well."""
