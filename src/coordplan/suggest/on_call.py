"""Duties that wait for somebody's judgement or for a request (reading 14)."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases, some

_NECESSARY = Phrases(
    (said, "necessary")
    for said in (
        "khi cần thiết", "khi thấy cần thiết", "khi xét thấy cần thiết", "nếu cần thiết", "nếu cần",
        "trong trường hợp cần thiết", "khi xét thấy cần", "nếu xét thấy cần thiết", "khi cần",
    )
)  # fmt: skip
_ASKED = Phrases(
    (said, "asked")
    for said in (
        "khi có yêu cầu", "khi được yêu cầu", "khi có đề nghị", "khi được đề nghị",
        "theo yêu cầu của", "theo đề nghị của", "khi có văn bản đề nghị", "khi có văn bản yêu cầu",
        "khi có yêu cầu của", "khi có đề nghị của", "khi có văn bản đề nghị của", "theo yêu cầu",
    )
)  # fmt: skip
_DANGER = some("dấu hiệu")
"""Where a sign is seen, "trường hợp cần thiết" softens nothing."""


def suggest(passage: Passage) -> Iterator[Hint]:
    """What sets the duties of a passage in motion beside its facts."""
    for limb in passage.limbs:
        for found in _NECESSARY.within(passage.tokens, limb.first, limb.end):
            words, span = passage.words(found.first, found.end), passage.span(found.first, found.end)
            yield Hint("on_call.necessary", True, words, span, "medium", limb.number)
        for found in _ASKED.within(passage.tokens, limb.first, limb.end):
            words, span = passage.words(found.first, found.end), passage.span(found.first, found.end)
            named = passage.listed(found.end, limb)
            yield Hint("on_call.asked_by", [m.body.id for m in named], words, span, "medium", limb.number)
