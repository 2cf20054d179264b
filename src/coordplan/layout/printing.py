"""The lines of a plan: what is short in brackets on one line, the rest one entry a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coordplan.layout.notes import Lines, Notes
from coordplan.layout.parts import Part
from coordplan.layout.scalars import scalar
from coordplan.source import Route

MAX_COLUMNS = 100
_STEP = 2


def printed(plan: Part, notes: Notes) -> str:
    """The text of a plan with its notes."""
    body = _Printer(notes, notes.commented()).inside(plan, 0)
    return "".join(f"{line}\n" for line in (*notes.head, *body))


@dataclass(frozen=True, slots=True)
class _Printer:
    """Parts to lines; ``commented`` are the parts that a comment keeps off one line."""

    notes: Notes
    commented: frozenset[Route]

    def inside(self, part: Part, indent: int) -> list[str]:
        """The lines of a mapping or list, each entry on a line of its own."""
        lines: list[str] = []
        for inner in part.parts():
            above = _indented(self.notes.above.get(inner.route, ()), indent)
            lines += above if lines else _without_blank(above)
            lines += self.entry(inner, indent)
        lines += _indented(self.notes.below.get(part.route, ()), indent)
        return lines

    def entry(self, part: Part, indent: int) -> list[str]:
        """The lines of one key with its value, or of one item."""
        beside = self.notes.beside.get(part.route, "")
        start = " " * indent + ("-" if part.is_item else f"{part.key()}:")
        short = self.on_one_line(part, len(start) + 1)
        if short is not None:
            under = _indented(self.notes.below.get(part.route, ()), indent + _STEP)
            return [_with(f"{start} {short}", beside), *under]
        inner = self.inside(part, indent + _STEP)
        if not part.is_item:
            return [_with(start, beside), *inner]
        return list(_dashed(inner, indent, beside))

    def on_one_line(self, part: Part, column: int) -> str | None:
        """The value on the line of its key, or None where it goes below."""
        if not isinstance(part.value, dict | list):
            return scalar(part.value, flow=False)
        if not part.value:
            return part.in_brackets()
        if part.is_open or part.route in self.commented:
            return None
        short = part.in_brackets()
        return short if column + len(short) <= MAX_COLUMNS else None


def _dashed(lines: list[str], indent: int, beside: str) -> Iterator[str]:
    """The lines of an item: the first entry moves up to the dash, a comment above it with it."""
    first = next(n for n, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    yield from (line[_STEP:] for line in lines[:first])
    yield _with(" " * indent + "- " + lines[first][indent + _STEP :], beside)
    yield from lines[first + 1 :]


def _with(line: str, beside: str) -> str:
    return f"{line}  {beside}" if beside else line


def _indented(lines: Lines, indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _without_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines
