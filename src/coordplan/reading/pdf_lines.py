"""Lines of pages: without running heads and page numbers, apart where a paragraph begins.

A gap that is wider than between lines, and a line that stands further in or out than those of the
paragraph above, begin a paragraph for certain. What else may begin one the cutter tells by words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

_NEAR = 3.0
"""Points within which two places are one."""
_SAME = 1.5
"""Points by which what is drawn twice is moved."""
_NARROWEST = 0.2
"""Of its size, what the letters of a text take at least, one with another."""
_WIDE = 1.25
_COMMON = 0.1
_FULL = 0.6
_MOST_EMPTY = 3
_MOST = 0.5
_FEWEST_PAGES = 3
_EDGE = 2
"""How many lines at either end of a page may be its head or its foot."""

_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]+\.|[a-zđ]\)|[-–+•])")
"""A number that stands by itself, and whose text begins further in."""
_MARK = re.compile(r"\s*(?:[-–+•]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVXLC]+\.|[a-zđ]\))\s*\S")
"""What a line begins with that may be the next member of a list, set as close as lines are."""
_SOFT = "\N{SOFT HYPHEN}"
_WITHIN_WORD = re.compile(r"\w[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]$")
_ENDS = (".", ";", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class Part:
    """What is written in one go: its text, and where it begins."""

    text: str
    x: float
    y: float
    size: float

    def covers(self, other: Part) -> bool:
        """Whether another part begins within this one, however narrow its letters are."""
        if abs(self.y - other.y) > _SAME:
            return False
        letters = sum(not c.isspace() for c in self.text)
        return self.x + _SAME < other.x < self.x + _NARROWEST * self.size * letters - _SAME

    def again(self, other: Part) -> bool:
        """Whether another part is the same, drawn once more so that it looks bold."""
        return self.text == other.text and abs(self.x - other.x) <= _SAME


class Line:
    """A line of a page: its text, its place, and where its parts begin."""

    def __init__(self) -> None:
        self.text = ""
        self._parts: list[Part] = []
        self.tangled = False

    @property
    def x(self) -> float:
        """How far in it begins."""
        return self._parts[0].x if self._parts else 0.0

    @property
    def y(self) -> float:
        """How far up it stands."""
        return self._parts[0].y if self._parts else 0.0

    @property
    def size(self) -> float:
        """How large its letters are."""
        return self._parts[0].size if self._parts else 0.0

    def starts_at(self, x: float) -> bool:
        """Whether a part begins at a place."""
        return any(abs(part.x - x) <= _NEAR for part in self._parts)

    def add(self, part: Part) -> None:
        """Go on with the line."""
        said = bool(part.text.strip())
        if said and self._parts:
            if self._parts[-1].again(part):
                return
            self.tangled = self.tangled or any(one.covers(part) for one in self._parts)
            if _LABEL.fullmatch(self.text) and not part.text[:1].isdigit():
                self.text += " "
        if said:
            self._parts.append(part)
        if said or self.text:
            self.text += part.text


Page = list[Line]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the paragraphs of a document are set.

    ``leading`` is how far their lines stand apart, and ``apart`` how far they themselves do;
    ``width`` is how many letters a full line has.
    Where first lines stand at ``indent``, the others stand at ``margin``.
    """

    leading: float
    width: int
    apart: float = 0.0
    margin: float | None = None
    indent: float | None = None

    def left_empty(self, above: Line, line: Line) -> int:
        """How many paragraphs would find room in the gap above one."""
        gap = above.y - line.y
        return min(max(round(gap / self.apart) - 1, 0), _MOST_EMPTY) if self.apart else 0

    def first(self, line: Line) -> bool | None:
        """Whether a line stands where first lines do, or where the others do; else None."""
        if self.indent is None or self.margin is None:
            return None
        at = (abs(line.x - self.indent) <= _NEAR, abs(line.x - self.margin) <= _NEAR)
        return at[0] if any(at) else None


