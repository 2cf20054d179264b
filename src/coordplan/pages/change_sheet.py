"""Every difference of two plans in a line of its own, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff
from coordplan.compare.severity import LABELS
from coordplan.page import Table, Words, clauses, table
from coordplan.pages.changes import event_words, side_values
from coordplan.pages.exact import Exact, Traces
from coordplan.pages.sides import Sides
from coordplan.phrases.changes import subject_words
from coordplan.text import Said, Text

_TITLE = Text(vi="Từng điểm", en="Each of them")
_KIND = Text(vi="Nội dung", en="Kind")
_AREA = Text(vi="Lĩnh vực", en="Area")
_SEVERITY = Text(vi="Mức", en="Severity")
_WHERE = Text(vi="Ở đâu", en="In which")
_ABOUT = Text(vi="Về việc", en="About")
_EVENTS = Text(vi="Sự kiện", en="Events")
_CLAUSES = Text(vi="{name}: điều khoản", en="{name}: clauses")
_WORDS = Text(vi="{name}: nguyên văn", en="{name}: exact words")
_ID = Text(vi="Mã", en="Fingerprint")

Line = list[Said | Words]


def change_sheet(diff: Diff, shown: Iterable[Change], sides: Sides, traces: Traces) -> Table:
    """The changes ``shown``; with a plan's source also the exact words of the clauses."""
    told = _Sheet(diff, sides, traces)
    return table(told.titles(), [told.line(change) for change in shown], title=_TITLE)


class _Sheet:
    """The lines of one comparison."""

    def __init__(self, diff: Diff, sides: Sides, traces: Traces) -> None:
        self.diff = diff
        self.sides = sides
        self.exact = Exact(diff, traces)
        self.traced = [trace is not None for trace in traces]

    def titles(self) -> list[Said]:
        """The titles of the columns."""
        titles: list[Said] = [_KIND, _AREA, *([_SEVERITY] if self.sides.history else [])]
        titles += [_WHERE, _ABOUT, _EVENTS]
        for name, traced in zip(self.sides.titles, self.traced, strict=True):
            titles += [name, _CLAUSES.format(name=name)]
            titles += [_WORDS.format(name=name)] if traced else []
        return [*titles, _ID]

    def line(self, change: Change) -> Line:
        """One change."""
        line: Line = [self.sides.kind(change), AREAS[change.kind.area]]
        line += [LABELS[change.severity]] if self.sides.history else []
        line += [self.sides.where(change), subject_words(change), event_words(change, self.diff)]
        values = side_values(change)
        for number, site in enumerate((change.before, change.after)):
            cited = site.clauses if site is not None else ()
            line += [values[number], clauses(f"[{' '.join(cited)}]") if cited else ""]
            line += [self.exact.text(number, cited)] if self.traced[number] else []
        return [*line, change.fingerprint]
