"""Who is told, to whom is reported or submitted, and through whom: verbs and who follows them."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Limb, Mention, Passage
from coordplan.suggest.phrases import Found, Phrases, some
from coordplan.text import Text

_VERBS = Phrases.meaning(
    {
        "notify.to": (
            "thông báo", "thông tin", "báo tin", "báo ngay", "cung cấp", "trao đổi", "chia sẻ",
            "báo", "cung cấp thông tin", "trao đổi thông tin",
        ),
        "reports.to": ("báo cáo", "gửi báo cáo", "phản ánh", "báo cáo kết quả"),
        "submit_to": ("gửi", "trình", "gửi về", "kiến nghị", "đề xuất"),
        "": ("phối hợp", "hướng dẫn", "chỉ đạo", "đưa", "chuyển", "hỗ trợ", "giao", "tham mưu"),
    }
)  # fmt: skip
"""Verbs that tell somebody, by the key that says whom; the last ones tell nobody."""
_TO = some("cho về đến tới với lên")
_OR = some("hoặc")
_THROUGH = some("qua")
_REPORTED = Phrases(
    (said, "report") for said in ("báo cáo", "thông tin", "số liệu", "danh sách", "kết quả")
)
_OBJECTS = some("kết quả thực hiện tình hình kịp thời định kỳ bằng văn bản nội dung , số liệu")
_SWIFTLY = some("ngay nhanh khẩn cấp kịp thời")
_AT_ONCE = some("ngay khẩn")
"""A report at once is word of a case, not one of a rhythm."""
_IN_ORDER_TO = some("để kịp thời thực hiện việc tiến hành ) cùng tiếp tục")
_THEIRS = Phrases.meaning(
    {
        "perform": ("tổng hợp", "xem xét", "thẩm định", "xử lý", "giải quyết", "xác minh"),
        "with": ("phối hợp",),
    }
)
"""What those who get word do with it."""
_FARTHEST = 40


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """Everybody who gets word in a passage."""
    for limb in passage.limbs:
        reports = _REPORTED.within(passage.tokens, limb.first, limb.end)
        report = next((one.end for one in reports), limb.end)
        for group in passage.lists_in(limb):
            verb = _verb(passage, limb, group[0])
            if verb is not None and not verb.meant:
                continue
            if _is_through(passage, group[0]):
                seen = group[0].stretch if verb is None else verb.stretch
                yield passage.hint("reports.via", group[0].body.id, seen, limb)
            elif verb is not None:
                yield from _told(passage, limb, verb, group, report)


def _told(
    passage: Passage, limb: Limb, verb: Found[str], group: list[Mention], report: int
) -> Iterator[Hint]:
    """Those of a group who get word, in a limb that speaks of a report up to a place."""
    key = verb.meant
    if key == "reports.to" and passage.tokens[verb.end].key in _AT_ONCE:
        key = "notify.to"
    if key == "submit_to" and (passage.kind == "reporting" or report <= group[0].first):
        key = "reports.to"
    role = _role_then(passage, limb, group[-1].end)
    for mention in group:
        yield passage.hint(key, mention.body.id, verb.stretch, limb)
        if role is not None:
            yield passage.hint(role, mention.body.id, verb.stretch, limb, "low")
    between = passage.tokens[group[0].end : group[-1].first]
    if key == "notify.to" and any(token.key in _OR for token in between):
        yield passage.hint("notify.any", True, verb.stretch, limb, "high")


def _role_then(passage: Passage, limb: Limb, place: int) -> str | None:
    """The role of who gets word, where the words go on with what is then theirs to do."""
    while place < limb.end and passage.tokens[place].key in _IN_ORDER_TO:
        place += 1
    found = _THEIRS.at(passage.tokens, place) if place < limb.end else None
    return found.meant if found is not None else None


def _is_through(passage: Passage, mention: Mention) -> bool:
    """Whether word only goes through a body: "(qua X)"."""
    before = [token.key for token in passage.tokens[max(mention.first - 2, 0) : mention.first]]
    return bool(before) and before[-1] in _THROUGH and "(" in before[:-1]


def _verb(passage: Passage, limb: Limb, mention: Mention) -> Found[str] | None:
    """The verb by which a body gets word: right before it, or before "cho", "về", "đến"."""
    start = max(limb.first, mention.first - _FARTHEST)
    near = list(_VERBS.within(passage.tokens, start, mention.first))
    if not near:
        return None
    last = near[-1]
    between = passage.tokens[last.end : mention.first]
    if all(token.key in _SWIFTLY for token in between):
        return last
    sent = last.meant in {"reports.to", "submit_to"}
    if not between or between[-1].key in _TO or (sent and all(t.key in _OBJECTS for t in between)):
        return last
    return last if _is_through(passage, mention) else None


KIND = Kind(
    id="told",
    title=Text(en="who is told, and to whom is reported", vi="thông báo, báo cáo, gửi cho ai"),
    by=Text(
        en="Verbs of telling and the bodies that follow them: thông báo cho, báo cáo, gửi về, "
        "trình; “A hoặc B” is one of them, “(qua X)” the way.",
        vi="Động từ chỉ việc báo tin và cơ quan đứng sau: thông báo cho, báo cáo, gửi về, trình; "
        "“A hoặc B” là một trong hai, “(qua X)” là nơi chuyển.",
    ),
    suggest=suggest,
)
