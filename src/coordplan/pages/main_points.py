"""What to read first of a comparison of two plans: who leads, who is told, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Row,
    Rows,
    Table,
    Words,
    cell,
    clauses,
    marked,
    words,
)
from coordplan.compare.main_points import Contrast, MainPoints, Points
from coordplan.compiled import Agency, Deadline, Notification, Role
from coordplan.pages.sides import Sides
from coordplan.phrases import columns as c
from coordplan.phrases.changes import value_words
from coordplan.phrases.duties import OR, labels, names
from coordplan.text import Text, alike, counted, forms, join
from coordplan.vocabulary import Action, Phase

_LEADERS = Text(vi="Cơ quan chủ trì", en="Who leads")
_TOLD = Text(vi="Cơ quan được thông báo", en="Who is told")
_DEADLINES = Text(vi="Thời hạn", en="Deadlines")
_NO_LEADER: dict[Role, Text] = {
    Role.PERFORM: Text(
        vi="không nêu cơ quan chủ trì; thực hiện: ", en="no lead agency named; acts: "
    ),
    Role.SUPPORT: Text(
        vi="không nêu cơ quan chủ trì; phối hợp: ", en="no lead agency named; supports: "
    ),
}
_SEVERAL = Text(vi="{n} cơ quan", en="{n} bodies")
_TELLS_NOBODY = Text(vi="không quy định thông báo", en="tells nobody")
_NO_DEADLINE = Text(vi="không quy định thời hạn", en="sets no deadline")
_ACTING = Text(vi="Cơ quan thực hiện khác nhau", en="Done by others")
_ONLY = Text(vi="Chỉ {name} giao", en="Only {name} gives")
_NO_LONGER = Text(vi="Không còn giao", en="No longer given")
_NEWLY = Text(vi="Nay mới giao", en="Newly given")
_MORE_ACTIONS = forms(vi="còn {n} việc khác", one="{n} more action", many="{n} more actions")
_OTHERS = forms(vi="{n} việc khác", one="{n} other action", many="{n} other actions")
_MORE = Text(vi="{n} cơ quan khác", en="{n} more")
_ROWS_SHOWN = (3, 2)
_TWO = 2
_CLAUSES_SHOWN = 2
_LABELS_SHOWN = 2


class MainPointsShown:
    """The main points in blocks.

    Without ``full`` they fit on a screen: a few of the actions that are tied to a case, those of
    the phase ``first`` before others, and of each a few of the things that the plans say.
    """

    def __init__(self, found: MainPoints, sides: Sides, first: Phase, *, full: bool) -> None:
        self.found = found
        self.sides = sides
        self.first = first
        self.full = full

    def blocks(self) -> Iterator[Block]:
        """The main points, each as a heading and a table."""
        for title, contrasts, nothing in self._sections():
            beside = tuple(self._beside()) if contrasts is self.found.leaders else ()
            if contrasts or beside:
                yield Heading(words(title), 3 if self.full else 2)
            if contrasts:
                yield self._table(contrasts, nothing, _ROWS_SHOWN[title is _TOLD])
            if beside:
                yield Rows(beside)

    def sheets(self) -> Iterator[Table]:
        """The same as tables, each under its title."""
        for title, contrasts, nothing in self._sections():
            if contrasts:
                yield replace(self._table(contrasts, nothing), title=title)

    def _sections(self) -> Iterator[tuple[Text, Sequence[Contrast], Text]]:
        found = self.found
        yield _LEADERS, found.leaders, alike("")
        yield _ACTING, found.acting if self.full else (), alike("")
        yield _TOLD, found.told, _TELLS_NOBODY
        yield _DEADLINES, found.deadlines, _NO_DEADLINE

    def _table(self, contrasts: Sequence[Contrast], nothing: Text, room: int = 0) -> Table:
        shown = contrasts
        if not self.full:
            of_cases = [one for one in contrasts if not one.action.phase.standing]
            of_cases.sort(key=lambda one: one.action.phase is not self.first)
            shown = of_cases[:room]
        rows = [self._row(one, nothing) for one in shown]
        if len(shown) < len(contrasts):
            more = marked("faint", counted(_MORE_ACTIONS, len(contrasts) - len(shown)))
            rows.append((cell(more), Cell(()), Cell(())))
        columns = (Column(c.ACTION), *(Column(name) for name in self.sides.titles))
        return Table(columns, tuple(rows))

    def _row(self, one: Contrast, nothing: Text) -> tuple[Cell, ...]:
        said = [
            self._cell(points, role) if points else cell(marked("faint", nothing))
            for points, role in zip(one.sides, one.roles, strict=True)
        ]
        return (cell(one.action.label), *said)

    def _cell(self, points: Points, role: Role) -> Cell:
        """What one side says: each thing on a line, or the first of them and how many more."""
        label = marked("faint", _NO_LEADER[role]) if role in _NO_LEADER else ()
        if self.full:
            lines = [words(value_words(one.value), " ", _cited(one.clauses)) for one in points]
            return Cell(tuple(line for line in (label, *lines) if line))
        cited = _cited(tuple(dict.fromkeys(at for p in points for at in p.clauses)), _CLAUSES_SHOWN)
        if label and len(points) > 1:
            return cell(label, _SEVERAL.format(n=len(points)), " ", cited)
        two = len(points) == _TWO and isinstance(points[0].value, Agency)
        shown = points if two else points[:1]
        said = [_names(one.value) for one in shown]
        said += [_MORE.format(n=len(points) - len(shown))] if len(shown) < len(points) else []
        return cell(label, join(said), " ", cited)

    def _beside(self) -> Iterator[Row]:
        """The actions that are not in the table: given by one side, or done by others."""
        found, names = self.found, (_NO_LONGER, _NEWLY)
        if not self.sides.history:
            one, other = self.sides.names
            names = _ONLY.format(name=one), _ONLY.format(name=other)
        acting = () if self.full else tuple(one.action for one in found.acting)
        for name, actions in zip((*names, _ACTING), (*found.only, acting), strict=True):
            if actions:
                yield Row(marked("strong", name), self._labels(actions))

    def _labels(self, actions: Sequence[Action]) -> Words:
        shown = actions if self.full else actions[:_LABELS_SHOWN]
        left = len(actions) - len(shown)
        return words(join([labels(shown), *([counted(_OTHERS, left)] if left else [])]))


def _names(value: Agency | Notification | Deadline) -> Text:
    """A value in few words: of those who are told only who they are."""
    if isinstance(value, Notification):
        return names(value.to, OR if value.any else ", ")
    return value_words(value)


def _cited(cited: Sequence[str], room: int | None = None) -> Words:
    """Clauses in brackets, the first few of them where there is no room for all."""
    shown = cited[:room]
    return clauses(f"[{' '.join(shown)}{' …' if len(shown) < len(cited) else ''}]")
