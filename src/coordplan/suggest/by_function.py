"""Each by its own function: "theo chức năng, nhiệm vụ được giao" (reading 15)."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases

_SAID = Phrases(
    (said, "by function")
    for said in (
        "theo chức năng", "theo chức năng, nhiệm vụ", "theo chức năng, nhiệm vụ, quyền hạn",
        "theo nhiệm vụ được phân công", "căn cứ chức năng, nhiệm vụ", "căn cứ chức năng",
        "trong phạm vi chức năng", "trong phạm vi quản lý", "theo lĩnh vực quản lý",
        "theo chức năng nhiệm vụ",
    )
)  # fmt: skip


def suggest(passage: Passage) -> Iterator[Hint]:
    """Where the bodies of a limb answer each for its own competence."""
    for limb in passage.limbs:
        for found in _SAID.within(passage.tokens, limb.first, limb.end):
            words, span = passage.words(found.first, found.end), passage.span(found.first, found.end)
            yield Hint("by_function", True, words, span, "high", limb.number)
            break
