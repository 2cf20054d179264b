"""By when: at once, so many hours or days, a day of the year, an hour of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coordplan.source import Tree
from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.numerals import IN_WORDS, number_of, small
from coordplan.suggest.passage import Passage, overlaps
from coordplan.text import Text

_SPELLED = "|".join(sorted(IN_WORDS, key=len, reverse=True))
_NUMBER = rf"(?P<n>[0-9]{{1,4}}|{_SPELLED})(?: ?\([^)]{{1,20}}\))?"
_UNIT = r"(?P<unit>phút|giờ|ngày làm việc|ngày|tuần|tháng|năm|h)\b"
_LIMIT = (
    r"(?:trong (?:thời hạn|thời gian|vòng|khoảng)(?: tối đa| không quá| chậm nhất)?(?: là)?|"
    r"(?:chậm nhất|muộn nhất)(?: là)?(?: trong| sau| không quá)?|không quá|"
    r"không muộn hơn|tối đa(?: là)?|thời hạn(?: không quá| tối đa)?(?: là)?|trong)"
)
_WITHIN = re.compile(rf"\b{_LIMIT} (?:thời hạn )?{_NUMBER} ?{_UNIT}", re.IGNORECASE)
_RANGE = re.compile(
    rf"\b(?:từ )?(?P<from>[0-9]{{1,3}}) ?(?:h|giờ)? ?(?:-|–|đến) ?{_NUMBER} ?(?P<unit>giờ|h)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:trước|đến|chậm nhất(?: là| vào)?|vào) ngày (?P<day>0?[1-9]|[12][0-9]|3[01])"
    r"(?: ?[/-] ?| tháng )(?P<month>0?[1-9]|1[0-2])\b(?! ?[/-] ?[0-9]{4}| năm [0-9]{4})",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"\b(?:trước|vào) ngày (?P<day>0?[1-9]|[12][0-9]|3[01]) (?:hằng|hàng|mỗi) tháng\b",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\btrước (?P<hour>[01]?[0-9]|2[0-4]) ?(?:giờ|h|g|:) ?(?P<minute>[0-5][0-9])?\b", re.IGNORECASE
)
_AT_ONCE = re.compile(
    r"\bngay lập tức\b|\blập tức\b|\bngay sau khi\b|"
    r"\b(?:thông báo|báo cáo|báo|thông tin|báo tin|thực hiện|chuyển|cung cấp|tổ chức|gửi|"
    r"tiến hành|phối hợp|xử lý|can thiệp|đưa|triển khai|đề xuất) "
    r"ngay\b(?! (?:từ|tại|trong|trên|cả|ở|ngắn|thẳng)\b)|"
    r"\bngay (?:cho|đến|khi)\b",
    re.IGNORECASE,
)
_SIGN = {"phút": "PT{n}M", "giờ": "PT{n}H", "h": "PT{n}H", "ngày": "P{n}D", "tuần": "P{n}W",
         "tháng": "P{n}M", "năm": "P{n}Y"}  # fmt: skip


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """Every deadline of a passage, and for each limb those of the heading that it ends."""
    yield from _own(passage)
    if passage.lead_in is not None:
        for hint in _own(passage.lead_in):
            above = hint.from_heading(passage.lead_in.at)
            yield from (replace(above, limb=limb.number) for limb in passage.limbs)


def _own(passage: Passage) -> Iterator[Hint]:
    """The deadlines in the words of a passage itself."""
    for found in _AT_ONCE.finditer(passage.text):
        yield passage.hint_by_letters("within", "immediately", found, "high")
    ranges = [m for m in _RANGE.finditer(passage.text) if int(m["from"]) < number_of(m["n"])]
    for found in ranges:
        yield _unwritten(passage, found, f"PT{found['from']}H/PT{number_of(found['n'])}H")
    for found in _WITHIN.finditer(passage.text):
        if not overlaps(found, ranges):
            yield passage.hint_by_letters("within", _length(found), found, "high")
    for found in _DAY.finditer(passage.text):
        yield _unwritten(passage, found, f"--{int(found['month']):02}-{int(found['day']):02}")
    for found in _DAY_OF_MONTH.finditer(passage.text):
        yield _unwritten(passage, found, f"---{int(found['day']):02}")
    for found in _HOUR.finditer(passage.text):
        yield _unwritten(passage, found, f"T{int(found['hour']):02}:{found['minute'] or '00'}")


def _length(found: re.Match[str]) -> Tree:
    number, unit = number_of(found["n"]), small(found["unit"])
    if unit == "ngày làm việc":
        return {"working_days": number}
    return _SIGN[unit].format(n=number)


def _unwritten(passage: Passage, found: re.Match[str], value: str) -> Hint:
    """A deadline that the plan language has no form for."""
    return replace(passage.hint_by_letters("within", value, found, "high"), unwritten=True)


KIND = Kind(
    id="deadlines",
    title=Text(en="by when", vi="thời hạn"),
    by=Text(
        en="Words for at once (thông báo ngay, ngay sau khi), for lengths (trong thời hạn 03 ngày "
        "làm việc, chậm nhất 24 giờ), and for days and hours (trước ngày 15/6, trước 17 giờ, 48 "
        "đến 72 giờ). The last the plan language cannot say: they stand beside the duty, as "
        "`value`.",
        vi="Từ chỉ việc phải làm ngay (thông báo ngay, ngay sau khi), thời hạn (trong thời hạn 03 "
        "ngày làm việc, chậm nhất 24 giờ), ngày và giờ (trước ngày 15/6, trước 17 giờ, 48 đến 72 "
        "giờ). Loại sau chưa ghi được vào nhiệm vụ: được nêu bên cạnh, ở `value`.",
    ),
    suggest=suggest,
)
