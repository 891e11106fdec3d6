"""A paper behind a password."""

import io
import unicodedata

import pikepdf
import pytest

from socialvicevaert.paper.document import Document
from socialvicevaert.paper.encryption import encrypt
from socialvicevaert.paper.parts import Paragraph
from tests.paper.every_paper import DAY

PASSWORD = "Ærøskøbing 2026 …æ"


def paper() -> bytes:
    return Document("Hemmeligt", DAY).add(Paragraph("Det står her")).pdf()


def test_only_who_knows_the_password_opens_it() -> None:
    locked = encrypt(paper(), PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked), password=PASSWORD.lower())
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.bits == 256
        assert opened.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3


def test_letters_typed_in_two_parts_are_the_same_password() -> None:
    locked = encrypt(paper(), unicodedata.normalize("NFD", PASSWORD))
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as opened:
        assert len(opened.pages) == 1


def test_nothing_of_it_is_readable_without_the_password() -> None:
    locked = encrypt(paper(), PASSWORD)
    assert b"Hemmeligt" not in locked
    assert "Hemmeligt".encode("utf-16-be") not in locked
    assert b"xmpmeta" not in locked


def test_an_empty_password_is_refused() -> None:
    with pytest.raises(ValueError, match="no letters"):
        encrypt(paper(), "")
