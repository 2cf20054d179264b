"""How often is reported: each quarter, every six months, twice a day, on demand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.numerals import number_of, small
from coordplan.suggest.passage import Passage, overlaps
from coordplan.suggest.phrases import Phrases
from coordplan.text import Text

_ITEM = re.compile(
    r"(?:(?:hằng|hàng|mỗi) (?P<each>ngày|tuần|tháng|quý|năm)"
    r"|(?P<n>[0-9]{1,2}|một|hai|ba|sáu)(?: ?\([^)]{1,12}\))? ?(?P<unit>ngày|tuần|tháng|quý|năm)"
    r"|(?P<quarter>quý))\b",
    re.IGNORECASE,
)
_ITEMS = re.sub(r"\?P<\w+>", "?:", _ITEM.pattern)
_PERIODIC = re.compile(
    rf"\b(?:theo )?định kỳ(?: báo cáo)?(?:,? ?(?:và |hoặc |theo |vào )?\(?{_ITEMS})*", re.IGNORECASE
)
_LISTED = re.compile(
    rf"\b(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)\b(?:,? ?(?:và |hoặc )?{_ITEMS})*",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<times>[0-9]{1,2}|một|hai|ba) lần ?(?:/|trong|mỗi|một)? ?(?:0?1 |một )?"
    r"(?P<unit>ngày|tuần|tháng|quý|năm)\b",
    re.IGNORECASE,
)
_TIMES_BACK = re.compile(
    r"\b(?:mỗi|một|hằng|hàng) (?P<unit>ngày|tuần|tháng|quý|năm) "
    r"(?P<times>[0-9]{1,2}|một|hai|ba) lần\b",
    re.IGNORECASE,
)
_ON_DEMAND = re.compile(r"\bđột xuất\b", re.IGNORECASE)
_SENT = Phrases((said, "report") for said in ("báo cáo", "thống kê", "số liệu", "giao ban"))
_GATHERED = Phrases(
    (said, "data") for said in ("báo cáo", "thống kê", "tổng hợp", "gửi", "số liệu", "thông tin")
)
_NEAR = 9
_HOURS_A_DAY = 24
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_SHORT = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """Every rhythm of reports of a passage."""
    if not any(_GATHERED.within(passage.tokens, 0, len(passage.tokens))):
        return
    found = list(_rhythms(passage))
    yield from found
    for demand in _ON_DEMAND.finditer(passage.text) if found else ():
        yield passage.hint_by_letters("reports.on_demand", True, demand, "high")


def _rhythms(passage: Passage) -> Iterator[Hint]:
    """How often, each place of the text read once."""
    taken: list[re.Match[str]] = []
    for pattern in (_TIMES, _TIMES_BACK, _PERIODIC, _LISTED):
        for found in pattern.finditer(passage.text):
            if overlaps(found, taken):
                continue
            if pattern is _LISTED and not _reports_near(passage, found):
                continue
            taken.append(found)
            if "times" in pattern.groupindex:
                yield from _times(passage, found)
            else:
                yield from _items(passage, found)


def _reports_near(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a report stands near, in the same limb; "each year" may be of anything."""
    limb = passage.limb_at(found.start())
    first = bisect_right(passage.tokens, found.start(), key=lambda token: token.end)
    begins, ends = max(limb.first, first - _NEAR), min(limb.end, first + _NEAR)
    return any(_SENT.within(passage.tokens, begins, ends))


def _items(passage: Passage, found: re.Match[str]) -> Iterator[Hint]:
    lengths = dict.fromkeys(_length(item) for item in _ITEM.finditer(found[0]))
    for length in lengths:
        yield passage.hint_by_letters("reports.every", length, found, "high")
    if not lengths:
        yield passage.hint_by_letters("reports.period", "unspecified", found, "medium")


def _length(item: re.Match[str]) -> str:
    unit = small(item["each"] or item["unit"] or item["quarter"])
    number = number_of(item["n"]) if item["n"] else 1
    if unit in _MONTHS and unit != "năm":
        months = number * _MONTHS[unit]
        return "P1Y" if months == _MONTHS["năm"] else f"P{months}M"
    return f"P{number}{_SHORT[unit]}"


def _times(passage: Passage, found: re.Match[str]) -> Iterator[Hint]:
    """How long lies between reports of which there are so many in a day, or a year."""
    times, unit = number_of(found["times"]), small(found["unit"])
    whole = _HOURS_A_DAY if unit == "ngày" else _MONTHS.get(unit, 1)
    if times and whole % times == 0:
        one = whole // times
        length = f"P1{_SHORT.get(unit, 'M')}" if times == 1 and unit != "quý" else f"P{one}M"
        if unit == "ngày" and times > 1:
            length = f"PT{one}H"
        yield passage.hint_by_letters("reports.every", length, found, "high")


KIND = Kind(
    id="cadence",
    title=Text(en="how often is reported", vi="kỳ báo cáo"),
    by=Text(
        en="Words for a rhythm beside a report: định kỳ 6 tháng, hằng quý, 02 lần/ngày, đột xuất. "
        "“Định kỳ” without a length is a period that is not stated.",
        vi="Từ chỉ kỳ hạn đi với việc báo cáo: định kỳ 6 tháng, hằng quý, 02 lần/ngày, đột xuất. "
        "“Định kỳ” không nêu độ dài là kỳ hạn chưa rõ.",
    ),
    suggest=suggest,
)