def laid_out(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of pages, as far as their lines show them; an empty one for a wider gap.

    Where a line cannot but go on with the one above they are one line; else they stay lines.
    """
    pages = _without_edges(pages)
    setting = _setting(pages)
    begun = [*_told(pages, setting)]
    shown = sum(begun[1:]) >= _COMMON * len(begun)
    found: list[list[str]] = []
    above: Line | None = None
    for line, begins in zip(_lines(pages), begun, strict=True):
        if above is None or begins:
            found += [[""]] * (0 if above is None else setting.left_empty(above, line))
            found.append([line.text])
        else:
            ended = above.text.rstrip().endswith(_ENDS) and _MARK.match(line.text)
            full = shown and not ended and len(above.text) >= _FULL * setting.width
            _join(found[-1], line.text, full=full)
        above = line
    return ["\n".join(" ".join(line.split()) for line in lines) for lines in found]


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    return (line for page in pages for line in page)


def _told(pages: Sequence[Page], setting: _Setting) -> Iterator[bool]:
    """Of every line, whether a paragraph certainly begins with it."""
    above: Line | None = None
    goes_on = False
    for page in pages:
        for number, line in enumerate(page):
            begins = above is None or _begins(
                above, line, setting, turned=number == 0, goes_on=goes_on
            )
            yield begins
            above, goes_on = line, not begins


def _begins(above: Line, line: Line, setting: _Setting, *, turned: bool, goes_on: bool) -> bool:
    """Whether a paragraph begins with a line, for certain.

    ``goes_on`` says that the line above is not the first of its paragraph. Over a turned page a
    sentence that has ended is taken for the end of a paragraph, which it mostly is.
    """
    down = above.y - line.y
    if not turned and (down < -_NEAR or down > _WIDE * setting.leading):
        return True
    first = setting.first(line)
    if first is not None:
        return first
    if turned:
        letter = next((c for c in line.text if c.isalnum()), "")
        return above.text.rstrip().endswith(_ENDS) and not letter.islower()
    if line.x > above.x + _NEAR:
        return goes_on or not above.starts_at(line.x)
    return goes_on and line.x < above.x - _NEAR


def _setting(pages: Sequence[Page]) -> _Setting:
    """How the paragraphs are set: by gaps first, and by what the lines show then."""
    lines = [*_lines(pages)]
    plain = _Setting(_leading(pages), _width(lines))
    begun = [*_told(pages, plain)]
    firsts = Counter(round(one.x) for one, begins in zip(lines, begun, strict=True) if begins)
    others = Counter(round(one.x) for one, begins in zip(lines, begun, strict=True) if not begins)
    downs = [
        above.y - line.y
        for (above, line), begins in zip(pairwise(lines), begun[1:], strict=True)
        if begins and above.y > line.y
    ]
    spaced = replace(plain, apart=median_low(downs)) if downs else plain
    if not (firsts and others):
        return spaced
    (indent, often), (margin, mostly) = firsts.most_common(1)[0], others.most_common(1)[0]
    sure = often >= _MOST * firsts.total() and mostly >= _MOST * others.total()
    further_in = sure and indent > margin + _NEAR
    return replace(spaced, indent=indent, margin=margin) if further_in else spaced


def _join(lines: list[str], text: str, *, full: bool) -> None:
    """Add a line, to the one above where that is full; what is broken at a dash is whole again."""
    above = lines[-1]
    if above.rstrip().endswith(_SOFT):
        lines[-1] = above.rstrip().removesuffix(_SOFT) + text.lstrip()
    elif _WITHIN_WORD.search(above) and text[:1].isalnum():
        lines[-1] = above + text
    elif full:
        lines[-1] = f"{above} {text}"
    else:
        lines.append(text)


def _leading(pages: Sequence[Page]) -> float:
    """How far lines of a paragraph stand apart: the least distance that is common."""
    distances = Counter(
        round(above.y - line.y)
        for page in pages
        for above, line in pairwise(page)
        if 0 < above.y - line.y < _FEWEST_PAGES * max(line.size, 1)
    )
    enough = _COMMON * distances.total()
    return float(min((one for one, times in distances.items() if times >= enough), default=1_000))


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is: all but the longest twentieth are no longer."""
    lengths = sorted(len(line.text.strip()) for line in lines)
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def _without_edges(pages: Sequence[Page]) -> list[Page]:
    """Pages without what repeats at their edges: heads, feet, and numbers that count them."""
    running = _running(pages)
    kept = []
    for number, page in enumerate(pages, start=1):
        edges = {*range(_EDGE), *range(len(page) - _EDGE, len(page))}
        kept.append(
            [
                line
                for at, line in enumerate(page)
                if not (
                    (at in {0, len(page) - 1} and _counts(line.text, number))
                    or (at in edges and not running.isdisjoint(_as_repeated(line, number)))
                )
            ]
        )
    return kept


def _counts(text: str, page: int) -> bool:
    found = _NUMBER.fullmatch(text.strip())
    return found is not None and int(found[1]) == page


def _running(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """The lines that stand at one place on many pages, and may count them."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page in enumerate(pages, start=1):
        for line in (*page[:_EDGE], *page[-_EDGE:]):
            for one in _as_repeated(line, number):
                seen[one].add(number)
    enough = max(_FEWEST_PAGES, len(pages) // 2)
    return {one for one, numbers in seen.items() if len(numbers) >= enough}


def _as_repeated(line: Line, page: int) -> set[tuple[str, int]]:
    """A line as it may stand on every page, where one of its numbers may count them."""
    text, place = " ".join(line.text.split()), round(line.y / _NEAR)
    counting = (found for found in _DIGITS.finditer(text) if found[0] == str(page))
    counted = {f"{text[: found.start()]}#{text[found.end() :]}" for found in counting}
    return {(one, place) for one in (text, *counted)}
