"""The instruments that a text cites: those that the registry has, and numbers that it has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordplan.drafting.names import Names, Words, words_of
from coordplan.registry.terms import Registry
from coordplan.text import fold

_NUMBERED = re.compile(
    r"(?<![\w/])[0-9]{1,5}\s?/\s?(?:[0-9]{4}\s?/\s?)?[A-ZĐ][A-ZĐa-z]*[0-9]*(?:\s?-\s?[A-ZĐ][\wĐ]*)*"
)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_TITLED = re.compile(r"(?:Bộ luật|Luật)\s+\w+[\w, ]{0,200}?(?=\s+(?:năm|số|ngày)\s)")
_NEAR = 60
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cited:
    """The ids of the instruments that a text cites, and the numbers that the registry has not."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...]


class Citations:
    """Finds instruments in a text by their numbers, and laws by their titles and years."""

    def __init__(self, registry: Registry | None) -> None:
        instruments = registry.instruments.values() if registry is not None else ()
        numbers = {words_of(one.number): one.id for one in instruments}
        self._numbers = Names.of(numbers)
        self._known = set(numbers)
        self._titles: dict[tuple[Words, str], str] = {}
        for one in instruments:
            title = re.sub(r"\s+năm\s+[0-9]{4}$", "", one.title.vi)
            if one.issued is not None:
                self._titles[words_of(title), one.issued[:4]] = one.id

    def of(self, text: str) -> Cited:
        """What a text cites, in its order."""
        ids = [id_ for id_, _ in self._numbers.found(text)]
        ids += self._titled(text)
        unknown = (_SPACE.sub("", found[0]) for found in _NUMBERED.finditer(text))
        missed = [one for one in unknown if words_of(one) not in self._known]
        return Cited(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(missed)))

    def _titled(self, text: str) -> Iterator[str]:
        """The laws that are cited by title, with the year behind it."""
        for found in _TITLED.finditer(text):
            year = _YEAR.search(text[found.end() : found.end() + _NEAR])
            id_ = self._titles.get((words_of(found[0]), year[0])) if year else None
            if id_ is not None:
                yield id_


def carried_out(lead_up: Iterable[tuple[str, Cited]]) -> tuple[str, ...]:
    """The instruments that a document says to carry out, by how the lines above its body begin."""
    found = (
        c.ids for text, c in lead_up if fold(text[:40]).startswith(("thuc hien", "trien khai"))
    )
    return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))
