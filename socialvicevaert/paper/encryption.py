"""A paper that only who knows its password can open."""

import io
import unicodedata


def encrypt(pdf: bytes, password: str) -> bytes:
    """The same PDF encrypted with AES-256 (PDF 2.0, revision 6), contents and metadata.

    An empty password is a mistake of the caller: ValueError. Letters may be typed composed or in two parts. Every call
    gives other bytes, because the key is new.
    """
    if not password:
        raise ValueError("a password of no letters protects nothing")
    import pikepdf  # a shared library: loaded when there is something to encrypt

    typed = unicodedata.normalize("NFC", password)
    memory = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(memory, encryption=pikepdf.Encryption(owner=typed, user=typed, R=6, aes=True, metadata=True))
    return memory.getvalue()
