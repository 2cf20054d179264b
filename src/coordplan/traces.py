"""What in a text looks as if it were of a person: a number, an e-mail address, a date of birth.

Numbers are looked for however they are written. Spans of years, dates, numbers of documents,
sums of money and short numbers of services are nobody's, and are left out first.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Trace(StrEnum):
    """What a text seems to hold."""

    EMAIL = "email"
    NUMBER = "number"
    BIRTH = "birth"


def traces(text: str) -> tuple[Trace, ...]:
    """What of a person a text seems to hold, each once."""
    if not _MAYBE.search(text):
        return ()
    plain = _plain(text)
    found = (
        (Trace.EMAIL, _has_address(plain)),
        (Trace.NUMBER, _has_number(plain) or _has_words(plain)),
        (Trace.BIRTH, _has_birth(plain)),
    )
    return tuple(trace for trace, is_there in found if is_there)


_MAYBE = re.compile(
    r"[\d@\uff20\ufe6b"
    # digits of other kinds: raised, lowered, in circles
    r"\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]"
    r"|[(\[{] ?at ?[)\]}]|a c(?:o\u0300?|ò)ng|kh(?:o\u0302?|ô)ng|zero",
    re.IGNORECASE,
)
"""A text without any of these holds nothing; most do not."""


def _plain(text: str) -> str:
    """The text in small ASCII letters, digits and signs, in which nothing hides."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = (
            _STRANGE.sub(lambda found: _sign(found[0]), plain).encode("ascii", "ignore").decode()
        )
    return " ".join(plain.split())


_STRANGE = re.compile(r"[^\x00-\x7f\u0300-\u036f]")
"""What is no ASCII and no mark on a letter."""


def _sign(sign: str) -> str:
    """A digit, a dash, a dot, a blank, nothing, or a letter, in ASCII."""
    if sign in _DOTS:
        return "."
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Pd":
            return "-"
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Mn" | "Me" | "Cf":
            return ""
        case _:
            return {"đ": "d", "\N{MINUS SIGN}": "-"}.get(sign, "x")


_DOTS = frozenset("·•∙⋅・")

_SPELT = re.compile(
    r"khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
    r"|zero|oh|one|two|three|four|five|six|seven|eight|nine"
)
_WORD = re.compile(r"[a-z]+|\d+|[^a-z\d ,.-]")


def _has_words(text: str) -> bool:
    """Whether a number is said in words, digit by digit."""
    said = spelt = 0
    for word in _WORD.findall(text) if len(text) > 2 * _LONG else ():
        in_word = _SPELT.fullmatch(word) is not None
        spelt += in_word
        said += 1
        if not in_word and not (len(word) == 1 and word.isdigit()):
            said = spelt = 0
        if said >= _LONG and spelt >= _FEWEST_SPELT:
            return True
    return False


_AT = r"(?:@|[(\[{] ?(?:at|a cong) ?[)\]}]| a cong )"
_DOT = r"(?:\.|[(\[{] ?(?:dot|cham) ?[)\]}]| cham )"
_SIGN = re.compile(_AT)
_EMAIL = re.compile(rf"[^\s@] ?{_AT} ?[^\s@]{{1,200}}? ?{_DOT}[^\s@]")


