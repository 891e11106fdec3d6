"""Every figure has a definition, whichever block it stands in."""

from datetime import date

from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.words.definitions import definitions
from socialvicevaert.features.rapporter.words.meaning import definition_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from tests.features.tal.estate import Estate


def test_every_figure_is_defined_by_a_word_of_the_last_page(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        estate.sydhavnen()
        estate.afdeling("Søndervang")
        report = report_figures(session, Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024))
    printed = definitions(report)
    assert {key for key in report.figures if definition_of(report, key) not in printed} == set()
    words = {key: definition_of(report, key)[0] for key in report.figures}
    assert words["sager.primo"] == "Sag i perioden"
    assert words["foer.fogedsager.i_perioden"] == "Fogedsag i perioden"
    assert words["md.2026-09.sager.beboere"] == "Forskellige beboere"
    assert words["afd.0.kontakter.i_alt"] == "Kontakt"
