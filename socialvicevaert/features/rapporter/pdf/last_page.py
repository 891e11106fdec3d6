"""The last page: what every number means, what is missing, when it was counted, which report it is."""

from socialvicevaert.features.rapporter.words.definitions import METHOD, completeness, definitions
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Bullets, Facts, Heading, PageBreak, Part
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.formats.dates import show_date, show_time


def last_page(report: Published, report_id: str, program_version: str) -> list[Part]:
    """Definitions, completeness, particulars."""
    counted = report.counted_at.astimezone(DENMARK)
    return [
        PageBreak(),
        Heading("Sådan er tallene gjort op"),
        Facts(definitions(report)),
        Heading("Fuldstændighed"),
        Bullets(completeness(report)),
        Heading("Rapporten"),
        Facts(
            (
                ("Rapport", report_id),
                (
                    "Tallene er trukket",
                    f"{show_date(counted.date())} kl. {show_time(counted)} med alt, hvad der var registreret da",
                ),
                (
                    "Metode og program",
                    f"Metode {METHOD}" + (f", Social Vicevært {program_version}" if program_version else ""),
                ),
            )
        ),
    ]
