"""The signs of a comparison, each with its words: whether somebody leads, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.answer.items import Status
from coordplan.blocks import Row, Tone, marked, words
from coordplan.compare.matrix import Cell, Leadership
from coordplan.compiled import Reach
from coordplan.phrases.duties import ANY_VICTIM, BY_FUNCTION
from coordplan.text import Text, join

LED = {Leadership.ONE, Leadership.SEVERAL}
LEADING = {*LED, Leadership.ALONE}

_SEVERAL_ACT = Text(vi="nhiều cơ quan cùng thực hiện", en="several act")

_SIGNS: dict[Leadership, tuple[str, Tone]] = {
    Leadership.ONE: ("●", "good"),
    Leadership.SEVERAL: ("●●", "good"),
    Leadership.ALONE: ("◆", "good"),
    Leadership.UNDECIDED: ("?", "open"),
    Leadership.NOBODY: ("○", "alert"),
    Leadership.MENTIONED: ("(–)", "alert"),
    Leadership.SILENT: ("–", "alert"),
    Leadership.OUTSIDE: ("×", "faint"),
    Leadership.NOT_NEEDED: ("·", "faint"),
}
"""The sign of each answer to who leads, and how it stands out."""
_HEADS: dict[Leadership, Text] = {
    Leadership.ONE: Text(vi="chủ trì", en="leads"),
    Leadership.SEVERAL: Text(vi="nhiều cơ quan chủ trì", en="several lead"),
    Leadership.ALONE: Text(vi="thực hiện, không nêu là chủ trì", en="acts, not named as lead"),
    Leadership.UNDECIDED: Text(vi="cần làm rõ thêm cơ quan chủ trì", en="who leads depends"),
    Leadership.NOBODY: Text(vi="chưa phân công cơ quan chủ trì", en="nobody leads"),
    Leadership.MENTIONED: Text(
        vi="có đề cập, không giao cơ quan nào", en="mentioned, given to nobody"
    ),
    Leadership.SILENT: Text(vi="không giao nhiệm vụ này", en="the plan is silent"),
    Leadership.OUTSIDE: Text(vi="địa bàn không có địa điểm này", en="no such place there"),
    Leadership.NOT_NEEDED: Text(vi="không cần thực hiện", en="not needed"),
}
_MEANINGS: dict[Leadership, Text] = {
    Leadership.ONE: Text(
        vi="kế hoạch nêu một cơ quan chủ trì cho chính tình huống này",
        en="the plan names one lead agency for this very situation",
    ),
    Leadership.SEVERAL: Text(
        vi="kế hoạch nêu nhiều cơ quan chủ trì; “theo chức năng” là mỗi cơ quan chủ trì phần "
        "việc của mình",
        en="the plan names several lead agencies; “by function” means each within its own work",
    ),
    Leadership.ALONE: Text(
        vi="kế hoạch giao cho một cơ quan thực hiện nhưng không dùng từ “chủ trì”",
        en="the plan gives it to one body without the word “lead”",
    ),
    Leadership.UNDECIDED: Text(
        vi="phải biết thêm thông tin nêu trong ô mới xác định được",
        en="more must be known first; the cell names what to ask",
    ),
    Leadership.NOBODY: Text(
        vi="có cơ quan thực hiện, nhưng kế hoạch không nêu cơ quan chủ trì",
        en="others act, but the plan names no lead agency",
    ),
    Leadership.MENTIONED: Text(
        vi="có điều khoản đề cập nhưng không giao cơ quan nào thực hiện; nhiều nhất chỉ nêu "
        "một cơ quan phối hợp",
        en="a clause mentions it and gives it to nobody; at most it names one supporter",
    ),
    Leadership.SILENT: Text(
        vi="trong tình huống này không điều khoản nào đề cập việc đó",
        en="no clause for this situation mentions it",
    ),
    Leadership.OUTSIDE: Text(
        vi="địa bàn của kế hoạch không có loại địa điểm này, nên không so sánh",
        en="the jurisdiction has no such place of entry, so nothing is compared",
    ),
    Leadership.NOT_NEEDED: Text(
        vi="trong tình huống này không cần thực hiện việc đó",
        en="nobody needs the action in this situation",
    ),
}
_FOR_ANY: dict[Leadership, tuple[str, Text]] = {
    Leadership.ONE: ("◐", Text(vi="chủ trì (mọi nạn nhân)", en="leads (any victim)")),
    Leadership.SEVERAL: (
        "◐◐",
        Text(vi="cùng chủ trì (mọi nạn nhân)", en="several lead (any victim)"),
    ),
}
"""Sign and brief words where the leaders are those of any victim."""
_FOR_ANY_MEANING = Text(
    vi="chủ trì theo điều khoản áp dụng đối với mọi nạn nhân, không riêng tình huống này; ◐◐ là "
    "nhiều cơ quan",
    en="leads by a clause for any victim, not for this situation in particular; ◐◐ "
    "stands for several",
)


def head(leadership: Leadership) -> Text:
    """Whether somebody leads, in words."""
    return _HEADS[leadership]


def legend(cells: Iterable[Cell]) -> Iterator[Row]:
    """What the signs in these cells mean."""
    found = list(cells)
    present = {cell.leadership for cell in found if not _for_any(cell)}
    for leadership, (sign, _) in _SIGNS.items():
        if leadership in present:
            said = words(_HEADS[leadership], ": ", _MEANINGS[leadership])
            yield Row(marked("strong", sign), said)
    if any(map(_for_any, found)):
        sign, _ = _FOR_ANY[Leadership.ONE]
        yield Row(marked("strong", sign), words(ANY_VICTIM, ": ", _FOR_ANY_MEANING))


def tone(cell: Cell) -> Tone:
    """Whether somebody answers for the action."""
    return _SIGNS[cell.leadership][1]


def _for_any(cell: Cell) -> bool:
    """Whether the leaders are those of any victim."""
    return cell.reach is Reach.GENERAL and cell.leadership in _FOR_ANY


def brief(cell: Cell) -> tuple[str, Text]:
    """The sign of a cell, and its words in few."""
    own = _SIGNS[cell.leadership][0], _HEADS[cell.leadership]
    return _FOR_ANY[cell.leadership] if _for_any(cell) else own


def full_head(cell: Cell) -> Text:
    """Whether somebody leads, in full."""
    said = head(cell.leadership)
    if cell.leadership in LED:
        by_function = all(party.by_function for party in cell.parties)
        own = by_function and cell.leadership is Leadership.SEVERAL
        parts = [said, *([BY_FUNCTION] if own else []), *([ANY_VICTIM] if _for_any(cell) else [])]
        return join(parts)
    shared = cell.status is Status.SHARED and cell.leadership is Leadership.NOBODY
    return said + "; " + _SEVERAL_ACT if shared else said