def _has_address(text: str) -> bool:
    """Whether a text holds an e-mail address."""
    return _SIGN.search(text) is not None and _EMAIL.search(text) is not None


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_SLASHED = rf"{_DAY} ?/ ?{_MONTH} ?/ ?{_YEAR}|{_DAY}/{_MONTH}-{_DAY}/{_MONTH}(?:/{_YEAR})?"
_DATE = rf"(?:{_DAY} ?[./-] ?)?{_MONTH} ?[./-] ?{_YEAR}|{_YEAR}-{_MONTH}(?:-{_DAY})?|{_YEAR}"
_UNIT = r"(?:dong|d|vnd|usd|trieu|ty|nguoi|nan nhan|luot|vu|ho|tre|people|victims|cases)\b"
_ALONE = r"(?<!\d)(?<!\d[ .-])(?<!\d - )"
_NOBODYS = re.compile(
    # addresses of pages, of which the digits are looked at apart
    r"https?://\S+"
    # 123/kh-ubnd, 62/2012/nd-cp, 53/2024/qh15; nd-62-2012
    rf"|{_ALONE}\d{{1,6}}(?:/{_YEAR})?/[a-z][\w&-]*|[a-z]-\d{{1,6}}[-/]{_YEAR}(?!\d)"
    # moments: 2026-02-13t16:00:00
    rf"|(?<!\d){_YEAR}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?!\d)"
    # days, months and years, and from one to another; what is written with slashes is no number
    rf"|(?<![\d/])(?:{_SLASHED})(?![\d/])"
    rf"|{_ALONE}(?:{_DATE})(?: ?[-/,;] ?(?:{_DATE})| (?:{_YEAR}))*(?! ?[.-]? ?\d)"
    # sums of money and of people
    rf"|(?<!\d)[1-9]\d{{0,2}}(?:[., ]?\d{{3}})* ?{_UNIT}"
    # 111, 113; 1900 0000
    rf"|{_ALONE}11\d(?:[ ,;./-]{{1,3}}11\d)*(?! ?[.-]? ?\d)"
    rf"|{_ALONE}1[89]00(?:[ .-]?\d){{4,6}}(?! ?[.-]? ?\d)"
)
_PAGE = re.compile(r"https?://\S+")
_IN_PAGE = re.compile(r"(?<!\d)(?:0|84)[35789]\d{8}(?!\d)")
_RUN = re.compile(r"\d(?:(?:[ .()/_-]{0,3}|,)\d)*")
_OUTLINE = re.compile(r"[1-9](?:\.\d)+")
"""As parts of a document are numbered: 1.2.3."""
_LONG, _FEWEST_SPELT = 9, 3
"""How many digits a number has at least that may be a person's; offices have shorter ones."""
_SAID = re.compile(
    r"(?:dien thoai|\bdt|\bsdt|\btel|phone|zalo|viber|di dong|mobile|hotline|duong day nong)"
    r"\W{0,3}(?:so\W{0,2})?(?=\d)(?!1[89]00)\d(?:[ .-]?\d){6,}"
)
_PASSPORT = re.compile(r"(?<![a-z0-9-])[a-z]\d{7,8}(?![a-z0-9-])")


def _has_number(text: str) -> bool:
    """Whether a text holds digits like those of a telephone, an identity card or a passport."""
    if not _may_be_number(text):
        return False
    pages, left = _PAGE.findall(text), _NOBODYS.sub(" ; ", text)
    return any(map(_IN_PAGE.search, pages)) or _may_be_number(left)


def _may_be_number(text: str) -> bool:
    """Whether digits are many enough, be they of a person or of nobody."""
    return any(map(_personal, _RUN.findall(text))) or any(
        pattern.search(text) for pattern in (_SAID, _PASSPORT)
    )


def _personal(run: str) -> bool:
    """Whether digits with signs between them are long enough, and no outline."""
    long = len(run) >= _LONG and sum(map(str.isdigit, run)) >= _LONG
    return long and not _OUTLINE.fullmatch(run)


_BORN = re.compile(r"sinh|born|birth|\b(?:sn|ntns|dob)\b")
_BIRTH = re.compile(
    r"(?:(?P<before>[a-z]+) )?\bsinh\W{0,2}(?:ngay|nam|thang|vao)?\W{0,2}(?:ngay|nam)?\W{0,3}\d"
    r"|\b(?:ngay|nam|thang)\W?(?:thang\W?)?(?:nam\W?)?sinh\W{0,3}\d"
    rf"|\b(?:sn|ntns|dob)\W{{1,3}}(?:{_DAY}\W{_MONTH}\W)?{_YEAR}"
    r"|\b(?:born|date of birth|birth ?da(?:y|te))\W{0,3}(?:on |in |the )?(?:[a-z]{3,9} )?\d"
)
_NOT_BORN = re.compile(
    "an|dan|giang|hau|hoc|ho|hy|khai|ky|moi|nay|nhan|phat|quyen|san|song|so|tai|tam|thi|thu|tien|"
    "triet|tuyen|ve|vi"
)
"""Before ``sinh`` these make another word of it: học sinh, phát sinh, khai sinh, vệ sinh."""


def _has_birth(text: str) -> bool:
    """Whether a text says on what day, or in what year, somebody was born."""
    return _BORN.search(text) is not None and any(
        not _NOT_BORN.fullmatch(found["before"] or "") for found in _BIRTH.finditer(text)
    )
