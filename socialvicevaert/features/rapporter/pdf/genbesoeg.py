"""How lasting it was: averted fogedsager looked at again after 3, 6 and 12 months."""

from socialvicevaert.features.rapporter.pdf.tables import number, section, share_bar
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.genbesoeg import MONTHS_AFTER
from socialvicevaert.paper.parts import Align, Column, Paragraph, Part, Table, Tone
from socialvicevaert.shared.percent import NOTHING


def genbesoeg(report: Published) -> list[Part]:
    """A picture for each number of months that something was due for, then all of them in a table."""
    title = "Holdt det? Genbesøg efter 3, 6 og 12 måneder"
    due = [months for months in MONTHS_AFTER if report[f"genbesoeg.{months}.forfaldne"].value != 0]
    if not due:
        return section(title, Paragraph("Ingen afværgede fogedsager skulle genbesøges i perioden."))
    table = Table(
        (
            Column("Efter", weight=1.6),
            Column("Skulle genbesøges", Align.RIGHT, 1.2),
            Column("Ukendt", Align.RIGHT),
            Column("Undersøgt", Align.RIGHT, 1.1),
            Column("Bor der stadig", Align.RIGHT, 1.1),
            Column("Bor der ikke længere", Align.RIGHT, 1.3),
            Column("Andel, der bor der, af undersøgte", Align.RIGHT, 1.6),
        ),
        [
            (
                f"{months} måneder",
                number(report, f"genbesoeg.{months}.forfaldne"),
                number(report, f"genbesoeg.{months}.ukendt"),
                number(report, f"genbesoeg.{months}.kendt"),
                number(report, f"genbesoeg.{months}.bor_der"),
                number(report, f"genbesoeg.{months}.bor_der_ikke"),
                report.share(f"genbesoeg.{months}.bor_der", f"genbesoeg.{months}.kendt"),
            )
            for months in due
        ],
    )
    pictures = [part for months in due for part in _picture(report, months)]
    words = "Ukendt er ikke det samme som fraflyttet: ingen har undersøgt det. Andelen er af dem, der er undersøgt."
    return [*section(title, *pictures, table), Paragraph(words, Tone.SMALL)]


def _picture(report: Published, months: int) -> list[Part]:
    group = f"genbesoeg.{months}"
    share = report.share(f"{group}.bor_der", f"{group}.kendt")
    headline = f"Efter {months} måneder"
    if share != NOTHING:
        headline = (
            f"{headline} boede {report.text(f'{group}.bor_der')} af {report.text(f'{group}.kendt')} undersøgte der "
            f"stadig ({share})"
        )
    return share_bar(report, headline, report.groups[group], f"{group}.forfaldne")
