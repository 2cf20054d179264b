"""Every difference of two plans: a table for each severity of a history, else for each area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff, Site
from coordplan.compare.effects import NOTHING_KNOWN
from coordplan.compare.severity import LABELS, MEANINGS
from coordplan.compiled import Posting
from coordplan.page import Block, Cell, Column, Heading, Table, Words, clauses, marked, words
from coordplan.pages.sides import Sides
from coordplan.phrases.changes import both_words, subject_words
from coordplan.phrases.duties import BY_FUNCTION
from coordplan.text import Said, Text, alike, join

_EFFECTS = Text(vi="Hệ quả trong câu trả lời", en="What follows in the answer")
_ANSWERS = Text(vi="Tình trạng của từng việc", en="Where an action stands")
_CHANGE = Text(vi="Thay đổi", en="Change")
_DIFFERENCE = Text(vi="Nội dung khác nhau", en="Difference")
_LINE = Text(vi="dòng {n}", en="line {n}")
_NOTHING_KNOWN = Text(vi="chưa biết gì", en="nothing known")
_EVERY_EVENT = Text(vi="trong mọi sự kiện", en="for every event")
_EVERY_EVENT_BUT = Text(vi="trong mọi sự kiện, trừ: {events}", en="for every event but: {events}")
_BRACKETED = Text(vi="{said} ({more})", en="{said} ({more})")
_PRESENT = Text(vi="có", en="yes")
_ABSENT = "–"


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


def side_values(change: Change) -> tuple[Text, Text]:
    """What both sides say; of work by function also that, where it is what differs."""
    values = both_words(change)
    if not change.kind.id.startswith("by-function"):
        return values
    one, other = (
        said + " (" + BY_FUNCTION + ")"
        if isinstance(value, Posting) and value.by_function
        else said
        for said, value in zip(values, (change.old, change.new), strict=True)
    )
    return one, other


class _Changes:
    """The changes of one comparison as rows of tables."""

    def __init__(self, diff: Diff, sides: Sides) -> None:
        self.diff = diff
        self.sides = sides

    def section(self, title: Text, changes: Sequence[Change], note: Said = "") -> Iterator[Block]:
        """A heading and a table: what differs, and what either side says."""
        if not changes:
            return
        about = _CHANGE if self.sides.history else _DIFFERENCE
        columns = (Column(about), *(Column(name) for name in self.sides.titles))
        yield Heading(words(title.capital), 3, note=words(note))
        yield Table(columns, tuple(self._row(change) for change in changes))

    def _row(self, change: Change) -> tuple[Cell, ...]:
        sites = (change.before, change.after)
        return (self._about(change), *map(self._side, sites, side_values(change)))

    def _about(self, change: Change) -> Cell:
        """What differs of what and, of what an answer says, for which events."""
        kind, subject = self.sides.kind(change), subject_words(change)
        lines = [kind, subject] if self.sides.history else [subject, kind]
        if change.follows:
            lines = [*(lines if self.sides.history else [subject]), event_words(change, self.diff)]
        elif kind == AREAS[change.kind.area]:
            lines = [subject]
        first, *rest = [marked("strong", lines[0]), *map(words, lines[1:])]
        mark = marked("faint", f" {change.fingerprint}")
        return Cell((first, *rest[:-1], words(*rest[-1:], mark)) if rest else (words(first, mark),))

    def _side(self, site: Site | None, said: Text) -> Cell:
        """What one side says, under which clauses; that it is there, where that is all."""
        if site is None:
            return Cell((words(_ABSENT),))
        cited = words(clauses(f"[{' '.join(site.clauses)}]") if site.clauses else ())
        lines = tuple(line for line in (words(said), words(cited, self._line(site))) if line)
        return Cell(lines or (words(_PRESENT),))

    def _line(self, site: Site) -> Words:
        """The line in the file; of a shipped plan, which has no file to its reader, none."""
        where = site.where
        if not self.sides.history or where is None or where.position is None or where.plan:
            return ()
        return marked("faint", alike(" ") + _LINE.format(n=str(where.position.line)))


def event_words(change: Change, diff: Diff) -> Text:
    """The events for which the status of an action differs; of most of them, for which not."""
    if not change.events:
        return alike("")
    events = {NOTHING_KNOWN: _NOTHING_KNOWN}
    events |= {id_: event.label for id_, event in diff.before.vocabulary.events.items()}
    left = [label for id_, label in events.items() if id_ not in change.events]
    if len(left) < len(change.events):
        return _EVERY_EVENT_BUT.format(events=join(left)) if left else _EVERY_EVENT
    return join(events[event] for event in change.events)
