"""Arabic and other scripts: shaped, in the right order, read as they were written; what no font has is seen."""

import io
import re
import subprocess
import sys

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialvicevaert.paper import fonts
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.drawing.script import Piece, is_backwards, is_plain, pieces
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import (
    Bullets,
    Column,
    Facts,
    FormLines,
    Heading,
    Paragraph,
    Part,
    Table,
    TickBox,
    TickBoxes,
    Title,
)
from tests.paper.drawn import Drawing, drawings
from tests.paper.every_paper import DAY
from tests.paper.structure import tagged

NAME = "أحمد محمد"
MIXED = "aÅ 12٢-,.()[]/%أحمدلاָלאתக्क😀\u0301\u064b\u0651"
MIDDLE = (210 / 2) * 72 / 25.4


def said(found: tuple[Piece, ...]) -> str:
    return "".join(cluster.said for piece in found for cluster in piece.clusters)


def laid(text: str, backwards: bool = False) -> tuple[Piece, ...]:
    fonts.register()
    return pieces(text, REGULAR, backwards)


def page(*parts: Part) -> Drawing:
    return drawings(Document("T", DAY).add(*parts).pdf())[0]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def shown_as(text: str) -> str:
    """A text as it is compared: what a reader shows of it, letter for letter, is sorted because each turns it."""
    return "".join(sorted(squeezed(text)))


