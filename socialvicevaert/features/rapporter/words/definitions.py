"""What each number means, as it is printed on the last page."""

from datetime import timedelta

from socialvicevaert.features.rapporter.words.method import METHOD as METHOD
from socialvicevaert.features.tal.figures.published import (
    AMOUNT_STEP_OERE,
    SUM_STEP_OERE,
    WITHHELD,
    Figure,
    Published,
)
from socialvicevaert.features.tal.models import EstateChange
from socialvicevaert.features.tal.queries.kontakt_ways import OFFICE_CLOSES, OFFICE_OPENS
from socialvicevaert.features.tal.queries.samtykker import EXPIRING_DAYS
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.percent import show_number


def definitions(report: Published) -> list[tuple[str, str]]:
    """Word and meaning, in the order of the sections."""
    return [
        (
            "Sag i perioden",
            "En sag, der var åben mindst én dag i perioden. En beboer kan have flere sager. Primo er åbne sager ved "
            "udgangen af dagen før perioden; nye og genåbnede var ikke åbne da, men er åbnet i perioden, første gang "
            "eller igen. Primo + nye og genåbnede = sager i perioden. Sager i perioden – afsluttede = ultimo. "
            "En sag, der er lukket og genåbnet i perioden, tæller som åben og kun én gang.",
        ),
        ("Forskellige beboere", "Personer med mindst én sag i perioden; hver tælles én gang."),
        (
            "Årsag og behovsområde",
            "Som de var registreret, da tallene blev trukket. »Ukendt« er svaret, at årsagen ikke kendes; »Ikke "
            "angivet« er, at ingen har skrevet noget. En sag kan have flere behovsområder, så de summer ikke.",
        ),
        (
            "Mødt nye mennesker",
            "Beboere med en sag, der var afsluttet ved periodens udgang, spurgt, da den blev afsluttet. Andelen er af "
            "dem, der er spurgt; de andre er »ikke spurgt« og siger intet. En beboer med flere sager har svaret ja, "
            "hvis svaret er ja i en af dem.",
        ),
        (
            "Kontakt",
            "En samtale, et besøg, et opkald, en besked, et brev eller et møde, efter dagen i dansk tid. Forgæves "
            "forsøg og notater er ikke kontakter og står for sig.",
        ),
        (
            "Sted, deltagere og tid",
            "Som de er skrevet på kontakten. »Ingen andre noteret« er beboeren alene, eller at ingen har skrevet, hvem "
            f"der var med. Uden for kontortid er før kl. {OFFICE_OPENS}, fra kl. {OFFICE_CLOSES}, og hele døgnet "
            "lørdag, søndag og på helligdage.",
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
            "vurdering eller stadig i gang. »Udsat af fogeden« og »Fraflyttet efter ophævelse« er to forskellige "
            "udfald.",
        ),
        (
            "Genbesøg",
            "3, 6 og 12 måneder efter, at en fogedsag blev afsluttet som afværget, spørges der, om husstanden stadig "
            "bor der. Med er dem, hvis dag ligger i perioden, med det svar, der var ved dens udgang; de er nævneren. "
            "Er boligen mistet efter ophævelse eller udsat inden dagen, bor husstanden der ikke længere, også uden "
            "genbesøg. Resten er ukendt, også når sagen er åbnet igen: andelen af undersøgte siger intet om dem.",
        ),
        *_saving(report),
        *_comparison(report),
        *_money(report),
        (
            "Henvisning",
            "Sendt til en partner i perioden. Status er den ved periodens udgang: startet, afvist og afsluttet "
            "udelukker hinanden. Dage til svar er medianen fra afsendelse til første svar. Partnere med under "
            f"{report.threshold} henvisninger står samlet som »Øvrige partnere«.",
        ),
        (
            "Samtykke",
            "Til at udveksle oplysninger; til registrering og fuldmagter tælles ikke. "
            "Gældende på en dag, når det er givet, ikke udløbet og ikke trukket tilbage. Udløber snart: inden for "
            f"{EXPIRING_DAYS} dage efter perioden.",
        ),
        (
            "Restance",
            "Husstande på boligorganisationens seneste restanceliste i perioden, også husstande uden sag hos os. "
            f"Beløbet i alt er afrundet til hele {show_number(SUM_STEP_OERE // 100)} kr. og vises kun, hvor hvert "
            "beløbsinterval vises.",
        ),
        (
            "Husstand",
            "De beboere, der er registreret sammen; en beboer uden husstand er én for sig. Hver husstand tæller én "
            "gang blandt dem med sag og én gang blandt dem med fogedsag. Typen er den, der var registreret, da "
            "tallene blev trukket; »Ukendt« er, at ingen har skrevet den.",
        ),
        (
            "Årsag til restance",
            "Husstande med en fogedsag i perioden, og husstande med en sag i perioden, der stod på en restanceliste i "
            "den med et beløb. Årsagen er den, der står på husstandens nyeste sag med en årsag; en fogedsag har ingen "
            "årsag for sig selv.",
        ),
        *_whose(report),
        *_months(report),
        ("Procent", "Afrundet efter almindelige regler: halve rundes op. Nævneren står ved tallet."),
        (
            "Skjulte tal",
            f"Tal fra 1 til {report.threshold - 1} vises som »{report.small}«, så ingen beboer kan genkendes; 0 vises. "
            f"»{WITHHELD}« er et tal af enhver størrelse, der ellers ville røbe et lille tal ved at lægge sammen "
            "eller trække fra. Andele og medianer vises kun, hvor tallene bag dem vises.",
        ),
        (
            "Metoden bag skjulte tal",
            f"Cellesuppression med tærskel {report.threshold}: de små tal, og så mange andre, at ingen af dem kan "
            "regnes ud. Det efterprøves med alt, hvad en læser kan vide: de viste tal, hvordan de summer, at tal er "
            f"hele og ikke negative, og hvad »{report.small}« betyder. Hvert skjult tal skal kunne have mindst to "
            "værdier.",
        ),
        (
            "Andre rapporter",
            "Tidligere udstedte rapporter regnes med, og det samme gør tal, der er vist på skærmen for en, der ikke må "
            "se beboere: hverken et skjult tal eller et lille tal, som ingen rapport viser, må følge af dem "
            "tilsammen, fx et år minus elleve måneder eller alle afdelinger minus én. Det, der én gang er skjult, "
            "forbliver skjult for samme periode og sted.",
        ),
        (
            "Det beskytter skjulte tal ikke imod",
            "Den, der kender beboerne eller har tal fra andre steder, kan vide mere. En ny udgave af en rapport viser, "
            "hvad der er rettet. Af rapporter fra, før programmet gemte de sande tal, regnes kun det viste med. "
            "Et 0 fortæller, at ingen er i gruppen.",
        ),
        (
            "Papirkurv",
            "Det, der ligger i papirkurven, tælles ikke med, heller ikke sager for beboere i papirkurven.",
        ),
    ]


