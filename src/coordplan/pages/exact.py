"""The exact words of the clauses of two plans, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Table,
    Words,
    clauses,
    marked,
    words,
)
from coordplan.compare.changes import Change, Diff
from coordplan.compare.main_points import Contrast, MainPoints
from coordplan.pages.sides import Sides
from coordplan.text import Text, join
from coordplan.tracing import State, Trace
from coordplan.vocabulary import Action

Traces = tuple[Trace | None, Trace | None]
"""The plans of both sides traced to their sources, where these were given."""

Cited = tuple[str, ...]

TITLE = Text(vi="Nguyên văn đối chiếu", en="The words of both documents")
_CHANGED = Text(
    vi="nguyên văn trong văn bản hiện khác với khi nhập",
    en="the words in the document are no longer those that were encoded",
)
_MOVED = Text(vi="nay ở {at}", en="now at {at}")
_GONE = Text(vi="văn bản không có điều khoản này", en="the document has no such clause")
_ABOVE = Text(vi="nguyên văn: xem ở trên", en="its words stand above")
_QUOTED = "“{words}”"


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses to be read beside each other, under one heading."""

    heading: Text
    pairs: tuple[tuple[Cited, Cited], ...]


def of_changes(changes: Iterable[Change]) -> list[Group]:
    """The clauses of changes, each pair once, in the order of the document."""
    in_order = sorted(
        (change for change in changes if not change.follows), key=lambda change: change.order[1:]
    )
    pairs = dict.fromkeys(change.cited for change in in_order)
    return [Group(Text("", ""), tuple(pair for pair in pairs if any(pair)))]


def of_main_points(found: MainPoints, diff: Diff, *, full: bool) -> list[Group]:
    """The clauses of the main points, action by action; actions with the same clauses together.

    With ``full`` those of every action that either plan gives to anybody.
    """
    by_action: dict[str, list[Contrast]] = {}
    for one in (*found.leaders, *found.told, *found.deadlines, *(found.acting if full else ())):
        by_action.setdefault(one.action.id, []).append(one)
    together: dict[tuple[Cited, Cited], list[Action]] = {}
    for contrasts in sorted(by_action.values(), key=lambda found: found[0].action.number):
        sides = _cited(contrasts, 0), _cited(contrasts, 1)
        together.setdefault(sides, []).append(contrasts[0].action)
    return [
        Group(join(action.label for action in actions).capital, tuple(_paired(diff, *sides)))
        for sides, actions in together.items()
    ]


def _cited(contrasts: Iterable[Contrast], side: int) -> Cited:
    """The clauses of one side, each once."""
    points = (point for one in contrasts for point in one.sides[side])
    return tuple(dict.fromkeys(at for point in points for at in point.clauses))


def _paired(diff: Diff, one: Cited, other: Cited) -> Iterator[tuple[Cited, Cited]]:
    """Clauses in pairs: first those of duties that are in both plans, then what is left."""
    left, right = list(one), list(other)
    for a, b in diff.alignment.duties:
        if a.clause in left and b.clause in right:
            left.remove(a.clause)
            right.remove(b.clause)
            yield (a.clause,), (b.clause,)
    for at, beside in zip_longest(left, right):
        yield (at,) if at else (), (beside,) if beside else ()


class Exact:
    """The words of the clauses of both plans; of words that were shown only where they stand."""

    def __init__(self, diff: Diff, traces: Traces) -> None:
        self.plans = (diff.before, diff.after)
        self.traced = [None if trace is None else trace.by_locator() for trace in traces]
        self.shown: set[tuple[int, str]] = set()

    def blocks(self, groups: Sequence[Group], sides: Sides) -> Iterator[Block]:
        """The clauses of groups in tables of two columns."""
        yield Heading(words(TITLE))
        columns = tuple(Column(name) for name in sides.titles)
        for group in groups:
            if group.heading.en:
                yield Heading(words(group.heading), level=3)
            rows = tuple(tuple(map(self.cell, (0, 1), pair)) for pair in group.pairs)
            yield Table(columns, rows, named=False)

    def cell(self, side: int, cited: Cited) -> Cell:
        """Clauses of one side: locator, gist, exact words."""
        lines = [line for at in cited for line in self._clause(side, at)]
        return Cell(tuple(lines) or (words("–"),))

    def text(self, side: int, cited: Cited) -> str:
        """The exact words of some clauses of one side, with nothing else."""
        found = self.traced[side] or {}
        sources = [found[at].source for at in cited if at in found]
        return "\n".join(_folded(one.text) for one in sources if one is not None)

    def _clause(self, side: int, at: str) -> Iterator[Words]:
        plan, traced = self.plans[side], self.traced[side]
        yield words(clauses(f"[{at}]"), " ", marked("strong", plan.clauses[at].gist))
        found = None if traced is None else traced.get(at)
        if found is None:
            return
        if found.source is None:
            yield marked("doubtful", _GONE)
        elif (side, at) in self.shown:
            yield marked("faint", _ABOVE)
        else:
            self.shown.add((side, at))
            yield words(_QUOTED.format(words=_folded(found.source.text)))
            if found.state is State.CHANGED:
                yield marked("doubtful", _CHANGED)
            elif found.state is State.MOVED:
                yield marked("faint", _MOVED.format(at=found.at))


def _folded(text: str) -> str:
    return " ".join(text.split())
