"""What each number means, as it is printed on the last page."""

from socialvicevaert.features.rapporter.figures.published import WITHHELD, Figure, Published
from socialvicevaert.features.rapporter.queries.samtykker import EXPIRING_DAYS

METHOD = "1"
"""Goes up when a definition changes, so that two reports can be compared knowingly."""


def definitions(report: Published) -> list[tuple[str, str]]:
    """Word and meaning, in the order of the sections."""
    return [
        (
            "Sag i perioden",
            "En sag, der var åben mindst én dag i perioden. En beboer kan have flere sager. Primo er åbne sager ved "
            "udgangen af dagen før perioden; nye er åbnet første gang i perioden; genåbnede var lukket ved "
            "periodens begyndelse og er åbnet igen. Primo + nye + genåbnede = sager i perioden. Sager i perioden – "
            "afsluttede = ultimo. En sag, der er lukket og genåbnet i perioden, tæller som åben.",
        ),
        ("Forskellige beboere", "Personer med mindst én sag i perioden; hver tælles én gang."),
        (
            "Årsag og behovsområde",
            "Som de var registreret, da tallene blev trukket. “Ukendt” er svaret, at årsagen ikke kendes; “Ikke "
            "angivet” er, at ingen har skrevet noget. En sag kan have flere behovsområder, så de summer ikke.",
        ),
        (
            "Kontakt",
            "En samtale, et besøg, et opkald, en besked, et brev eller et møde, efter dagen i dansk tid. Forgæves "
            "forsøg og notater er ikke kontakter og står for sig.",
        ),
        (
            "Fogedsag i perioden",
            "Åbnet senest på periodens sidste dag og ikke afsluttet før dens første. Det er nævneren for andelen af "
            "afværgede.",
        ),
        (
            "Afværget",
            "Vurderet som afværget permanent eller midlertidigt ved periodens udgang; senere vurderinger ændrer ikke "
            "rapporten. Øvrige er ikke det samme som udsat: de er ikke afværget, aldrig i kontakt, afsluttet uden "
            "vurdering eller stadig i gang. “Udsat af fogeden” og “Fraflyttet efter ophævelse” er to forskellige "
            "udfald.",
        ),
        (
            "Henvisning",
            "Sendt til en partner i perioden. Status er den ved periodens udgang: startet, afvist og afsluttet "
            "udelukker hinanden. Dage til svar er medianen fra afsendelse til første svar. Partnere med under "
            f"{report.threshold} henvisninger står samlet som “Øvrige partnere”.",
        ),
        (
            "Samtykke",
            "Gældende på en dag, når det er givet, ikke udløbet og ikke trukket tilbage. Udløber snart: inden for "
            f"{EXPIRING_DAYS} dage efter perioden.",
        ),
        (
            "Restance",
            "Husstande på boligorganisationens seneste restanceliste i perioden, også husstande uden sag hos os.",
        ),
        ("Procent", "Afrundet efter almindelige regler: halve rundes op. Nævneren står ved tallet."),
        (
            "Skjulte tal",
            f"Tal fra 1 til {report.threshold - 1} vises som “{report.small}”, så ingen beboer kan genkendes; 0 vises. "
            f"“{WITHHELD}” er et tal af enhver størrelse, der ellers ville røbe et lille tal ved at lægge sammen "
            "eller trække fra. Andele og medianer vises kun, hvor tallene bag dem vises.",
        ),
        (
            "Papirkurv",
            "Det, der ligger i papirkurven, tælles ikke med, heller ikke sager for beboere i papirkurven.",
        ),
    ]


COMPLETENESS = (
    ("sager.aarsag.ikke_angivet", "sager.i_perioden", "sager har ingen årsag"),
    ("sager.behov.ikke_angivet", "sager.i_perioden", "sager har intet behovsområde"),
    ("sager.resultat.ikke_angivet", "sager.afsluttede", "afsluttede sager har intet resultat"),
    ("sager.uden_afdeling", "sager.i_perioden", "sager er hos beboere uden afdeling"),
    ("fogedsager.forbi_dato", "fogedsager.i_gang", "fogedsager i gang er forbi den sidste dato i retten"),
    ("fogedsager.udfald.ikke_angivet", "fogedsager.i_perioden", "fogedsager er afsluttet uden udfald"),
    ("fogedsager.uden_vurdering", "fogedsager.i_perioden", "fogedsager er afsluttet uden vurdering af indsatsen"),
    ("henvisninger.status.sendt", "henvisninger.sendt", "henvisninger venter på svar"),
)
"""Figure, denominator, and the words of each line on completeness."""


def completeness(report: Published) -> list[str]:
    """Every kind of gap that is there ("7 af 41 sager har ingen årsag."); one sentence when there is none."""
    lines = [
        f"{_amount(report[key])} af {report.text(whole)} {words}."
        for key, whole, words in COMPLETENESS
        if key in report.figures and report[key].value != 0
    ]
    return lines or ["Der mangler ingen af de oplysninger, som rapporten bygger på."]


def _amount(figure: Figure) -> str:
    # a withheld figure may be any, also zero, so the words must not say that there are some
    return "Et skjult antal" if figure.value is None and not figure.is_small else figure.text
