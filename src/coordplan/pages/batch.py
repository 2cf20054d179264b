"""The page of a table of cases: how many rows were answered, and where cases were left alone."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.batch.terms import Bad, Left, PlanTally, Reason, Tally
from coordplan.blocks import Block, Heading, Notice, Page, Table, code, sheet, words
from coordplan.text import Text, count, counted, forms

_TITLE = Text(vi="Trả lời bảng vụ việc", en="A table of cases")
_READ = forms(vi="{n} dòng", one="{n} row", many="{n} rows")
_ANSWERED = Text(
    vi="{read}: trả lời {answered}, không trả lời {told}; {situations} tình huống khác nhau",
    en="{read}: {answered} answered, {told} not; {situations} different situations",
)
_FAILED = Text(
    vi="không ghi kết quả: có dòng không trả lời được",
    en="nothing was written: some rows cannot be answered",
)
_BAD = Text(vi="Dòng không trả lời được", en="Rows that are not answered")
_REASONS: dict[Reason, Text] = {
    Reason.BAD_LINE: Text(
        vi="dòng không đúng cấu trúc của bảng", en="a line that is no row of the table"
    ),
    Reason.UNKNOWN_VALUE: Text(
        vi="giá trị không có trong bảng ánh xạ", en="a value that the map does not have"
    ),
    Reason.LEFT_OUT: Text(vi="không phải vụ việc, theo bảng ánh xạ", en="no case, says the map"),
    Reason.TWO_VALUES: Text(
        vi="hai cột cho một dữ kiện hai giá trị", en="two columns give one fact two values"
    ),
    Reason.CONTRADICTION: Text(
        vi="các dữ kiện không thể cùng đúng", en="facts that cannot be true together"
    ),
    Reason.BAD_KEY: Text(
        vi="mã dòng không đúng dạng (chữ số hoặc mã ngắn)",
        en="a key that is neither digits nor a short id",
    ),
    Reason.KEY_TWICE: Text(vi="mã dòng bị trùng", en="a key that an earlier row has"),
}
_FIRST = Text(vi="các dòng đầu", en="first rows")
_COLUMNS = Text(vi="cột", en="columns")
_REASON = Text(vi="lý do", en="reason")
_ROWS = Text(vi="số dòng", en="rows")
_PLAN = Text(vi="kế hoạch", en="plan")
_PLANS = Text(vi="Kế hoạch", en="Plans")
_OUTCOMES = Text(vi="kết quả khác nhau", en="outcomes")
_CASES = Text(vi="vụ việc", en="cases")
_UNTOLD = Text(vi="không chắc có ai được thông báo", en="nobody certainly told")
_PHASE = Text(vi="giai đoạn", en="phase")
_ACTION = Text(vi="việc", en="action")
_LEADERLESS = Text(vi="chưa có cơ quan chủ trì", en="no leader")
_NOBODY = Text(vi="không chắc có ai làm", en="nobody certainly acts")
_ALL_FILE = Text(
    vi="số thứ tự của mọi dòng này: dùng --bad TỆP.csv",
    en="the numbers of all these rows: --bad FILE.csv",
)


def batch_page(tally: Tally, *, failed: bool = False, bad_file: bool = False) -> Page:
    """Rows in and out, what is wrong with the others, each plan, and with a summary each action."""
    said = _ANSWERED.format(
        read=counted(_READ, tally.read),
        answered=count(tally.answered),
        told=count(tally.told),
        situations=count(tally.situations),
    )
    blocks: list[Block] = [Notice(words(said))]
    if failed:
        blocks.append(Notice(words(_FAILED), tone="alert"))
    if tally.bad:
        blocks += [Heading(words(_BAD)), _bad_table(tally, None)]
        if not bad_file:
            blocks.append(Notice(words(_ALL_FILE), tone="faint"))
    blocks += [Heading(words(_PLANS)), _plans_table(tally, None)]
    for one in tally.plans:
        if one.left:
            named = words(code(one.plan.label), " — ", one.plan.title)
            blocks += [Heading(named), _left_table(one)]
    sheets: tuple[Table, ...] = (
        (_left_sheet(tally),) if any(one.left for one in tally.plans) else ()
    )
    sheets = (*sheets, _plans_table(tally, _PLANS), _bad_table(tally, _BAD))
    return Page(_TITLE, tuple(blocks), sheets=sheets)


def _bad_table(tally: Tally, title: Text | None) -> Table:
    return sheet(
        [
            (_REASON, lambda one: _REASONS[one.reason]),
            (_COLUMNS, lambda one: code(one.columns)),
            (_ROWS, lambda one: str(one.count)),
            (_FIRST, _first),
        ],
        tally.bad,
        title=title,
        figures=(2,),
    )


def _first(one: Bad) -> str:
    more = ["…"] if one.count > len(one.first) else []
    return ", ".join([*map(str, one.first), *more])


def _plans_table(tally: Tally, title: Text | None) -> Table:
    return sheet(
        [
            (_PLAN, lambda one: code(one.plan.label)),
            (_CASES, lambda one: str(one.cases)),
            (_OUTCOMES, lambda one: str(one.outcomes)),
            (_UNTOLD, lambda one: str(one.untold)),
        ],
        tally.plans,
        title=title,
        figures=(1, 2, 3),
    )


def _left_table(tally: PlanTally) -> Table:
    """The actions in which somebody was left, in the order of the vocabulary."""
    return sheet(
        [
            (_ACTION, lambda one: one.action.label),
            (_CASES, lambda one: str(one.cases)),
            (_LEADERLESS, lambda one: str(one.leaderless)),
            (_NOBODY, lambda one: str(one.nobody)),
            (_UNTOLD, lambda one: str(one.untold)),
        ],
        [one for one in tally.left if one.leaderless or one.untold],
        figures=(1, 2, 3, 4),
    )


def _left_sheet(tally: Tally) -> Table:
    return sheet(
        [
            (_PLAN, lambda pair: code(pair[0].plan.label)),
            (_PHASE, lambda pair: pair[1].action.phase.label),
            (_ACTION, lambda pair: pair[1].action.label),
            (_CASES, lambda pair: str(pair[1].cases)),
            (_LEADERLESS, lambda pair: str(pair[1].leaderless)),
            (_NOBODY, lambda pair: str(pair[1].nobody)),
            (_UNTOLD, lambda pair: str(pair[1].untold)),
        ],
        list(_lefts(tally)),
        title=_TITLE,
        figures=(3, 4, 5, 6),
    )


def _lefts(tally: Tally) -> Iterator[tuple[PlanTally, Left]]:
    for plan in tally.plans:
        for left in plan.left:
            yield plan, left
