"""The seam between two plans, as rows and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coordplan.blocks import (
    Row,
    Table,
    Tone,
    Words,
    clauses,
    marked,
    sheet,
    together,
    words,
)
from coordplan.casework.terms import Case, Crossing, Kind, Match, Receiver
from coordplan.phrases import columns
from coordplan.phrases.duties import labels
from coordplan.phrases.successions import path
from coordplan.text import Text, alike, counted, forms, join

if TYPE_CHECKING:
    from coordplan.casework.kinship import Standing

KINDS: dict[Kind, Text] = {
    Kind.RETURN: Text(vi="đưa về nơi cư trú", en="return home"),
    Kind.HAND_OVER: Text(vi="chuyển giao nạn nhân", en="the victim is handed over"),
    Kind.NOTICE: Text(vi="thông báo", en="notice"),
    Kind.PAPERS: Text(vi="gửi hồ sơ", en="papers"),
}
MATCHES: dict[Match, Text] = {
    Match.MATCHED: Text(vi="khớp", en="matched"),
    Match.AMBIGUOUS: Text(vi="chưa rõ là cơ quan nào", en="several may be meant"),
    Match.OPEN: Text(vi="còn tùy dữ kiện", en="depends"),
    Match.GONE: Text(vi="chưa rõ cơ quan nào nay nhận thay", en="not known who receives today"),
    Match.HOLE: Text(vi="chỗ hở", en="hole"),
}
UNLIKE = Text(vi="không có cơ quan tương ứng", en="no such body there")
_TONES: dict[Match, Tone] = {
    Match.MATCHED: "good",
    Match.AMBIGUOUS: "open",
    Match.OPEN: "open",
    Match.GONE: "alert",
    Match.HOLE: "alert",
}
NOBODY_TAKES = Text(
    vi="kế hoạch của {place} không giao cơ quan nào tiếp nhận",
    en="nobody in the plan of {place} is named to receive",
)
NOBODY_IS = Text(
    vi="kế hoạch của {place} không có cơ quan cùng loại được giao nhiệm vụ",
    en="the plan of {place} charges no body of this kind",
)
NOBODY_BRINGS = Text(
    vi="kế hoạch của {place} không giao cơ quan nào đưa nạn nhân về",
    en="nobody in the plan of {place} is given the return home",
)
NOBODY_TELLS = Text(
    vi="kế hoạch của {place} không giao cơ quan nào báo cho nơi cư trú về việc đưa về",
    en="nobody in the plan of {place} tells the home place of the return",
)
TO_NOBODY = Text(vi="không nêu nơi nhận", en="no receiver is named")
MAY_LEAVE = Text(vi="nếu ra khỏi địa bàn", en="if it leaves the place")
MAY_HOLD = Text(vi="nếu nhiệm vụ áp dụng", en="if the duty holds")
MORE = forms(vi="và {n} cơ quan khác", one="and {n} other body", many="and {n} other bodies")
TALLY = (
    (Match.HOLE, forms(vi="{n} chỗ hở", one="{n} hole", many="{n} holes")),
    (
        Match.GONE,
        forms(
            vi="{n} chỗ chưa rõ cơ quan nào nay nhận thay",
            one="{n} for which it is not known who receives today",
            many="{n} for which it is not known who receives today",
        ),
    ),
    (Match.MATCHED, forms(vi="{n} chỗ khớp", one="{n} matched", many="{n} matched")),
    (
        Match.AMBIGUOUS,
        forms(vi="{n} chỗ chưa rõ cơ quan", one="{n} ambiguous", many="{n} ambiguous"),
    ),
    (Match.OPEN, forms(vi="{n} chỗ còn tùy dữ kiện", one="{n} open", many="{n} open")),
)
NOTHING = Text(
    vi="không có việc nào chuyển giữa hai kế hoạch", en="nothing passes between the two plans"
)
_SHOWN = 3
"""How many candidates are named."""
_ARROW = " → "


def tally(case: Case) -> Text:
    """How much of what crosses is received."""
    found = [one for one in case.seam if one.lost or one.match not in {Match.HOLE, Match.GONE}]
    counts = ((form, sum(one.match is match for one in found)) for match, form in TALLY)
    said = [counted(form, number) for form, number in counts if number]
    return join(said) if said else NOTHING


def seam_rows(case: Case) -> list[Row]:
    """What crosses, what is lost first."""
    return [_row(one) for one in sorted(case.seam, key=lambda one: not one.lost)]


def lost_words(one: Crossing) -> Words:
    """What is lost, in a line: what leaves, by whom, and that nobody takes it."""
    return words(_what(one), ": ", together([_giving(one), _taking(one)]))


def _row(one: Crossing) -> Row:
    said = marked("strong", MATCHES[one.match]) if one.lost else words(_status(one))
    remarks = [
        *([] if one.certain else [MAY_HOLD]),
        *([] if one.surely else [MAY_LEAVE]),
    ]
    what = together([said, *remarks, _giving(one), _taking(one)])
    tone = _TONES[one.match] if one.lost or one.match is not Match.HOLE else "faint"
    return Row(words(_what(one)), what, under=tuple(_since(one)), tone=tone)


def _status(one: Crossing) -> Text:
    """What becomes of it: what nobody takes and need not leave is no hole."""
    return MATCHES[one.match] if one.match is not Match.HOLE or one.lost else UNLIKE


def _what(one: Crossing) -> Text:
    return KINDS[one.kind] if one.duty is None else labels(one.duty.actions)


def _giving(one: Crossing) -> Words:
    """Who gives, to whom by the words of the clause, and the clause."""
    if one.duty is None:
        return ()
    to = TO_NOBODY if one.addressee is None else one.addressee.agency.name
    by = join(giver.agency.name for giver in one.givers)
    return words(by, _ARROW, to, " ", clauses(f"[{one.giving.id} {one.duty.clause}]"))


def _taking(one: Crossing) -> Words:
    """Who receives, with the clauses; or that nobody does."""
    place = one.taking.jurisdiction.name
    if one.duty is None:
        form = NOBODY_BRINGS if one.kind is Kind.RETURN else NOBODY_TELLS
        return words(form.format(place=one.giving.jurisdiction.name))
    if not one.receivers:
        form = NOBODY_TAKES if one.kind.moves_victim else NOBODY_IS
        return words(form.format(place=place))
    shown = [_receiver(one, receiver) for receiver in one.receivers[:_SHOWN]]
    more = len(one.receivers) - len(shown)
    return together([*shown, counted(MORE, more)] if more else shown, ", ")


def _receiver(one: Crossing, receiver: Receiver) -> Words:
    at = " ".join(dict.fromkeys(duty.clause for duty in receiver.duties[:_SHOWN]))
    return words(receiver.standing.agency.name, " ", clauses(f"[{one.taking.id} {at}]"))


def _since(one: Crossing) -> Iterator[Row]:
    """Who stands in by the day for whoever gives and receives."""
    if one.match not in {Match.MATCHED, Match.GONE}:
        return
    for standing in _changed([*one.givers, *(r.standing for r in one.receivers)]):
        yield Row(marked("faint", standing.agency.name), words(path(standing.steps)))


def _changed(found: Iterable[Standing]) -> Iterator[Standing]:
    yield from {one.agency.id: one for one in found if one.steps}.values()


def seam_sheet(case: Case) -> Table:
    """Everything that crosses, a line each."""
    return sheet(
        (
            (columns.WHAT, lambda one: KINDS[one.kind]),
            (Text(vi="Từ", en="From"), lambda one: alike(one.giving.id)),
            (Text(vi="Đến", en="To"), lambda one: alike(one.taking.id)),
            (columns.CERTAINTY, _status),
            (columns.DETAILS, lambda one: together([_giving(one), _taking(one)])),
        ),
        case.seam,
        title=Text(vi="Chỗ nối", en="Seam"),
    )
