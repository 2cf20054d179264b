"""Lines of pages: without running heads and page numbers, apart where a paragraph begins.

A gap that is wider than between lines, and a line that stands further in or out than those of the
paragraph above, begin a paragraph for certain. What else may begin one the cutter tells by words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

_NEAR = 3.0
"""Points within which two places are one."""
_WIDE = 1.25
_COMMON = 0.1
_FULL = 0.6
_MOST = 0.5
_FEWEST_PAGES = 3
_EDGE = 2
"""How many lines at either end of a page may be its head or its foot."""

_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]+\.|[a-zđ]\)|[-–+•])")
"""A number that stands by itself, and whose text begins further in."""
_SOFT = "\N{SOFT HYPHEN}"
_WITHIN_WORD = re.compile(r"\w[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]$")
_ENDS = (".", ";", ":", "!", "?")


@dataclass(slots=True)
class Line:
    """A line of a page: its text, its place, and where its parts begin."""

    text: str = ""
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    starts: list[float] = field(default_factory=list)

    def add(self, text: str, x: float, y: float, size: float) -> None:
        """Go on with the line."""
        if text.strip():
            if not self.starts:
                self.x, self.y, self.size = x, y, size
            self.starts.append(x)
            if _LABEL.fullmatch(self.text) and not text[:1].isdigit():
                self.text += " "
        if text.strip() or self.text:
            self.text += text


Page = list[Line]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the paragraphs of a document are set.

    ``leading`` is how far their lines stand apart, ``width`` how many letters a full line has.
    Where first lines stand at ``indent``, the others stand at ``margin``.
    """

    leading: float
    width: int
    margin: float | None = None
    indent: float | None = None

    def first(self, line: Line) -> bool | None:
        """Whether a line stands where first lines do, or where the others do; else None."""
        if self.indent is None or self.margin is None:
            return None
        at = (abs(line.x - self.indent) <= _NEAR, abs(line.x - self.margin) <= _NEAR)
        return at[0] if any(at) else None


def laid_out(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of pages, as far as their lines show them.

    Where a line cannot but go on with the one above they are one line; else they stay lines.
    """
    pages = _without_edges(pages)
    lines = [line for page in pages for line in page]
    setting = _Setting(_leading(pages), _width(lines))
    told = [*_told(pages, setting)]
    setting = _indented(lines, told, setting)
    found: list[list[str]] = []
    told = [*_told(pages, setting)]
    shown = sum(told) >= _COMMON * len(told)
    above: Line | None = None
    for line, begins in zip(lines, told, strict=True):
        if above is None or begins:
            found.append([line.text])
        else:
            full = shown and len(above.text) >= _FULL * setting.width
            _join(found[-1], line.text, full=full)
        above = line
    return ["\n".join(" ".join(line.split()) for line in lines) for lines in found]


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
        return goes_on or not any(abs(start - line.x) <= _NEAR for start in above.starts)
    return goes_on and line.x < above.x - _NEAR


def _indented(lines: Sequence[Line], told: Sequence[bool], setting: _Setting) -> _Setting:
    """The setting with the place of first lines, where most of them stand at one of their own."""
    firsts = Counter(round(one.x) for one, begins in zip(lines, told, strict=True) if begins)
    others = Counter(round(one.x) for one, begins in zip(lines, told, strict=True) if not begins)
    if not (firsts and others):
        return setting
    (indent, often), (margin, mostly) = firsts.most_common(1)[0], others.most_common(1)[0]
    sure = often >= _MOST * firsts.total() and mostly >= _MOST * others.total()
    return (
        replace(setting, indent=indent, margin=margin)
        if sure and indent > margin + _NEAR
        else setting
    )


def _join(lines: list[str], text: str, *, full: bool) -> None:
    """Add a line, to the one above where that is full; a word broken at its hyphen is whole."""
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
                    or (at in edges and _as_repeated(line) in running)
                )
            ]
        )
    return kept


def _counts(text: str, page: int) -> bool:
    found = _NUMBER.fullmatch(text.strip())
    return found is not None and int(found[1]) == page


def _running(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """The lines that stand at one place on several pages, whatever their numbers are."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in (*page[:_EDGE], *page[-_EDGE:]):
            seen[_as_repeated(line)].add(number)
    enough = max(_FEWEST_PAGES, len(pages) // 2)
    return {one for one, numbers in seen.items() if len(numbers) >= enough}


def _as_repeated(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", " ".join(line.text.split())), round(line.y / _NEAR)
