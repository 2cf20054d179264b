"""When in the course of a case: before or after an action (reading 13)."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.phrases import Phrases
from coordplan.text import Text

_TIMES = Phrases.meaning({"before": ("trước khi",), "after": ("sau khi", "ngay sau khi")})
_AHEAD = 8


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The actions before or after which a passage sets its duties."""
    for limb in passage.limbs:
        for time in _TIMES.within(passage.tokens, limb.first, limb.end):
            end = min(time.end + _AHEAD, limb.end)
            action = next(lexicon.actions.within(passage.tokens, time.end, end), None)
            if action is not None:
                yield passage.hint(time.meant, action.meant, time.stretch, limb, "low")


KIND = Kind(
    id="sequence",
    title=Text(en="before or after which action", vi="trước hoặc sau việc nào"),
    by=Text(
        en="“Trước khi”, “sau khi” and the first action of the vocabulary behind them.",
        vi="“Trước khi”, “sau khi” và việc đầu tiên trong bộ từ vựng đứng sau.",
    ),
    suggest=suggest,
)
