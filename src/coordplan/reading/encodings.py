"""Bytes of text as text, in the encodings that Vietnamese documents come in.

What is certain is read; what could be letters of several encodings is refused. Windows-1258 writes
tones as marks behind their vowels, which no other text does.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from coordplan.reading.legacy import refuse_legacy
from coordplan.reading.refused import undecided

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = frozenset({0x00, 0x01, 0x03, 0x1E, 0x20})
"""Where Latin letters, Vietnamese ones, tones and dashes stand among the pages of Unicode."""
_MOST_OTHERS = 0.05
_LOOKED_AT = 4096
_LETTERS = 0xC0
"""Where letters begin; below it Windows has quotes, dashes and bullets, at one place in both."""

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BARE_TONE = re.compile("(?<![AEIOUYĂÂÊÔƠƯaeiouyăâêôơư])[\u0300\u0301\u0303\u0309\u0323]")
_OWN = re.compile("[ĐđƠơƯư]")
_NOT_VIETNAMESE = re.compile("[ÅÄÆÇËÎÏŒÑÖØÛÜŸåäæçëîïœñöøûüÿß¿]")


def decode(data: bytes) -> str:
    """The text of some bytes. Raises ``RefusedError``."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        return decoded(data, _utf16(data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows(data)


def decoded(data: bytes, encoding: str) -> str:
    """The text of bytes whose encoding is known; a NUL is none of its letters."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise undecided() from None
    if "\0" in text:
        raise undecided()
    return text


def _utf16(data: bytes) -> str:
    """Which half of each pair of bytes names the page."""
    halves = ((data[1:_LOOKED_AT:2], "utf-16-le"), (data[0:_LOOKED_AT:2], "utf-16-be"))
    for half, encoding in halves:
        others = sum(1 for byte in half if byte not in _HIGH)
        if half and half.count(0) and others <= _MOST_OTHERS * len(half):
            return encoding
    raise undecided()


def _of_windows(data: bytes) -> str:
    """The text of bytes of eight bits: Vietnamese where its tones show it, or plain Latin."""
    refuse_legacy(data.decode("cp1252", "replace"))
    text = decoded(data, "cp1258")
    shown = _TONE.search(text) and _OWN.search(text)
    denied = _BARE_TONE.search(text) or _NOT_VIETNAMESE.search(text)
    if any(byte >= _LETTERS for byte in data) and (denied or not shown):
        raise undecided()
    return unicodedata.normalize("NFC", text)
