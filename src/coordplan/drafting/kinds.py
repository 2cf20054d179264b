"""What kind of clause a piece of a document most probably is, and by which words.

The fixed places of a document are sure; the heading right above is nearly so; a clause that nothing
else speaks for is taken for a duty, which its reader looks at most closely.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coordplan.text import fold
from coordplan.tracing import Clause

Sure = Literal["high", "medium", "low"]

_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "background",
        (
            "đánh giá nguy cơ", "đánh giá tình hình", "nhận định", "tình hình", "thực trạng",
            "đặc điểm tình hình", "bối cảnh", "sự cần thiết", "khái quát", "kết quả đạt được",
            "tồn tại, hạn chế", "dự báo tình hình",
        ),
    ),
    ("objective", ("mục đích", "mục tiêu", "chỉ tiêu", "các chỉ tiêu", "định hướng")),
    (
        "principle",
        (
            "nguyên tắc", "yêu cầu", "quan điểm", "quyền và nghĩa vụ", "hồ sơ", "thành phần hồ sơ",
            "điều kiện", "căn cứ", "tiêu chí", "thứ tự ưu tiên",
        ),
    ),
    ("coordination-form", ("hình thức phối hợp", "phương thức phối hợp")),
    (
        "coordination-scope",
        (
            "nội dung phối hợp", "phạm vi", "đối tượng", "phạm vi điều chỉnh", "giải thích từ ngữ",
            "thẩm quyền", "các biện pháp",
        ),
    ),
    ("issuing", ("hiệu lực thi hành", "điều khoản thi hành")),
    ("budget", ("kinh phí", "nguồn kinh phí", "nguồn vốn")),
    ("reporting", ("chế độ báo cáo", "chế độ thông tin, báo cáo", "thống kê, báo cáo", "báo cáo")),
)  # fmt: skip
"""How headings begin below which a kind of clause stands."""
_OPENINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("budget", ("kinh phí", "nguồn kinh phí")),
    (
        "reporting",
        (
            "định kỳ báo cáo",
            "hàng năm báo cáo",
            "hằng năm báo cáo",
            "báo cáo",
            "thu thập, tổng hợp, báo cáo",
        ),
    ),
)
"""How clauses begin that are of a kind wherever they stand."""
_BASIS = ("căn cứ", "thực hiện", "thi hành", "triển khai", "theo", "xét")
_ISSUING = ("như sau", "ban hành", "xây dựng kế hoạch", "quyết định", "ý kiến chỉ đạo")
_REPORTED = re.compile(r"\bbáo\s+cáo\b|\bsố\s+liệu\b|\bgửi\s+thông\s+tin\b", re.IGNORECASE)
_RHYTHM = re.compile(
    r"\bđịnh\s+kỳ\b(?!\s+(?:sơ|thống))|\b(?:hằng|hàng|mỗi)\s+(?:tháng|quý)\b", re.IGNORECASE
)
_ROLES = frozenset(("assign", "lead", "support"))


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, how sure it is, and the words that it was seen by."""

    kind: str
    sure: Sure
    seen: tuple[str, ...] = ()


def guess_kind(clause: Clause, above: Sequence[str]) -> Guess:
    """The kind of a clause; ``above`` are the headings over it, the nearest first."""
    root, _, rest = clause.at.partition(".")
    zone = root.partition("~")[0]
    if zone == "S":
        return Guess("signature", "high")
    if zone == "R" or (zone == "0" and rest.startswith("to")):
        return Guess("recipient", "high")
    if zone == "0":
        return _leading_up(clause.text)
    if last_of(clause.at) in _ROLES:
        return Guess("assignment", "high")
    return _by_words(clause.text, above)


def last_of(at: str) -> str:
    """The last step of a locator, without what tells it apart."""
    return at.rpartition(".")[2].partition("~")[0]


def _leading_up(text: str) -> Guess:
    """What stands above the body: on which it rests, and that the plan is made."""
    basis = _begun(text, _BASIS)
    said = [words for words in _ISSUING if f" {fold(words)} " in f" {fold(text)} "]
    if basis and not text.endswith(":"):
        return Guess("legal-basis", "high", basis)
    if said:
        return Guess("issuing", "high", tuple(said[:1]))
    return Guess("legal-basis" if basis else "issuing", "low", basis)


def _by_words(text: str, above: Sequence[str]) -> Guess:
    """By the nearest heading that says what stands below it, or by how the clause begins."""
    for distance, heading in enumerate(above):
        for kind, openings in _HEADINGS:
            seen = _begun(heading, openings)
            if seen:
                return Guess(kind, "medium" if distance else "high", seen)
    for kind, openings in _OPENINGS:
        seen = _begun(text, openings)
        if seen:
            return Guess(kind, "low", seen)
    said = _REPORTED.search(text)
    rhythm = _RHYTHM.search(text)
    if said is not None and rhythm is not None:
        return Guess("reporting", "low", (rhythm[0].lower(), said[0].lower()))
    return Guess("duty", "low")


def _begun(text: str, openings: Sequence[str]) -> tuple[str, ...]:
    """Which of some words a text begins with."""
    folded = f"{fold(text[:80])} "
    return tuple(words for words in openings if folded.startswith(f"{fold(words)} "))[:1]
