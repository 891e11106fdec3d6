"""The report on paper: what stands where, what is said where there is nothing, and that nothing is cut."""

import re
from dataclasses import replace
from datetime import date

import pytest

from socialvicevaert.features.rapporter.models import Change, Corrected, RapportForm
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.figures.saving import Saving
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import opens
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Bullets, Role, Table
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.storage import Database
from tests.features.rapporter.paper import HUGE, LONG, bars_in, enormous, flat, printed_in
from tests.features.tal.estate import Estate, at
from tests.paper.drawn import drawings
from tests.paper.test_links import links

YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024)
OCTOBER = Selection(date(2026, 10, 1), date(2026, 10, 31))
FORMS = list(RapportForm)


@pytest.fixture
def full(database: Database, vicevaert: Actor, leder: Actor) -> Published:
    """The published year, with contacts in it and two estates."""
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        estate.sydhavnen()
        other = estate.afdeling("Søndervang")
        person = estate.beboer(other)
        for number in range(6):
            estate.sag(person, (date(2026, 5, 1 + number), None))
        for number in range(60):
            estate.kontakt(1 + number, at(2026, 3, 5, 12 + number % 9))
    with database.write(Intent("Rapport", leder)) as session:
        return report_figures(session, YEAR)


@pytest.fixture
def nothing(database: Database, leder: Actor) -> Published:
    """A month in which nothing happened."""
    with database.write(Intent("Rapport", leder)) as session:
        return report_figures(session, OCTOBER)


def headings(document: Document, role: Role = Role.SECTION) -> list[str]:
    return [text for found, text in document.outline() if found is role]


def text_of(pdf: bytes, page: int | None = None) -> str:
    pages = [re.sub(r"\s+", " ", one.text) for one in drawings(pdf)]
    return pages[page] if page is not None else " ".join(pages)


def test_page_one_says_who_where_when_six_figures_and_five_sentences(full: Published) -> None:
    document = report_document(full, "R2026-0001", "1.0")
    first = text_of(document.pdf(), 0)
    for words in (
        "Boligforeningen Fælleden", "Lærkeparken", "Søndervang", "01-11-2025 til 31-10-2026, begge dage med",
        "Sager i perioden 249", "Forskellige beboere", "Kontakter 60", "Fogedsager i perioden 41", "73,2 %",
        "Henvisninger sendt", "okt. 2025", "okt. 2026", "Det skete i perioden",
    ):  # fmt: skip
        assert words in first
    [said] = [part.items for part in document.parts if isinstance(part, Bullets)][:1]
    assert 3 <= len(said) <= 5
    assert "Måned for måned" not in first


def test_the_sections_of_the_report_stand_in_the_order_that_was_agreed(full: Published) -> None:
    assert headings(report_document(full)) == [
        "Det skete i perioden", "Måned for måned", "Sager", "Kontakter", "Behovsområder", "Årsager", "Husstande",
        "Årsager til restance", "Restancer", "Rådgivningsforløb", "Fogedsager",
        "Holdt det? Genbesøg efter 3, 6 og 12 måneder", "Udvikling", "Ansøgninger", "Henvisninger", "Samtykker",
        "Budgetter og afdragsordninger", "Afdelingerne", "Sådan er tallene gjort op", "Fuldstændighed",
        "Ændringer i metoden", "Rapporten",
    ]  # fmt: skip


def test_an_empty_section_says_so_in_one_sentence_and_has_no_table(nothing: Published) -> None:
    document = report_document(nothing)
    text = text_of(document.pdf())
    for words in (
        "Der var ingen sager i perioden.", "Der var ingen kontakter i perioden.",
        "Der var ingen husstande med sag eller fogedsag i perioden.", "Vi hjalp ingen husstande i restance i perioden.",
        "Der er ikke indlæst en restanceliste i perioden.",
        "Der blev hverken tilbudt eller afsluttet forløb i perioden.",
        "Der var ingen fogedsager i perioden.", "Ingen afværgede fogedsager skulle genbesøges i perioden.",
        "Der blev ikke sendt ansøgninger i perioden.", "Der blev ikke sendt henvisninger i perioden.",
        "Der var ingen samtykker i perioden.", "Der blev ikke lavet budgetter i perioden.",
        "Der var ingen afdragsordninger i perioden.",
    ):  # fmt: skip
        assert words in text
    assert not [part for part in flat(document.parts) if isinstance(part, Table)]
    assert not [bar for bar in bars_in(document.parts) if bar.value]


