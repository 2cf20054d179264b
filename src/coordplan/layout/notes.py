"""Which entry of a plan each comment and blank line belongs to.

An entry is a key or an item on a line of its own. A comment alone on its line belongs to the
entry that follows it, or, where it is indented like the entries before it, to the end of their
mapping or list, or, where it is indented further than all of them, to the last of them; a comment
behind something belongs to the last entry that began before it. What
belongs to no entry is refused: a comment is never dropped, and never moved to where it would
speak of something else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from coordplan.diagnostics import Diagnostic
from coordplan.layout.surface import Comment, Surface
from coordplan.source import Location, Position, Route, SourceMap
from coordplan.text import Text, quote

Lines = tuple[str, ...]
"""Comments, and ``""`` for a blank line."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Comments and blank lines by the entry they belong to.

    ``head`` opens the file; ``above`` and ``beside`` go with an entry; ``below`` ends the mapping
    or list at a route, or stands under what has nothing in it.
    """

    head: Lines = ()
    above: Mapping[Route, Lines] = field(default_factory=dict)
    beside: Mapping[Route, str] = field(default_factory=dict)
    below: Mapping[Route, Lines] = field(default_factory=dict)

    def commented(self) -> frozenset[Route]:
        """The mappings and lists with a comment inside, which therefore cannot go on one line."""
        inside = [route[:-1] for route in (*_with_text(self.above), *self.beside)]
        inside += _with_text(self.below)
        return frozenset(route[:n] for route in inside for n in range(len(route) + 1))


def attached(source: SourceMap, surface: Surface) -> tuple[Notes, tuple[Diagnostic, ...]]:
    """The notes of a file, and a diagnostic for each comment that belongs to no entry."""
    entries = _entries(source, surface)
    reader = _Reader(source, entries)
    marks: list[tuple[Position, int | Comment | Route]] = [
        *((Position(number, 1), number) for number in surface.blank),
        *((comment.at, comment) for comment in surface.comments),
        *entries,
    ]
    for _, mark in sorted(marks, key=lambda mark: mark[0]):
        match mark:
            case int():
                reader.blank = True
            case Comment():
                reader.comment(mark)
            case tuple():
                reader.entry(mark)
    return reader.notes(), tuple(reader.refused)


def lifted(notes: Notes, heads: Iterable[Route]) -> Notes:
    """The notes with those above the first key of an item put above its dash.

    The two share a line, so nothing fits between them.
    """
    above = dict(notes.above)
    for head in heads:
        lines = above.pop(head, ())
        while lines and not lines[0]:
            lines = lines[1:]
        if lines:
            above[head[:-1]] = (*above.get(head[:-1], ()), *lines)
    return Notes(notes.head, above, notes.beside, notes.below)


def _entries(source: SourceMap, surface: Surface) -> list[tuple[Position, Route]]:
    """Where each entry begins, in the order of the file; an item begins at its dash."""
    found = [(at, route) for route, at in source.keys.items() if not surface.in_brackets(at)]
    for route, at in source.values.items():
        if route and isinstance(route[-1], int) and not surface.in_brackets(at):
            dash = bisect_left(surface.dashes, at) - 1
            found.append((surface.dashes[dash], route))
    return sorted(found, key=lambda entry: entry[0])


@dataclass(slots=True)
class _Reader:
    """The notes found so far, from the top of the file down."""

    source: SourceMap
    entries: list[tuple[Position, Route]]
    seen: int = 0
    blank: bool = False
    head: list[str] = field(default_factory=list)
    above: defaultdict[Route, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[Route, str] = field(default_factory=dict)
    below: defaultdict[Route, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: list[Diagnostic] = field(default_factory=list)
    columns: dict[Route, int] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = {}
        for at, route in self.entries:
            self.columns.setdefault(route[:-1], at.column)

    @property
    def last(self) -> Route | None:
        """The entry that began last."""
        return self.entries[self.seen - 1][1] if self.seen else None

    @property
    def following(self) -> tuple[Position, Route] | None:
        """The entry that begins next, and where."""
        return self.entries[self.seen] if self.seen < len(self.entries) else None

    def entry(self, route: Route) -> None:
        """An entry begins; a blank line above the first of a mapping or list is left out."""
        opens = route[:-1] == self.last and not self.above.get(route)
        if self.blank and self.last is None and self.head:
            self.head.append("")
        elif self.blank and self.last is not None and not opens:
            self.above[route].append("")
        self.blank = False
        self.seen += 1

    def comment(self, comment: Comment) -> None:
        """A comment is put where it belongs, or refused."""
        if comment.bracketed:
            self.refuse(comment, _BRACKETED)
        elif self.last is None:
            self.put(self.head, comment)
        elif comment.alone:
            self.on_its_own(comment, self.last)
        elif self.opens_item(self.last):
            self.above[self.last].append(comment.text)
        elif self.last in self.beside:
            self.refuse(comment, _SECOND)
        else:
            self.beside[self.last] = comment.text

    def opens_item(self, last: Route) -> bool:
        """Whether a dash began last, with its mapping or list still to come."""
        following = self.following
        return isinstance(last[-1], int) and following is not None and following[1][:-1] == last

    def on_its_own(self, comment: Comment, last: Route) -> None:
        """A comment alone on its line, after at least one entry."""
        following = self.following
        inside = following is not None and following[1][: len(last)] == last
        under = self.stands_under(last, comment)
        begins = self.source.values.get(last)
        if begins is not None and comment.at < begins and not inside:
            self.refuse(comment, _BEFORE_VALUE)
            return
        if following is None:
            ended = last if under else self.ended(last, (), comment)
            self.put(self.below[ended or ()], comment)
            return
        at, route = following
        ended = None
        if comment.at.column > at.column and not inside and not any(self.above.get(route, ())):
            ended = last if under else self.ended(last, route, comment)
        self.put(self.above[route] if ended is None else self.below[ended], comment)

    def stands_under(self, last: Route, comment: Comment) -> bool:
        """Whether a comment is indented further than an entry that no other entry lies in."""
        at, _ = self.entries[self.seen - 1]
        return last not in self.columns and comment.at.column > at.column

    def ended(self, last: Route, following: Route, comment: Comment) -> Route | None:
        """The innermost mapping or list that ends here and is indented no further."""
        for length in range(len(last), -1, -1):
            route = last[:length]
            if following[:length] == route and following:
                return None
            if self.columns.get(route, comment.at.column + 1) <= comment.at.column:
                return route
        return None

    def put(self, lines: list[str], comment: Comment) -> None:
        """Add a comment with the blank line before it."""
        if self.blank and (lines or lines is not self.head) and not self.opens(lines):
            lines.append("")
        self.blank = False
        lines.append(comment.text)

    def opens(self, lines: list[str]) -> bool:
        """Whether these are the lines above the first entry of a mapping or list."""
        if self.following is None or lines:
            return False
        _, route = self.following
        return lines is self.above.get(route) and route[:-1] == self.last

    def refuse(self, comment: Comment, said: tuple[Text, Text]) -> None:
        message, mend = said
        shown = quote(comment.text)
        self.refused.append(
            Diagnostic(
                "comment-not-kept",
                Text(
                    en=f"comment {shown} {message.en}",
                    vi=f"ghi chú {shown} {message.vi}",
                ),
                Location(self.source.file, comment.at),
                mend,
            )
        )

    def notes(self) -> Notes:
        return Notes(tuple(self.head), _fixed(self.above), dict(self.beside), _fixed(self.below))


def _fixed(lines: Mapping[Route, list[str]]) -> dict[Route, Lines]:
    return {route: tuple(written) for route, written in lines.items() if written}


def _with_text(lines: Mapping[Route, Collection[str]]) -> list[Route]:
    return [route for route, written in lines.items() if any(written)]


_BRACKETED = (
    Text(en="stands inside brackets", vi="nằm trong dấu ngoặc"),
    Text(
        en="move it to the line above the key, or behind the closing bracket",
        vi="chuyển lên dòng trên khóa, hoặc ra sau dấu ngoặc đóng",
    ),
)
_BEFORE_VALUE = (
    Text(en="stands between a key and its value", vi="nằm giữa khóa và giá trị của khóa"),
    Text(en="move it to the line above the key", vi="chuyển lên dòng trên khóa"),
)
_SECOND = (
    Text(en="is the second one beside the same entry", vi="là ghi chú thứ hai bên cùng một mục"),
    Text(en="move it to the line above the key", vi="chuyển lên dòng trên khóa"),
)
