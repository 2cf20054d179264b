"""The page of what differs between two plans, or has changed between two versions of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Table,
    Tone,
    Words,
    code,
    section,
    table,
    words,
)
from coordplan.compare.acknowledged import Review
from coordplan.compare.areas import AREAS
from coordplan.compare.changes import Change, Diff
from coordplan.compare.main_points import main_points
from coordplan.compare.severity import LABELS, Severity
from coordplan.compare.tally import tallies
from coordplan.pages.changes import change_blocks, change_sheet
from coordplan.pages.drafts import with_drafts
from coordplan.pages.exact import Exact, Group, Traces, of_changes, of_main_points
from coordplan.pages.main_points import MainPointsShown
from coordplan.pages.sides import Sides, documents, sides_of
from coordplan.phrases import columns as c
from coordplan.phrases.places import place_words
from coordplan.text import Text, count, counted, forms, join

_HISTORY = Text(vi="Thay đổi của kế hoạch", en="What has changed in the plan")
_BESIDE = Text(vi="So sánh hai kế hoạch", en="Two plans compared")
_SAME = Text(vi="không có gì khác nhau", en="nothing differs")
_DIFFERENCES = forms(
    vi="{n} điểm khác nhau ({tally})",
    one="{n} difference ({tally})",
    many="{n} differences ({tally})",
)
_CHANGES = forms(
    vi="{n} thay đổi ({tally})", one="{n} change ({tally})", many="{n} changes ({tally})"
)
_ALIGNED = Text(
    vi="{duties} nhiệm vụ và {agencies} cơ quan có ở cả hai",
    en="{duties} duties and {agencies} agencies are in both",
)
_EACH = Text(vi="Xem từng điểm: thêm ", en="Each of them: add ")
_SHEET = Text(vi=", hoặc ghi ra bảng tính bằng ", en=", or write a spreadsheet with ")
_HIDDEN = forms(
    vi="không nêu {n} điểm nhẹ hơn mức đã chọn: ",
    one="{n} lesser difference is not shown: ",
    many="{n} lesser differences are not shown: ",
)
_BY_ACTION = Text(vi="Số nhiệm vụ theo việc", en="Duties by action")
_IN_BOTH = Text(vi="có ở cả hai", en="in both")
_ONLY = Text(vi="chỉ {name}", en="only {name}")
_DETAILS = Text(vi="Chi tiết", en="Details")
_ACKNOWLEDGED = Text(vi="Đã xem xét", en="Acknowledged")
_STALE = Text(
    vi="Ghi nhận không còn khớp với điểm nào", en="Acknowledgements that match no difference"
)
_FEW = 10
"""So many changes fit on a screen with the main points: they are shown without being asked for."""


def diff_page(
    review: Review,
    shown: Sequence[Change],
    *,
    full: bool = False,
    traces: Traces = (None, None),
) -> Page:
    """The main points, then with ``full``, or where they are few, each of the changes ``shown``.

    ``traces`` are the plans traced to their sources: the exact words then stand side by side.
    """
    told = _Told(review, shown, traces, full=full)
    page = Page(
        _HISTORY if told.sides.history else _BESIDE,
        tuple(told.blocks()),
        subject=told.sides.subject,
        sheets=tuple(told.sheets()),
        foot=tuple(told.titles()),
    )
    return with_drafts(page, (review.diff.before, review.diff.after))


class _Told:
    """One comparison in blocks."""

    def __init__(
        self, review: Review, shown: Sequence[Change], traces: Traces, *, full: bool
    ) -> None:
        self.review = review
        self.diff: Diff = review.diff
        self.shown = shown
        self.traces = traces
        self.full = full
        plans = self.diff.before, self.diff.after
        self.sides: Sides = sides_of(*plans, versions=self.diff.alignment.versions)
        self.points = main_points(self.diff.alignment)

    def titles(self) -> Iterator[Words]:
        """The documents by their whole titles."""
        plans = self.diff.before, self.diff.after
        for name, plan in zip(self.sides.titles, plans, strict=True):
            yield words(name, ": ", plan.title)

    def blocks(self) -> Iterator[Block]:
        """What is compared, the main points, the details, what was acknowledged."""
        yield documents((self.diff.before, self.diff.after), self.sides)
        yield from map(Notice, self._counted())
        yield from self._points(full=False).blocks()
        if self.full or len(self.shown) <= _FEW:
            yield from self._details()
        else:
            more = words(_EACH, code("--full"), _SHEET, code("-o FILE.xlsx"))
            yield Notice(more, tone="faint")
        if any(self.traces):
            yield from Exact(self.diff, self.traces).blocks(self._groups(), self.sides)
        yield from self._acknowledged()
        hidden = len(self.review.open) - len(self.shown)
        if hidden:
            yield Notice(words(counted(_HIDDEN, hidden), code("--severity")), tone="faint")

    def _counted(self) -> Iterator[Words]:
        """How many differences there are, and how much the plans have in common."""
        changes, alignment = self.diff.changes, self.diff.alignment
        if not changes:
            yield words(_SAME)
            return
        areas = Counter(change.kind.area for change in changes)
        tally = join(label + f" {areas[area]}" for area, label in AREAS.items() if areas[area])
        if self.sides.history:
            counts = Counter(change.severity for change in changes)
            tally = join(LABELS[s] + f" {counts[s]}" for s in Severity if counts[s])
        counted_as = _CHANGES if self.sides.history else _DIFFERENCES
        said = counted(counted_as, len(changes), tally=tally)
        pairs = _ALIGNED.format(duties=len(alignment.duties), agencies=len(alignment.agencies))
        yield words(said, "; ", pairs)

    def _points(self, *, full: bool) -> MainPointsShown:
        first = self.diff.before.vocabulary.main_action.phase
        return MainPointsShown(self.points, self.sides, first, full=full)

    def _details(self) -> Iterator[Block]:
        """Each of the changes; of two plans, which have so many, before them all main points."""
        if self.shown:
            yield Heading(words(_DETAILS))
        if self.full and not self.sides.history:
            yield from self._points(full=True).blocks()
            yield Heading(words(_BY_ACTION), 3)
            yield self._by_action()
        yield from change_blocks(self.diff, self.shown, self.sides)

    def _by_action(self) -> Table:
        """How many duties of each action both plans have, and each alone."""
        only = [_ONLY.format(name=name) for name in self.sides.names]
        rows = [
            [one.action.label, *(count(len(d)) for d in (one.both, one.before, one.after))]
            for one in tallies(self.diff)
        ]
        return table([c.ACTION, _IN_BOTH, *only], rows, figures=(1, 2, 3))

    def _groups(self) -> list[Group]:
        if self.sides.history:
            return of_changes(self.shown)
        return of_main_points(self.points, self.diff, full=self.full)

    def _acknowledged(self) -> Iterator[Block]:
        """What somebody has looked at and accepted, and what they accepted that there is not."""
        told = [
            (given, words(self.sides.said(change)), words(given.reason))
            for change, given in self.review.acknowledged
        ]
        stale = [
            (given, words(given.what), code(place_words(given.where)))
            for given in self.review.stale
        ]
        for title, found in ((_ACKNOWLEDGED, told), (_STALE, stale)):
            tone: Tone = "alert" if found is stale else "plain"
            rows = [
                Row(code(one.change), what, (), (Row(more),), tone) for one, what, more in found
            ]
            yield from section(title, rows)

    def sheets(self) -> Iterator[Table]:
        """Every change in a line of its own; then the main points, whole."""
        yield change_sheet(self.diff, self.shown, self.sides, Exact(self.diff, self.traces))
        yield from self._points(full=True).sheets()
        yield replace(self._by_action(), title=_BY_ACTION)
