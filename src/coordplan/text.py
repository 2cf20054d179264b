"""Text in two languages, and how words are matched: by folded form and by nearness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from coordplan.frozen import dataclass

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

_NOT_WORD = re.compile(r"[\W_]+")
_ECHO_LIMIT = 60
_MOST_COMPARED = 500


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Vietnamese and in English."""

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


def fold(text: str) -> str:
    """The form in which names are compared.

    Case, diacritics (đ included) and punctuation do not count: ``"Sở LĐ-TBXH"`` and
    ``"so ld tbxh"`` fold to the same string.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    return _NOT_WORD.sub(" ", plain).strip()


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}" + (
    "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
)


def vietnamese_order(text: str) -> tuple[list[int], list[int]]:
    """A sort key in the order of Vietnamese dictionaries.

    Letters first: a ă â b c d đ e ê … o ô ơ … u ư …; among equal letters the tones: level,
    huyền, hỏi, ngã, sắc, nặng. Digits and other signs go before letters.
    """
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", text.casefold()):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONES), "")
        base = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        at = _ALPHABET.find(base)
        letters.append(at if at >= 0 and base else ord(base[0]) - 0x110000)
        tones.append(_TONES.index(tone) + 1 if tone else 0)
    return letters, tones


def vietnamese_day(iso: str) -> str:
    """An ISO day, month or year as it is written in Vietnamese: ``01/03/2025``, ``03/2025``."""
    return "/".join(reversed(iso.split("-")))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a typing slip most probably meant, or None where none is near."""
    import difflib

    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    close = difflib.get_close_matches(fold(word)[:80], by_fold, n=1, cutoff=0.7)
    return by_fold[close[0]] if close else None


def legible(value: object) -> str:
    """What somebody wrote, on one line and cut short, safe to print."""
    text = "".join(c if c.isprintable() else "?" for c in str(value))
    return text if len(text) <= _ECHO_LIMIT else text[: _ECHO_LIMIT - 1] + "…"


def quote(value: object) -> str:
    """What somebody wrote, legible, in backticks."""
    return f"`{legible(value)}`"


def listing(words: Iterable[str], *, limit: int = 12) -> str:
    """Known words for a message, comma-separated; a long list ends in an ellipsis."""
    words = list(words)
    shown = ", ".join(words[:limit])
    return f"{shown}, …" if len(words) > limit else shown


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Help for an unknown word: the nearest known one, else what is known."""
    known = list(known)
    near = nearest(word, known) if len(known) <= _MOST_COMPARED else None
    if near is not None:
        return Text(en=f"did you mean {quote(near)}?", vi=f"có phải ý bạn là {quote(near)}?")
    return Text(en=f"known: {listing(known)}", vi=f"những gì có: {listing(known)}")
