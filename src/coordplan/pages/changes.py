"""Every difference of two plans: in tables by severity or by area, and in one sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Table,
    Words,
    cell,
    cited,
    marked,
    sheet,
    words,
)
from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.effects import NOTHING_KNOWN
from coordplan.compare.severity import LABELS, MEANINGS
from coordplan.pages.exact import Exact
from coordplan.pages.sides import CLAUSES_OF, Sides
from coordplan.phrases.changes import both_words, subject_words
from coordplan.text import Said, Text, alike, join

_EFFECTS = Text(vi="Hệ quả trong câu trả lời", en="What follows in the answer")
_ANSWERS = Text(vi="Tình trạng của từng việc", en="Where an action stands")
_CHANGE = Text(vi="Thay đổi", en="Change")
_DIFFERENCE = Text(vi="Nội dung khác nhau", en="Difference")
_LINE = Text(vi="dòng {n}", en="line {n}")
_NOTHING_KNOWN = Text(vi="chưa biết gì", en="nothing known")
_EVERY_EVENT = Text(vi="trong mọi sự kiện", en="for every event")
_EVERY_EVENT_BUT = Text(vi="trong mọi sự kiện, trừ: {events}", en="for every event but: {events}")
_TITLE = Text(vi="Từng điểm", en="Each of them")
_KIND = Text(vi="Nội dung", en="Kind")
_AREA = Text(vi="Lĩnh vực", en="Area")
_SEVERITY = Text(vi="Mức", en="Severity")
_WHERE = Text(vi="Ở đâu", en="In which")
_ABOUT = Text(vi="Về việc", en="About")
_EVENTS = Text(vi="Sự kiện", en="Events")
_WORDS = Text(vi="{name}: nguyên văn", en="{name}: exact words")
_ID = Text(vi="Mã", en="Fingerprint")
_PRESENT = Text(vi="có", en="yes")
_ABSENT = "–"

Titled = tuple[Text, Callable[[Change], Said | Words]]
"""A column of the sheet, and what stands in it."""


def change_blocks(diff: Diff, shown: Iterable[Change], sides: Sides) -> Iterator[Block]:
    """Changes in tables, and those of what the plans answer in one of their own.

    A history begins with what follows, and goes on from the gravest to the least; else the order
    is that of the documents, area by area.
    """
    told = _Changes(diff, sides)
    changes = list(shown)
    following = [change for change in changes if change.follows]
    rest = [change for change in changes if not change.follows]
    if sides.history:
        yield from told.section(_EFFECTS, following)
        for severity, group in groupby(rest, key=lambda change: change.severity):
            yield from told.section(LABELS[severity], list(group), MEANINGS[severity])
        return
    rest.sort(key=lambda change: change.order[1:])
    for area, group in groupby(rest, key=lambda change: change.kind.area):
        yield from told.section(AREAS[area], list(group))
    yield from told.section(_ANSWERS, following)


def change_sheet(diff: Diff, shown: Iterable[Change], sides: Sides, exact: Exact) -> Table:
    """The changes ``shown``, a line each; with a plan's source also the exact words."""
    columns: list[Titled] = [(_KIND, sides.kind), (_AREA, lambda one: AREAS[one.kind.area])]
    if sides.history:
        columns.append((_SEVERITY, lambda one: LABELS[one.severity]))
    columns += [(_WHERE, sides.where), (_ABOUT, subject_words)]
    columns.append((_EVENTS, lambda one: _events(one, diff)))
    for number, name in enumerate(sides.titles):
        columns += _of_side(number, name, exact)
    return sheet([*columns, (_ID, lambda one: one.fingerprint)], shown, title=_TITLE)


def _of_side(number: int, name: Text, exact: Exact) -> Iterator[Titled]:
    """The columns of one side: what it says, under which clauses, in which words."""
    yield name, lambda one: both_words(one)[number]
    yield CLAUSES_OF.format(name=name), lambda one: cited(one.cited[number])
    if exact.traced[number] is not None:
        yield _WORDS.format(name=name), lambda one: exact.text(number, one.cited[number])


class _Changes:
    """The changes of one comparison as rows of tables."""

    def __init__(self, diff: Diff, sides: Sides) -> None:
        self.diff = diff
        self.sides = sides

    def section(self, title: Text, changes: Sequence[Change], note: Said = "") -> Iterator[Block]:
        """A heading and a table: what differs, and what either side says."""
        if changes:
            about = _CHANGE if self.sides.history else _DIFFERENCE
            columns = (Column(about), *map(Column, self.sides.titles))
            yield Heading(words(title.capital), 3, note=words(note))
            yield Table(columns, tuple(map(self._row, changes)))

    def _row(self, change: Change) -> tuple[Cell, ...]:
        sites = change.before, change.after
        return (self._about(change), *map(self._side, sites, both_words(change)))

    def _about(self, change: Change) -> Cell:
        """What differs of what and, of what an answer says, for which events."""
        kind, subject = self.sides.kind(change), subject_words(change)
        lines = [kind, subject] if self.sides.history else [subject, kind]
        if change.follows:
            lines = [*(lines if self.sides.history else [subject]), _events(change, self.diff)]
        elif kind == AREAS[change.kind.area]:
            lines = [subject]
        said = [marked("strong", lines[0]), *map(words, lines[1:])]
        said[-1] = words(said[-1], marked("faint", f" {change.fingerprint}"))
        return Cell(tuple(said))

    def _side(self, site: Site | None, said: Text) -> Cell:
        """What one side says, under which clauses; that it is there, where that is all."""
        if site is None:
            return cell(_ABSENT)
        lines = words(said), words(cited(site.clauses), self._line(site))
        return Cell(tuple(filter(None, lines)) or (words(_PRESENT),))

    def _line(self, site: Site) -> Words:
        """The line in the file; of a shipped plan, which has no file to its reader, none."""
        where = site.where
        if not self.sides.history or where is None or where.position is None or where.plan:
            return ()
        return marked("faint", alike(" ") + _LINE.format(n=str(where.position.line)))


def _events(change: Change, diff: Diff) -> Text:
    """The events for which the status of an action differs; of most of them, for which not."""
    if not change.events:
        return alike("")
    events = {NOTHING_KNOWN: _NOTHING_KNOWN}
    events |= {id_: event.label for id_, event in diff.before.vocabulary.events.items()}
    left = [label for id_, label in events.items() if id_ not in change.events]
    if len(left) < len(change.events):
        return _EVERY_EVENT_BUT.format(events=join(left)) if left else _EVERY_EVENT
    return join(events[event] for event in change.events)
