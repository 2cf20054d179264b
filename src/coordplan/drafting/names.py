"""Names found in a text: word by word, the longest that is known at each place.

Words are compared folded, so that ``Uỷ ban``, ``Ủy ban`` and ``uỷ ban`` are one. A name of two
words counts only where the text writes it as one, with a capital: "công an" may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from coordplan.text import fold

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 3
"""A name of fewer words must be written as a name."""

Words = tuple[str, ...]
"""A name, word by word, folded."""


def words_of(name: str) -> Words:
    """The words of a name, folded."""
    return tuple(fold(name).split())


@dataclass(slots=True)
class Names(Generic[T]):
    """Known names and what each stands for."""

    known: dict[Words, T] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def of(named: Mapping[Words, T]) -> Names[T]:
        """Names to be looked for."""
        names: Names[T] = Names()
        for words, meant in named.items():
            if words:
                names.known[words] = meant
                longest = names._longest.get(words[0], 0)
                names._longest[words[0]] = max(longest, len(words))
        return names

    def found(self, text: str) -> Iterator[tuple[T, str]]:
        """What a text names, in its order, each with the words of the text; none overlap."""
        return ((meant, text[start:end]) for meant, start, end in self.located(text))

    def located(self, text: str) -> Iterator[tuple[T, int, int]]:
        """What a text names, in its order, each with where it begins and ends; none overlap."""
        spans = [(_folded(word[0]), word.start(), word.end()) for word in _WORD.finditer(text)]
        at = 0
        while at < len(spans):
            length = self._length(spans[at : at + self._longest.get(spans[at][0], 0)], text)
            if length:
                last = spans[at + length - 1]
                words = tuple(word for word, _, _ in spans[at : at + length])
                yield self.known[words], spans[at][1], last[2]
            at += length or 1

    def _length(self, spans: list[tuple[str, int, int]], text: str) -> int:
        """How many words the longest name has that begins here; 0 where none does."""
        for length in range(len(spans), 0, -1):
            words = tuple(word for word, _, _ in spans[:length])
            if words in self.known and _is_name(text[spans[0][1] : spans[length - 1][2]], length):
                return length
        return 0


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word as it is compared; a document has few that are not said again."""
    return fold(word)


def _is_name(written: str, length: int) -> bool:
    """Whether the words of a text are written as a name: short ones with capitals."""
    if length == 1:
        return written.isupper() and len(written) > 1
    return length >= _FEWEST_WORDS or written[0].isupper()


def once(found: Iterable[T]) -> tuple[T, ...]:
    """Each of some things once, in their order."""
    return tuple(dict.fromkeys(found))
