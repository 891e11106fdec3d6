"""The last page: what every number means, what is missing, when it was counted, which report it is."""

from socialvicevaert.features.rapporter.words.definitions import completeness, definitions
from socialvicevaert.features.rapporter.words.method import METHOD, METHOD_CHANGES
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Bullets, Facts, Heading, Part, Together
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.formats.dates import show_date, show_time


def last_page(report: Published, report_id: str, program_version: str) -> list[Part]:
    """Definitions with the rule of what is hidden, completeness, changes of method, particulars."""
    gaps = [Heading("Fuldstændighed"), Bullets(completeness(report))]
    return [
        *_definitions(report, "Sådan er tallene gjort op"),
        *gaps,
        *_particulars(report, report_id, program_version),
    ]


def method(report: Published, report_id: str, program_version: str, heading: str) -> list[Part]:
    """The same as the last chapter of a paper that has told what is missing in a chapter of its own."""
    return [*_definitions(report, heading), *_particulars(report, report_id, program_version)]


def _definitions(report: Published, heading: str) -> list[Part]:
    first, *others = definitions(report)
    return [Together((Heading(heading), Facts([first]))), Facts(others)]


def _particulars(report: Published, report_id: str, program_version: str) -> list[Part]:
    counted = report.counted_at.astimezone(DENMARK)
    cut_off = f"{show_date(counted.date())} kl. {show_time(counted)} med alt, hvad der var registreret da"
    program = f"Metode {METHOD}" + (f", Social Vicevært {program_version}" if program_version else "")
    return [
        Heading("Ændringer i metoden"),
        Facts([(f"Metode {one.method}", f"Fra {show_date(one.on)}. {one.words}") for one in METHOD_CHANGES]),
        Heading("Rapporten"),
        Facts((("Rapport", report_id), ("Tallene er trukket", cut_off), ("Metode og program", program))),
    ]
