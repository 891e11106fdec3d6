"""What a telephone writes into a photograph is not kept; the picture is the same."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from socialvicevaert.features.dokumenter import queries, service
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.reading import JPEG, PDF, PNG, without_traces
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent
from tests.papers import jpeg, pdf, png

ORIENTATION, MAKER, GPS, ARTIST, THUMBNAIL = 0x0112, 0x010F, 0x8825, 0x013B, b"PREVIEW-OF-THE-KITCHEN"


def photograph(orientation: int = 6, **options: bool) -> bytes:
    """As a telephone makes one: where it was taken, by whom, with what, a comment, a preview and XMP."""
    about = Image.Exif()
    about[ORIENTATION] = orientation
    about[MAKER] = "Fairphone 5"
    about[ARTIST] = "Fatima Demir"
    about.get_ifd(GPS).update({1: "N", 2: (55.0, 39.0, 12.34), 3: "E", 4: (12.0, 23.0, 45.67)})
    picture = Image.new("RGB", (48, 32))
    picture.putdata([(x * 5, y * 7, (x * y) % 255) for y in range(32) for x in range(48)])
    buffer = BytesIO()
    picture.save(
        buffer,
        "JPEG",
        exif=about,
        comment=b"Taget i koekkenet hos Fatima",
        xmp=b"<x:xmpmeta>Fatima Demir 55.6534</x:xmpmeta>",
        icc_profile=b"a profile of colours",
        quality=92,
        **options,
    )
    return buffer.getvalue() + THUMBNAIL  # telephones put a second picture behind the first


def kept(content: bytes, media_type: str = JPEG) -> bytes:
    found = without_traces(content, media_type)
    assert found is not None
    return found


def points(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        return picture.convert("RGB").tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_where_when_and_by_whom_a_photograph_was_taken_is_gone(progressive: bool) -> None:
    found = kept(photograph(progressive=progressive))
    with Image.open(BytesIO(found)) as picture:
        assert dict(picture.getexif()) == {ORIENTATION: 6}
        assert dict(picture.getexif().get_ifd(GPS)) == {}
        assert picture.info.get("icc_profile") == b"a profile of colours"
        assert "comment" not in picture.info
    for word in (b"Fatima", b"Fairphone", b"xmpmeta", b"koekkenet", THUMBNAIL, b"55.65"):
        assert word not in found


@pytest.mark.parametrize("progressive", [False, True])
def test_every_point_of_the_photograph_is_what_it_was(progressive: bool) -> None:
    original = photograph(progressive=progressive)
    assert points(kept(original)) == points(original)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_held_the_same_way_up(orientation: int) -> None:
    with Image.open(BytesIO(kept(photograph(orientation)))) as picture:
        assert picture.getexif().get(ORIENTATION, 1) == orientation


def test_a_preview_inside_the_first_segment_is_gone() -> None:
    preview = b"tolv bytes.."
    plain = jpeg()
    assert plain[2:4] == b"\xff\xe0"
    length = int.from_bytes(plain[4:6], "big")
    about = plain[6 : 4 + length][:12] + b"\x02\x02" + preview
    with_preview = plain[:2] + struct.pack(">BBH", 0xFF, 0xE0, len(about) + 2) + about + plain[4 + length :]
    assert preview in with_preview
    assert preview not in kept(with_preview)
    assert points(kept(with_preview)) == points(plain)


def test_the_words_in_a_png_are_gone_and_its_points_and_transparency_stay() -> None:
    words = PngInfo()
    words.add_text("Author", "Fatima Demir")
    words.add_itxt("Comment", "Køkkenet", zip=True)
    picture = Image.new("RGBA", (9, 7), (10, 20, 30, 40))
    about = Image.Exif()
    about[ARTIST] = "Fatima Demir"
    buffer = BytesIO()
    picture.save(buffer, "PNG", pnginfo=words, exif=about, dpi=(300, 300))
    found = kept(buffer.getvalue() + THUMBNAIL, PNG)
    with Image.open(BytesIO(found)) as cleaned:
        assert cleaned.tobytes() == picture.tobytes()
        assert set(cleaned.info) == {"dpi"}
    assert b"Fatima" not in found
    assert b"iTXt" not in found
    assert THUMBNAIL not in found


def test_a_png_with_a_wrong_checksum_is_damaged() -> None:
    content = png()
    place = content.index(b"IDAT") + 5
    assert without_traces(content[:place] + b"\x00" + content[place + 1 :], PNG) is None


def test_a_pdf_is_kept_as_it_came() -> None:
    assert kept(pdf(), PDF) == pdf()


@pytest.mark.parametrize("once", [photograph(), jpeg(), jpeg(turned=True)])
def test_cleaning_twice_changes_nothing(once: bytes) -> None:
    assert kept(kept(once)) == kept(once)


@given(st.binary(max_size=300), st.sampled_from([(b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff\xe1", JPEG)]))
def test_no_bytes_whatever_make_the_cleaning_fail(rest: bytes, kind: tuple[bytes, str]) -> None:
    assert isinstance(without_traces(kind[0] + rest, kind[1]), bytes | None)


@given(st.integers(0, len(photograph()) - 1), st.integers(0, 255))
def test_a_photograph_with_one_wrong_byte_is_cleaned_or_refused(at: int, value: int) -> None:
    damaged = bytearray(photograph())
    damaged[at] = value
    assert isinstance(without_traces(bytes(damaged), JPEG), bytes | None)


@given(st.binary(max_size=60))
def test_whatever_stands_in_the_note_of_the_camera_it_is_read_or_left_out(tiff: bytes) -> None:
    segment = b"Exif\0\0" + tiff
    plain = jpeg()
    content = plain[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(segment) + 2) + segment + plain[2:]
    assert points(kept(content)) == points(plain)


def test_the_store_keeps_the_cleaned_picture_and_tells_its_size(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    content = photograph()
    with database.write(intent(vicevaert, "Dokument tilføjet")) as session:
        dokument_id = service.attach(session, DokumentDraft(beboer_id, "skimmel.jpg", content))
        assert service.content(session, dokument_id) == kept(content)
        assert queries.dokument(session, dokument_id).size_bytes == len(kept(content)) < len(content)


def test_a_small_note_of_which_way_up_is_all_a_png_keeps_of_its_camera() -> None:
    about = Image.Exif()
    about[ORIENTATION] = 8
    about[ARTIST] = "Fatima Demir"
    buffer = BytesIO()
    Image.new("RGB", (4, 3)).save(buffer, "PNG", exif=about)
    found = kept(buffer.getvalue(), PNG)
    with Image.open(BytesIO(found)) as picture:
        assert dict(picture.getexif()) == {ORIENTATION: 8}
    at = found.index(b"eXIf")
    length = int.from_bytes(found[at - 4 : at], "big")
    assert zlib.crc32(found[at : at + 4 + length]) == int.from_bytes(found[at + 4 + length : at + 8 + length], "big")
