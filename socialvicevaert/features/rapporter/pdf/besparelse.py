"""The estimated saving: printed only with what it assumes and where that is from beside it."""

from socialvicevaert.features.rapporter.pdf.tables import number, section
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Facts, Paragraph, Part, Tone, Words
from socialvicevaert.shared.money import show_kroner


def besparelse(report: Published) -> list[Part]:
    """Amount, what it is made of, assumption, source; nothing where no estimate is made."""
    saving = report.saving
    if saving is None:
        return []
    facts: list[tuple[str, Words]] = [
        ("Skøn", show_kroner(saving.amount_oere)),
        ("Afværgede fogedsager", number(report, saving.based_on)),
        ("Regnet for hver", show_kroner(saving.per_case_oere)),
        ("Forudsætning", saving.assumption),
        ("Kilde", saving.source),
    ]
    words = "Et skøn, ikke et regnskab: antallet gange beløbet. Det siger ikke, hvad der var sket uden indsatsen."
    return [*section("Skønnet besparelse", Facts(facts)), Paragraph(words, Tone.SMALL)]
