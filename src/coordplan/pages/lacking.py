"""The page of what each plan lacks: actions by plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.blocks import Cell, Column, Page, Table, cell, table, words
from coordplan.blocks import Notice as Remark
from coordplan.phrases import columns
from coordplan.phrases.amendments import KINDS
from coordplan.phrases.time import day
from coordplan.text import Text, alike, join

if TYPE_CHECKING:
    from coordplan.amending.lacking import Lack, Lacking
    from coordplan.blocks import Words
    from coordplan.vocabulary import Action

_TITLE = Text(vi="Nội dung còn thiếu của các kế hoạch", en="What each plan lacks")
_AS_OF = Text(vi="tính đến ngày {day}", en="as of {day}")
_CLOSED = {
    "all": Text(vi="có đề xuất khắc phục hết", en="proposals close it"),
    "some": Text(vi="đề xuất khắc phục một phần", en="proposals close a part"),
    "none": Text(vi="chưa có nguồn nào trả lời", en="no source answers it"),
}
_SIGNS = {"all": "✓", "some": "◐", "none": "✗"}
_KEY = Text(
    vi="✓ có đề xuất khắc phục hết · ◐ một phần · ✗ chưa có nguồn trả lời · ô trống: không thiếu",
    en="✓ proposals close it · ◐ a part · ✗ no source answers it · empty: nothing is lacking",
)
_STATE = Text(vi="Khắc phục", en="Closed")


def lacking_page(found: Lacking) -> Page:
    """For each action and plan what is lacking, and whether proposals close it."""
    titles = [Column(columns.ACTION), *(Column(alike(plan.label)) for plan in found.plans)]
    rows = [_row(found, action) for action in found.actions]
    return Page(
        _TITLE,
        (Table(tuple(titles), tuple(rows)), Remark(words(_KEY), tone="faint")),
        subject=_AS_OF.format(day=day(found.as_of)),
        sheets=(_sheet(found),),
    )


def _row(found: Lacking, action: Action) -> tuple[Cell, ...]:
    lacks = {one.plan.id: one for one in found.of(action)}
    cells = [_cell(lacks.get(plan.id)) for plan in found.plans]
    return (cell(action.label), *cells)


def _cell(lack: Lack | None) -> Cell:
    if lack is None:
        return Cell(())
    kinds = join(KINDS[kind] for kind in lack.kinds[:1])
    tone = "good" if lack.closed == "all" else "open" if lack.closed == "some" else "alert"
    return Cell((words(_SIGNS[lack.closed], " ", kinds),), tone)  # type: ignore[arg-type]


def _sheet(found: Lacking) -> Table:
    titles = (columns.ACTION, columns.PLAN, columns.WHAT, _STATE)
    rows: list[tuple[Words, ...]] = [
        (
            words(one.action.label),
            words(one.plan.label),
            words(join(KINDS[kind] for kind in one.kinds)),
            words(_CLOSED[one.closed]),
        )
        for action in found.actions
        for one in found.of(action)
    ]
    return table(titles, rows, title=_TITLE)
