"""The fingerprint of a clause: how a plan names a text without keeping it."""

from __future__ import annotations

import hashlib
import unicodedata

DIGITS = 12


def folded(text: str) -> str:
    """A text as fingerprints see it: form NFC, runs of white space one space, trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the folded text."""
    return hashlib.sha256(folded(text).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
