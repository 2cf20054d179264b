"""Words for actions that only say what something is about: nothing is done there.

"Tập huấn về công tác tiếp nhận, bảo vệ nạn nhân" is training; reception and protection are its
topic. A topic begins behind a word such as "về" or "kỹ năng" and goes on through a list.
"""

from __future__ import annotations

from coordplan.suggest.phrases import Found, Phrases, Token, some

_OPENERS = Phrases(
    (said, said)
    for said in (
        "về", "công tác", "việc", "kỹ năng", "tình hình", "liên quan đến", "phòng, chống",
        "số liệu", "nghiệp vụ", "kinh phí", "chính sách", "đề án", "chương trình", "dịch vụ",
        "giai đoạn", "luật", "đã", "người được", "kết quả", "căn cứ",
    )
)  # fmt: skip
_LONGEST_OPENER = 3
_WORK = frozenset(("công tác", "việc"))
"""Openers behind which something is done where a verb says so: "thực hiện việc tiếp nhận"."""
_DOING = some("trì hiện chức hành đạo trong quả tốt cường mạnh ngay")
"""How the verbs end that say so."""
_DOES_NOT = some("việc quả bộ")
"""What makes "thực hiện" a noun: "kết quả thực hiện", "cán bộ thực hiện"."""
_CARRIED_OUT = some("hiện")
_ABOUT = some("về")
_WAY_HOME = some("trở đưa gửi chuyển nước quay đón đi ngoài cáo trình người trợ nhân họ")
"""Words behind which "về" is a way, or to whom something is sent."""
_NO_TOPIC = some(", làm")
_JOINS = some(", và hoặc")
_LONGEST_ITEM = 4


def is_topic(tokens: tuple[Token, ...], begins: int, action: Found[str]) -> bool:
    """Whether an action is only a topic, in a limb that begins at a place."""
    own = _OPENERS.at(tokens, action.first)
    if own is not None and own.meant in _WORK and own.end < action.end:
        return not _is_done(tokens, begins, own)
    place, listed, length = action.first, False, 0
    while place > begins:
        opener = _before(tokens, begins, place)
        if opener is not None:
            return not _is_done(tokens, begins, opener)
        joins = tokens[place - 1].key in _JOINS
        listed, length = listed or joins, 0 if joins else length + 1
        if not listed or length > _LONGEST_ITEM:
            return False
        place -= 1
    return False


def _before(tokens: tuple[Token, ...], begins: int, place: int) -> Found[str] | None:
    """The opener that ends right before a place."""
    if tokens[place].key in _NO_TOPIC:
        return None
    for start in range(max(begins, place - _LONGEST_OPENER), place):
        found = _OPENERS.at(tokens, start)
        if found is not None and found.end == place and not _is_way(tokens, begins, start):
            return found
    return None


def _is_way(tokens: tuple[Token, ...], begins: int, place: int) -> bool:
    """Whether "về" says where to, not about what."""
    moved = place > begins and tokens[place - 1].key in _WAY_HOME
    return moved and tokens[place].key in _ABOUT


def _is_done(tokens: tuple[Token, ...], begins: int, opener: Found[str]) -> bool:
    """Whether a verb before "công tác" or "việc" says that it is done, or nothing stands there."""
    if opener.meant not in _WORK:
        return False
    place = opener.first
    if place > begins and tokens[place - 1].key in _ABOUT:
        place -= 1
    if place == begins or not tokens[place - 1].is_word:
        return True
    noun = place - 3 >= begins and tokens[place - 3].key in _DOES_NOT
    if noun and tokens[place - 1].key in _CARRIED_OUT:
        return False
    return tokens[place - 1].key in _DOING
