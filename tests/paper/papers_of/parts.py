"""Papers that know no feature: every part there is, letters, the recovery sheet, several papers in one file."""

from socialvicevaert.paper.bundle import bundle
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import (
    Align,
    Bar,
    BarChart,
    BeforeAfter,
    Beside,
    Bullets,
    Change,
    Code,
    Column,
    ColumnChart,
    Facts,
    FormLines,
    Funnel,
    Heading,
    KeyFigure,
    KeyFigures,
    Mark,
    Notice,
    OnePage,
    PageBreak,
    Panel,
    Paragraph,
    Part,
    ShareBar,
    Signatures,
    SmallMultiples,
    Space,
    Sparkline,
    Table,
    TickBox,
    TickBoxes,
    Title,
    Together,
    Tone,
)
from socialvicevaert.paper.recovery_sheet import recovery_sheet
from tests.paper.every_paper import DAY, Filling, paper


def written(filling: Filling) -> list[Part]:
    """Every part of words."""
    return [
        Title(filling.name, filling.text[:80]),
        Heading("Et afsnit"),
        *(Paragraph(filling.text, tone) for tone in Tone),
        Heading(filling.name, 3),
        Bullets(filling.texts(), numbered=True),
        Bullets([filling.text]),
        *(Notice(filling.text, filling.name, mark) for mark in Mark),
        Facts([("Navn", filling.name), *((str(number), text) for number, text in enumerate(filling.texts()))]),
        Table(
            (Column("Navn", weight=2), Column("Tekst"), Column("Antal", Align.RIGHT)),
            [[filling.name, "", "7"], *([filling.name, text, "1.234,00 kr."] for text in filling.texts())],
            frozenset({0}),
            "Tabellens navn",
        ),
        Table((Column("Navn"), Column("Tom")), []),
        Space(3),
        PageBreak(),
        Together([Heading("Sammen"), Paragraph(filling.text)]),
        Code(("ABCD", "EFGH", "JKLM", "NPQR", "STUV")),
    ]


def filled_in(filling: Filling, lang: str = "") -> list[Part]:
    """Every part that is filled in by hand."""
    helping = [TickBox(text[:120], True, filling.name, "ar") for text in filling.texts()[:6]]
    return [
        Heading(filling.name, lang=lang),
        FormLines([("Adresse", filling.name), (filling.name, "")], lang=lang),
        TickBoxes([TickBox(filling.name, True), TickBox("Helbred"), *helping], columns=2, lang=lang),
        TickBoxes([TickBox(filling.text)], lang=lang),
        Signatures([filling.name, "Social vicevært", "Vidne"], date="Dato / التاريخ"),
        Paragraph(filling.text, lang=lang),
        Bullets(filling.texts()[:3], lang=lang),
        Facts([("Navn", filling.name)], lang=lang),
    ]


def drawn(filling: Filling) -> list[Part]:
    """Every kind of figure."""
    bars = [Bar(filling.name, 12.0, "12"), Bar("Skjult", None, "<5", Mark.MUTED)]
    bars += [Bar(text[:40], float(number), str(number)) for number, text in enumerate(filling.texts()[:10])]
    course = Sparkline((1, None, 3, 4), "okt. 25", "okt. 26", "4", (2, 5))
    return [
        Heading("Figurer"),
        KeyFigures([KeyFigure(filling.name, "243", filling.text[:80], course), *[KeyFigure("Sager", "41")] * 4]),
        BarChart(filling.name, bars),
        BarChart("", []),
        ColumnChart("Måned for måned", bars, 3.0, "snit 3,0"),
        Funnel("Tragt", bars[:2], bars[2:]),
        ShareBar("Dele", [Bar(filling.name, 3.0, "3"), Bar("Resten", 4.0, "4")]),
        BeforeAfter("Før og efter", [Change(filling.name, Bar("før", 5.0, "5"), Bar("efter", 3.0, "3"), "-2")]),
        SmallMultiples("Ved siden af", [bar.label for bar in bars], [Panel("Et", bars), Panel("To", bars)]),
    ]


@paper("alle-dele")
def _(filling: Filling) -> bytes:
    document = Document(filling.name, DAY, "Boligforeningen", filling.text[:60], filling.name, confidential=True)
    return document.add(*written(filling), *filled_in(filling), *drawn(filling)).pdf()


@paper("paa-to-sprog")
def _(filling: Filling) -> bytes:
    document = Document("Samtykke", DAY, "Boligforeningen")
    document.add(Title("Samtykke"), Paragraph(filling.text, lang="ar"), *filled_in(filling, "ar"))
    danish: list[Part] = [Heading("Samtykke"), *(Paragraph(text) for text in filling.texts())]
    helping: list[Part] = [
        Heading("موافقة", lang="ar"),
        Paragraph(filling.text, lang="ar"),
        Bullets(["نعم"], lang="ar"),
    ]
    return document.add(Beside(danish, helping), *filled_in(filling, "tr")).pdf()


@paper("uden-overskrift")
def _(filling: Filling) -> bytes:
    return Document("Uden", DAY).add(Heading("Tre", 3), Paragraph(filling.text), Heading("To"), Heading("Tre", 3)).pdf()


@paper("tomt")
def _(_filling: Filling) -> bytes:
    return Document("Tomt", DAY).pdf()


@paper("paa-en-side")
def _(filling: Filling) -> bytes:
    parts = [Title("En side"), Together([Heading("Sammen"), Paragraph(filling.text)]), *filled_in(filling)]
    return Document("En side", DAY, filling.name).add(OnePage(parts)).pdf()


@paper("brev")
def _(filling: Filling) -> bytes:
    return brev(filling)


@paper("flere-breve")
def _(filling: Filling) -> bytes:
    return bundle([brev(filling), recovery_sheet(filling.name, ["K7QM", "4XWA"], DAY), brev(filling)])


@paper("gendannelsesark")
def _(filling: Filling) -> bytes:
    return recovery_sheet(filling.name, ["K7QM", "4XWA", "ZT9C", "P2RD", "H6VN", "E8YB", "J3GF", "U5SL"], DAY)


def brev(filling: Filling) -> bytes:
    return letter(
        Sender(filling.name, ("Hedeparken 1", "2750 Ballerup")),
        ("Jobcenter Ballerup", filling.name, "2750 Ballerup"),
        DAY,
        filling.name,
        [Paragraph(text) for text in filling.texts()],
        (filling.name, "Social vicevært"),
        confidential=True,
    ).pdf()