@pytest.mark.parametrize(
    "text",
    [NAME, f"Ali {NAME} (født 1980)", "لا إله 44 77 20 00, og", "עברית og Dansk", "ქართული", "தமிழ் 😀", "हिन्दी ไทย"],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_line_is_told_in_the_order_in_which_it_was_written(text: str, backwards: bool) -> None:
    assert said(laid(text, backwards)) == text


@given(st.text(max_size=40) | st.text(MIXED, max_size=40), st.booleans())
@settings(deadline=None)
def test_any_text_is_drawn_whole_and_told_as_it_was_written(text: str, backwards: bool) -> None:
    plain = fonts.printable(text).replace("\n", " ")
    found = laid(plain, backwards)
    assert said(found) == plain
    assert Document("T", DAY).add(Paragraph(text, lang="ar" if backwards else "")).pdf()


def test_arabic_letters_are_joined() -> None:
    alone = {one.glyphs[0].code for letter in "محمد" for one in laid(letter)[0].clusters}
    joined = {one.glyphs[0].code for one in laid("محمد")[0].clusters}
    assert joined != alone


def test_two_letters_drawn_as_one_are_read_as_two() -> None:
    (piece,) = laid("لا")
    assert [cluster.said for cluster in piece.clusters] == ["لا"]


def test_a_name_in_arabic_stands_behind_the_one_before_it() -> None:
    first, second, third = laid(f"Ali {NAME} og")
    assert first.left < second.left < third.left
    assert second.clusters[0].glyphs[0].right > second.clusters[-1].glyphs[-1].right  # its first letter is rightmost


def test_in_a_paragraph_from_right_to_left_the_first_word_is_rightmost() -> None:
    first, second, third = laid(f"{NAME} Ali محمد", backwards=True)
    assert first.left > second.left > third.left


def test_the_groups_of_a_telephone_number_keep_their_order() -> None:
    found = laid("هاتف 44 77 20 00", backwards=True)
    places = [
        piece.left for piece in found for cluster in piece.clusters if any(sign.isdigit() for sign in cluster.said)
    ]
    assert len(places) == 1 or places == sorted(places)
    assert "44 77 20 00" in "".join(cluster.said for piece in found for cluster in piece.clusters)


def as_seen(text: str, backwards: bool = False) -> str:
    """The letters as they stand on the line from left to right."""
    clusters = [
        (piece.left + cluster.glyphs[0].right, cluster.said)
        for piece in laid(text, backwards)
        for cluster in piece.clusters
    ]
    return "".join(letters for _, letters in sorted(clusters, key=lambda one: one[0]))


@pytest.mark.parametrize("behind", ["22-11-2026", "44 77 20 00"])
def test_what_stands_behind_a_name_in_arabic_stays_behind_it_and_in_its_order(behind: str) -> None:
    assert as_seen(f"Til Ali {NAME} · {behind}").endswith(f" · {behind}")


def test_the_parts_of_a_date_keep_their_order_among_letters_from_right_to_left() -> None:
    assert "22-11-2026" in as_seen("تم الاتفاق بتاريخ 22-11-2026 في المكتب", backwards=True)


@pytest.mark.parametrize("text", ["Åse Ørsted", "Łukasz", "Şükrü", "Nguyễn Thị Ngọc Ánh", "Їжак", "Waan fahmay"])
def test_the_letters_of_the_typeface_take_no_detour(text: str) -> None:
    fonts.register()
    assert is_plain(text, BOLD)


def test_a_letter_no_font_has_is_drawn_as_a_sign_and_read_as_itself() -> None:
    (found,) = laid("த")
    assert found.clusters[0].said == "த"
    assert found.clusters[0].glyphs[0].code == "\ufffd"
    assert "AதB" in squeezed(page(Paragraph("A த B")).text)


def content(*parts: Part) -> bytes:
    with pikepdf.open(io.BytesIO(Document("T", DAY).add(*parts).pdf())) as pdf:
        return bytes(pdf.pages[0].Contents.read_bytes())


def test_what_its_glyphs_do_not_tell_is_said_in_words() -> None:
    """A sign in place of a letter; and letters drawn by several glyphs, none of which is one of them."""
    assert b"/ActualText <FEFF0BA4>" in content(Paragraph("A த B"))
    assert b"/ActualText" not in content(Paragraph("يد يد"))
    said_in_words = "الل\u0651\u0670ه".encode("utf-16-be").hex().upper().encode()
    assert b"/ActualText <FEFF" + said_in_words + b">" in content(Paragraph("الل\u0651\u0670ه"))


def test_right_to_left_is_known_by_its_language() -> None:
    assert [is_backwards(one) for one in ("ar", "ar-SY", "fa", "he", "", "da-DK", "so", "tr")] == [True] * 4 + [
        False
    ] * 4


def test_text_from_right_to_left_stands_at_the_right() -> None:
    for part in (
        Paragraph("قصير", lang="ar"),
        Heading("قصير", lang="ar"),
        Bullets(["قصير"], lang="ar"),
        TickBoxes([TickBox("قصير")], lang="ar"),
        FormLines([("قصير", "")], lang="ar"),
    ):
        words = [box for box in page(part).words if "Side" not in box.text]
        assert all(box.left > MIDDLE for box in words), part


def test_a_table_from_right_to_left_begins_at_the_right() -> None:
    words = page(Table((Column("الاسم"), Column("Alder")), [["x", "y"]], lang="ar")).words
    assert min(box.left for box in words if box.text.strip() == "x") > max(
        box.right for box in words if box.text.strip() == "y"
    )


def test_every_part_tells_its_language() -> None:
    found = tagged(Document("T", DAY).add(Paragraph("Merhaba", lang="tr"), Bullets(["Cześć"], lang="pl")).pdf())
    assert [(node.tag, node.language) for node in found.root.kids] == [("P", "tr"), ("L", "pl")]
    assert found.root.language == "da-DK"


def test_a_name_in_arabic_can_be_read_wherever_it_stands() -> None:
    document = Document(NAME, DAY, NAME, footer=NAME)
    document.add(Title(NAME, NAME), Table((Column(NAME),), [[f"Ali {NAME}"]]), Facts([(NAME, NAME)]))
    pdf = document.pdf()
    text = drawings(pdf)[0].text
    assert shown_as(text).count("م") == 3 * 7  # thrice in each name; footer, title, line under it, table, facts
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.docinfo.Title) == NAME


def test_a_glyph_means_what_it_was_first_used_for_in_each_paper_alone() -> None:
    """What was drawn before in the same process changes nothing."""
    script = (
        "import hashlib; from datetime import date; from socialvicevaert.paper.document import Document;"
        "from socialvicevaert.paper.parts import Paragraph;"
        "draw = lambda text: Document('a', date(2026, 1, 2)).add(Paragraph(text)).pdf();"
        "{}; print(hashlib.sha256(draw('Ali أحمد محمد لا')).hexdigest())"
    )
    before = ("0", "draw('محمد'); draw('لا أحمد ئئئ')")
    runs = [
        subprocess.run([sys.executable, "-c", script.format(one)], capture_output=True, check=True) for one in before
    ]
    assert runs[0].stdout == runs[1].stdout != b""
