"""Text in two languages, and how words are matched: by folded form and by nearness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from coordplan.frozen import dataclass
from coordplan.glyphs import UNSEEN, folded

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

_NOT_WORD = re.compile(r"[\W_]+")
HIDDEN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character would not be seen."""

_HIDING = dict.fromkeys(UNSEEN, HIDDEN)
_ECHO_LIMIT = 60
_LONGEST_COMPARED = 80
"""How much of a word that somebody typed is compared with others."""
_MOST_COMPARED = 500
"""How many known words a word is compared with."""
_MOST_LETTERS = 40_000
"""How many pairs of letters are compared then: forty words of thirty letters, in full."""


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in Vietnamese and in English."""

    vi: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en

    def __add__(self, other: Said) -> Text:
        """The one after the other, with nothing between them."""
        after = alike(other)
        return Text(self.vi + after.vi, self.en + after.en)

    def format(self, **parts: Said | int) -> Text:
        """The text with its places filled in; numbers are written as each language does."""
        filled = {name: count(p) if isinstance(p, int) else alike(p) for name, p in parts.items()}
        return Text(
            self.vi.format(**{name: text.vi for name, text in filled.items()}),
            self.en.format(**{name: text.en for name, text in filled.items()}),
        )

    @property
    def upper(self) -> Text:
        """The text in capital letters."""
        return Text(self.vi.upper(), self.en.upper())

    @property
    def capital(self) -> Text:
        """The text with a capital at its beginning."""
        return Text(self.vi[:1].upper() + self.vi[1:], self.en[:1].upper() + self.en[1:])


Said = Text | str
"""A text, or a word that is the same in both languages, such as an id."""


def alike(said: Said) -> Text:
    """A text; a word stands in both languages."""
    return Text(said, said) if isinstance(said, str) else said


def join(parts: Iterable[Said], joiner: Said = ", ") -> Text:
    """Texts one after the other, with a joiner between them; nothing where there are none."""
    texts, between = [alike(part) for part in parts], alike(joiner)
    return Text(
        between.vi.join(text.vi for text in texts), between.en.join(text.en for text in texts)
    )


def count(number: int) -> Text:
    """A whole number, its digits in threes as each language writes them."""
    written = f"{number:,}"
    return Text(written.replace(",", "."), written)


Forms = tuple[Text, Text]
"""What is said of one thing, and of any other number of them."""


def forms(vi: str, one: str, many: str) -> Forms:
    """The forms of what is counted: Vietnamese has one, English two."""
    return Text(vi, one), Text(vi, many)


def counted(forms: Forms, number: int, **parts: Said | int) -> Text:
    """A number in words, as ``{n}``; of the two forms, the first is for one."""
    return forms[0 if number == 1 else 1].format(n=number, **parts)


def fold(text: str) -> str:
    """The form in which names are compared.

    Case, diacritics (đ included), punctuation and what cannot be seen do not count, and what
    looks like another letter is that one: ``"Sở LĐ-TBXH"`` and ``"so ld tbxh"`` fold to the same
    string.
    """
    return _NOT_WORD.sub(" ", folded(text)).strip()


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
        base = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks) or tone
        at = _ALPHABET.find(base)
        letters.append(at if at >= 0 else ord(base[0]) - 0x110000)
        tones.append(_TONES.index(tone) + 1 if tone else 0)
    return letters, tones


def vietnamese_day(iso: str) -> str:
    """An ISO day, month or year as it is written in Vietnamese: ``01/03/2025``, ``03/2025``."""
    return "/".join(reversed(iso.split("-")))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a typing slip most probably meant, or None where none is near."""
    by_fold: dict[str, list[str]] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), []).append(candidate)
    found = close(beginning(word), by_fold, most=1)
    if not found:
        return None
    alike = by_fold[found[0]]
    return alike[0] if len(alike) == 1 else close(word, alike, most=1, cutoff=0)[0]


def beginning(word: str) -> str:
    """As much of a word, folded, as is compared with others."""
    return fold(word[: 4 * _LONGEST_COMPARED])[:_LONGEST_COMPARED]


def close(word: str, known: Iterable[str], *, most: int, cutoff: float = 0.7) -> list[str]:
    """The known words that are most alike to a word, the nearest first, as ``difflib`` finds them.

    Those that can be nearest by the letters in them are compared first, and no more than so many
    letters: a list of long names that are all alike must not take long.
    """
    import difflib

    word = word[:_LONGEST_COMPARED]
    matcher = difflib.SequenceMatcher(None, "", word)
    possible = []
    for one in known:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= cutoff and (ratio := matcher.quick_ratio()) >= cutoff:
            possible.append((ratio, one))
    found: list[tuple[float, str]] = []
    letters = 0
    for bound, one in sorted(possible, reverse=True):
        letters += len(one) * len(word)
        if letters > _MOST_LETTERS or (len(found) >= most and bound < found[-1][0]):
            break
        matcher.set_seq1(one)
        found = sorted([*found, (matcher.ratio(), one)], reverse=True)[:most]
    return [one for ratio, one in found if ratio >= cutoff]


def visible(text: str) -> str:
    """A text in normal form C, on one line, in which nothing hides, and that any format can hold.

    What ends a line or is a space of another kind is a space. What cannot be seen (controls, signs
    that reorder text, zero widths, soft hyphens, tags, what is no character) is ``HIDDEN``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _shown(c) for c in text.replace("\r\n", "\n"))
    return text.translate(_HIDING)


def _shown(character: str) -> str:
    """What stands for a character that is not printable; all that ends a line is a space."""
    return " " if character.isspace() else HIDDEN


def legible(value: object) -> str:
    """What somebody wrote, on one line and cut short, safe to print; nothing of a person."""
    from coordplan.traces import traces

    shown = str(value)[: 4 * _ECHO_LIMIT]
    if traces(shown):
        return "…"
    text = visible(shown)
    return text if len(text) <= _ECHO_LIMIT else text[: _ECHO_LIMIT - 1] + "…"


def quote(value: object) -> str:
    """What somebody wrote, legible, in backticks."""
    return f"`{legible(value)}`"


def which(number: int, of: int) -> Text:
    """Which of several things that were given is meant: by its place, never by its words.

    Words that are not understood may be a person's, so nobody says them again.
    """
    if of == 1:
        return Text(en="", vi=" đã nêu")
    return Text(en=f" (number {number} of {of})", vi=f" thứ {number} đã nêu")


def as_id(words: str, longest: int = 80) -> str:
    """The id that words give: folded, a dash between them; empty where they have no letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words))[:longest].strip("-")


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
        return Text(en=f"did you mean {quote(near)}?", vi=f"có phải là {quote(near)}?")
    return Text(en=f"known: {listing(known)}", vi=f"có thể dùng: {listing(known)}")
