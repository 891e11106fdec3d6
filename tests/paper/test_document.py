"""Papers as bytes: what is printed, what is not, and that it is always the same."""

import io
import re
import subprocess
import sys
from datetime import date

import pikepdf
import pypdfium2 as pdfium

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import (
    Bar,
    BarChart,
    Bullets,
    Code,
    Facts,
    FormLines,
    Heading,
    KeyFigure,
    KeyFigures,
    Mark,
    Notice,
    PageBreak,
    Paragraph,
    Part,
    Role,
    Signatures,
    Space,
    Sparkline,
    TickBox,
    TickBoxes,
    Title,
    Together,
    Tone,
)
from socialvicevaert.paper.recovery_sheet import recovery_sheet

DAY = date(2026, 11, 22)


def pages(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def everything() -> list[Part]:
    return [
        Title("Titlen", "Undertitlen"),
        Heading("Et afsnit"),
        Heading("Mindre", 3),
        *(Paragraph(f"Tone {tone}", tone) for tone in Tone),
        Bullets(("punkt et", "punkt to"), numbered=True),
        *(Notice(f"Besked {mark}", "Husk", mark) for mark in Mark),
        KeyFigures(
            [
                KeyFigure("Sager", "243", "sidste år 210", Sparkline((1, None, 3, 4), "okt. 25", "okt. 26", "4")),
                KeyFigure("Fogedsager", "41"),
            ]
        ),
        BarChart("Flest besøg", (Bar("Besøg", 12, "12"), Bar("Skjult", None, "<5", Mark.MUTED))),
        Facts((("Navn", "Åse Ørsted"),)),
        FormLines((("Adresse", "Hedeparken 12"), ("Dato", ""))),
        TickBoxes((TickBox("Økonomi", True), TickBox("Helbred"), TickBox("Bolig")), columns=2),
        Signatures(("Beboer", "Social vicevært", "Vidne")),
        Code(("ABCD", "EFGH", "JKLM", "NPQR", "STUV")),
        Space(3),
        PageBreak(),
        Together((Heading("Sammen"), Paragraph("står de"))),
    ]


def paper(parts: list[Part], **options: object) -> Document:
    return Document("Prøve", DAY, "Boligselskabet Ådalen", **options).add(*parts)  # type: ignore[arg-type]


def test_every_part_is_printed() -> None:
    text = " ".join(pages(paper(everything()).pdf()))
    for expected in (
        "Titlen", "Undertitlen", "Et afsnit", "Mindre", "Tone small", "1. punkt et", "Besked warning", "243",
        "sidste år 210", "Flest besøg", "<5", "Åse Ørsted", "Hedeparken 12", "Økonomi", "Vidne", "NPQR", "Sammen",
    ):  # fmt: skip
        assert expected in text


def test_the_same_input_gives_the_same_bytes() -> None:
    assert paper(everything()).pdf() == paper(everything()).pdf()


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "from datetime import date; import hashlib;"
        "from socialvicevaert.paper.document import Document;"
        "from socialvicevaert.paper.parts import Title;"
        "print(hashlib.sha256(Document('a', date(2026, 1, 2)).add(Title('æ')).pdf()).hexdigest())"
    )
    runs = {subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1


def test_metadata_carry_title_organisation_and_language_and_nothing_of_the_machine() -> None:
    pdf = paper(everything()).pdf()
    document = pdfium.PdfDocument(pdf)
    found = document.get_metadata_dict()
    document.close()
    assert found["Title"] == "Prøve"
    assert found["Author"] == "Boligselskabet Ådalen"
    assert found["Creator"] == "Social Vicevært"
    assert found["CreationDate"].startswith("D:20261122")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "da-DK"
        said = b"".join(
            bytes(one.read_bytes() if isinstance(one, pikepdf.Stream) else one.unparse()) for one in opened.objects
        )
    assert b"Social Vicev" in said
    assert b"/home" not in said
    assert b"/work" not in said


def test_every_page_says_its_number_and_the_number_of_pages() -> None:
    found = pages(paper(everything(), footer="Fod af siden").pdf())
    assert len(found) >= 2
    for number, text in enumerate(found, start=1):
        assert f"Side {number} af {len(found)}" in text
        assert "Fod af siden" in text


def test_confidential_stands_on_every_page_only_when_asked() -> None:
    assert all("Fortroligt" in text for text in pages(paper(everything(), confidential=True).pdf()))
    assert all("Fortroligt" not in text for text in pages(paper(everything()).pdf()))


def test_an_empty_document_is_one_page() -> None:
    assert len(pages(paper([]).pdf())) == 1


def test_text_is_never_read_as_markup() -> None:
    assert "<b>Å & B</b>" in pages(paper([Paragraph("<b>Å & B</b>"), Title("A & B <i>")]).pdf())[0]


def test_headings_become_bookmarks() -> None:
    document = pdfium.PdfDocument(paper(everything()).pdf())
    titles = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    assert titles == [(0, "Titlen"), (1, "Et afsnit"), (1, "Sammen")]


def test_the_outline_gives_roles_in_reading_order_with_a_text_for_each_figure() -> None:
    outline = paper(everything()).outline()
    assert outline[0] == (Role.TITLE, "Titlen")
    assert (Role.SUBSECTION, "Mindre") in outline
    assert (Role.FIGURE, "Besøg: 12; Skjult: <5") in outline
    assert (Role.FORM, "sat kryds: Økonomi\nintet kryds: Helbred\nintet kryds: Bolig") in outline
    assert all(text for role, text in outline if role is Role.FIGURE)


def test_a_signature_never_stands_alone_on_the_last_page() -> None:
    signed = ("Mette Holm", "Social vicevært", "44 77 20 00")
    for lines in range(20, 45):
        body = [*(Paragraph(f"Afsnit {number}.") for number in range(lines)), Paragraph("Svar os gerne.")]
        document = pdfium.PdfDocument(letter(Sender("Fælleden"), ("Bo",), DAY, "Brev", body, signed).pdf())
        last = document[len(document) - 1].get_textpage().get_text_bounded()
        document.close()
        assert [text in last for text in ("Svar os gerne.", "Venlig hilsen", *signed)] == [True] * 5


def test_a_letter_has_its_recipient_inside_the_window_of_all_common_envelopes() -> None:
    sender = Sender("Boligselskabet Ådalen", ("Hedeparken 1", "2750 Ballerup"))
    recipient = ("Jobcenter Ballerup", "Att. " + "Hanne " * 14, "Hold-an Vej 7", "2750 Ballerup")
    pdf = letter(sender, recipient, DAY, "Henvisning", [Paragraph("Brødtekst " * 900)], ("Mette Holm",), True).pdf()
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    found = page.get_textpage()
    point = 72 / 25.4
    window = found.get_text_bounded(
        left=15 * point, right=110 * point, top=(297 - 44) * point, bottom=(297 - 74) * point
    )
    metadata = document.get_metadata_dict()
    assert len(document) > 1
    document.close()
    for line in ("Boligselskabet Ådalen", "Jobcenter Ballerup", "Hold-an Vej 7", "2750 Ballerup"):
        assert line in window
    assert "Brødtekst" not in window
    assert metadata["Title"] == "Brev"
    assert "Venlig hilsen Mette Holm" in pages(pdf)[-1]


def test_the_recovery_sheet_shows_every_group_of_the_code_and_who_it_is_for() -> None:
    groups = ["K7QM", "4XWA", "ZT9C", "P2RD", "H6VN", "E8YB", "J3GF", "U5SL"]
    found = pages(recovery_sheet("Boligselskabet Ådalen", groups, DAY))
    assert len(found) == 1
    assert all(group in found[0] for group in groups)
    assert "Boligselskabet Ådalen" in found[0]
    assert "22-11-2026" in found[0]


def test_describing_a_paper_does_not_import_reportlab() -> None:
    script = (
        "import sys, socialvicevaert.paper.parts, socialvicevaert.paper.document, socialvicevaert.paper.letter,"
        "socialvicevaert.paper.recovery_sheet, socialvicevaert.paper.fonts;"
        "assert not any(name.startswith(('reportlab', 'pymupdf_fonts')) for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