@pytest.mark.parametrize("form", FORMS)
def test_every_figure_on_paper_is_the_published_one_and_a_hidden_one_is_not_drawn(
    full: Published, form: RapportForm
) -> None:
    parts = report_document(full, form=form).parts
    printed = list(printed_in(parts))
    assert len(printed) > 60
    for key, text in printed:
        is_share = key == "fogedsager.afvaerget" and text == full.share(key, "fogedsager.i_perioden")
        assert text.split(" (")[0] == full.text(key) or is_share, key
    drawn = [bar for bar in bars_in(parts) if bar.target]
    assert all(bar.value == full[bar.target].value for bar in drawn)
    assert any(bar.value is None for bar in drawn)
    hidden = [bar for bar in bars_in(parts) if bar.text in ("<5", "skjult")]
    assert hidden
    assert all(bar.value is None for bar in hidden)


def test_no_bar_is_divided_where_a_part_of_it_is_hidden(full: Published) -> None:
    for key in ("fogedsager.afvaerget_permanent", "fogedsager.afvaerget", "sager.resultat.loest"):
        assert full[key].value
    hidden = replace(full, figures={**full.figures, **_hidden(full, "fogedsager.afvaerget_permanent")})
    text = text_of(report_document(hidden).pdf())
    assert "Afværget permanent: " not in text
    assert "Afværget: 30 (73,2 %)" in text
    none = replace(full, figures={**full.figures, **_hidden(full, "fogedsager.afvaerget", "fogedsager.oevrige")})
    assert "Afværget: " not in text_of(report_document(none).pdf())
    assert "Resultatet af indsatsen, som det stod" not in text_of(report_document(none).pdf())


def _hidden(report: Published, *keys: str) -> dict[str, Figure]:
    return {key: replace(report[key], value=None, text="skjult") for key in keys}


def test_links_lead_only_to_figures_with_rows_behind_them_and_never_from_the_issued_file(full: Published) -> None:
    document = report_document(full, "R2026-0001", "1.0")
    found = {address.removeprefix("tal:") for _, address, _ in links(document.pdf(links=True))}
    assert {"sager.i_perioden", "fogedsager.afvaerget", "kontakter.i_alt"} <= found
    assert all(opens(key) and full[key].value != 0 for key in found)
    assert not links(document.pdf())
    assert document.pdf() == report_document(full, "R2026-0001", "1.0").pdf()


def test_the_yearly_evaluation_has_the_chapters_of_an_evaluation_and_a_page_of_its_own_for_the_title(
    full: Published,
) -> None:
    document = report_document(full, "R2026-0002", "1.0", RapportForm.EVALUERING)
    chapters = [text for text in headings(document) if text[0].isdigit()]
    assert chapters == [
        "1. Baggrund", "2. Indsatsen", "3. Beboerne", "4. Fogedsager: afværget og tabt", "5. Holdt det?",
        "6. Rådgivning: tilbud, resultat, før og efter", "7. Henvisninger", "8. Udvikling", "9. Afdelingerne",
        "10. Datakvalitet", "11. Metode",
    ]  # fmt: skip
    pdf = document.pdf()
    first = text_of(pdf, 0)
    assert "Årlig evaluering" in first
    assert "Boligforeningen Fælleden" in first
    assert all(chapter in first for chapter in chapters)
    assert "1. Baggrund Evalueringen handler om" not in first
    text = text_of(pdf)
    for words in (
        "Sager i perioden 249", "Fogedsager i perioden 41", "30 af 41 fogedsager", "Mistet bolig i alt", "R2026-0002",
    ):  # fmt: skip
        assert words in text


def test_an_evaluation_without_an_earlier_year_says_so(database: Database, leder: Actor) -> None:
    with database.write(Intent("Rapport", leder)) as session:
        report = report_figures(session, Selection(date(2025, 1, 1), date(2025, 12, 31)))
    text = text_of(report_document(report, form=RapportForm.EVALUERING).pdf())
    assert "Der er ikke valgt et tidligere år at sammenligne med." in text


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_says_on_page_one_what_it_replaces_why_and_what_changed(
    full: Published, form: RapportForm
) -> None:
    changes = tuple(Change("Sager", f"Oplysning {number}", str(number), str(number + 1)) for number in range(5))
    correction = Corrected("R2026-0001", date(2026, 11, 3), "To sager var oprettet dobbelt.", changes)
    document = report_document(full, "R2026-0004", "1.0", form, correction)
    first = text_of(document.pdf(), 0)
    assert "Rettet rapport" in first
    assert "Afløser R2026-0001, udstedt 03-11-2026." in first
    assert "To sager var oprettet dobbelt." in first
    assert "Oplysning 0: 0 er rettet til 1." in first
    assert "I alt er 5 oplysninger rettet" in first
    assert "Rettelser" in headings(document)
    assert "Sager Oplysning 4 4 5" in text_of(document.pdf())


