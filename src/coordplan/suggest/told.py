"""Who is told, to whom is reported or submitted, and through whom: verbs and who follows them."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Limb, Mention, Passage
from coordplan.suggest.phrases import Found, Phrases, some

_VERBS = Phrases.meaning(
    {
        "notify": (
            "thông báo", "thông tin", "báo tin", "báo ngay", "cung cấp", "trao đổi", "chia sẻ",
            "báo", "cung cấp thông tin", "trao đổi thông tin",
        ),
        "report": ("báo cáo", "gửi báo cáo", "phản ánh", "báo cáo kết quả"),
        "send": ("gửi", "trình", "gửi về", "kiến nghị", "đề xuất"),
        "other": ("phối hợp", "hướng dẫn", "chỉ đạo", "đưa", "chuyển", "hỗ trợ", "giao", "tham mưu"),
    }
)  # fmt: skip
_TO = some("cho về đến tới với lên")
_ONE_OF = some("hoặc")
_THROUGH = some("qua")
_REPORTED = Phrases((said, "report") for said in ("báo cáo", "thông tin", "số liệu", "danh sách", "kết quả"))
_OBJECTS = some("kết quả thực hiện tình hình kịp thời định kỳ bằng văn bản nội dung , số liệu")
_FARTHEST = 40
_IN_ORDER_TO = some("để kịp thời thực hiện việc tiến hành ) cùng tiếp tục")
_THEIRS = Phrases.meaning(
    {
        "perform": ("tổng hợp", "xem xét", "thẩm định", "xử lý", "giải quyết", "xác minh"),
        "with": ("phối hợp",),
    }
)
"""What those who get word do with it."""


def suggest(passage: Passage) -> Iterator[Hint]:
    """Everybody who gets word in a passage."""
    for limb in passage.limbs:
        taken = 0
        for mention in passage.mentions_in(limb):
            if mention.first < taken:
                continue
            group = passage.listed(mention.first, limb)
            if not group:
                continue
            taken = group[-1].end
            through = _through(passage, mention)
            verb = _verb(passage, limb, mention)
            if through and (verb is None or verb.meant != "other"):
                yield _hint(passage, limb, "reports.via", group[0], verb)
            elif verb is not None and verb.meant != "other":
                yield from _told(passage, limb, verb, group)


def _told(
    passage: Passage, limb: Limb, verb: Found[str], group: list[Mention]
) -> Iterator[Hint]:
    key = {"notify": "notify.to", "report": "reports.to", "send": "submit_to"}[verb.meant]
    if key == "submit_to" and _is_report(passage, limb, verb):
        key = "reports.to"
    for mention in group:
        yield _hint(passage, limb, key, mention, verb)
    role = _acts_then(passage, limb, group[-1].end)
    if role is not None:
        for mention in group:
            yield _hint(passage, limb, role, mention, verb)
    between = passage.tokens[group[0].end : group[-1].first]
    if key == "notify.to" and any(token.key in _ONE_OF for token in between):
        yield Hint("notify.any", True, passage.words(verb.first, verb.end),
                   passage.span(verb.first, verb.end), "high", limb.number)  # fmt: skip


def _hint(
    passage: Passage, limb: Limb, key: str, mention: Mention, verb: Found[str] | None
) -> Hint:
    seen = verb or Found("", mention.first, mention.end)
    words, span = passage.words(seen.first, seen.end), passage.span(seen.first, seen.end)
    return Hint(key, mention.body.id, words, span, "medium", limb.number)


def _acts_then(passage: Passage, limb: Limb, place: int) -> str | None:
    """The role of who gets word, where the words go on with what is then theirs to do."""
    while place < limb.end and passage.tokens[place].key in _IN_ORDER_TO:
        place += 1
    found = _THEIRS.at(passage.tokens, place) if place < limb.end else None
    return found.meant if found is not None else None


def _is_report(passage: Passage, limb: Limb, verb: Found[str]) -> bool:
    """Whether what is sent is a report or data."""
    if passage.kind == "reporting":
        return True
    return any(_REPORTED.within(passage.tokens, limb.first, verb.first))


def _through(passage: Passage, mention: Mention) -> bool:
    before = [token.key for token in passage.tokens[max(mention.first - 2, 0) : mention.first]]
    return bool(before) and before[-1] in _THROUGH and "(" in before[:-1]


def _verb(passage: Passage, limb: Limb, mention: Mention) -> Found[str] | None:
    """The verb by which a body gets word: right before it, or before "cho", "về", "đến"."""
    verbs = list(_VERBS.within(passage.tokens, max(limb.first, mention.first - _FARTHEST), mention.first))
    before = passage.tokens[mention.first - 1].key if mention.first else ""
    close = verbs[-1] if verbs else None
    if close is not None and close.end == mention.first:
        return close
    if before in _TO:
        return close
    if close is None or close.meant not in {"report", "send"}:
        return None
    between = passage.tokens[close.end : mention.first]
    return close if all(token.key in _OBJECTS for token in between) else None
