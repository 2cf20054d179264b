"""Duties that wait for somebody's judgement or for a request (reading 14)."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases
from coordplan.text import Text

_NECESSARY = Phrases(
    (said, "necessary")
    for said in (
        "khi cần thiết", "khi thấy cần thiết", "khi xét thấy cần thiết", "nếu cần thiết", "nếu cần",
        "khi xét thấy cần", "nếu xét thấy cần thiết", "khi cần",
    )
)  # fmt: skip
_ASKED = Phrases(
    (said, "asked")
    for said in (
        "khi có yêu cầu", "khi được yêu cầu", "khi có đề nghị", "khi được đề nghị",
        "theo yêu cầu của", "theo đề nghị của", "khi có văn bản đề nghị", "khi có văn bản yêu cầu",
        "khi có yêu cầu của", "khi có đề nghị của", "khi có văn bản đề nghị của",
    )
)  # fmt: skip


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """What sets the duties of a passage in motion beside its facts.

    "Trường hợp cần thiết" before a sign of danger is none: it softens nothing.
    """
    for limb in passage.limbs:
        for found in _NECESSARY.within(passage.tokens, limb.first, limb.end):
            yield passage.hint("on_call.necessary", True, found.stretch, limb)
        for found in _ASKED.within(passage.tokens, limb.first, limb.end):
            askers = [m.body.id for m in passage.listed(found.end, limb)]
            yield passage.hint("on_call.asked_by", [*askers], found.stretch, limb)


KIND = Kind(
    id="on-call",
    title=Text(en="what waits for a judgement or a request", vi="việc chờ nhận định hoặc yêu cầu"),
    by=Text(
        en="“Khi cần thiết”, “khi có yêu cầu của X”, “khi được đề nghị”. Where an alarm is raised, "
        "“trường hợp cần thiết” does not soften it.",
        vi="“Khi cần thiết”, “khi có yêu cầu của X”, “khi được đề nghị”. Ở việc báo động, “trường "
        "hợp cần thiết” không làm nhẹ nghĩa vụ.",
    ),
    suggest=suggest,
)
