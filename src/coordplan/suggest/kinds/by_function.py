"""Each by its own function: "theo chức năng, nhiệm vụ được giao" (reading 15)."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases
from coordplan.text import Text

_SAID = Phrases(
    (said, "by function")
    for said in (
        "theo chức năng", "theo chức năng, nhiệm vụ", "theo chức năng, nhiệm vụ, quyền hạn",
        "theo nhiệm vụ được phân công", "căn cứ chức năng, nhiệm vụ", "căn cứ chức năng",
        "trong phạm vi chức năng", "trong phạm vi quản lý", "theo lĩnh vực quản lý",
        "theo chức năng nhiệm vụ",
    )
)  # fmt: skip


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """Where the bodies of a limb answer each for its own competence."""
    for limb in passage.limbs:
        found = next(_SAID.within(passage.tokens, limb.first, limb.end), None)
        if found is not None:
            yield passage.hint("by_function", True, found.stretch, limb, "high")


KIND = Kind(
    id="by-function",
    title=Text(en="each by its own function", vi="theo chức năng, nhiệm vụ"),
    by=Text(
        en="“Theo chức năng, nhiệm vụ được giao”, “trong phạm vi quản lý”.",
        vi="“Theo chức năng, nhiệm vụ được giao”, “trong phạm vi quản lý”.",
    ),
    suggest=suggest,
    of_lists=True,
)
