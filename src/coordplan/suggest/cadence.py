"""How often is reported: each quarter, every six months, twice a day, on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.suggest.deadlines import limb_at
from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases

_UNITS = {"ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y"}
_ONE = r"(?:0?1|một)"
_EACH = (
    r"(?:(?:hằng|hàng|mỗi)\s+(?P<each>ngày|tuần|tháng|quý|năm)"
    r"|(?P<n>[0-9]{1,2}|một|hai|ba|sáu)(?:\s*\([^)]{1,12}\))?\s*(?P<unit>ngày|tuần|tháng|quý|năm)"
    r"|(?P<quarter>quý))\b"
)
_PERIODIC = re.compile(
    rf"\b(?:(?:theo\s+)?định\s+kỳ|chế\s+độ)(?:\s+(?:báo\s+cáo))?(?P<list>(?:\s*(?:,|và|hoặc|\(|theo|vào)?\s*{_EACH.replace('?P<each>','').replace('?P<n>','').replace('?P<unit>','').replace('?P<quarter>','')})*)",
    re.IGNORECASE,
)
_ITEM = re.compile(_EACH, re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:hằng|hàng|mỗi)\s+(?:ngày|tuần|tháng|quý|năm)\b"
    rf"(?:\s*(?:,|và|hoặc)\s*{_EACH.replace('?P<each>','').replace('?P<n>','').replace('?P<unit>','').replace('?P<quarter>','')})*",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?P<times>[0-9]{1,2}|một|hai|ba)\s*lần\s*(?:/|trong|mỗi|một)?\s*(?:0?1\s*|một\s*)?"
    r"(?P<unit>ngày|tuần|tháng|quý|năm)\b",
    re.IGNORECASE,
)
_TIMES_BACK = re.compile(
    r"(?:mỗi|một|hằng|hàng)\s+(?P<unit>ngày|tuần|tháng|quý|năm)\s+(?P<times>[0-9]{1,2}|một|hai|ba)\s*lần\b",
    re.IGNORECASE,
)
_ON_DEMAND = re.compile(r"\bđột\s+xuất\b", re.IGNORECASE)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "sáu": 6}
_REPORTS = Phrases(
    (said, "report")
    for said in ("báo cáo", "thống kê", "tổng hợp", "gửi", "số liệu", "thông tin", "giao ban")
)
_SENT = Phrases((said, "report") for said in ("báo cáo", "thống kê", "gửi báo cáo", "giao ban"))
_NEAR = 9
_HOURS_A_DAY = 24
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


def suggest(passage: Passage) -> Iterator[Hint]:
    """Every rhythm of reports of a passage."""
    if not any(_REPORTS.within(passage.tokens, 0, len(passage.tokens))):
        return
    spans: list[tuple[int, int]] = []
    for found in (*_TIMES.finditer(passage.text), *_TIMES_BACK.finditer(passage.text)):
        length = _times(_number(found["times"]), found["unit"].lower())
        if length is not None:
            spans.append(found.span())
            yield _hint(passage, found, length)
    for pattern in (_PERIODIC, _LISTED):
        for found in pattern.finditer(passage.text):
            if any(start < found.end() and found.start() < end for start, end in spans):
                continue
            if pattern is _LISTED and not _reports_near(passage, found):
                continue
            spans.append(found.span())
            yield from _items(passage, found)
    for found in _ON_DEMAND.finditer(passage.text):
        if spans:
            yield Hint("reports.on_demand", True, found[0], found.span(), "high",
                       limb_at(passage, found.start()))  # fmt: skip


def _reports_near(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a report stands near, in the same limb; "each year" may be of anything."""
    limb = passage.limbs[limb_at(passage, found.start())]
    first = next(n for n, token in enumerate(passage.tokens) if token.end > found.start())
    begins, ends = max(limb.first, first - _NEAR), min(limb.end, first + _NEAR)
    return any(_SENT.within(passage.tokens, begins, ends))


def _items(passage: Passage, found: re.Match[str]) -> Iterator[Hint]:
    lengths = [_length(item) for item in _ITEM.finditer(found[0])]
    for length in dict.fromkeys(lengths):
        yield _hint(passage, found, length)
    if not lengths and "định" in found[0].lower():
        yield Hint("reports.period", "unspecified", found[0].strip(), found.span(), "medium",
                   limb_at(passage, found.start()))  # fmt: skip


def _length(item: re.Match[str]) -> str:
    unit = (item["each"] or item["unit"] or item["quarter"]).lower()
    number = _number(item["n"]) if item["n"] else 1
    if unit == "quý":
        return f"P{3 * number}M"
    if unit == "tháng" and number == _MONTHS["năm"]:
        return "P1Y"
    return f"P{number}{_UNITS[unit]}"


def _times(times: int, unit: str) -> str | None:
    """How long lies between reports of which there are so many in a day, or a year."""
    if times < 1:
        return None
    if unit == "ngày":
        return f"PT{_HOURS_A_DAY // times}H" if times > 1 else "P1D"
    if unit in _MONTHS and _MONTHS[unit] % times == 0:
        months = _MONTHS[unit] // times
        return "P1Y" if months == _MONTHS["năm"] else f"P{months}M"
    return "P1W" if unit == "tuần" and times == 1 else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS.get(word.lower(), 1)


def _hint(passage: Passage, found: re.Match[str], length: str) -> Hint:
    where = limb_at(passage, found.start())
    return Hint("reports.every", length, found[0].strip(), found.span(), "high", where)
