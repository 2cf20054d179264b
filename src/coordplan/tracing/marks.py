"""The marks by which Vietnamese administrative documents tell their clauses apart.

Letters ``A.``, parts ``I.``, chapters, sections and annexes, articles ``Điều 4.``, items ``1.``
and ``1.1.``, points ``a)``, dashes, pluses; and the words that open the fixed places of a document:
its kind, whom it is sent to, who is charged with a task, who signs. Words are compared folded, so
that ``Uỷ ban`` and ``Ủy ban`` are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from coordplan.glyphs import DASHES
from coordplan.text import fold


class Sort(Enum):
    """What a mark, or the lack of one, makes of a paragraph."""

    LETTER = auto()
    PART = auto()
    CHAPTER = auto()
    SECTION = auto()
    SUBSECTION = auto()
    ANNEX = auto()
    ARTICLE = auto()
    ITEM = auto()
    POINT = auto()
    DASH = auto()
    PLUS = auto()
    ROW = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its mark: the sort of mark, what it counts (``IV``, ``1.1``, ``a``)."""

    sort: Sort
    label: str
    rest: str


_NUMBER = r"(?P<label>[IVXLC]{1,7}|[0-9]{1,2})"
_ORDINALS = dict(
    zip(
        ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "bốn"),
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "IV"),
        strict=True,
    )
)
_THEN_A_TITLE = r"(?:$|\s*[.:–—-]\s*(?![0-9])|\s+(?=[^a-z]+$))"
"""What stands behind the number of a chapter: nothing, a sign, or capitals."""
_CODIFIED = r"(?:[0-9]{1,3}\.[0-9]{1,3}\.[A-ZĐ]{2,6}\.(?:[0-9]{1,3}\.)?)?"
"""What the state codification puts before an article's own number: ``Điều 8.1.NĐ.1.14.``"""
_SLASH = r"/\s*(?=[^\W\d_])"
"""As some write in the place of the point: ``I/``, ``1/``, ``a/``; no number follows."""
_CAPITALS = "".join(c for c in map(chr, range(0x1EFA)) if c.isupper() and c.isalpha())
_CLOSE = rf"[.)](?=[{_CAPITALS}][^\W\d_])"
"""A point or bracket with no space behind it, as some type: ``1.Mục đích``, not ``1.A.2``."""
_MARKS = (
    (
        Sort.PART,
        re.compile(rf"(?:PHẦN\s+|Phần\s+)?(?P<label>[IVX]{{1,7}})(?:[.)]\s*(?=\S)|{_SLASH})"),
    ),
    (Sort.LETTER, re.compile(r"(?:(?:PHẦN|Phần)\s+)?(?P<label>[A-GĐ])[.)/]\s+(?=[^a-z]+$)")),
    (Sort.LETTER, re.compile(r"(?:PHẦN|Phần)\s+(?P<label>[A-GĐ])(?:$|\s*[.:–—-])\s*")),
    (Sort.PART, re.compile(rf"(?:PHẦN|Phần)\s+(?P<label>[IVX]{{1,7}}){_THEN_A_TITLE}")),
    (
        Sort.PART,
        re.compile(
            rf"(?:PHẦN\s+THỨ|Phần\s+thứ)\s+(?P<label>(?i:{'|'.join(_ORDINALS)})){_THEN_A_TITLE}"
        ),
    ),
    (Sort.CHAPTER, re.compile(rf"(?:CHƯƠNG|Chương)\s+{_NUMBER}{_THEN_A_TITLE}")),
    (Sort.SECTION, re.compile(rf"(?:MỤC|Mục)\s+{_NUMBER}{_THEN_A_TITLE}")),
    (Sort.SUBSECTION, re.compile(rf"(?:TIỂU MỤC|Tiểu mục)\s+{_NUMBER}{_THEN_A_TITLE}")),
    (
        Sort.ANNEX,
        re.compile(
            r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|số\s+)?"
            rf"(?P<label>[IVXLC]{{1,7}}|[0-9]{{1,2}}[a-zA-Z]?|[A-ZĐ]\b))?{_THEN_A_TITLE}"
        ),
    ),
    (
        Sort.ARTICLE,
        re.compile(rf"(?:Điều|ĐIỀU)\s+{_CODIFIED}(?P<label>[0-9]{{1,3}}[a-zđ]?)[.:]\s*(?=\S)"),
    ),
    (
        Sort.ITEM,
        re.compile(
            r"(?P<label>[0-9]{1,2}(?:\.[0-9]{1,2}){0,4})(?:(?:[.)]|(?<=\.[0-9])|(?<=\.[0-9][0-9]))\s+"
            rf"|{_CLOSE}|{_SLASH})"
        ),
    ),
    (Sort.POINT, re.compile(rf"(?P<label>[a-zđ][0-9]?)(?:\)\s*|\.\s+|{_SLASH})(?=\S)")),
    (Sort.DASH, re.compile(rf"(?P<label>[{re.escape(DASHES)}])\s*(?=\S)")),
    (Sort.PLUS, re.compile(r"(?P<label>\+)\s*(?=\S)")),
)
DIVISIONS = frozenset({Sort.LETTER, Sort.CHAPTER, Sort.SECTION, Sort.SUBSECTION, Sort.ANNEX})
"""What has its title on the lines below it, as a part by its number alone has."""
_BODIES_BEGIN = DIVISIONS | {Sort.PART, Sort.ARTICLE}
_TITLED = DIVISIONS | {Sort.PART, Sort.ARTICLE, Sort.ITEM}
_KIND = re.compile(
    r"(KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|HƯỚNG DẪN|"
    r"THÔNG BÁO|THÔNG TƯ|BÁO CÁO|CÔNG VĂN|CÔNG ĐIỆN|NGHỊ QUYẾT|NGHỊ ĐỊNH|TỜ TRÌNH)( [\w ]+)?"
)
_SUBJECT = re.compile(r"[Vv]/[Vv]\b")
_SIGNS = re.compile(r"(TM|KT|TL|TUQ|Q)\.\s*\w")
_OPENING = 40
_BASIS = ("can cu", "thuc hien", "thi hanh", "trien khai", "xet", "theo", "de", "uy ban", "ubnd")
_BODIES = (
    *("uy ban", "ubnd", "so", "phong", "ban", "bo", "cong an", "toa an", "tand", "vien", "vksnd"),
    *("hoi", "trung tam", "doan", "lien doan", "co quan", "don vi", "van phong", "chi cuc", "cuc"),
    *("tong cuc", "mat tran", "ubmttq", "thanh tra", "truong", "don", "to", "doi", "dai", "bao"),
    *("thu truong", "chu tich", "giam doc", "benh vien", "cac", "ngan hang", "kho bac"),
)
_ADDRESSING = re.compile(r"(de nghi|yeu cau|giao|trach nhiem cua|nhiem vu cua)\s+")