def test_a_correction_that_changes_no_figure_says_so(nothing: Published) -> None:
    correction = Corrected("R2026-0001", date(2026, 11, 3), "Kontaktpersonen var forkert.", ())
    assert "Ingen af de viste tal er ændret." in text_of(report_document(nothing, correction=correction).pdf(), 0)


def test_a_saving_is_printed_only_with_its_assumption_and_its_source(full: Published) -> None:
    assert "Skønnet besparelse" not in headings(report_document(full))
    saving = Saving(30 * 250_000_00, 250_000_00, "Hver udsættelse koster kommunen 250.000 kr.", "Rapport 2014, s. 12")
    text = text_of(report_document(replace(full, saving=saving)).pdf())
    for words in ("7.500.000", "250.000", "Hver udsættelse koster kommunen 250.000 kr.", "Rapport 2014, s. 12", "30"):
        assert words in text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("hidden", [False, True])
def test_long_names_huge_amounts_many_estates_and_partners_are_printed_whole(
    full: Published, form: RapportForm, hidden: bool
) -> None:
    report = enormous(full, hidden)
    pages = drawings(report_document(report, "R2026-0001", "1.0", form).pdf())
    assert not [page.outside() for page in pages if page.outside()]
    assert not [page.overlapping() for page in pages if page.overlapping()]
    text = re.sub(r"\s", "", "".join(page.text for page in pages))
    assert LONG in text
    assert all(f"{number}.{LONG}" in text for number in range(40 if form is RapportForm.RAPPORT or not hidden else 0))
    lines = [line.strip() for page in pages for line in page.text.splitlines()]
    number = f"{HUGE:,}".replace(",", ".")
    assert sum(line.count(number) for line in lines) > (0 if hidden else 300)
    ends = {word.strip(".") for line in lines for word in (line.split(" ")[0], line.split(" ")[-1])}
    assert not ends & {"999", "999.999", "999.999.999"}


@pytest.mark.parametrize("form", FORMS)
def test_a_section_with_a_withheld_figure_says_why_in_one_line_and_no_other_does(
    full: Published, form: RapportForm
) -> None:
    line = "»skjult« er et tal, der sammen med andre tal, her eller i en anden rapport, kunne røbe et tal under 5."
    seen = {key: replace(one, value=9, text="9") for key, one in full.figures.items()}
    none = replace(full, figures=seen, trends={})
    assert line not in text_of(report_document(none, form=form).pdf())
    key = "henvisninger.sendt"
    one = replace(none, figures={**none.figures, key: replace(none[key], value=None, text="skjult")}, estates=())
    said = [getattr(part, "text", "") for part in flat(report_document(one, form=form).parts)]
    places = [place for place, text in enumerate(said) if text == line]
    assert places
    assert any(said[place - 1].endswith("Henvisninger") for place in places)
    assert not any(said[place - 1].endswith("Samtykker") for place in places)


def test_a_report_of_one_estate_compares_none_and_a_group_has_its_name_on_page_one(full: Published) -> None:
    alone = replace(full, estates=(), afdelinger=("Lærkeparken",), gruppe="Viceværter")
    assert "Afdelingerne" not in headings(report_document(alone))
    assert "Medarbejdere Viceværter" in text_of(report_document(alone).pdf(), 0)


def test_the_last_pages_hold_definitions_cut_off_completeness_changes_of_method_and_the_id(full: Published) -> None:
    pages = drawings(report_document(full, "R2026-0001", "1.2.3").pdf())
    last = re.sub(r"\s+", " ", " ".join(page.text for page in pages[-3:]))
    for words in (
        "Skjulte tal", "»skjult« er et tal af enhver størrelse", "Fuldstændighed", "sager har ingen årsag", "Metode 1",
        "Metode 2", "22-11-2026 kl. 09.00", "Social Vicevært 1.2.3", "Rapport R2026-0001",
    ):  # fmt: skip
        assert words in last
