"""The signs of a comparison, each with its words: whether somebody leads, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordplan.answer.items import Status
from coordplan.compare.matrix import Cell, Leadership
from coordplan.compiled import Reach
from coordplan.page import Row, Tone, marked, words
from coordplan.phrases.duties import ANY_VICTIM, BY_FUNCTION
from coordplan.text import Text, join

LED = {Leadership.ONE, Leadership.SEVERAL}

_SEVERAL_ACT = Text(vi="nhiều cơ quan cùng thực hiện", en="several act")


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one answer to who leads is shown: its sign, its words, how it stands out, its meaning."""

    sign: str
    head: Text
    tone: Tone
    meaning: Text


_KINDS: dict[Leadership, _Kind] = {
    Leadership.ONE: _Kind(
        "●",
        Text(vi="chủ trì", en="leads"),
        "good",
        Text(
            vi="kế hoạch nêu một cơ quan chủ trì cho chính tình huống này",
            en="the plan names one leader for this very situation",
        ),
    ),
    Leadership.SEVERAL: _Kind(
        "●●",
        Text(vi="nhiều cơ quan chủ trì", en="several lead"),
        "good",
        Text(
            vi="kế hoạch nêu nhiều cơ quan chủ trì; “theo chức năng” là mỗi cơ quan chủ trì phần "
            "việc của mình",
            en="the plan names several leaders; “by function” means each within its own work",
        ),
    ),
    Leadership.ALONE: _Kind(
        "◆",
        Text(vi="thực hiện, không nêu là chủ trì", en="does it, not called leader"),
        "good",
        Text(
            vi="kế hoạch giao cho một cơ quan thực hiện nhưng không dùng từ “chủ trì”",
            en="the plan gives it to one body without the word leader",
        ),
    ),
    Leadership.UNDECIDED: _Kind(
        "?",
        Text(vi="cần làm rõ thêm cơ quan chủ trì", en="who leads depends"),
        "open",
        Text(
            vi="phải biết thêm thông tin nêu trong ô mới xác định được",
            en="more must be known first; the cell names what to ask",
        ),
    ),
    Leadership.NOBODY: _Kind(
        "○",
        Text(vi="chưa phân công cơ quan chủ trì", en="nobody leads"),
        "alert",
        Text(
            vi="có cơ quan thực hiện, nhưng kế hoạch không nêu cơ quan chủ trì",
            en="others act, but the plan names no leader",
        ),
    ),
    Leadership.MENTIONED: _Kind(
        "(–)",
        Text(vi="có nêu, chưa giao cơ quan nào", en="spoken of, nobody to do it"),
        "alert",
        Text(
            vi="có điều khoản nói đến nhưng không giao cho ai; nhiều nhất là nêu một cơ quan phối "
            "hợp",
            en="a clause speaks of it and gives it to nobody; at most it names one supporter",
        ),
    ),
    Leadership.SILENT: _Kind(
        "–",
        Text(vi="không giao nhiệm vụ này", en="the plan is silent"),
        "alert",
        Text(
            vi="trong tình huống này không điều khoản nào nói đến việc đó",
            en="no clause that bears on the situation speaks of it",
        ),
    ),
    Leadership.OUTSIDE: _Kind(
        "×",
        Text(vi="địa bàn không có nơi này", en="no such place there"),
        "faint",
        Text(
            vi="địa bàn của kế hoạch không có loại địa điểm này, nên không so sánh",
            en="the jurisdiction has no such place of entry, so nothing is compared",
        ),
    ),
    Leadership.NOT_NEEDED: _Kind(
        "·",
        Text(vi="không cần thực hiện", en="not needed"),
        "faint",
        Text(
            vi="trong tình huống này không ai cần đến việc đó",
            en="nobody needs the action in this situation",
        ),
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
    en="leads by a clause that holds for any victim, not for this situation in particular; ◐◐ "
    "stands for several",
)


def head(leadership: Leadership) -> Text:
    """Whether somebody leads, in words."""
    return _KINDS[leadership].head


def legend(cells: Iterable[Cell]) -> Iterator[Row]:
    """What the signs in these cells mean."""
    found = list(cells)
    present = {cell.leadership for cell in found if not _for_any(cell)}
    for leadership, kind in _KINDS.items():
        if leadership in present:
            yield Row(marked("strong", kind.sign), words(kind.head, ": ", kind.meaning))
    if any(map(_for_any, found)):
        sign, _ = _FOR_ANY[Leadership.ONE]
        yield Row(marked("strong", sign), words(ANY_VICTIM, ": ", _FOR_ANY_MEANING))


def tone(cell: Cell) -> Tone:
    """Whether somebody answers for the action."""
    return _KINDS[cell.leadership].tone


def _for_any(cell: Cell) -> bool:
    """Whether the leaders are those of any victim."""
    return cell.reach is Reach.GENERAL and cell.leadership in _FOR_ANY


def brief(cell: Cell) -> tuple[str, Text]:
    """The sign of a cell, and its words in few."""
    kind = _KINDS[cell.leadership]
    return _FOR_ANY[cell.leadership] if _for_any(cell) else (kind.sign, kind.head)


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
