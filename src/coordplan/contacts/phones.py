"""Telephone numbers as they are written: what one may hold, and how long each kind is.

The kinds are those of the numbering plan of Viet Nam. Counting digits keeps out slips, and the
numbers of identity cards.
"""

from __future__ import annotations

import re

from coordplan.frozen import dataclass
from coordplan.text import Text, quote

LONGEST = 40
"""How many characters a number may have as it is written."""

PHONE = r"^ *\+?[0-9]+(?:[ .-]+[0-9]+)* *$"
"""The form of a number, for an editor that completes and checks by the JSON Schema."""

_FORM = re.compile(PHONE)
_STRANGE = re.compile(r"[^0-9 .+-]")
_HOME = "+84"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something cannot be taken, and how to mend it. What was written is not repeated."""

    message: Text
    help: Text


@dataclass(frozen=True, slots=True)
class _Kind:
    """Numbers that begin alike, what they are called, and how many digits they have."""

    begins: str
    label: Text
    digits: range
    personal: bool = False


def _mobile(begins: str) -> _Kind:
    label = Text(en="a mobile number", vi="số di động")
    return _Kind(begins, label, range(10, 11), personal=True)


_KINDS = (
    _Kind("02", Text(en="a number with an area code", vi="số có mã vùng"), range(11, 12)),
    _Kind("06", Text(en="an 069 number", vi="số 069"), range(8, 11)),
    _Kind("080", Text(en="an 080 number", vi="số 080"), range(8, 9)),
    *map(_mobile, ("03", "05", "07", "08", "09")),
    _Kind("1800", Text(en="an 1800 number", vi="số 1800"), range(8, 11)),
    _Kind("1900", Text(en="a 1900 number", vi="số 1900"), range(8, 11)),
    _Kind("1", Text(en="a short number", vi="số ngắn"), range(3, 6)),
)
"""Of those that fit, the first counts."""

_ABROAD = _Kind("+", Text(en="a number with a country code", vi="số có mã nước"), range(8, 16))

_ALONE = Text(
    en="give the number alone: no name, no words",
    vi="chỉ ghi số: không ghi tên người, không ghi chữ",
)
_SIGNS = Text(
    en="write digits, with spaces, dots or dashes between them; one number an entry",
    vi="viết chữ số, giữa các nhóm là dấu cách, dấu chấm hoặc gạch nối; mỗi mục một số",
)
_WHOLE = Text(
    en="write it with its area code (0225 0000 111), as a short number (113), from 1800 or 1900, "
    "or with + and the country code",
    vi="viết đủ mã vùng (0225 0000 111), hoặc số ngắn (113), số 1800, 1900, hoặc dấu + và mã nước",
)
_QUOTED = Text(en='for example: phone: "0225 0000 111"', vi='ví dụ: phone: "0225 0000 111"')


def phone_of(written: object) -> str | Fault:
    """A number as groups of digits with one space between them, or why it is none."""
    if isinstance(written, list):
        said = Text(en="several numbers in one entry", vi="nhiều số trong một mục")
        return Fault(said, Text(en="write an entry for each", vi="viết mỗi số một mục"))
    if not isinstance(written, str):
        said = Text(
            en="a number must stand in quotation marks", vi="số điện thoại phải ở trong ngoặc kép"
        )
        return Fault(said, _QUOTED)
    strange = _STRANGE.search(written)
    if strange is not None:
        return _strange(strange.group())
    if len(written) > LONGEST or not _FORM.fullmatch(written):
        said = Text(en="this is not one number", vi="đây không phải là một số điện thoại")
        return Fault(said, _SIGNS)
    phone = " ".join(re.split(r"[ .-]+", written.strip(" ")))
    return _unfit(phone.replace(" ", "")) or phone


def at_home(phone: str) -> str:
    """The digits of a number as they are dialled in Viet Nam; one from abroad keeps its ``+``."""
    digits = phone.replace(" ", "")
    if not digits.startswith(_HOME):
        return digits
    rest = digits.removeprefix(_HOME)
    return rest if rest.startswith(("1800", "1900")) else f"0{rest}"


def mobile(phone: str) -> bool:
    """Whether a number may as well be that of a person."""
    kind = _kind_of(at_home(phone))
    return kind is not None and kind.personal


def _strange(sign: str) -> Fault:
    if sign.isalpha():
        said = Text(en="this number holds letters", vi="số điện thoại này có chữ cái")
        return Fault(said, _ALONE)
    shown = quote(sign) if sign.isprintable() else f"U+{ord(sign):04X}"
    return Fault(Text(en=f"this number holds {shown}", vi=f"số điện thoại này có {shown}"), _SIGNS)


def _unfit(digits: str) -> Fault | None:
    """What is wrong with how a number begins, or how long it is."""
    if digits.startswith(f"{_HOME}0"):
        said = Text(en="after +84 the first 0 is left out", vi="sau +84 thì bỏ số 0 đầu")
        return Fault(said, Text(en="write +84 225 0000 111", vi="viết +84 225 0000 111"))
    local = at_home(digits)
    kind = _kind_of(local)
    if kind is None:
        said = Text(
            en="no telephone number begins like this",
            vi="không có số điện thoại nào bắt đầu như vậy",
        )
        return Fault(said, _WHOLE)
    count = len(local.removeprefix("+"))
    if count in kind.digits:
        return None
    fewest, most = kind.digits[0], kind.digits[-1]
    wanted = f"{fewest}" if fewest == most else f"{fewest}–{most}"
    said = Text(
        en=f"{kind.label.en} has {wanted} digits, this has {count}",
        vi=f"{kind.label.vi} gồm {wanted} chữ số, số này có {count}",
    )
    return Fault(said, _WHOLE)


def _kind_of(digits: str) -> _Kind | None:
    if digits.startswith("+"):
        return None if digits.startswith("+0") else _ABROAD
    return next((kind for kind in _KINDS if digits.startswith(kind.begins)), None)