def read_mark(text: str) -> Marked:
    """The mark at the beginning of a line, where there is one."""
    for sort, pattern in _MARKS:
        found = pattern.match(text)
        if found is None:
            continue
        rest = text[found.end() :]
        if sort in _TITLED and rest[:1].islower():
            break
        label = found["label"] or ""
        return Marked(sort, _ORDINALS.get(label.lower(), label), rest)
    return Marked(Sort.PLAIN, "", text)


def is_marked(text: str) -> bool:
    """Whether a line begins with a mark."""
    return read_mark(text).sort is not Sort.PLAIN


def begins_anew(found: Marked) -> bool:
    """Whether a line below a signature begins another document, or the body of one."""
    return found.sort in _BODIES_BEGIN or is_kind(found.rest)


def is_national(text: str) -> bool:
    """Whether a line is the state's name, which stands in the head of every document."""
    return _folded(text[:_OPENING]).startswith("cong hoa xa") and is_capitals(text[:7])


def is_kind(text: str) -> bool:
    """Whether a line is the kind of the document, in capitals: ``KẾ HOẠCH``."""
    return text == text.upper() and _KIND.fullmatch(text) is not None


def is_subject(text: str) -> bool:
    """Whether a line begins what a letter is about: ``V/v``."""
    return _SUBJECT.match(text) is not None


def is_capitals(text: str) -> bool:
    """Whether a line is written in capitals."""
    return text.upper() == text and any(c.isalpha() for c in text)


def is_office(text: str) -> bool:
    """Whether a line may be the office that signs: capitals, and no member of a list."""
    return is_capitals(text) and not text.endswith((";", ",", "."))


def signs(text: str) -> bool:
    """Whether a line says in whose name somebody signs: ``TM. ỦY BAN NHÂN DÂN``."""
    return _SIGNS.match(text) is not None and is_capitals(text)


def sent_to(text: str) -> bool:
    """Whether a line opens the list of those a letter is written to."""
    return _says(text, "kinh gui")


def copied_to(text: str) -> bool:
    """Whether a line opens the list of those who get the document."""
    return _says(text, "noi nhan")


def assigns(text: str) -> bool:
    """Whether a line opens the names of those charged with the task above it."""
    return _says(text, "phan cong thuc hien", "phan cong", "phan cong nhiem vu")


def part_played(text: str) -> str | None:
    """``lead`` or ``support`` where a line names who leads or who supports, else None."""
    if _says(text, "co quan chu tri", "don vi chu tri"):
        return "lead"
    if _says(text, "co quan phoi hop", "don vi phoi hop"):
        return "support"
    return None


def tells_origin(text: str) -> bool:
    """Whether a line is a codification's note below an article's title: ``(Điều 4 Luật ...``."""
    return text.startswith("(Điều ")


def gives_basis(text: str) -> bool:
    """Whether a line begins as what leads up to the body of a document does."""
    return _begins(_folded(text[:_OPENING]), _BASIS) and not is_capitals(text)


def names_body(text: str) -> bool:
    """Whether a heading addresses a body, an office or all of them, and not a subject."""
    return _begins(_ADDRESSING.sub("", _folded(text[:_OPENING]), count=1), _BODIES)


def opens(text: str) -> bool:
    """Whether a line without a mark begins something new, whatever stands above it."""
    return (
        is_kind(text)
        or is_national(text)
        or is_subject(text)
        or signs(text)
        or sent_to(text)
        or copied_to(text)
        or assigns(text)
        or part_played(text) is not None
    )


def _says(text: str, *openings: str) -> bool:
    """Whether a line is one of these openings, or goes on after it with a colon."""
    head = text.partition(":")[0]
    return len(head) <= _OPENING and _folded(head) in openings


def _begins(words: str, openings: tuple[str, ...]) -> bool:
    """Whether folded words begin with one of these words, whole."""
    return words.startswith(tuple(f"{opening} " for opening in openings)) or words in openings


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """A text folded; one line is asked many questions."""
    return fold(text)
