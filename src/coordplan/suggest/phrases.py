"""Words of a passage as they are compared: with their marks, wherever the tone is written.

Names of bodies are compared folded; verbs must not be. "Ngay" is at once and "ngày" a day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign of a passage, as compared, and where it stands."""

    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a sign."""
        return self.key[0].isalnum()


@lru_cache(maxsize=_MOST_KEPT)
def key_of(word: str) -> str:
    """A word as it is compared: ``Hoà`` and ``hòa`` are one, ``ngay`` and ``ngày`` are not."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(sorted(sign for sign in letters if sign in _TONES))
    plain = "".join(sign for sign in letters if sign not in _TONES)
    return unicodedata.normalize("NFC", plain) + tones


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and signs of a text."""
    return tuple(Token(key_of(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text))


def keys_of(phrase: str) -> tuple[str, ...]:
    """The words and signs of a phrase, as compared."""
    return tuple(token.key for token in tokens_of(phrase))


def some(words: str) -> frozenset[str]:
    """Single words and signs, written with spaces between them, as compared."""
    return frozenset(map(key_of, words.split()))


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a phrase of a passage means, and which tokens it takes."""

    meant: T
    first: int
    end: int

    @property
    def stretch(self) -> tuple[int, int]:
        """Which tokens it takes."""
        return self.first, self.end


class Phrases(Generic[T]):
    """Phrases that are looked for, and what each means; the longest at a place counts."""

    def __init__(self, meanings: Iterable[tuple[str, T]]) -> None:
        self._known: dict[tuple[str, ...], T] = {}
        self._longest: dict[str, int] = {}
        for phrase, meant in meanings:
            keys = keys_of(phrase)
            if keys:
                self._known.setdefault(keys, meant)
                self._longest[keys[0]] = max(self._longest.get(keys[0], 0), len(keys))

    @staticmethod
    def meaning(phrases: Mapping[T, Iterable[str]]) -> Phrases[T]:
        """Phrases by what they mean."""
        return Phrases((phrase, meant) for meant, some in phrases.items() for phrase in some)

    def at(self, tokens: tuple[Token, ...], place: int) -> Found[T] | None:
        """The phrase that begins at a place."""
        longest = self._longest.get(tokens[place].key, 0) if place < len(tokens) else 0
        for length in range(min(longest, len(tokens) - place), 0, -1):
            keys = tuple(token.key for token in tokens[place : place + length])
            if keys in self._known:
                return Found(self._known[keys], place, place + length)
        return None

    def within(self, tokens: tuple[Token, ...], first: int, end: int) -> Iterator[Found[T]]:
        """The phrases between two places, in their order; none overlap."""
        place = first
        while place < end:
            found = self.at(tokens, place)
            if found is not None and found.end <= end:
                yield found
                place = found.end
            else:
                place += 1
