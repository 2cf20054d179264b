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

from coordplan.reading.pdf_lines import NEAR, Line, Page

_WIDE = 1.25
_BLANK = 0.25
"""Of its size, how wide a letter's space is."""
_COMMON, _RARE = 0.1, 0.03
_MOSTLY = 0.75
_FEWEST = 3
_MOST_EMPTY = 3
_MOST = 0.5
_FEWEST_PAGES = 3
_EDGE = 2
"""How many lines at either end of a page may be its head or its foot."""

_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"\s*(?:[-–+•]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVXLC]+\.|[a-zđ]\))\s*\S")
"""What a line begins with that may be the next member of a list, set as close as lines are."""
_SOFT = "\N{SOFT HYPHEN}"
_WITHIN_WORD = re.compile(r"\w[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]$")
_ENDS = (".", ";", ":", "!", "?")
_CLOSING = " )]*_\"'”’»"


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the paragraphs of a document are set.

    ``leading`` is how far their lines stand apart, and ``apart`` how far they themselves do;
    ``right`` is how far a full line reaches.
    Where first lines stand at ``indent``, the others stand at ``margin``.
    """

    leading: float
    right: float
    apart: float = 0.0
    margin: float | None = None
    indent: float | None = None

    def left_empty(self, above: Line, line: Line) -> int:
        """How many paragraphs would find room in the gap above one."""
        gap = above.y - line.y
        return min(max(round(gap / self.apart) - 1, 0), _MOST_EMPTY) if self.apart else 0

    def had_room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line would have found room at the end of the one above."""
        return above.right + _BLANK * above.size + line.first < self.right - NEAR

    def first(self, line: Line) -> bool | None:
        """Whether a line stands where first lines do, or where the others do; else None."""
        if self.indent is None or self.margin is None:
            return None
        at = (abs(line.left - self.indent) <= NEAR, abs(line.left - self.margin) <= NEAR)
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
            ended = _ended(above) and _MARK.match(line.text)
            full = shown and not ended and not setting.had_room(above, line)
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
    line that was left short, or a sentence that has ended, is taken for the end of a paragraph,
    which it mostly is.
    """
    down = above.y - line.y
    if not turned and (down < -NEAR or down > _WIDE * setting.leading):
        return True
    short = turned and setting.had_room(above, line)
    marked = _MARK.match(line.text) is not None
    first = True if short and marked else setting.first(line)
    if first is not None:
        return first
    if turned:
        letter = next((c for c in line.text if c.isalnum()), "")
        return (short or _ended(above)) and (marked or not letter.islower())
    if line.left > above.left + NEAR:
        return goes_on or not above.starts_at(line.left)
    return goes_on and line.left < above.left - NEAR


def _ended(line: Line) -> bool:
    return line.text.rstrip(_CLOSING).endswith(_ENDS)


def _setting(pages: Sequence[Page]) -> _Setting:
    """How the paragraphs are set: by gaps first, and by what the lines show then."""
    lines = [*_lines(pages)]
    unset = _Setting(0.0, _reach(lines))
    plain = replace(unset, leading=_leading(pages, unset))
    begun = [*_told(pages, plain)]
    firsts = Counter(round(one.left) for one, begins in zip(lines, begun, strict=True) if begins)
    others = Counter(
        round(one.left) for one, begins in zip(lines, begun, strict=True) if not begins
    )
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
    further_in = sure and indent > margin + NEAR
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


def _leading(pages: Sequence[Page], setting: _Setting) -> float:
    """How far lines of a paragraph stand apart: the least distance below lines that are full.

    Where there is none, the least distance that is common.
    """
    distances, below_full = Counter[int](), Counter[int]()
    for page in pages:
        for above, line in pairwise(page):
            down = above.y - line.y
            if 0 < down < _FEWEST_PAGES * max(line.size, 1):
                distances[round(down)] += 1
                below_full[round(down)] += not setting.had_room(above, line)
    enough = _COMMON * distances.total()
    common = [one for one, times in distances.items() if times >= enough]
    wrapped = [
        one
        for one, times in distances.items()
        if times >= max(_FEWEST, _RARE * distances.total()) and below_full[one] >= _MOSTLY * times
    ]
    return float(min(wrapped or common, default=1_000))


def _reach(lines: Sequence[Line]) -> float:
    """How far a full line reaches: all but the furthest twentieth reach no further."""
    reached = sorted(line.right for line in lines)
    return reached[len(reached) * 19 // 20] if reached else 0.0


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
    text, place = " ".join(line.text.split()), round(line.y / NEAR)
    counting = (found for found in _DIGITS.finditer(text) if found[0] == str(page))
    counted = {f"{text[: found.start()]}#{text[found.end() :]}" for found in counting}
    return {(one, place) for one in (text, *counted)}
