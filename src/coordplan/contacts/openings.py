"""When an office can be called, as it is written: a part of the notation of OpenStreetMap.

``24/7``, or days and times: ``Mo-Fr 07:30-11:30,13:30-17:00; Sa 07:30-11:30``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from coordplan.contacts.phones import Fault
from coordplan.contacts.terms import Hours, Opening
from coordplan.text import Text

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
ALWAYS = "24/7"
LONGEST = 200
"""How many characters the hours may have as they are written."""

_DAY = f"(?:{'|'.join(DAYS)})"
_SOME = f"{_DAY}(?:-{_DAY})?"
_AT = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIMES = f"{_AT}-(?:{_AT}|24:00)"
_RULE = f"{_SOME}(?:, ?{_SOME})* {_TIMES}(?:, ?{_TIMES})*"

HOURS = f"^(?:{ALWAYS}|{_RULE}(?:; ?{_RULE})*)$"
"""The form of hours, for an editor that completes and checks by the JSON Schema."""

_FORM = re.compile(HOURS)

_HELP = Text(
    en="write 24/7, or days (Mo Tu We Th Fr Sa Su) and times: "
    "Mo-Fr 07:30-11:30,13:30-17:00; Sa 07:30-11:30",
    vi="viết 24/7, hoặc ngày (Mo Tu We Th Fr Sa Su: từ thứ 2 đến Chủ nhật) và giờ: "
    "Mo-Fr 07:30-11:30,13:30-17:00; Sa 07:30-11:30",
)


def hours_of(written: object) -> Hours | Fault:
    """The hours that a text says, or why it says none."""
    if not isinstance(written, str) or len(written) > LONGEST or not _FORM.fullmatch(written):
        said = Text(en="these hours cannot be read", vi="không đọc được giờ trực này")
        return Fault(said, _HELP)
    if written == ALWAYS:
        return Hours()
    openings = tuple(map(_opening, written.split(";")))
    return _fault(openings) or Hours(openings)


def _opening(rule: str) -> Opening:
    """One rule, which has the right form."""
    days, times = re.split(r"(?<=[a-z]) (?=[0-9])", rule.strip())
    numbers: list[int] = []
    for some in re.findall(_SOME, days):
        first, _, last = some.partition("-")
        numbers += range(DAYS.index(first), DAYS.index(last or first) + 1) or [-1]
    spans = [tuple(span.split("-")) for span in re.findall(_TIMES, times)]
    return Opening(tuple(sorted(numbers)), tuple((begins, ends) for begins, ends in spans))


def _fault(openings: tuple[Opening, ...]) -> Fault | None:
    """What is wrong with hours that have the right form."""
    days = [day for opening in openings for day in opening.days]
    if -1 in days:
        said = Text(en="the days are in reverse order", vi="thứ tự các ngày bị ngược")
        mend = Text(
            en="the week begins with Mo: write Fr-Su,Mo", vi="tuần bắt đầu từ Mo: viết Fr-Su,Mo"
        )
        return Fault(said, mend)
    if len(days) > len(set(days)):
        said = Text(en="a day stands here twice", vi="có ngày bị trùng")
        mend = Text(
            en="write all times of a day together: Mo 07:30-11:30,13:30-17:00",
            vi="viết mọi giờ của một ngày cùng chỗ: Mo 07:30-11:30,13:30-17:00",
        )
        return Fault(said, mend)
    if not all(_in_order(opening.times) for opening in openings):
        said = Text(
            en="the times of a day overlap or are out of order",
            vi="các khoảng giờ trong ngày chồng nhau hoặc không theo thứ tự",
        )
        mend = Text(
            en="write them one after the other; only the last may end on the next day",
            vi="viết lần lượt theo thời gian; chỉ khoảng cuối được kéo sang hôm sau",
        )
        return Fault(said, mend)
    return None


def _in_order(times: tuple[tuple[str, str], ...]) -> bool:
    """Whether each time ends before the next begins, but for the last, which may end later."""
    last_begins, last_ends = times[-1]
    return (
        last_begins != last_ends
        and all(begins < ends for begins, ends in times[:-1])
        and all(ends <= begins for (_, ends), (begins, _) in pairwise(times))
    )
