"""What the log keeps of a value that must be gone once it is deleted: a keyed digest, which only tells equal ones."""

import hmac

from socialvicevaert.storage.session import Session

_PREFIX = "hmac:"


def secret_digest(session: Session, value: str) -> str:
    """The digest of a value; the key is that of the file, so it says nothing outside of it."""
    return _PREFIX + hmac.digest(session.derive_key("audit secrets"), value.encode(), "sha256").hex()
