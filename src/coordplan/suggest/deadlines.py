"""By when: at once, so many hours or days, a day of the year, an hour of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coordplan.source import Tree
from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Passage

_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "sáu mươi": 60,
    "hai mươi tư": 24, "bốn mươi tám": 48, "bảy mươi hai": 72,
}  # fmt: skip
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"(?P<n>[0-9]{{1,4}}|{_SPELLED})(?:\s*\([^)]{{1,20}}\))?"
_UNIT = r"(?P<unit>phút|giờ|ngày làm việc|ngày|tuần|tháng|năm|h)\b"
_LIMIT = (
    r"(?:trong (?:thời hạn|thời gian|vòng|khoảng)(?: tối đa| không quá| chậm nhất)?(?: là)?|"
    r"(?:chậm nhất|muộn nhất)(?: là)?(?: trong| sau| không quá)?|không quá|"
    r"không muộn hơn|tối đa(?: là)?|thời hạn(?: không quá| tối đa)?(?: là)?|trong)"
)
_WITHIN = re.compile(rf"\b{_LIMIT}\s+(?:thời hạn\s+)?{_NUMBER}\s*{_UNIT}", re.IGNORECASE)
_RANGE = re.compile(
    rf"\b(?:từ\s+)?(?P<from>[0-9]{{1,3}})\s*(?:h|giờ)?\s*(?:-|–|đến)\s*{_NUMBER}\s*{_UNIT}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:trước|đến|chậm nhất(?: là| vào)?|vào)\s+ngày\s+(?P<day>[0-9]{1,2})"
    r"(?:\s*[/-]\s*|\s+tháng\s+)(?P<month>[0-9]{1,2})(?!\s*[/-]\s*[0-9]{4})",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"\b(?:trước|vào)\s+ngày\s+(?P<day>[0-9]{1,2})\s+(?:hằng|hàng|mỗi)\s+tháng", re.IGNORECASE
)
_HOUR = re.compile(
    r"\btrước\s+(?P<hour>[0-9]{1,2})\s*(?:giờ|h|g|:)\s*(?P<minute>[0-9]{2})?(?!\s*ngày)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\bngay lập tức\b|\blập tức\b|\bngay sau khi\b|"
    r"\b(?:báo|tin|hiện|chuyển|cáo|cấp|tổ chức|gửi|hành|phối hợp|xử lý|can thiệp|đưa|khai|xuất) ngay\b"
    r"(?! (?:từ|tại|trong|trên|cả|ở|ngắn|thẳng)\b)|"
    r"\bngay (?:cho|đến|khi (?:phát hiện|tiếp nhận|nhận|có|xảy ra))\b",
    re.IGNORECASE,
)
_AGES = re.compile(r"\s*(?:tuổi)\b", re.IGNORECASE)
_SIGN = {"phút": "PT{n}M", "giờ": "PT{n}H", "h": "PT{n}H", "ngày": "P{n}D", "tuần": "P{n}W",
         "tháng": "P{n}M", "năm": "P{n}Y"}  # fmt: skip


def suggest(passage: Passage) -> Iterator[Hint]:
    """Every deadline of a passage, and for each limb those of the heading that it ends."""
    yield from _own(passage)
    if passage.lead_in is not None:
        for hint in _own(passage.lead_in):
            for limb in passage.limbs:
                yield replace(hint, span=(0, 0), limb=limb.number, sure="medium")


def _own(passage: Passage) -> Iterator[Hint]:
    """The deadlines in the words of a passage itself."""
    for found in _AT_ONCE.finditer(passage.text):
        yield _hint(passage, found, "immediately")
    taken: list[tuple[int, int]] = []
    for found in _RANGE.finditer(passage.text):
        if found["unit"].lower() in {"giờ", "h"} and int(found["from"]) < _number(found["n"]):
            taken.append(found.span())
            yield _hint(passage, found, f"PT{found['from']}H/PT{_number(found['n'])}H", unwritten=True)
    for found in _WITHIN.finditer(passage.text):
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield _hint(passage, found, _length(found))
    for found in _DAY.finditer(passage.text):
        if 1 <= int(found["month"]) <= _MONTHS and 1 <= int(found["day"]) <= _DAYS:
            by = f"--{int(found['month']):02}-{int(found['day']):02}"
            yield _hint(passage, found, by, unwritten=True)
    for found in _DAY_OF_MONTH.finditer(passage.text):
        yield _hint(passage, found, f"---{int(found['day']):02}", unwritten=True)
    for found in _HOUR.finditer(passage.text):
        if int(found["hour"]) < _HOURS:
            by = f"T{int(found['hour']):02}:{found['minute'] or '00'}"
            yield _hint(passage, found, by, unwritten=True)


_MONTHS, _DAYS, _HOURS = 12, 31, 24


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _WORDS[written.lower()]


def _length(found: re.Match[str]) -> Tree:
    number, unit = _number(found["n"]), found["unit"].lower()
    if unit == "ngày làm việc":
        return {"working_days": number}
    return _SIGN[unit].format(n=number)


def _hint(passage: Passage, found: re.Match[str], value: Tree, *, unwritten: bool = False) -> Hint:
    return Hint(
        "within", value, found[0].strip(), found.span(), "high", _limb(passage, found.start()), unwritten
    )


def _limb(passage: Passage, letter: int) -> int:
    """The limb that a letter of the text stands in."""
    return limb_at(passage, letter)


def limb_at(passage: Passage, letter: int) -> int:
    """The limb that a letter of the text stands in."""
    number = 0
    for limb in passage.limbs:
        if passage.tokens[limb.first].start <= letter:
            number = limb.number
    return number