def _saving(report: Published) -> list[tuple[str, str]]:
    saving = report.saving
    if saving is None:
        return []
    return [
        (
            "Anslået besparelse",
            f"Afværgede fogedsager ({report.text(saving.based_on)}) gange {show_oere(saving.per_case_oere)}; et skøn, "
            f"ikke et regnskab. Forudsætning: {saving.assumption.rstrip('.')}. Kilde: {saving.source}",
        )
    ]


def _money(report: Published) -> list[tuple[str, str]]:
    return [
        (
            "Rådgivningsforløb",
            "Tilbudt i perioden, med svaret, som det stod ved periodens udgang: ja, nej, intet svar eller venter; de "
            "fire summer til de tilbudte. Afsluttede forløb er dem, der er lukket i perioden, også når de er tilbudt "
            "før; afværget er vurderet permanent eller midlertidigt.",
        ),
        (
            "Før og efter",
            "Rådighedsbeløb er indtægter minus faste udgifter pr. måned, før afdrag på gæld. Gælden er den samlede. "
            "Kun afsluttede forløb, hvor det er målt både ved start og ved slut; de andre er »ukendt«. Medianen er "
            f"den midterste værdi, afrundet til hele {AMOUNT_STEP_OERE // 100} kr., og vises først fra "
            f"{report.threshold} forløb.",
        ),
        (
            "Budget",
            "Lavet i perioden med mindst ét beløb ud over huslejen. En ny udgave af en husstands budget tæller for "
            "sig.",
        ),
        (
            "Afdragsordning",
            "Aftalt i perioden, eller tidligere og hverken betalt eller ophørt, da den begyndte. Tilstanden følger af "
            "afdrag og indbetalinger til og med periodens sidste dag. Brudt: et afdrag mangler, ud over de dage, "
            "ordningen selv giver.",
        ),
        (
            "Ansøgning",
            "Sendt i perioden, med afgørelsen, som den stod ved periodens udgang. Besvaret er bevilget, delvist "
            "bevilget og afslag; en ansøgning, der er trukket tilbage, er ikke besvaret. Dage til svar er medianen af "
            f"de besvarede. Det, der er søgt under {report.threshold} gange, er samlet som »Øvrige« i afgørelserne.",
        ),
    ]


def _whose(report: Published) -> list[tuple[str, str]]:
    """Whose figures they are: the estate's, the group's."""
    found = [
        (
            "Afdeling",
            "En beboer tælles i den afdeling, hvor boligen ligger; en fogedsag, hvor dens eget lejemål ligger. »Ingen "
            "afdeling« er resten, så afdelingerne altid summer til det hele. En afdeling, der er blevet en del af en "
            "anden, tælles under den i hver periode, der slutter senere, og for sig selv i dem, der slutter før."
            + "".join(f" {_change(one)}" for one in report.estate_changes),
        )
    ]
    if report.gruppe:
        found.append(
            (
                f"Medarbejdere: {report.gruppe}",
                "Sager og fogedsager efter den ansvarlige, samtykker efter den, der modtog dem, alt andet efter den, "
                "der har skrevet det. Med er dem, der var i gruppen, da tallene blev trukket, også dem, "
                "der er holdt op. Husstande på restancelisten hører ikke til nogen medarbejder og er ikke med.",
            )
        )
    return found


