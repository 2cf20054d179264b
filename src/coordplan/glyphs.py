"""Characters as a reader sees them: those that cannot be seen, and those that look like another.

A text in which nothing hides has one meaning. What looks alike is read as the character that it
stands for: ``Ð`` (U+00D0) and ``Ɖ`` as ``Đ``, a hyphen that does not break as ``-``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

UNSEEN = (
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159),
    *range(0x180B, 0x1810),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
)
"""What a font may leave out or blank, by Unicode's leave, though it counts as a letter or mark."""

_UNSEEN = frozenset(map(chr, UNSEEN))
_LONG = 10 * len(_UNSEEN)
_SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)

_HYPHENS = "\u2010\u2011\u2212\u02d7\ufe63\uff0d\uf02d"
"""Hyphens and minus signs that look like ``-``; the last is that of Word's Symbol font."""
DASHES = f"-–—\u2012\u2015\u2043\ufe58\u2796\u2500\u2501{_HYPHENS}"
"""Everything that a writer, or a program, puts for a dash."""


def _pairs(alike: Iterable[int]) -> dict[int, str]:
    """Characters of compatibility, and what each of them stands for."""
    return {code: unicodedata.normalize("NFKC", chr(code)) for code in alike}


_Table = dict[int, str | int | None]

_USUAL: _Table = {
    **_pairs((*range(0xFF01, 0xFF5F), *range(0xFB00, 0xFB07), *range(0x2160, 0x2180))),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **str.maketrans("ÐðƉ\u2012\u2015\ufe58\uf02b\ufe62\u2795\u2236\ua789\u2024", "ĐđĐ–——+++::."),
}
"""Full-width forms, ligatures, Roman numerals, spaces, hyphens, and what looks like Đ."""

_FOREIGN: _Table = dict(
    str.maketrans(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсух" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXaesijopcyx" + "ABEZHIKMNOPTYXo",
    )
)
"""Cyrillic and Greek letters that no reader tells from Latin ones."""

_FOLDED: _Table = {
    **_USUAL,
    **_FOREIGN,
    **str.maketrans("ĐđÐðƉɖ", "dddddd"),
    **dict.fromkeys(UNSEEN),
    **dict.fromkeys(range(0x300, 0x370)),  # marks upon letters; all others are looked up
}


def is_unseen(character: str) -> bool:
    """Whether no reader sees a character for what it is, on one line; spaces are seen."""
    if character in _UNSEEN:
        return True
    return not character.isprintable() and unicodedata.category(character) != "Zs"


def hides(line: str) -> bool:
    """Whether a line has a character that no reader sees for what it is."""
    if line.isprintable() and (line.isascii() or not _has_unseen(line)):
        return False
    return any(map(is_unseen, line))


def _has_unseen(line: str) -> bool:
    """Whether one of the ``UNSEEN`` is there; each is looked for where the line is far longer."""
    if len(line) < _LONG:
        return not _UNSEEN.isdisjoint(line)
    return any(character in line for character in _UNSEEN)


def unseen(line: str) -> Iterator[tuple[int, str]]:
    """The characters of a line that no reader sees for what they are, each with its place."""
    if hides(line):
        yield from ((at, c) for at, c in enumerate(line) if is_unseen(c))


def seen(text: str) -> str:
    """A text without what cannot be seen; white space, and signs of private fonts, stay."""
    if not hides(text):
        return text
    return "".join(c for c in text if not is_unseen(c) or c.isspace() or _is_private(c))


def usual(text: str) -> str:
    """A text in normal form C, in which what looks like another character is that one."""
    return text if text.isascii() else _read_as(text, _USUAL)


def latin(text: str) -> str:
    """The same, letters of other alphabets that look Latin among them."""
    return text if text.isascii() else _read_as(_read_as(text, _FOREIGN), _USUAL)


def locator(written: str) -> str:
    """A locator as it is compared: đ is not d, but every dash is a dash, and nothing hides."""
    if written.isascii():
        return written.strip()
    return latin(seen(written)).translate(dict.fromkeys(map(ord, DASHES), "-")).strip()


def folded(text: str) -> str:
    """A text without case, diacritics and what cannot be seen; đ is d, lookalikes are one."""
    if text.isascii():
        return text.casefold()
    compatible = unicodedata.normalize("NFKD", text).translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", compatible.casefold()).translate(_FOLDED)
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(c for c in plain if not unicodedata.combining(c) and _counts(c))


def _is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _counts(character: str) -> bool:
    return character.isprintable() or character.isspace()


def _read_as(text: str, table: _Table) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(table))