def _change(change: EstateChange) -> str:
    day = f"{change.last_day + timedelta(days=1):%d-%m-%Y}"
    if not change.into:
        return f"{change.name} er lukket fra {day}."
    return f"{change.name} er en del af {change.into} fra {day}."


def _months(report: Published) -> list[tuple[str, str]]:
    if not report.trends:
        return []
    return [
        (
            "Måned for måned",
            "De 13 hele måneder til og med den, perioden slutter i, eller den sidste før. Hver måned er talt, som dens "
            "egen rapport tæller, og af det, der er registreret nu.",
        ),
        (
            "Naturlig variation",
            "Gennemsnittet af de 12 måneder før den seneste, ± 2,66 gange den gennemsnitlige forskel fra måned til "
            "måned (XmR-diagram efter Shewhart og Wheeler); mindst 0, rundet udad til hele tal. Et tal uden for, eller "
            "otte måneder i træk på samme side af gennemsnittet, er mere, end tilfældig variation forklarer; hvorfor, "
            "siger tallet ikke. Vises kun, når alle 12 måneder vises, og der er noget i den første.",
        ),
    ]


def _comparison(report: Published) -> list[tuple[str, str]]:
    if report.compared is None:
        return []
    return [
        (
            "Udvikling",
            f"Samme periode i et tidligere år ({report.compared.dates}), talt op på samme måde og af det, der er "
            "registreret nu. Ændringen er i procent af det tidligere tal og vises kun, hvor begge tal vises. »Mistet "
            "bolig i alt« er fraflyttet efter ophævelse og udsat af fogeden, to forskellige tab.",
        )
    ]


COMPLETENESS = (
    ("sager.aarsag.ikke_angivet", "sager.i_perioden", "sager har ingen årsag"),
    ("sager.behov.ikke_angivet", "sager.i_perioden", "sager har intet behovsområde"),
    ("sager.resultat.ikke_angivet", "sager.afsluttede", "afsluttede sager har intet resultat"),
    ("sager.uden_afdeling", "sager.i_perioden", "sager er hos beboere uden afdeling"),
    ("fogedsager.forbi_dato", "fogedsager.i_gang", "fogedsager i gang er forbi den sidste dato i retten"),
    ("fogedsager.udfald.ikke_angivet", "fogedsager.i_perioden", "fogedsager er afsluttet uden udfald"),
    ("fogedsager.uden_vurdering", "fogedsager.i_perioden", "fogedsager er afsluttet uden vurdering af indsatsen"),
    ("genbesoeg.3.ukendt", "genbesoeg.3.forfaldne", "genbesøg efter tre måneder er ikke undersøgt"),
    ("genbesoeg.6.ukendt", "genbesoeg.6.forfaldne", "genbesøg efter seks måneder er ikke undersøgt"),
    ("genbesoeg.12.ukendt", "genbesoeg.12.forfaldne", "genbesøg efter tolv måneder er ikke undersøgt"),
    ("husstande.sag.type.ukendt", "husstande.sag", "husstande med sag har ingen husstandstype"),
    ("kontakter.sted.ikke_angivet", "kontakter.i_alt", "kontakter har intet sted"),
    ("henvisninger.status.sendt", "henvisninger.sendt", "henvisninger venter på svar"),
    ("forloeb.tragt.tilbudt", "forloeb.tilbudt", "tilbudte forløb venter på svar"),
    ("forloeb.resultat.ikke_angivet", "forloeb.afsluttede", "afsluttede forløb har intet resultat"),
    ("maaling.raadighed.ukendt", "forloeb.afsluttede", "afsluttede forløb mangler rådighedsbeløb før eller efter"),
    ("maaling.gaeld.ukendt", "forloeb.afsluttede", "afsluttede forløb mangler gæld før eller efter"),
    ("maaling.plan.ukendt", "forloeb.afsluttede", "afsluttede forløb mangler svar på, om der var en plan"),
    ("ansoegninger.over_tid", "ansoegninger.venter", "ansøgninger, der venter, er forbi den dag, svaret var ventet"),
)
"""Figure, denominator, and the words of each line on completeness."""


def completeness(report: Published) -> list[str]:
    """Every kind of gap that is there ("7 af 41 sager har ingen årsag."); one sentence when there is none."""
    lines = [
        f"{_amount(report[key])}{_of(report, whole)} {words}."
        for key, whole, words in COMPLETENESS
        if key in report.figures and report[key].value != 0
    ]
    return lines or ["Der mangler ingen af de oplysninger, som rapporten bygger på."]


def _amount(figure: Figure) -> str:
    # a withheld figure may be any, also zero, so the words must not say that there are some
    return "Et skjult antal" if figure.value is None and not figure.is_small else figure.text


def _of(report: Published, whole: str) -> str:
    # "of a hidden number" would say nothing
    return "" if report.text(whole) == WITHHELD else f" af {report.text(whole)}"
